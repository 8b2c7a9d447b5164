"""Scores → judgements: same, different or unsure; undoable, each with its reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from backchannel.model.entities import Judgement, Verdict
from backchannel.model.labels import Label

from .candidates import keys
from .names import PersonName, person_name
from .scores import Score, score
from .subjects import Post, Subject
from .tokens import fold

NAME = "names.v1"

SAME = 0.9
WORTH_ASKING = 0.35
"""Below this a pair is not worth a person's time and gets no judgement."""
RIVAL = 0.1
"""Somebody else whose score is so near makes it unsure."""
EXAMPLES = 3
"""So many subjects of one description are compared; more of the same add nothing."""

Names = frozenset[PersonName | str]


def judgements(new: Sequence[Subject], known: Sequence[Subject]) -> list[Judgement]:
    """What each new subject is to those known and to the new ones before it, in their order."""
    register = Register(known)
    found: list[Judgement] = []
    for one in new:
        found.extend(register.judge(one))
        register.add(one)
    return found


class _Description(NamedTuple):
    """What one document says of a subject."""

    kind: str
    names: Names
    country: str | None
    posts: frozenset[Post]


class _Met(NamedTuple):
    """A subject that another was compared with."""

    subject: Subject
    described: _Description
    score: Score


class Register:
    """Subjects by what is said of them: a thousand mentions of one person cost a thousand comparisons.

    Of subjects with one description and label only the first few are compared with a new one. One whose
    description is known is tied to the first of that description alone, which was compared with all others;
    so clusters come out whole.

    A pair is judged by the two and by subjects that every reader of both may read: a document that a reader
    may not see never moves a judgement that they see.
    """

    def __init__(self, known: Iterable[Subject] = ()) -> None:
        self._examples: defaultdict[_Description, dict[Label, list[Subject]]] = defaultdict(dict)
        self._by_key: defaultdict[str, dict[_Description, None]] = defaultdict(dict)
        for one in known:
            self.add(one)

    def add(self, subject: Subject) -> None:
        described = _described(subject)
        if described not in self._examples:
            for key in keys(subject):
                self._by_key[key][described] = None
        examples = self._examples[described].setdefault(subject.label, [])
        if len(examples) < EXAMPLES:
            examples.append(subject)

    def judge(self, subject: Subject) -> list[Judgement]:
        """What a subject is to those in the register, the surest first.

        "same" is said once a description, "different" and "unsure" once a name; "different" only where the
        names could be taken for one another: it keeps two apart whom a third would join.
        """
        described = _described(subject)
        first = self._first_alike(subject, described)
        if first is not None:
            return [_judgement(subject, first, "same", ())]
        met = sorted(self._met(subject), key=lambda one: -one.score.value)
        found: dict[tuple[object, ...], Judgement] = {}
        for one in met:
            verdict, remarks = _verdict(subject, one, names=described.names, met=met)
            if verdict is not None:
                about = one.described if verdict == "same" else one.described.names
                key = (verdict, about, one.subject.label)
                found.setdefault(key, _judgement(subject, one, verdict, remarks))
        return list(found.values())

    def _first_alike(self, subject: Subject, described: _Description) -> _Met | None:
        """The first of the same description that all who may read the subject may read, if they are one."""
        for label, examples in self._examples.get(described, {}).items():
            if label.within(subject.label):
                scored = score(subject, examples[0])
                if scored.value >= SAME and _comparable(subject, examples[0]):
                    return _Met(examples[0], described, scored)
        return None

    def _met(self, subject: Subject) -> list[_Met]:
        descriptions = {d: None for key in sorted(keys(subject)) for d in self._by_key.get(key, ())}
        return [
            _Met(other, described, score(subject, other))
            for described in descriptions
            for examples in self._examples[described].values()
            for other in examples
            if _comparable(subject, other)
        ]


def _described(subject: Subject) -> _Description:
    names: set[PersonName | str] = {fold(written) for written in subject.all_names}
    if subject.kind == "person":
        parsed = {name for written in subject.all_names if (name := person_name(written)) is not None}
        full = {name for name in parsed if not name.bare}
        names = set(full or parsed) or names
    return _Description(subject.kind, frozenset(names), subject.country, frozenset(subject.posts))


def _comparable(left: Subject, right: Subject) -> bool:
    """Two entities of one document were told apart by whoever read it."""
    return left.ref != right.ref and (left.document != right.document or not left.document)


def _verdict(
    subject: Subject, one: _Met, *, names: Names, met: Sequence[_Met]
) -> tuple[Verdict | None, tuple[str, ...]]:
    """What is said of a pair, and a remark; `names` are those of the subject."""
    if one.score.excluded:
        return ("different" if one.score.confusable else None), ()
    if one.score.value < WORTH_ASKING:
        return None, ()
    rival = None if one.described.names == names else _rival(subject, one, met)
    if rival is not None:
        return "unsure", (f"it may also be {rival.caption}",)
    return ("same" if one.score.value >= SAME else "unsure"), ()


def _rival(subject: Subject, one: _Met, met: Sequence[_Met]) -> Subject | None:
    """Somebody of another name whom the subject, or the one it was compared with, may as well be.

    Only among those that every reader of the pair may read; one of each name.
    """
    label = subject.label.join(one.subject.label)
    near = one.score.value - RIVAL
    others = {other.described.names: other for other in reversed(met) if other.subject.label.within(label)}
    for names, other in others.items():
        if names != one.described.names and (other.score.value >= near or other.score.excluded):
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
