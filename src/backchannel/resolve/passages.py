"""The passages that two texts have in common: what one took over, or both from a third, word for word."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from msgspec import Struct

from backchannel.model.sources import Document, Span

from .tokens import Word, words_in

LEAST_OWN = 8
"""So many words in the same order, outside quotations, nobody chooses twice."""
RUN = 5
"""Words by whose run a passage is found; fewer than LEAST_OWN."""
TRIED = 24
"""So many places of a run are tried: a run that stands in more is a line of the form."""


class Shared(Struct, frozen=True, order=True):
    """One passage: where it stands in the one text and in the other, and its words outside quotations."""

    here: Span
    there: Span
    words: int


class _Match(NamedTuple):
    here: int
    there: int
    length: int


def shared_passages(one: Document, other: Document) -> tuple[Shared, ...]:
    """The passages of eight or more own words that stand in both, in the order of the one, apart in it.

    Quotations inside a passage are part of it and do not count: two writers share what was said to both.
    Furniture is left out. Of several places in the other that agree, the longest, then the first.
    """
    ours, theirs = words_in(one), words_in(other)
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(theirs) - RUN + 1):
        places[tuple(word.form for word in theirs[at : at + RUN])].append(at)
    found: list[Shared] = []
    at = 0
    while at <= len(ours) - RUN:
        met = places.get(tuple(word.form for word in ours[at : at + RUN]), ())
        best = max((_from(ours, theirs, at, there) for there in met[:TRIED]), key=_rank, default=None)
        own = 0 if best is None else sum(not w.quoted for w in ours[at : at + best.length])
        if best is not None and own >= LEAST_OWN:
            found.append(_shared(ours, theirs, best, own))
            at += best.length
        else:
            at += 1
    return tuple(found)


def inside(passages: tuple[Shared, ...], words: Span) -> Span | None:
    """Where the words stand in the other text, if at least four fifths of their letters are in passages."""
    if 5 * sum(_common(p.here, words) for p in passages) < 4 * (words.end - words.start):
        return None
    best = max(passages, key=lambda p: _common(p.here, words))
    offset = best.there.start - best.here.start
    start = min(max(words.start + offset, best.there.start), best.there.end - 1)
    return Span(start, max(start + 1, min(words.end + offset, best.there.end)))


def _common(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def _from(ours: list[Word], theirs: list[Word], here: int, there: int) -> _Match:
    length = RUN
    most = min(len(ours) - here, len(theirs) - there)
    while length < most and ours[here + length].form == theirs[there + length].form:
        length += 1
    return _Match(here, there, length)


def _rank(match: _Match) -> tuple[int, int]:
    return match.length, -match.there


def _shared(ours: list[Word], theirs: list[Word], match: _Match, own: int) -> Shared:
    last_here, last_there = ours[match.here + match.length - 1], theirs[match.there + match.length - 1]
    return Shared(
        here=Span(ours[match.here].start, last_here.end),
        there=Span(theirs[match.there].start, last_there.end),
        words=own,
    )
