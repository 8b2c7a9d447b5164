"""Scores → judgements: same, different or unsure; undoable, each with its reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from backchannel.model.entities import Judgement, Ref, Verdict
from backchannel.model.labels import Label

from .bodies import post_words
from .candidates import keys
from .names import PersonName, person_name
from .scores import Score, score
from .subjects import Post, Subject
from .tokens import fold
from .weights import GENERATION

NAME = "names.v2"

SAME = 0.9
WORTH_ASKING = 0.5
"""Below this a pair is not worth a person's time and gets no judgement."""
RIVAL = 0.1
"""Somebody else whose score is so near makes it unsure."""
TELLING = 1.3
"""So much more has to speak for one of two of the same name: a post, or a person named beside."""
EXAMPLES = 2
"""So many subjects that bear one name and share one post, or company, are compared."""

Names = frozenset[PersonName | str]


def judgements(new: Sequence[Subject], known: Sequence[Subject]) -> list[Judgement]:
    """What each new subject is to those known and to the new ones before it, in their order."""
    register = Register(known)
    found: list[Judgement] = []
    for one in new:
        found.extend(register.judge(one))
        register.add(one)
    return found


class _Met(NamedTuple):
    """A subject that another was compared with."""

    subject: Subject
    names: Names
    score: Score


_Bearers = dict[tuple[Names, str | None, int | None, Label], list[Subject]]
"""The first few subjects of each name, country, generation and label."""


class Register:
    """Subjects by name, post and company, so that each new one is compared with a few.

    Of those who bear one name only a few are compared with a new subject: the first of all, the first with a
    post that the new one has, and, for a surname alone, the first named beside the same persons. One of whom
    another document said just the same is tied to that one only. So clusters come out whole.

    A pair is judged by the two and by subjects that every reader of both may read: a document that a reader
    may not see never moves a judgement that they see.
    """

    def __init__(self, known: Iterable[Subject] = ()) -> None:
        self._facets: defaultdict[str, _Bearers] = defaultdict(dict)
        self._described: defaultdict[_Description, dict[Label, Subject]] = defaultdict(dict)
        for one in known:
            self.add(one)

    def add(self, subject: Subject) -> None:
        described = _described(subject)
        self._described[described].setdefault(subject.label, subject)
        for facet in (*_facets(subject), *_company(subject, seen=not _is_bare(described))):
            key = (described.names, described.country, _generation(subject), subject.label)
            bearers = self._facets[facet].setdefault(key, [])
            if len(bearers) < EXAMPLES:
                bearers.append(subject)

    def judge(self, subject: Subject) -> list[Judgement]:
        """What a subject is to those in the register, the surest first.

        "different" is said only where names could be taken for one another: it keeps two apart whom a third
        would join. "unsure" is said once a name.
        """
        described = _described(subject)
        first = self._first_alike(subject, described)
        if first is not None and not self._has_namesakes(subject, described):
            return [_judgement(subject, first, "same", ())]
        met = sorted(self._met(subject, described), key=lambda one: -one.score.value)
        found: dict[tuple[Verdict, Names | Ref, Label], Judgement] = {}
        for one in met:
            verdict, remarks = _verdict(subject, one, names=described.names, met=met)
            if verdict is not None:
                apart = verdict == "different" or (verdict == "unsure" and one.names == described.names)
                key = (verdict, one.subject.ref if apart else one.names, one.subject.label)
                found.setdefault(key, _judgement(subject, one, verdict, remarks))
        return list(found.values())

    def _has_namesakes(self, subject: Subject, described: _Description) -> bool:
        """Whether somebody of the very same name is known from another time, or by a registry's number."""
        own = _generation(subject)
        return any(
            names == described.names
            and (
                (generation is not None and own is not None and generation != own)
                or any(other.identifiers for other in bearers)
            )
            for facet in keys(subject)
            for (names, _, generation, _), bearers in self._facets.get(facet, {}).items()
        )

    def _first_alike(self, subject: Subject, described: _Description) -> _Met | None:
        """The first of the same description that all who may read the subject may read, if they are one."""
        for label, other in self._described.get(described, {}).items():
            if label.within(subject.label):
                scored = score(subject, other)
                if scored.value >= SAME and _comparable(subject, other):
                    return _Met(other, described.names, scored)
        return None

    def _met(self, subject: Subject, described: _Description) -> list[_Met]:
        found: dict[Ref, tuple[Subject, Names]] = {}
        for facet in (*_facets(subject), *_company(subject, seen=_is_bare(described))):
            for (names, *_), bearers in self._facets.get(facet, {}).items():
                found.update((other.ref, (other, names)) for other in bearers)
        return [
            _Met(other, names, score(subject, other))
            for other, names in found.values()
            if _comparable(subject, other)
        ]


class _Description(NamedTuple):
    """What one document says of a subject."""

    kind: str
    names: Names
    country: str | None
    posts: frozenset[Post]


def _described(subject: Subject) -> _Description:
    names: set[PersonName | str] = {fold(written) for written in subject.all_names}
    if subject.kind == "person":
        parsed = {name for written in subject.all_names if (name := person_name(written)) is not None}
        names = {name for name in parsed if not name.bare} or set(parsed) or names
    return _Description(subject.kind, frozenset(names), subject.country, frozenset(subject.posts))


def _generation(subject: Subject) -> int | None:
    """Which generation's time somebody is heard of: namesakes of two are both among those compared."""
    year = (subject.years.last or subject.years.first) if subject.years else None
    return None if year is None else year // GENERATION


def _is_bare(described: _Description) -> bool:
    return any(isinstance(name, PersonName) and name.bare for name in described.names)


def _facets(subject: Subject) -> Iterator[str]:
    """The keys of a subject, and each of them with each post."""
    posts = {" ".join(post_words(post)) for post, _ in subject.posts}
    for key in sorted(keys(subject)):
        yield key
        yield from (f"{key}|{post}" for post in sorted(posts))


def _company(subject: Subject, *, seen: bool) -> Iterator[str]:
    """The surnames of a person, each with everybody named beside; `seen`: with a full name of their own."""
    surnames = {name.surname for written in subject.all_names if (name := person_name(written)) is not None}
    for surname in sorted(surnames):
        yield from (f"{subject.kind}:{surname}+{other}:{seen}" for other in subject.co_mentions)


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
    rival = _namesake(subject, one, met) if one.names == names else _rival(subject, one, met)
    if rival is not None:
        return "unsure", (f"it may also be {rival.caption}",)
    return ("same" if one.score.value >= SAME else "unsure"), ()


def _namesake(subject: Subject, one: _Met, met: Sequence[_Met]) -> Subject | None:
    """Another of the very same name whom nothing tells from the one: two ministers, father and son.

    Only among those that every reader of the pair may read.
    """
    label = subject.label.join(one.subject.label)
    for other in met:
        if (
            other.names == one.names
            and other.subject.ref != one.subject.ref
            and other.subject.label.within(label)
            and not other.score.excluded
            and one.score.weight - other.score.weight < TELLING
            and score(one.subject, other.subject).of_two_times_or_names
        ):
            return other.subject
    return None


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
