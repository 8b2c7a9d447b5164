"""What a verdict on two would do, read back before it is said: who they are, and what speaks against it."""

from __future__ import annotations

from msgspec import Struct

from backchannel.model.entities import Judgement, Verdict
from backchannel.model.errors import BadQuestion
from backchannel.model.identity import by_a_person
from backchannel.resolve.names import person_name
from backchannel.resolve.scores import apart_in_time, score

from .cited import Answer
from .layout import WIDTH, wrapped
from .parts import Part, part_of, subject_of
from .reading import Being, Reading

WILL = {
    "same": "These will be one:",
    "different": "These will be kept apart:",
    "unsure": "Of these nothing will be taken for sure:",
}


class Readback(Answer, frozen=True, kw_only=True):
    """Two whom a person is about to judge."""

    verdict: Verdict
    left: Part
    right: Part
    against: tuple[str, ...]
    """Reasons against the verdict, in words; the program's with its name."""
    grave: tuple[str, ...]
    """Those for which two are never made one without an explicit word: other kind, generation or time."""

    def lines(self, *, width: int = WIDTH) -> list[str]:
        shown = [WILL[self.verdict], *self.left.lines(width=width)]
        if self.right.id != self.left.id:
            shown += self.right.lines(width=width)
        if self.against:
            shown += ["Against it:"]
            shown += [line for a in self.against for line in wrapped(a, width=width, first="  - ")]
        return shown


class _Against(Struct, frozen=True):
    reasons: tuple[str, ...]
    grave: tuple[str, ...]


def readback(view: Reading, verdict: Verdict, left: Being, right: Being) -> Readback:
    """Who the two are, and why not."""
    against = _against(view, verdict, left, right) if left.id != right.id else _Against((), ())
    return Readback(
        verdict=verdict,
        left=part_of(view, left),
        right=part_of(view, right),
        against=against.reasons,
        grave=against.grave,
    )


def must_not_be_grave(told: Readback) -> None:
    """Raises: BadQuestion where nobody may make the two one without an explicit word."""
    if told.verdict == "same" and told.grave:
        raise BadQuestion(
            f"{told.left.name} ({told.left.kind}) and {told.right.name} ({told.right.kind}) are kept two: "
            + "; ".join(told.grave),
            remedy="say --even-so if you know that they are one",
        )


def said_of_both(view: Reading, left: Being, right: Being) -> tuple[Judgement, ...]:
    """The judgements that hold between a ref of one and a ref of the other."""
    others = {*right.refs}
    mine = {*left.refs}
    return tuple(
        j
        for j in view.judgements(left.id)
        if (j.left in mine and j.right in others) or (j.right in mine and j.left in others)
    )


def _against(view: Reading, verdict: Verdict, left: Being, right: Being) -> _Against:
    """What was said of the two otherwise; and for "same" what their names, kinds and dates say."""
    if verdict == "unsure":
        return _Against((), ())
    other = "different" if verdict == "same" else "same"
    said = [j for j in said_of_both(view, left, right) if j.verdict == other]
    reasons = tuple(dict.fromkeys(f"{j.by} said {j.verdict}{_because(j)}" for j in said))
    if verdict == "different":
        return _Against(reasons, ())
    grave = tuple(_grave(view, left, right))
    found = score(subject_of(view, left), subject_of(view, right))
    doubts = tuple(reason for reason, weight in found.features if weight < 0 and reason not in grave)
    persons = tuple(r for r, j in zip(reasons, said, strict=False) if by_a_person(j))
    return _Against((*grave, *doubts, *(persons or reasons)), grave)


def _grave(view: Reading, left: Being, right: Being) -> list[str]:
    found = []
    if left.kind != right.kind:
        found.append(f"one is a {left.kind}, the other a {right.kind}")
    generations = [_generations(one) for one in (left, right)]
    if all(generations) and generations[0].isdisjoint(generations[1]):
        one, other = (", ".join(sorted(g)) for g in generations)
        found.append(f"other generation: {one} and {other}")
    apart = apart_in_time(subject_of(view, left).years, subject_of(view, right).years)
    return [*found, *(reason for reason, _ in apart)]


def _generations(being: Being) -> set[str]:
    """The generations that their names give: "sr", "iii"."""
    if being.kind != "person":
        return set()
    parsed = (person_name(name) for name in being.names)
    return {name.generation for name in parsed if name is not None and name.generation is not None}


def _because(judgement: Judgement) -> str:
    return f": {'; '.join(judgement.reasons)}" if judgement.reasons else ""
