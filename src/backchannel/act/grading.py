"""What a person says that a source or a fact is worth, and takes back."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from backchannel.answer.appraised import standing_of
from backchannel.model.appraisals import Appraisal, AppraisalKind

if TYPE_CHECKING:
    from backchannel.ledger.ledger import Ledger
    from backchannel.ledger.view import View
    from backchannel.model.labels import Reader


class Grading(ABC):
    """The part of a desk by which grades are given."""

    ledger: Ledger
    reader: Reader

    @abstractmethod
    def view(self, *, reader: Reader | None = None) -> View: ...

    def grade(
        self, kind: AppraisalKind, subject: str, grade: str, *, why: str, by: str | None = None
    ) -> Appraisal:
        """Say how reliable a source is (A–F, by its name), or how credible a fact is (1–6, by a claim's id).

        It stands beside what the rules say, with who said so and why, and can be taken back. Raises:
        NothingFound, BadQuestion.
        """
        if kind == "credibility":
            self.view().claim(subject)
        said = Appraisal(
            kind=kind, subject=subject.strip(), grade=grade.upper(), why=why, by=by or self.reader.name
        )
        return self.ledger.appraise(said)

    def ungrade(
        self, kind: AppraisalKind, subject: str, *, why: str = "", by: str | None = None
    ) -> Appraisal:
        """Take back the grade that holds; the one before it holds again. Raises: NothingFound."""
        held = standing_of(self.view(), kind, subject)
        said = Appraisal(
            kind=kind,
            subject=held.subject,
            grade=None,
            why=why,
            by=by or self.reader.name,
            takes_back=held.id,
        )
        self.ledger.appraise(said)
        return held
