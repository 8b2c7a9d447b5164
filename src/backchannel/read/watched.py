"""The reader of watched pages: all that a page shows, since its lists and tables are what it says."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace
from trafilatura import load_html

from backchannel.model.errors import BackchannelError, NoMainText
from backchannel.model.sources import Document, digest
from backchannel.settings import SNIFFED_BYTES

from .decoding import decode
from .given import Given
from .html import html_document
from .parts import Read
from .reading import CHARSET
from .rosters import rosters, with_rosters
from .shown import shown_text
from .text import text_document

READER = "watched.v1"


def pieces(data: bytes, given: Given) -> Iterator[Read]:
    """The document of a page, or why there is none."""
    try:
        yield Read(given.name, watched_document(data, given), False)
    except BackchannelError as error:
        yield Read(given.name, error, False)


def watched_document(data: bytes, given: Given) -> Document:
    """The document of a page: its text is what the page shows, with the rosters that this does not hold.

    Title, authors, day and outlet are those of the article reader, where it finds an article. Raises:
    NoMainText, WrongEncoding, FileTooLarge.
    """
    declared = CHARSET.search(data[:SNIFFED_BYTES])
    html, notices = decode(data, name=given.name, declared=declared[1].decode("ascii") if declared else None)
    text = shown_text(html, where=given.name)
    tree = load_html(html)
    text = with_rosters(text, rosters(tree)) if tree is not None else text
    try:
        known = html_document(html, given)
    except NoMainText:
        known = text_document(text, given)
    document = text_document(text, replace(given, title=known.title, outlet=known.outlet), notices=notices)
    return replace(
        document,
        id=digest(data, READER),
        published=known.published,
        published_from=known.published_from,
        authors=known.authors,
        language=known.language,
        address=given.address,
        media_type="text/html",
        reader=READER,
    )
