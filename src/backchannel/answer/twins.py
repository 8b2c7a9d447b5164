"""Pairs that are worth a person's time: they may be one, and much would hang together if they were."""

from __future__ import annotations

from msgspec import Struct

from backchannel.model.entities import Judgement
from backchannel.model.identity import by_a_person, pair_of

from .cited import Answer, counted
from .layout import WIDTH, wrapped
from .parts import Part, part_of
from .reading import Reading

AT_MOST = 20


class Twin(Struct, frozen=True, kw_only=True):
    """Two of whom the program cannot tell whether they are one."""

    left: Part
    right: Part
    score: float
    """0..1: how likely they are one."""
    reasons: tuple[str, ...]
    joins: int
    """How many facts of the one who has fewer would come to the other."""


class Twins(Answer, frozen=True, kw_only=True):
    """What a person should judge, what would join most facts first."""

    twins: tuple[Twin, ...]
    more: int
    """How many further pairs there are."""

    def lines(self, *, width: int = WIDTH) -> list[str]:
        shown: list[str] = []
        for number, twin in enumerate(self.twins, 1):
            why = f"{number}. {twin.score:.2f}: {'; '.join(twin.reasons)}"
            shown += wrapped(why, width=width, rest="   ")
            shown += [line for part in (twin.left, twin.right) for line in _part(part, width)]
        if not shown:
            return ["No pair is left open."]
        return shown + ([f"and {counted(self.more, 'further pair')}"] if self.more else [])


def twins(view: Reading, *, kind: str | None = None, at_most: int = AT_MOST) -> Twins:
    """The pairs that nobody has judged and the program leaves open, of one kind if one is given."""
    found: dict[tuple[str, str], Judgement] = {}
    for judgement in view.unsure():
        if by_a_person(judgement):
            continue
        left, right = sorted(view.canonical(ref) for ref in pair_of(judgement))
        held = found.get((left, right))
        if left != right and (held is None or judgement.score > held.score):
            found[left, right] = judgement
    settled = {pair for pair in found if _settled(view, *pair)}
    open_pairs = [
        (pair, j)
        for pair, j in found.items()
        if pair not in settled and (kind is None or view.entity(pair[0]).kind == kind)
    ]
    ranked = sorted(
        ((pair, j, _joins(view, *pair)) for pair, j in open_pairs), key=lambda t: (-t[2], -t[1].score, t[0])
    )
    return Twins(
        twins=tuple(
            Twin(
                left=part_of(view, view.entity(left)),
                right=part_of(view, view.entity(right)),
                score=j.score,
                reasons=j.reasons,
                joins=joins,
            )
            for (left, right), j, joins in ranked[:at_most]
        ),
        more=max(0, len(ranked) - at_most),
    )


def _settled(view: Reading, left: str, right: str) -> bool:
    """Whether a person, or other names of the two, said that they are different or that nobody can tell."""
    other = {*view.entity(right).refs}
    return any(
        (j.verdict == "different" or by_a_person(j)) and not other.isdisjoint(pair_of(j))
        for j in view.judgements(left)
    )


def _joins(view: Reading, left: str, right: str) -> int:
    return min(len(view.claims_of(left)), len(view.claims_of(right)))


def _part(part: Part, width: int) -> list[str]:
    head, *rest = part.lines(width=width)
    return [f" {head}", *rest[-1:], f"      {part.id}"]
