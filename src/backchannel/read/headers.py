"""What a plain text says of itself before its first sentence: "date 2020-04-04", "title: …", "By Name"."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from backchannel.model.sources import Passage, PassageKind

from .authors import authors_of
from .days import after_clock, day_at

LABEL = re.compile(
    r"[\s\ufeff]*(?P<label>date|published|publication date|title|headline|outlet|source|publication|publisher"
    r"|author|authors|byline|url|link|address)(?:[ \t]*:[ \t]*|[ \t]+(?=\d{4}-\d\d-\d\d))",
    re.IGNORECASE,
)
LINE_END = re.compile(r"[^\r\n]*")
MAX_VALUE_CHARACTERS = 300
TITLES, OUTLETS = ("title", "headline"), ("outlet", "source", "publication", "publisher")
AUTHORS, ADDRESSES = ("author", "authors", "byline"), ("url", "link", "address")


class Header(Struct, frozen=True, kw_only=True):
    """The header of a text; `end` is where the text itself begins."""

    end: int = 0
    published: date | None = None
    title: str | None = None
    outlet: str | None = None
    address: str | None = None
    authors: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()


def header_of(text: str) -> Header:
    """The header that begins a text, possibly empty; a date may stand right before the first sentence."""
    end, passages = 0, list[Passage]()
    values: dict[str, object] = {}
    while match := LABEL.match(text, end):
        label = match["label"].lower()
        value_end = _value_end(text, match.end(), label, values)
        if value_end is None:
            break
        start = match.start("label")
        passages.extend(_passages(start, match.end(), value_end, label))
        end = value_end
    return Header(end=end, passages=tuple(passages), **values)  # type: ignore[arg-type]


def _passages(start: int, value_start: int, end: int, label: str) -> list[Passage]:
    kind: PassageKind = "title" if label in TITLES else "byline" if label in AUTHORS else "furniture"
    if kind == "furniture":
        return [Passage(start, end, kind)]
    return [Passage(start, value_start, "furniture"), Passage(value_start, end, kind)]


def _value_end(text: str, start: int, label: str, values: dict[str, object]) -> int | None:
    """Where the value of a label ends, noting it in `values`; None where it has no value that can be one."""
    if label in ("date", "published", "publication date"):
        return _date_end(text, start, values)
    line = LINE_END.match(text, start)
    value = line[0].strip() if line else ""
    if not value or len(value) > MAX_VALUE_CHARACTERS or line is None:
        return None
    if label in AUTHORS:
        values["authors"] = authors_of(value)
    else:
        field = "title" if label in TITLES else "outlet" if label in OUTLETS else "address"
        values.setdefault(field, value)
    return start + len(line[0].rstrip())


def _date_end(text: str, start: int, values: dict[str, object]) -> int | None:
    day = day_at(text, start)
    if day is None:
        return None
    values.setdefault("published", day.day)
    return after_clock(text, day.end)
