"""How documents hang together: DocumentRelation, and the pure step from relations to independent reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, Literal

from msgspec import Struct

from .entities import Judgement, Verdict
from .identity import clusters, is_a_person

Relation = Literal["copy", "version", "garbled_copy", "part_copy", "same_story", "different"]
"""copy: reprint or cut; version: an earlier or later state; garbled_copy: reworded by a machine. All three
are one report. part_copy: one takes passages over from the other, or both from a third, and has words of its
own: two reports, but one where these passages tell something. same_story: two reports of one event.
different: none of these, said by a person to part what the program joined."""

ONE_REPORT: frozenset[Relation] = frozenset(("copy", "version", "garbled_copy"))
APART: frozenset[Relation] = frozenset(("part_copy", "same_story"))
"""Two reports, as far as the pair alone tells."""


class DocumentRelation(Struct, frozen=True, kw_only=True):
    """What one document is to another, with the reasons; never rewritten, only followed by a newer one."""

    left: str
    right: str
    relation: Relation
    score: float
    """0..1, higher is surer."""
    reasons: tuple[str, ...]
    by: str = "copies.v2"
    """The part of the program with its version, or the person who said so and who outranks it."""
    known: datetime | None = None


def reports(
    documents: Iterable[str],
    relations: Iterable[DocumentRelation],
    *,
    key: Callable[[str], Any] = str,
) -> dict[str, str]:
    """The id that stands for the report each of `documents` gives: the smallest by `key` of its copies.

    Copies, versions and garbled copies share it; two that are one story and were each written for themselves
    never do, even where a third document holds words of both, but for cuts and garbled copies of one report.
    What outranks what: `identity.clusters`.
    """
    held = standing(relations)
    vouched = _vouched(held)
    return clusters(documents, (_judgement(r) for r in held if _pair(r) not in vouched), key=key)


def _vouched(held: Iterable[DocumentRelation]) -> set[tuple[str, str]]:
    """The pairs that the program took for two reports, where a third is one with both, garbled in one.

    A cut of a report and the report in other words have too little in common to be told as one by themselves.
    """
    known = list(held)
    one: dict[str, set[str]] = {}
    for relation in known:
        if relation.relation in ONE_REPORT:
            one.setdefault(relation.left, set()).add(relation.right)
            one.setdefault(relation.right, set()).add(relation.left)
    apart = {_pair(r) for r in known if r.relation in APART and not is_a_person(r.by)}
    garbled = [_pair(r) for r in known if r.relation == "garbled_copy"]
    ends = {(a, b) for pair in garbled for a, b in (pair, pair[::-1])}
    return {pair for a, b in ends for c in one[b] if (pair := (min(a, c), max(a, c))) in apart}


def _pair(relation: DocumentRelation) -> tuple[str, str]:
    return min(relation.left, relation.right), max(relation.left, relation.right)


def standing(relations: Iterable[DocumentRelation]) -> list[DocumentRelation]:
    """The one that holds for each pair, by pair: a person's before the program's, then the newest.

    Of two from one instant the more cautious holds, then the surer; the order of `relations` never matters.
    """
    held: dict[tuple[str, str], DocumentRelation] = {}
    for one in relations:
        pair = _pair(one)
        if pair not in held or _weight(one) > _weight(held[pair]):
            held[pair] = one
    return [held[pair] for pair in sorted(held)]


def _weight(relation: DocumentRelation) -> tuple[Any, ...]:
    said = relation.known.timestamp() if relation.known else 0.0
    apart = relation.relation not in ONE_REPORT
    return is_a_person(relation.by), said, apart, relation.score, relation.relation, relation.by


def _judgement(relation: DocumentRelation) -> Judgement:
    verdict: Verdict = "same" if relation.relation in ONE_REPORT else "different"
    return Judgement(
        left=relation.left,
        right=relation.right,
        verdict=verdict,
        score=relation.score,
        reasons=relation.reasons,
        by=relation.by,
        known=relation.known,
    )
