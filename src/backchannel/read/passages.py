"""A text cut into passages without moving an offset: title, headings, bylines, paragraphs, furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from backchannel.model.sources import Passage, PassageKind, Span

from .authors import BY, authors_of
from .blocks import BULLET, SENTENCE_END, blocks
from .captions import caption_spans
from .credits import agency, dateline_at
from .days import after_clock, day_at
from .furniture import furniture

MAX_TITLE_CHARACTERS = 200
MAX_HEADING_CHARACTERS = 120
MAX_BYLINE_CHARACTERS = 160
PROSE_CHARACTERS = 90
"""A block at least this long, or one that ends as a sentence does, is prose."""
TOP_BLOCKS = 8
"""Bylines and lines that are only a date stand among so many first blocks."""


class Top(NamedTuple):
    """What the passages say of the whole document."""

    passages: tuple[Passage, ...]
    title: Span | None
    bylines: tuple[Span, ...]
    dateline_credit: str | None


def passages(text: str, *, start: int = 0, title: str | None = None) -> Top:
    """The passages of a text from an offset on, in order and without overlap; only space stands between them.

    `title`: the title if it is known, so that the block that repeats it is known to be the title.
    """
    spans = [Span(b.start + start, b.end + start) for b in blocks(text[start:])]
    kinds = _kinds(text, spans, title)
    first_prose = next((n for n, kind in enumerate(kinds) if kind == "paragraph"), None)
    found: list[Passage] = []
    credit: str | None = None
    for number, (span, kind) in enumerate(zip(spans, kinds, strict=True)):
        if number == first_prose and (line := dateline_at(text, span.start, span.end)):
            credit = line.credit
            found.extend(_shown(text, span.start, line.end, "byline"))
            span = Span(line.end, span.end)
        found.extend(_split(text, span, kind))
    titled = next((span for span, kind in zip(spans, kinds, strict=True) if kind == "title"), None)
    bylines = tuple(span for span, kind in zip(spans, kinds, strict=True) if kind == "byline")
    return Top(tuple(found), titled, bylines, credit)


def _split(text: str, span: Span, kind: PassageKind) -> Iterator[Passage]:
    """A block as one passage, or a paragraph cut at its captions and credits."""
    if kind != "paragraph":
        yield Passage(span.start, span.end, kind)
        return
    begin = span.start
    for caption in caption_spans(text, span):
        yield from _shown(text, begin, caption.start, kind)
        yield Passage(caption.start, caption.end, "furniture")
        begin = caption.end
    yield from _shown(text, begin, span.end, kind)


def _shown(text: str, start: int, end: int, kind: PassageKind) -> Iterator[Passage]:
    words = text[start:end]
    if words.strip():
        yield Passage(start + len(words) - len(words.lstrip()), start + len(words.rstrip()), kind)


def _kinds(text: str, spans: Sequence[Span], title: str | None) -> list[PassageKind]:
    words = [text[span.start : span.end] for span in spans]
    marks = furniture(text, spans)
    kinds: list[PassageKind] = ["furniture" if mark else "paragraph" for mark in marks]
    titled = _title_number(words, marks, title)
    if titled is not None:
        kinds[titled] = "title"
    for number, block in enumerate(words):
        if kinds[number] == "paragraph" and number < TOP_BLOCKS and is_byline(block):
            kinds[number] = "byline"
    for number, block in enumerate(words):
        if kinds[number] == "paragraph" and _is_heading(block, words[number + 1 : number + 4]):
            kinds[number] = "heading"
    return kinds


def _title_number(words: Sequence[str], marks: Sequence[bool], title: str | None) -> int | None:
    """Which block is the title: the one that repeats the known title, else a first short line of words."""
    if title:
        shape = _shape(title)
        return next((n for n, block in enumerate(words[:TOP_BLOCKS]) if _shape(block) == shape), None)
    number = next((n for n, mark in enumerate(marks) if not mark), None)
    if number is None or number > 2 or number + 1 >= len(words):
        return None
    return number if _is_title(words[number]) and any(map(_is_prose, words[number + 1 :])) else None


def _is_title(block: str) -> bool:
    return (
        len(block) <= MAX_TITLE_CHARACTERS
        and len(block.split()) >= 3
        and "\n" not in block
        and not re.search(r"[.!:;,…][\"”’')]*$", block)
        and not BULLET.match(block)
        and not is_byline(block)
        and not caption_spans(block, Span(0, len(block)))
        and block[0] not in "\"“‘'("
    )


def _is_heading(block: str, following: Sequence[str]) -> bool:
    """A short line without end punctuation, with prose somewhere after it."""
    return (
        len(block) <= MAX_HEADING_CHARACTERS
        and not SENTENCE_END.search(block)
        and not block.endswith(",")
        and not BULLET.match(block)
        and block[0] not in "\"“‘'(-—–"
        and not block[0].islower()
        and not caption_spans(block, Span(0, len(block)))
        and any(map(_is_prose, following))
    )


def _is_prose(block: str) -> bool:
    return len(block) >= PROSE_CHARACTERS or (
        SENTENCE_END.search(block) is not None and len(block.split()) > 3
    )


def is_byline(block: str) -> bool:
    """Whether a block only names authors, agency or day: "By Ann Bell", "Reuters", "May 6, 2025"."""
    if len(block) > MAX_BYLINE_CHARACTERS:
        return False
    if BY.match(block) and not block.endswith((".", "?", "!", ":")) and authors_of(block):
        return True
    day = day_at(block, 0)
    if day and len(block) - after_clock(block, day.end) <= 3:
        return True
    return agency(block) is not None


def _shape(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))
