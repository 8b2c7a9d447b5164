"""The reader of pages: main text, title, authors, day and outlet."""

from __future__ import annotations

from msgspec.structs import replace
from trafilatura import bare_extraction

from backchannel.model.errors import NoMainText
from backchannel.model.sources import Document

from .given import Given
from .text import text_document


def html_document(html: str, given: Given, *, notices: tuple[str, ...] = ()) -> Document:
    """The document of a page; its text is the main text. Raises: NoMainText."""
    page = bare_extraction(html, url=given.address, fast=True, with_metadata=True, include_comments=False)
    text = (page.text or "") if page is not None and not isinstance(page, dict) else ""
    if not text.strip():
        raise NoMainText("no main text was found", where=given.name, remedy="save the article itself and add that")
    return replace(text_document(text, given, notices=notices), media_type="text/html", reader="html.v1")
