"""The one door of the readers: bytes, text or HTML in, a Document out."""

from __future__ import annotations

import re
from datetime import date

from msgspec.structs import replace

from backchannel.model.errors import EmptyFile
from backchannel.model.sources import Document, digest
from backchannel.settings import SNIFFED_BYTES

from .decoding import decode
from .formats import format_of
from .given import Given
from .text import text_document

CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)


def read_bytes(
    data: bytes,
    *,
    name: str,
    media_type: str | None = None,
    published: date | None = None,
    title: str | None = None,
    outlet: str | None = None,
    today: date | None = None,
) -> Document:
    """The document in a file's bytes; what it is, its media type, its name and its beginning tell.

    Raises: EmptyFile, BinaryFile, WrongEncoding, FileTooLarge, NoMainText.
    """
    given = Given(name=name, published=published, title=title, outlet=outlet, today=today)
    is_html = format_of(data, name=name, media_type=media_type) == "html"
    return read_given_bytes(data, given, is_html=is_html)


def read_given_bytes(data: bytes, given: Given, *, is_html: bool) -> Document:
    """As read_bytes, of a page or of plain text."""
    declared = CHARSET.search(data[:SNIFFED_BYTES]) if is_html else None
    text, notices = decode(data, name=given.name, declared=declared[1].decode("ascii") if declared else None)
    if is_html:
        from .html import READER, html_document

        return replace(html_document(text, given, notices=notices), id=digest(data, READER))
    return text_document(text, given, notices=notices)


def read_text(
    text: str,
    *,
    name: str,
    published: date | None = None,
    title: str | None = None,
    outlet: str | None = None,
    address: str | None = None,
    today: date | None = None,
) -> Document:
    """The document of a plain text; offsets refer to exactly that text. Raises: EmptyFile, FileTooLarge."""
    given = Given(name=name, published=published, title=title, outlet=outlet, address=address, today=today)
    return read_given_text(text, given)


def read_given_text(text: str, given: Given) -> Document:
    """As read_text. Raises: EmptyFile, FileTooLarge."""
    if not text.strip():
        raise EmptyFile(
            "there is nothing to read", where=given.name, remedy="check that the text is not lost"
        )
    return text_document(text, given)


def read_html(
    html: str,
    *,
    name: str,
    published: date | None = None,
    title: str | None = None,
    outlet: str | None = None,
    address: str | None = None,
    today: date | None = None,
) -> Document:
    """The document of a page: its text is the main text. Raises: EmptyFile, FileTooLarge, NoMainText."""
    given = Given(name=name, published=published, title=title, outlet=outlet, address=address, today=today)
    return read_given_html(html, given)


def read_given_html(html: str, given: Given) -> Document:
    """As read_html. Raises: EmptyFile, FileTooLarge, NoMainText."""
    if not html.strip():
        raise EmptyFile(
            "there is nothing to read", where=given.name, remedy="check that the page was saved completely"
        )
    from .html import html_document

    return html_document(html, given)
