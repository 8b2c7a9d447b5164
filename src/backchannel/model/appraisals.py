"""What a person says a source or a fact is worth: added, taken back, never changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from msgspec import Struct

from .errors import BadQuestion
from .labels import OPEN, Label

AppraisalKind = Literal["reliability", "credibility"]
RELIABILITY_WORDS: dict[str, str] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
"""Of a source, whatever it tells. Source: NATO STANAG 2511, as the numbers of credibility."""
GRADES: dict[AppraisalKind, tuple[str, ...]] = {
    "reliability": tuple(RELIABILITY_WORDS),
    "credibility": ("1", "2", "3", "4", "5", "6"),
}


class Appraisal(Struct, frozen=True, kw_only=True):
    """One grade that a person gave, or the taking back of one."""

    id: str = ""
    kind: AppraisalKind
    subject: str
    """Of reliability a source's name, as it was typed; of credibility a claim's id."""
    grade: str | None
    """A–F or 1–6; None takes `takes_back` back."""
    why: str
    by: str
    takes_back: str | None = None
    """The id of the appraisal that holds no longer."""
    at: datetime | None = None
    label: Label = OPEN

    @property
    def said(self) -> str:
        """Who, when and why: "lena, 2031-05-06: it corrects itself"."""
        day = f", {self.at:%Y-%m-%d}" if self.at else ""
        return f"{self.by}{day}: {self.why}" if self.why else f"{self.by}{day}"


def checked(appraisal: Appraisal) -> Appraisal:
    """The same. Raises: BadQuestion for a grade that is none, or one without a reason."""
    grades = GRADES[appraisal.kind]
    if appraisal.takes_back is None and appraisal.grade not in grades:
        known = f"{grades[0]} to {grades[-1]}"
        raise BadQuestion(f"{appraisal.grade!r} is no grade of {appraisal.kind}", remedy=f"give {known}")
    if appraisal.takes_back is None and not appraisal.why.strip():
        raise BadQuestion("a grade needs a reason", remedy="say why")
    if not appraisal.subject.strip():
        raise BadQuestion("no source is named", remedy="give its name")
    return appraisal


def standing_grades(appraisals: Iterable[Appraisal]) -> list[Appraisal]:
    """Those that were not taken back, in the order added: of one subject the last holds."""
    every = list(appraisals)
    gone = {one.takes_back for one in every if one.takes_back is not None}
    return [one for one in every if one.grade is not None and one.id not in gone]
