"""What people say that sources and facts are worth, beside what the rules make of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import cast

from msgspec import Struct

from backchannel.model.appraisals import RELIABILITY_WORDS, Appraisal, AppraisalKind, standing_grades
from backchannel.model.errors import NothingFound

from .cited import Answer, Citation
from .first_said import plain_outlet
from .layout import WIDTH, wrapped
from .reading import Reading
from .weighing.credibility import Credibility, Grade

BY_A_PERSON = "by-a-person"


class Source(Struct, frozen=True, kw_only=True):
    """An outlet, or somebody cited by name, with the grade that the desk gave it."""

    name: str
    grade: str | None
    """A–F; None where nobody graded it."""
    by: str | None = None
    at: datetime | None = None
    why: str | None = None

    @property
    def words(self) -> str:
        """ "The Courier B usually reliable (lena, 2031-05-06: it corrects itself)"."""
        if self.grade is None:
            return f"{self.name} not graded"
        day = f", {self.at:%Y-%m-%d}" if self.at else ""
        return f"{self.name} {self.grade} {RELIABILITY_WORDS[self.grade]} ({self.by}{day}: {self.why})"


class Grades:
    """The grades that hold in a view; one for a whole question."""

    def __init__(self, view: Reading) -> None:
        self._view = view
        every = standing_grades(view.appraisals())
        self._of_source = {plain_outlet(a.subject): a for a in every if a.kind == "reliability"}
        self._of_claim = {a.subject: a for a in every if a.kind == "credibility"}
        self._place = {a.id: number for number, a in enumerate(every)}

    def source(self, name: str, *, names: Iterable[str] = ()) -> Source:
        """A source by its name, or by another that it bears."""
        found = (self._of_source.get(plain_outlet(one)) for one in (name, *names))
        given = next((one for one in found if one is not None), None)
        if given is None:
            return Source(name=name, grade=None)
        return Source(name=name, grade=given.grade, by=given.by, at=given.at, why=given.why)

    def sources(self, citations: Iterable[Citation]) -> tuple[Source, ...]:
        """The outlets that say it first, each once, then those cited by name who were graded."""
        listed = list(citations)
        outlets = {plain_outlet(o): o for c in reversed(listed) if (o := c.repeats or c.outlet)}
        found = [self.source(name) for name in reversed(outlets.values())]
        return (*found, *self._cited(listed)) if self._of_source else tuple(found)

    def _cited(self, citations: Iterable[Citation]) -> Iterator[Source]:
        claims = dict.fromkeys(c.claim for c in citations)
        refs = dict.fromkeys(ref for id_ in claims if (ref := self._view.claim(id_).cited) and "#" in ref)
        for ref in refs:
            being = self._view.entity(ref)
            one = self.source(being.caption, names=being.names)
            if one.grade is not None:
                yield one

    def of_claims(self, claims: Collection[str]) -> Appraisal | None:
        """What a person said last of one of these claims, which tell one fact."""
        given = [self._of_claim[claim] for claim in claims if claim in self._of_claim]
        return max(given, key=lambda one: self._place[one.id], default=None)


def as_said(given: Appraisal | None, derived: Credibility) -> Credibility:
    """What holds: a person's grade with what the rules say, or else theirs."""
    if given is None or given.grade is None:
        return derived
    return Credibility(
        grade=cast(Grade, int(given.grade)),
        rule=BY_A_PERSON,
        why=f"so {given.said}; by the rules {derived.words}",
    )


class Graded(Answer, frozen=True, kw_only=True):
    """The grades that people gave, of one source or claim with all that was taken back, or of all sources."""

    kind: AppraisalKind
    subject: str | None
    standing: tuple[Appraisal, ...]
    """Those that hold, by name."""
    history: tuple[Appraisal, ...] = ()
    """Of one subject: all that was said, in the order added."""

    def lines(self, *, width: int = WIDTH) -> list[str]:
        shown: list[str] = []
        for one in self.standing:
            words = RELIABILITY_WORDS.get(str(one.grade), "")
            shown += wrapped(f"{one.subject} · {one.grade} {words} · {one.said}", width=width, rest="    ")
        for one in self.history if len(self.history) > len(self.standing) else ():
            said = f"gave {one.grade}" if one.grade is not None else "took it back"
            why = f": {one.why}" if one.why else ""
            shown += wrapped(
                f"{one.at:%Y-%m-%d %H:%M} {one.by} {said}{why}", width=width, first="  ", rest="    "
            )
        return shown or ["No grades in what you can see."]


def graded(view: Reading, kind: AppraisalKind, subject: str | None = None) -> Graded:
    """The grades of all sources, or of one source or claim. Raises: NothingFound."""
    if kind == "credibility" and subject is not None:
        view.claim(subject)
    own = [one for one in view.appraisals() if one.kind == kind and _is_of(one, subject)]
    if subject is not None and not own:
        raise NothingFound(f"no grade of {subject!r} in what you can see", remedy="give it one, with --why")
    last = {plain_outlet(one.subject): one for one in standing_grades(own)}
    return Graded(
        kind=kind,
        subject=subject,
        standing=tuple(last[name] for name in sorted(last)),
        history=tuple(own) if subject is not None else (),
    )


def standing_of(view: Reading, kind: AppraisalKind, subject: str) -> Appraisal:
    """The grade that holds, to be taken back. Raises: NothingFound."""
    held = graded(view, kind, subject).standing
    if not held:
        raise NothingFound(f"no grade of {subject!r} holds", remedy="give it one, with --why")
    return held[0]


def _is_of(one: Appraisal, subject: str | None) -> bool:
    if subject is None:
        return True
    if one.kind == "credibility":
        return one.subject == subject
    return plain_outlet(one.subject) == plain_outlet(subject)
