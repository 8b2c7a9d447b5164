"""Rates of tariffs and taxes ("25%", "from 10 to 15 per cent"), and to which act each belongs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

NUMBER = r"\d+(?:\.\d+)?"
RATE = re.compile(
    rf"(?:(?:up to|at least|as much as|about|around|nearly|almost|over|more than) )?{NUMBER}(?:[-–]{NUMBER})?"
    r"\s?(?:%|per ?cent\b|percent\b|percentage points\b)"
)
RANGE = re.compile(rf"({RATE.pattern})\s(?:to|and)\s({RATE.pattern})")


def rates_in(text: str) -> list[tuple[str, int]]:
    """(rate, offset) of each rate in a text: of a change the new one, a range as one.

    >>> rates_in("raised from 10% to 25%"), rates_in("25% on steel and 10% on tin")
    ([('25%', 19)], [('25%', 0), ('10%', 17)])
    """
    if (span := RANGE.search(text)) is not None:
        if text[: span.start()].rstrip().endswith(("from", "From")):
            return [(span[2], span.start(2))]
        return [(span[0], span.start())]
    found = [(m[0], m.start()) for m in RATE.finditer(text)]
    return [f for f in found if not text[: f[1]].rstrip().endswith(" from")] or found


def rates_of(parsed: Parsed, start: int, end: int, *, owners: frozenset[int]) -> list[tuple[str, str | None]]:
    """(rate, what it is on) of the rates between two tokens that hang on an owner before any other verb.

    Owners are positions of verb and noun; what a rate is on is told only where there are several:
    "25% on steel, 10% on tin".
    """
    first = parsed.tokens[start]
    text = parsed.text[first.idx : parsed.tokens[end - 1].idx + len(parsed.tokens[end - 1])]
    found: dict[str, str | None] = {}
    for rate, at in rates_in(text):
        span = parsed.doc.char_span(first.idx + at, first.idx + at + len(rate), alignment_mode="expand")
        if span is not None and _hangs_on(span.root, owners):
            found.setdefault(rate, _goods_after(parsed, span.end))
    return list(found.items()) if len(found) > 1 else [(rate, None) for rate in found]


def _goods_after(parsed: Parsed, position: int) -> str | None:
    """ "steel" in "25% on steel"."""
    if position >= len(parsed.tokens) or parsed.lower[position] not in ("on", "for"):
        return None
    noun = next((c for c in parsed.tokens[position].children if c.dep_ == "pobj"), None)
    return None if noun is None else parsed.text[noun.left_edge.idx : noun.idx + len(noun)]


def _hangs_on(token: Token, owners: frozenset[int]) -> bool:
    at = token
    for _ in range(8):
        if at.i in owners:
            return True
        if at.head.i == at.i or at.dep_ in ("relcl", "advcl", "ccomp", "xcomp", "acl"):
            return False
        at = at.head
    return False
