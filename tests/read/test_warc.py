from __future__ import annotations

from datetime import date

import pytest

from backchannel.model.errors import NotADocument
from backchannel.read.given import Given
from backchannel.read.parts import Part, PassedOver
from backchannel.read.warc import pieces

from .files_made import PROSE, page, web_archive


def test_each_page_has_its_address_and_the_day_it_was_fetched() -> None:
    data = web_archive([("https://a.example/1", page(PROSE)), ("https://a.example/2", b"words")])
    first, second = pieces(data, Given(name="a.warc"))
    assert isinstance(first, Part)
    assert isinstance(second, Part)
    assert first.given == Given(
        name="https://a.example/1", address="https://a.example/1", fetched=date(2030, 5, 7)
    )
    assert (first.data, second.data) == (page(PROSE), b"words")


def test_errors_and_pictures_are_counted() -> None:
    wrong = web_archive([("https://a.example/1", b"gone")], status="404 Not Found")
    picture = web_archive([("https://a.example/2", b"\x89PNG")], kind="image/png")
    _, passed = pieces(wrong + picture + web_archive([("https://a.example/3", page(PROSE))]), Given(name="a"))
    assert isinstance(passed, PassedOver)
    assert "1 answered with an error or a redirect, 1 of another type" in passed.what


def test_an_archive_without_pages_is_told() -> None:
    with pytest.raises(NotADocument):
        list(pieces(b"WARC/1.0\r\n", Given(name="a")))
