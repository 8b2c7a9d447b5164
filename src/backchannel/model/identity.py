"""Judgements → who is one: the pure step from single verdicts to clusters, taken anew for every view.

Nothing is ever merged in the ledger. Facts point at refs, judgements say which refs are one, and this module
maps each ref to a canonical one. A verdict that is followed by a newer one, or that a view is too early to
know, leaves no trace.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from .entities import Judgement, Ref

Pair = tuple[Ref, Ref]

_PROGRAM = re.compile(r"\w\.v\d+(?=$|[:+])")
_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)
_CAUTION = {"same": 0, "unsure": 1, "different": 2}


def by_a_person(judgement: Judgement) -> bool:
    """Whether somebody said so."""
    return is_a_person(judgement.by)


def is_a_person(by: str) -> bool:
    """Whether a maker is a person: all but parts of the program with their version ("names.v1").

    >>> [is_a_person(by) for by in ("lena", "ties.v2", "llm.v1:small", "copies.v1+names.v1")]
    [True, False, False, False]
    """
    return _PROGRAM.search(by) is None


def pair_of(judgement: Judgement) -> Pair:
    """The two refs in sorted order: a verdict on (a, b) is one on (b, a)."""
    return min(judgement.left, judgement.right), max(judgement.left, judgement.right)


def standing_verdicts(judgements: Iterable[Judgement]) -> dict[Pair, Judgement]:
    """The one judgement that holds for each pair: a person's before the program's, then the newest.

    A judgement without an instant is older than all that have one. Of two from the same instant the more
    cautious holds (different, unsure, same). The order of `judgements` never matters; the pairs come sorted.
    """
    held: dict[Pair, Judgement] = {}
    for judgement in judgements:
        pair = pair_of(judgement)
        if pair not in held or _weight(judgement) > _weight(held[pair]):
            held[pair] = judgement
    return dict(sorted(held.items()))


def clusters(
    refs: Iterable[Ref],
    judgements: Iterable[Judgement],
    *,
    key: Callable[[Ref], Any] = str,
) -> dict[Ref, Ref]:
    """The canonical ref of each of `refs`, in their order: the smallest of its cluster by `key`.

    Refs that are "same" are joined, along any chain of verdicts, except that
    - two that a person called "different" are never in one cluster, whatever else would join them;
    - two that the program called "different" are joined only by persons' verdicts: its word against one of
      those whom persons joined is void where it finds another of them to be the same.
    Where a chain has to be cut, its weakest link goes: the program's before persons', the program's by lowest
    score, persons' by age (equal ones in the order of their refs). "unsure" joins nothing and cuts nothing.

    Judgements on refs outside `refs` are left out, also as links of a chain: what a reader may not see joins
    nothing that they see.
    """
    known = list(refs)
    inside = set(known)
    held = {
        pair: judgement
        for pair, judgement in standing_verdicts(judgements).items()
        if pair[0] != pair[1] and inside.issuperset(pair)
    }
    forest = _Forest()
    for by_person in (True, False):
        verdicts = {p: j for p, j in held.items() if by_a_person(j) is by_person}
        vouched = set[Pair]() if by_person else _vouched(verdicts, forest)
        for pair in (p for p, j in verdicts.items() if j.verdict == "different" and p not in vouched):
            forest.keep_apart(*pair)
        for pair in _strongest_first({p: j for p, j in verdicts.items() if j.verdict == "same"}):
            forest.join(*pair)
    best: dict[Ref, Ref] = {}
    for ref in known:
        root = forest.root(ref)
        best[root] = min(best.get(root, ref), ref, key=lambda r: (key(r), r))
    return {ref: best[forest.root(ref)] for ref in known}


def _vouched(verdicts: Mapping[Pair, Judgement], persons: _Forest) -> set[Pair]:
    """Pairs of which one is, by the program, also one with whom persons made one with the other."""
    one = {
        (a, persons.root(b)) for pair, j in verdicts.items() if j.verdict == "same" for a, b in _both(pair)
    }
    return {p for p in verdicts if any((a, persons.root(b)) in one for a, b in _both(p))}


def _both(pair: Pair) -> tuple[Pair, Pair]:
    return pair, (pair[1], pair[0])


def _weight(judgement: Judgement) -> tuple[Any, ...]:
    return (
        by_a_person(judgement),
        judgement.known or _BEFORE_ALL,
        _CAUTION[judgement.verdict],
        judgement.score,
        judgement.by,
        judgement.reasons,
    )


def _strongest_first(same: Mapping[Pair, Judgement]) -> list[Pair]:
    """Persons' verdicts newest first, the program's surest first; equal ones in the order of their refs."""

    def rank(judgement: Judgement) -> float:
        if by_a_person(judgement):
            return ((judgement.known or _BEFORE_ALL) - _BEFORE_ALL).total_seconds()
        return judgement.score

    return sorted(same, key=lambda pair: (-rank(same[pair]), pair))


class _Forest:
    """Union-find whose trees know which others they must not be joined with."""

    def __init__(self) -> None:
        self._above: dict[Ref, Ref] = {}
        self._apart: dict[Ref, set[Ref]] = {}

    def root(self, ref: Ref) -> Ref:
        top = ref
        while (above := self._above.get(top, top)) != top:
            top = above
        while (above := self._above.get(ref, ref)) != top:
            self._above[ref], ref = top, above
        return top

    def keep_apart(self, a: Ref, b: Ref) -> None:
        """Forbid that two trees be joined; without effect on two that are one already."""
        a, b = self.root(a), self.root(b)
        if a != b:
            self._apart.setdefault(a, set()).add(b)
            self._apart.setdefault(b, set()).add(a)

    def join(self, a: Ref, b: Ref) -> None:
        """Make two trees one, unless they are to be kept apart."""
        a, b = self.root(a), self.root(b)
        if a == b or b in self._apart.get(a, ()):
            return
        if len(self._apart.get(a, ())) < len(self._apart.get(b, ())):
            a, b = b, a
        self._above[b] = a
        for other in self._apart.pop(b, ()):
            self._apart[other].discard(b)
            self._apart[other].add(a)
            self._apart[a].add(other)
