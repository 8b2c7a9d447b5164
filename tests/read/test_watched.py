"""The text of a watched page is all that it shows."""

from __future__ import annotations

import pytest

from backchannel.model.errors import NoMainText
from backchannel.read.files import read_watched
from backchannel.read.given import Given
from backchannel.read.watched import watched_document

PAGE = b"""<html lang="en"><head><title>Fees of the port</title></head><body><nav><a href="/">Home</a></nav>
<main><h1>Fees</h1><p>The port asks these fees of ships.</p>
<table><tr><th>Ship</th><th>Fee</th></tr><tr><td>Ferry</td><td>40</td></tr></table>
<ul><li>Open on Sundays</li></ul></main><script>track()</script></body></html>"""


def test_tables_and_lists_are_part_of_the_text_and_menus_are_not() -> None:
    document = watched_document(PAGE, Given(name="fees", address="https://port.example/fees"))
    assert "Ferry | 40" in document.text
    assert "Open on Sundays" in document.text
    assert "Home" not in document.text
    assert "track" not in document.text
    assert (document.address, document.language) == ("https://port.example/fees", "en")


def test_the_same_bytes_are_the_same_document() -> None:
    one, other = (watched_document(PAGE, Given(name=name)) for name in ("a", "b"))
    assert one.id == other.id
    assert one.id != watched_document(PAGE.replace(b"40", b"45"), Given(name="a")).id


def test_a_page_without_words_is_none() -> None:
    with pytest.raises(NoMainText):
        watched_document(b"<html><body><script>x()</script></body></html>", Given(name="a"))


def test_what_is_no_page_is_read_as_any_file() -> None:
    (read,) = read_watched(
        b"The port is open, Ana Duarte said.", Given(name="a.txt"), media_type="text/plain"
    )
    assert getattr(read, "result").text == "The port is open, Ana Duarte said."  # noqa: B009 - a union
