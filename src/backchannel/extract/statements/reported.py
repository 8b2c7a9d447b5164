"""Indirect speech: what a cue says was said, read off the parse."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from . import contents, objects
from .cues import ACCORDING, CLEAR, Cue

if TYPE_CHECKING:
    from ..parsed import Parsed

Find = Callable[["Parsed", Cue], tuple[int, int] | None]
EDGES = " ,;:\u2014\u2013-\"\u201c\u201d'`"
LINKS = (" and", " but", " or")
LONG = 400
"""Characters: a quotation that the parse cuts in two is taken whole up to this length."""
FORMS: tuple[tuple[str, str, float, Find], ...] = (
    (ACCORDING, "according", 0.9, contents.according),
    ("noun", "noun", 0.6, objects.of_noun),
    (CLEAR, "clause", 0.9, contents.made_clear),
    ("clause", "clause", 0.9, contents.complement),
    ("clause", "aside", 0.9, contents.aside),
    ("to", "to", 0.75, objects.infinitive),
    ("silence", "to", 0.75, objects.silence),
    ("name", "name", 0.8, objects.named),
    ("as", "as", 0.75, objects.described),
    ("", "preposition", 0.65, objects.prepositional),
    ("object", "object", 0.65, objects.direct_object),
)
"""The form a verb must allow ("" for any), its name, how sure it is, and what finds it; the surest first."""


class Reported(Struct, frozen=True):
    """What was said, at character offsets of the parsed text; by which form of words; how surely (0..1)."""

    start: int
    end: int
    form: str
    score: float


def reported(parsed: Parsed, cue: Cue) -> Reported | None:
    """The content of a cue without quotation marks round all of it; None where the cue has none."""
    only = cue.forms & {ACCORDING, CLEAR, "noun"}
    for allowed, form, score, find in FORMS:
        if allowed not in (only or (*cue.forms, "")):
            continue
        span = find(parsed, cue)
        if span is not None:
            start, end = tidy(parsed, *span)
            if end - start > 2:
                return Reported(start, end, form, score)
    return None


def tidy(parsed: Parsed, start: int, end: int) -> tuple[int, int]:
    """A range without blanks, marks and links at its edges; a quotation it cuts in two is taken whole."""
    text = parsed.text
    cut = parsed.quote_around(end - 1)
    if cut is not None and cut[0] > start and cut[1] - end < LONG:
        end = cut[1]
    while start < end and (text[start] in EDGES or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in EDGES or text[end - 1].isspace()):
        end -= 1
    for link in LINKS:
        if text[start:end].endswith(link):
            end -= len(link)
    return _with_marks(parsed, start, end)


def _with_marks(parsed: Parsed, start: int, end: int) -> tuple[int, int]:
    """Both marks of a quotation that opens or closes the range, unless it is all of it."""
    text = parsed.text
    first, last = parsed.quote_around(start), parsed.quote_around(end - 1)
    if first is not None and first[0] == start and first[1] < end - 1:
        start -= 1 + (text[start - 2 : start] in ("''", "``"))
    if last is not None and last[0] > start and end <= last[1] <= end + 2:
        end = min(last[1] + 1, len(text))
    return start, end
