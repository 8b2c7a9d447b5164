"""The judgements around somebody: which hold them together, which are weak, and who else it may be."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from backchannel.model.entities import Judgement, Verdict
from backchannel.model.identity import Pair, by_a_person, clusters, pair_of
from backchannel.resolve.weights import LESS_THAN_IDENTICAL

from .layout import wrapped
from .parts import source_of
from .reading import Reading


class Link(Struct, frozen=True, kw_only=True):
    """Two documents' parts of somebody that were found to be one."""

    left: int
    right: int
    """Numbers of the members."""
    score: float
    reasons: tuple[str, ...]
    by: str
    by_person: bool
    known: str | None
    weak: bool
    """Nothing else holds its two sides together, and the names are not the same in full."""

    @property
    def reason(self) -> str:
        """The weightiest."""
        return self.reasons[0] if self.reasons else "described alike"

    def lines(self, *, width: int) -> list[str]:
        if self.by_person:
            words = f"{self.by} said so on {(self.known or '')[:10]}" + _because(self.reasons)
        else:
            words = f"weak ({self.score:.2f})" + _because(self.reasons)
        return wrapped(f"[{self.left}] and [{self.right}]: {words}", width=width, first="  ", rest="      ")


class Other(Struct, frozen=True, kw_only=True):
    """Somebody else of whom a judgement says that they are not the same, or may be."""

    id: str
    name: str
    source: str
    """The document of the other in which they were compared."""
    score: float
    reasons: tuple[str, ...]
    by: str
    by_person: bool
    members: tuple[int, ...]
    """Which members were compared."""

    def lines(self, *, width: int) -> list[str]:
        who = self.by if self.by_person else f"{self.score:.2f}"
        words = f"{self.name} in {self.source} ({who})" + _because(self.reasons)
        return [*wrapped(words, width=width, first="  ", rest="      "), f"      {self.id}"]


def weak_pairs(refs: Sequence[str], inside: Sequence[Judgement]) -> set[Pair]:
    """The links without which the refs would fall apart, of those that rest on less than a full name."""
    doubtful = [
        j for j in inside if j.verdict == "same" and not by_a_person(j) and j.score <= LESS_THAN_IDENTICAL
    ]
    whole = len(set(clusters(refs, inside).values()))
    return {
        pair_of(j)
        for j in doubtful
        if len(set(clusters(refs, [other for other in inside if other is not j]).values())) > whole
    }


def linked(inside: Sequence[Judgement], numbers: Mapping[str, int], weak: Collection[Pair]) -> Iterator[Link]:
    """Persons' first, then the weak ones, then by score, the lowest first."""
    same = [j for j in inside if j.verdict == "same"]
    for j in sorted(same, key=lambda j: (not by_a_person(j), pair_of(j) not in weak, j.score, pair_of(j))):
        left, right = sorted((numbers[j.left], numbers[j.right]))
        yield Link(
            left=left,
            right=right,
            score=j.score,
            reasons=j.reasons,
            by=j.by,
            by_person=by_a_person(j),
            known=j.known.isoformat() if j.known else None,
            weak=pair_of(j) in weak,
        )


def others(
    view: Reading, between: Sequence[Judgement], numbers: Mapping[str, int], verdict: Verdict
) -> list[Other]:
    """Each other once, with what was said last or most: persons' verdicts first, then the highest score."""
    found: dict[str, list[tuple[Judgement, str]]] = {}
    for j in between:
        ref = j.right if j.left in numbers else j.left
        if j.verdict == verdict:
            found.setdefault(view.canonical(ref), []).append((j, ref))
    told = []
    for id_, said in found.items():
        j, ref = max(said, key=lambda each: (by_a_person(each[0]), each[0].score, each[1]))
        members = {numbers[one] for each, _ in said for one in pair_of(each) if one in numbers}
        told.append(
            Other(
                id=id_,
                name=view.entity(id_).caption,
                source=source_of(view, ref),
                score=j.score,
                reasons=j.reasons,
                by=j.by,
                by_person=by_a_person(j),
                members=tuple(sorted(members)),
            )
        )
    return sorted(told, key=lambda other: (not other.by_person, -other.score, other.id))


def _because(reasons: Sequence[str]) -> str:
    return f": {'; '.join(reasons)}" if reasons else ""
