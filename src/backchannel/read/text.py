"""The reader of plain text."""

from __future__ import annotations

from datetime import date

from backchannel.model.errors import FileTooLarge
from backchannel.model.sources import Document, Passage, PublishedFrom, digest
from backchannel.settings import MAX_TEXT_CHARACTERS

from .authors import authors_of
from .credits import agency, closing_credit
from .days import day_at, days_in
from .given import Given
from .headers import header_of
from .language import ENGLISH, language_notice, language_of
from .passages import Top, passages
from .quality import quality_of

READER = "text.v1"
CLOSING_BLOCKS = 4
"""The day of publication may stand among so many last blocks."""


def text_document(text: str, given: Given, *, notices: tuple[str, ...] = ()) -> Document:
    """The document of a plain text; its offsets refer to exactly that text. Raises: FileTooLarge."""
    if len(text) > MAX_TEXT_CHARACTERS:
        raise FileTooLarge(
            f"the text has {len(text):,} characters, over {MAX_TEXT_CHARACTERS:,}",
            where=given.name,
            remedy="cut it into parts and add those",
        )
    header = header_of(text)
    top = passages(text, start=header.end, title=given.title or header.title)
    cut = header.passages + top.passages
    title = given.title or header.title or (text[top.title.start : top.title.end] if top.title else None)
    published, published_from = _published(text, given, header.published, top)
    language = language_of(text[header.end :]) or ENGLISH
    return Document(
        id=digest(text, READER),
        text=text,
        name=given.name,
        title=title,
        published=published,
        published_from=published_from,
        fetched=given.fetched,
        outlet=given.outlet or header.outlet,
        credit=_credit(text, top),
        authors=header.authors or _authors(text, top),
        language=language,
        address=given.address or header.address,
        reader=READER,
        passages=cut,
        quality=quality_of(text, cut),
        notices=notices + future_notice(published, given.today) + language_notice(language),
    )


def future_notice(published: date | None, today: date | None) -> tuple[str, ...]:
    """BC120 where a document is dated after the day of reading."""
    if published and today and published > today:
        return (f"BC120: dated {published}, which is after {today}; the date is kept as it is",)
    return ()


def _published(text: str, given: Given, header: date | None, top: Top) -> tuple[date | None, PublishedFrom]:
    if given.published:
        return given.published, "given"
    said = header or _byline_day(text, top) or closing_day(text, top.passages)
    return said, "text" if said else "unknown"


def _byline_day(text: str, top: Top) -> date | None:
    days = (day for span in top.bylines for day in days_in(text, span.start, span.end))
    return next((day.day for day in days), None)


def closing_day(text: str, cut: tuple[Passage, ...]) -> date | None:
    """The day of a closing line: "first published Dec. 13, 2024", or a last line that is only a date."""
    for passage in reversed(cut[-CLOSING_BLOCKS:]):
        words = text[passage.start : passage.end]
        if passage.kind == "furniture" and "published" in words.lower():
            if days := days_in(words, 0, len(words)):
                return days[0].day
        elif (day := day_at(words, 0)) and len(words) - day.end <= 1:
            return day.day
    return None


def _credit(text: str, top: Top) -> str | None:
    """The agency of the dateline, of a byline, or of the closing line."""
    if top.dateline_credit:
        return top.dateline_credit
    for span in top.bylines:
        words = text[span.start : span.end]
        for part in [words, *words.replace("|", ",").replace(" - ", ",").split(",")]:
            if found := agency(part.removeprefix("By ")):
                return found
    closing = (closing_credit(text[p.start : p.end]) for p in reversed(top.passages[-CLOSING_BLOCKS:]))
    return next((credit for credit in closing if credit), None)


def _authors(text: str, top: Top) -> tuple[str, ...]:
    names = (
        name
        for span in top.bylines
        if not day_at(text, span.start)
        for name in authors_of(text[span.start : span.end])
        if agency(name) is None
    )
    return tuple(dict.fromkeys(names))
