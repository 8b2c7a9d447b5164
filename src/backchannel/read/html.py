"""The reader of pages: main text, title, authors, day and outlet. Nothing is ever fetched."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from lxml.html import HtmlElement  # type: ignore[import-untyped]
from msgspec.structs import replace
from trafilatura import bare_extraction, load_html

from backchannel.model.errors import NoMainText
from backchannel.model.sources import Document, PublishedFrom, digest

from .authors import authors_of
from .given import Given
from .language import ENGLISH, language_notice, language_of
from .linked_data import Thing, articles, by_id, names, things
from .page_authors import meta, page_authors
from .page_days import LATEST, changed_day, iso_day, page_day
from .rosters import rosters, with_rosters
from .text import future_notice, text_document

READER = "html.v1"
MIN_WORDS = 4
"""Fewer words are a label that was left over, no text."""
REMEDY = "save the article itself as a page, or its text, and add that"


def html_document(html: str, given: Given, *, notices: tuple[str, ...] = ()) -> Document:
    """The document of a page; its text is the main text with the rosters that this left out, and offsets
    refer to that. Raises: NoMainText.
    """
    tree = load_html(html)
    if tree is None:
        raise NoMainText("this is no page", where=given.name, remedy=REMEDY)
    linked = things(tree)
    publisher = given.outlet or _outlet(linked)
    authors = page_authors(tree, linked=linked, outlet=publisher)
    day, stated = page_day(tree, linked=linked, address=given.address), _language(tree)
    changed = changed_day(tree, linked=linked)
    listed = rosters(tree)  # before the main text is taken, which cuts up the tree
    page = _extraction(tree, given)
    text = with_rosters(page.get("text") or "", listed)
    if len(text.split()) < MIN_WORDS:
        raise NoMainText("no main text was found in the page", where=given.name, remedy=REMEDY)
    known = replace(given, title=given.title or page.get("title"), outlet=publisher or page.get("sitename"))
    document = text_document(text, known, notices=notices)
    language = language_of(text) or stated
    published, published_from = _published(document, given, day or iso_day(page.get("date")))
    return replace(
        document,
        id=digest(html, READER),
        published=published,
        published_from=published_from,
        modified=changed if published is not None and changed is not None and changed > published else None,
        authors=authors or authors_of(page.get("author") or "") or document.authors,
        language=language,
        address=given.address or page.get("url"),
        media_type="text/html",
        reader=READER,
        notices=notices + future_notice(published, given.today) + language_notice(language),
    )


def _extraction(tree: HtmlElement, given: Given) -> dict[str, Any]:
    """Main text and metadata by trafilatura; its day is the original one, and no clock is asked."""
    latest = given.today or LATEST
    page = bare_extraction(
        tree,
        url=given.address,
        fast=True,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={
            "original_date": True,
            "extensive_search": True,
            "max_date": latest.isoformat(),
        },
    )
    if page is None:
        return {}
    return page if isinstance(page, dict) else page.as_dict()


def _published(document: Document, given: Given, said: date | None) -> tuple[date | None, PublishedFrom]:
    if given.published:
        return given.published, "given"
    if said:
        return said, "page"
    return document.published, document.published_from


def _outlet(linked: list[Thing]) -> str | None:
    """The publisher that the article names."""
    pointed_at = by_id(linked)
    found = (name for article in articles(linked) for name, _ in names(article.get("publisher"), pointed_at))
    return next((" ".join(name.split()) for name in found if name.strip()), None)


def _language(tree: HtmlElement) -> str:
    """The language that the page states, as two letters; English where it states none."""
    stated = [
        tree.get("lang") or "",
        *meta(tree, "og:locale"),
        *meta(tree, "language"),
        *meta(tree, "content-language"),
    ]
    found = (
        match[0].lower() for words in stated if (match := re.match(r"[A-Za-z]{2}(?![A-Za-z])", words.strip()))
    )
    return next(found, ENGLISH)
