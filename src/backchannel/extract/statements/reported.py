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
    (CLEAR, "clause", 0.9, contents.made_clear),
    ("clause", "clause", 0.9, contents.complement),
    ("clause", "aside", 0.9, contents.aside),
    ("to", "infinitive", 0.75, objects.infinitive),
    ("silence", "infinitive", 0.75, objects.silence),
    ("name", "name", 0.8, objects.named),
    ("as", "name", 0.75, objects.described),
    ("", "object", 0.65, objects.prepositional),
    ("object", "object", 0.65, objects.direct_object),
    ("shown", "shown", 0.65, objects.direct_object),
    ("clause", "clause", 0.8, contents.after_colon),
)
"""The form a verb must allow ("" for any), its rule, how sure it is, and what finds it; the surest first."""
NOUN_SCORE = 0.6
ATTITUDE_SCORE = 0.45
"""Below the floor of facts: what somebody thinks or wants may be the outlet's reading."""


class Reported(Struct, frozen=True):
    """What was said, at character offsets of the parsed text; by which rule; how surely (0..1)."""

    start: int
    end: int
    rule: str
    score: float
    is_attitude: bool = False
    """The words tell what somebody thinks, wants or will do, not that they said it."""


def reported(parsed: Parsed, cue: Cue) -> Reported | None:
    """The content of a cue without quotation marks round all of it; None where the cue has none."""
    if cue.is_noun:
        return _noun(parsed, cue)
    senses = cue.lexeme.senses
    forms = cue.lexeme.forms | {""}
    for allowed, rule, score, find in FORMS:
        if allowed not in forms:
            continue
        span = find(parsed, cue)
        if span is not None and (whole := _long_enough(tidy(parsed, *span))) is not None:
            start, end = whole
            sense = senses.get(allowed)
            if allowed == "" and not cue.spoken:
                sense = next(iter(senses.values()), None)
            if sense is not None:
                return Reported(start, end, sense, ATTITUDE_SCORE, True)
            return Reported(start, end, rule, score)
    return None


def _noun(parsed: Parsed, cue: Cue) -> Reported | None:
    span = objects.of_noun(parsed, cue)
    whole = None if span is None else _long_enough(tidy(parsed, *span))
    if whole is None:
        return None
    if cue.spoken:
        return Reported(*whole, "noun", NOUN_SCORE)
    return Reported(*whole, next(iter(cue.lexeme.senses.values())), ATTITUDE_SCORE, True)


def _long_enough(span: tuple[int, int]) -> tuple[int, int] | None:
    return span if span[1] - span[0] > 2 else None


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
