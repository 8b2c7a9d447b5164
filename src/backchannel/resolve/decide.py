"""Scores → judgements: same, different or unsure; undoable, each with its reasons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from backchannel.model.entities import Judgement, Ref, Verdict
from backchannel.model.labels import Label

from .examples import Examples, InMemory
from .facets import Description, Names, company, described, facets, generation
from .scores import Score, score
from .subjects import Subject

NAME = "names.v2"

SAME = 0.9
WORTH_ASKING = 0.5
"""Below this a pair is not worth a person's time and gets no judgement."""
RIVAL = 0.1
"""Somebody else whose score is so near makes it unsure."""
TELLING = 1.3
"""So much more has to speak for one of two of the same name: a post, or a person named beside."""


def judgements(new: Sequence[Subject], known: Sequence[Subject]) -> list[Judgement]:
    """What each new subject is to those known and to the new ones before it, in their order."""
    register = Register()
    for one in known:
        register.judge(one)
    return [judgement for one in new for judgement in register.judge(one)]


class _Met(NamedTuple):
    """A subject that another was compared with."""

    subject: Subject
    names: Names
    score: Score


class Register:
    """Subjects filed by what they may be known again by, so that each new one is compared with a few.

    Of those who bear one name only a few are compared with a new subject: the first of all, the first with a
    post that the new one has, and, for a surname alone, the first named beside the same persons. One of whom
    another document said just the same is tied to that one only. So clusters come out whole.

    A pair is judged by the two and by subjects that every reader of both may read: a document that a reader
    may not see never moves a judgement that they see.
    """

    def __init__(self, examples: Examples | None = None) -> None:
        self._examples: Examples = InMemory() if examples is None else examples

    def judge(self, subject: Subject) -> list[Judgement]:
        """What a subject is to those judged before, the surest first; it is filed among them.

        "different" is said only where names could be taken for one another: it keeps two apart whom a third
        would join. "unsure" is said once a name.
        """
        mine, own = described(subject), tuple(facets(subject))
        found = self._said(subject, mine, own)
        self._examples.file(subject, (mine.facet, *own, *company(subject, full=not mine.bare)))
        return found

    def _said(self, subject: Subject, mine: Description, own: Sequence[str]) -> list[Judgement]:
        first = self._first_alike(subject, mine)
        if first is not None and not self._has_namesakes(subject, mine, own):
            self._note(subject, first.subject)
            return [_judgement(subject, first, "same", ())]
        met = sorted(self._met(subject, mine, own), key=lambda one: -one.score.value)
        joined = [] if mine.bare else [subject]
        found: dict[tuple[Verdict, Names | Ref, Label], Judgement] = {}
        for one in met:
            verdict, remarks = _verdict(subject, one, names=mine.names, met=met)
            for here, there in self._clashing(one.subject, joined) if verdict == "same" else ():
                if here.label.join(there.label).within(subject.label.join(one.subject.label)):
                    verdict, remarks = "unsure", (f"it may also be {there.caption}",)
                else:  # whoever may read of both is told so; to others it must not show
                    apart_from = _judgement(here, _compared(here, there), "different", ())
                    found.setdefault(("different", f"{here.ref}|{there.ref}", there.label), apart_from)
            if verdict is not None:
                apart = verdict == "different" or (verdict == "unsure" and one.names == mine.names)
                key = (verdict, one.subject.ref if apart else one.names, one.subject.label)
                if key not in found:
                    found[key] = _judgement(subject, one, verdict, remarks)
                    if verdict == "same":
                        joined += self._meant_by(one.subject)
                        self._note(subject, one.subject)
        return list(found.values())

    def _has_namesakes(self, subject: Subject, mine: Description, own: Sequence[str]) -> bool:
        """Whether those of the very same name are of two times or countries, or have a registry's numbers."""
        alike = [
            other
            for other in self._examples.under(own)
            if described(other).names == mine.names and other.label.within(subject.label)
        ]
        times = {generation(one) for one in (subject, *alike)}
        countries = {one.country.partition("-")[0] for one in (subject, *alike) if one.country is not None}
        numbered = any(other.identifiers for other in alike)
        return numbered or len(times - {None}) > 1 or len(countries) > 1

    def _first_alike(self, subject: Subject, mine: Description) -> _Met | None:
        """The first of the same description that all who may read the subject may read, if they are one."""
        for other in self._examples.under([mine.facet]):
            if other.label.within(subject.label) and _comparable(subject, other):
                scored = score(subject, other)
                if scored.value >= SAME:
                    return _Met(other, mine.names, scored)
        return None

    def _met(self, subject: Subject, mine: Description, own: Sequence[str]) -> list[_Met]:
        wanted = (*own, *company(subject, full=mine.bare))
        return [
            _compared(subject, other) for other in self._examples.under(wanted) if _comparable(subject, other)
        ]

    def _clashing(self, other: Subject, joined: Sequence[Subject]) -> list[tuple[Subject, Subject]]:
        """Pairs of one joined so far and one that this other would join, that cannot be one."""
        meant = self._meant_by(other)
        return [(here, there) for here in joined for there in meant if score(here, there).excluded]

    def _meant_by(self, subject: Subject) -> list[Subject]:
        """The subject; of a surname alone those for whom it, and those taken for it, were said to stand."""
        if not described(subject).bare:
            return [subject]
        reached = surnames = {self._top(subject).ref}
        while surnames:
            below = self._examples.under(f"below:{ref}" for ref in sorted(surnames))
            surnames = {one.ref for one in below} - reached
            reached = reached | surnames
        return list(self._examples.under(f"stands for:{ref}" for ref in sorted(reached)))

    def _top(self, surname: Subject) -> Subject:
        """The first of the surnames standing alone that were taken for one another."""
        while above := self._examples.under([f"above:{surname.ref}"]):
            surname = above[0]
        return surname

    def _note(self, subject: Subject, other: Subject) -> None:
        """Two are the same: whom a surname alone stands for, and which surnames alone are one."""
        bare = [one for one in (other, subject) if described(one).bare]
        if len(bare) == 2:
            first, second = map(self._top, bare)
            if first.ref != second.ref:
                self._examples.note(first, f"above:{second.ref}")
                self._examples.note(second, f"below:{first.ref}")
        elif bare:
            named = subject if bare[0] is other else other
            self._examples.file(named, [f"stands for:{self._top(bare[0]).ref}"])


