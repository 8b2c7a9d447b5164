"""The day on which a page says it was published: linked data, meta tags, or the date under its headline."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from .days import day_at
from .linked_data import Thing, articles
from .page_authors import meta

META = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
)
CHANGED_META = ("article:modified_time", "og:updated_time", "datemodified", "last-modified")
IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=/|-|$)")
EARLIEST, LATEST = date(1990, 1, 1), date(2099, 12, 31)
WEST_OF_GREENWICH_HOURS = 8
"""So early in a day of UTC, it is still the day before in the Americas."""
HEADLINE_WORDS = 3
"""A heading of fewer words is the name of the outlet or a section."""
TEXTS_AFTER_HEADLINE = 30
MAX_DATE_CHARACTERS = 60


def page_day(tree: HtmlElement, *, linked: list[Thing], address: str | None) -> date | None:
    """The day of publication that the page states, in the outlet's calendar where the address tells it."""
    stated: list[Any] = [article.get("datePublished") for article in articles(linked)]
    stated += [words for key in META for words in meta(tree, key)]
    for words in stated:
        if day := iso_day(words):
            return _local(words, day, address)
    return _under_headline(tree)


def changed_day(tree: HtmlElement, *, linked: list[Thing]) -> date | None:
    """The day of the last change that the page states; it says nothing of when it was published."""
    stated: list[Any] = [article.get("dateModified") for article in articles(linked)]
    stated += [words for key in CHANGED_META for words in meta(tree, key)]
    return next((day for words in stated if (day := iso_day(words))), None)


def iso_day(words: Any) -> date | None:
    """The day of "2020-04-04T10:00:00Z"; None for anything else, and for days before there were pages."""
    if not isinstance(words, str) or not re.match(r"\d{4}-\d\d-\d\d", words.strip()):
        return None
    try:
        day = date.fromisoformat(words.strip()[:10])
    except ValueError:
        return None
    return day if EARLIEST <= day <= LATEST else None


def _local(words: str, day: date, address: str | None) -> date:
    """The day in the address where it is the day before, and the instant stated is early in a day of UTC."""
    before = day - timedelta(1)
    match = IN_ADDRESS.search(address or "")
    if match is None or (int(match[1]), int(match[2]), int(match[3])) != (
        before.year,
        before.month,
        before.day,
    ):
        return day
    try:
        instant = datetime.fromisoformat(words.strip())
    except ValueError:
        return day
    early = not instant.utcoffset() and instant.hour < WEST_OF_GREENWICH_HOURS
    return before if early else day


def _under_headline(tree: HtmlElement) -> date | None:
    """The first short text after the headline that is a date."""
    headlines = [
        heading for heading in tree.iter("h1") if len(heading.text_content().split()) >= HEADLINE_WORDS
    ]
    if not headlines:
        return None
    headline = headlines[0]
    texts = headline.xpath(f"following::text()[normalize-space()][position() <= {TEXTS_AFTER_HEADLINE}]")
    for text in texts:
        words = " ".join(str(text).split())
        found = day_at(words, 0) if len(words) <= MAX_DATE_CHARACTERS else None
        if found and EARLIEST <= found.day <= LATEST:
            return found.day
    return None
