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
    never do, even where a third document holds words of both. What outranks what: `identity.clusters`.
    """
    return clusters(documents, (_judgement(r) for r in relations), key=key)


def standing(relations: Iterable[DocumentRelation]) -> list[DocumentRelation]:
    """The one that holds for each pair, by pair: a person's before the program's, then the newest.

    Of the program's of one instant the last given holds.
    """
    held: dict[tuple[str, str], DocumentRelation] = {}
    for one in relations:
        pair = min(one.left, one.right), max(one.left, one.right)
        if pair not in held or _weight(one) >= _weight(held[pair]):
            held[pair] = one
    return [held[pair] for pair in sorted(held)]


def _weight(relation: DocumentRelation) -> tuple[bool, float]:
    return is_a_person(relation.by), relation.known.timestamp() if relation.known else 0.0


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
