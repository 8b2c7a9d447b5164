from __future__ import annotations

from datetime import date

import pytest

from backchannel.model.errors import DamagedFile, EmptyFile, NotADocument
from backchannel.model.sources import Document
from backchannel.read import outlines
from backchannel.read.feeds import feed_of, pieces
from backchannel.read.given import Given
from backchannel.read.outlines import feeds_in
from backchannel.read.parts import PassedOver, Read

from .files_made import PROSE, SENTENCE, feed, item

ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Port News</title>
<entry><title>Fee &amp; timber</title><id>urn:1</id><link href="https://ports.example/7"/>
<published>2030-05-06T10:00:00Z</published><updated>2030-05-08T10:00:00Z</updated>
<author><name>Lena Marchetti</name></author><summary>Short.</summary>
<content type="html">&lt;p&gt;{PROSE} {PROSE.replace("Monday", "Friday")}&lt;/p&gt;
&lt;script&gt;run()&lt;/script&gt;</content>
</entry></feed>""".encode()


def test_an_entry_is_a_document_with_its_own_address_day_and_author() -> None:
    (read,) = pieces(ATOM, Given(name="feed"))
    assert isinstance(read, Read)
    document = read.result
    assert isinstance(document, Document)
    assert document.title == "Fee & timber"
    assert (document.published, document.modified) == (date(2030, 5, 6), date(2030, 5, 8))
    assert (document.address, document.outlet) == ("https://ports.example/7", "Port News")
    assert document.authors == ("Lena Marchetti",)
    assert document.text == f"Fee & timber\n\n{PROSE} {PROSE.replace('Monday', 'Friday')}"


def test_entries_that_only_announce_their_page_are_counted() -> None:
    first, second, passed = pieces(feed(item("One", SENTENCE), item("Two", "", number=2)), Given(name="feed"))
    assert isinstance(first, Read)
    assert isinstance(second, Read)
    assert isinstance(passed, PassedOver)
    assert passed.what.startswith("BC131: 2 of 2 entries")


def test_the_same_entry_has_the_same_id_and_document_in_a_later_feed() -> None:
    one = feed_of(feed(item("One", SENTENCE)), name="feed")
    later = feed_of(feed(item("Two", SENTENCE, number=2), item("One", SENTENCE)), name="feed")
    assert one.entries[0] == later.entries[1]


def test_what_is_no_feed_or_has_no_entries_is_told() -> None:
    with pytest.raises(DamagedFile):
        feed_of(b"<rss", name="feed")
    with pytest.raises(EmptyFile):
        list(pieces(feed(), Given(name="feed")))


def test_a_list_of_feeds_names_them() -> None:
    listed = b'<opml><body><outline text="A"><outline text="B" xmlUrl="https://b.example/f"/></outline></body></opml>'
    assert feeds_in(listed, name="x") == (("B", "https://b.example/f"),)
    with pytest.raises(NotADocument, match=r"list of feeds \(https://b\.example/f\)"):
        list(outlines.pieces(listed, Given(name="x")))