def _compared(subject: Subject, other: Subject) -> _Met:
    return _Met(other, described(other).names, score(subject, other))


def _comparable(left: Subject, right: Subject) -> bool:
    """Two entities of one document were told apart by whoever read it.

    Two surnames standing alone are compared within one label: a chain of them must not lead from one to
    another person by way of documents that a reader may not see.
    """
    if left.label != right.label and described(left).bare and described(right).bare:
        return False
    return left.ref != right.ref and (left.document != right.document or not left.document)


def _verdict(
    subject: Subject, one: _Met, *, names: Names, met: Sequence[_Met]
) -> tuple[Verdict | None, tuple[str, ...]]:
    """What is said of a pair, and a remark; `names` are those of the subject."""
    if one.score.excluded:
        return ("different" if one.score.confusable else None), ()
    if one.score.value < WORTH_ASKING:
        return None, ()
    rival = _namesake(subject, one, met) if one.names == names else _rival(subject, one, met)
    if rival is not None:
        return "unsure", (f"it may also be {rival.caption}",)
    return ("same" if one.score.value >= SAME else "unsure"), ()


def _namesake(subject: Subject, one: _Met, met: Sequence[_Met]) -> Subject | None:
    """Another of the very same name for whom either of the two may as well be taken: father and son.

    Only among those that every reader of the pair may read.
    """
    label = subject.label.join(one.subject.label)
    for other in met:
        if (
            other.names == one.names
            and other.subject.ref != one.subject.ref
            and other.subject.label.within(label)
        ):
            between = score(one.subject, other.subject)
            may_be_the_subject = between.value < SAME and _as_near(other.score, one.score)
            may_be_the_one = other.score.value < SAME and _as_near(between, one.score)
            if may_be_the_subject or may_be_the_one:
                return other.subject
    return None


def _as_near(other: Score, one: Score) -> bool:
    return not other.excluded and one.weight - other.weight < TELLING


def _rival(subject: Subject, one: _Met, met: Sequence[_Met]) -> Subject | None:
    """Somebody of another name whom the subject, or the one it was compared with, may as well be.

    Only among those that every reader of the pair may read; one of each name.
    """
    label = subject.label.join(one.subject.label)
    near = one.score.value - RIVAL
    others = {other.names: other for other in reversed(met) if other.subject.label.within(label)}
    for names, other in others.items():
        if names != one.names and (other.score.value >= near or other.score.excluded):
            between = score(one.subject, other.subject)
            as_near = other.score.value >= near and other.score.exact >= one.score.exact and between.excluded
            taken = other.score.excluded and between.value >= near and between.exact >= one.score.exact
            if as_near or taken:
                return other.subject
    return None


def _judgement(subject: Subject, one: _Met, verdict: Verdict, remarks: tuple[str, ...]) -> Judgement:
    return Judgement(
        left=one.subject.ref,
        right=subject.ref,
        verdict=verdict,
        score=one.score.value,
        reasons=(*one.score.reasons, *remarks),
        by=NAME,
    )
