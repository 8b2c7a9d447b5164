"""What people enter themselves: a note in their words, or facts typed in."""

from __future__ import annotations

from abc import abstractmethod
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from backchannel.ingest.memos import keep, memo_document
from backchannel.model.claims import Basis
from backchannel.model.labels import OPEN, Label

from .own_facts import OwnFact, written
from .reviewing import Reviewing

if TYPE_CHECKING:
    from backchannel.extract.language_model import Choice


class Noted(Struct, frozen=True, kw_only=True):
    """A note that is on the desk now."""

    document: str
    text: str
    added: bool
    """False: the same note was there already."""
    facts: tuple[str, ...]
    """Ids of its claims that count as facts."""
    proposals: tuple[str, ...]
    """Ids of those that wait for a verdict."""
    readable: bool
    """False: its label is above what its author may read."""


class Noting(Reviewing):
    """The part of a desk by which people enter what they know. A note is a memo of its author's."""

    @abstractmethod
    def _today(self) -> date: ...

    def note(
        self,
        text: str,
        *,
        day: date | None = None,
        by: str | None = None,
        label: Label = OPEN,
        model: Choice | None = None,
    ) -> Noted:
        """A note in plain words, whose facts are found as in any document; `day` is today if None.

        Raises: EmptyFile, BadQuestion, DeskBusy.
        """
        from backchannel.extract.language_model import load_model
        from backchannel.ingest import pipeline

        document = memo_document(text, by=self.signed(by), day=day or self._today(), label=label)
        report = pipeline.add(self.ledger, [(document.name, document)], model=load_model(model))
        for _, error in report.failed:
            raise error
        return self._noted(document.id, text, label, added=bool(report.added))

    def enter(
        self,
        *facts: OwnFact,
        day: date | None = None,
        by: str | None = None,
        label: Label = OPEN,
        basis: Basis = "readout",
    ) -> Noted:
        """Facts typed in: a memo of a sentence each, which is its evidence; they count as accepted.

        Names mean those of the desk who bear them; who is not known is new.
        Raises: BadQuestion, BadPeriod, Ambiguous, NothingFound, DeskBusy.
        """
        who = self.signed(by)
        memo = written(self.view(), facts, by=who, day=day or self._today(), label=label, basis=basis)
        added = keep(self.ledger, memo, by=who)
        return self._noted(memo.document.id, memo.document.text, label, added=added)

    def _noted(self, document: str, text: str, label: Label, *, added: bool) -> Noted:
        view = self.view()
        return Noted(
            document=document,
            text=text,
            added=added,
            facts=tuple(claim.id for claim in view.claims_in(document)),
            proposals=tuple(claim.id for claim in view.proposals_in(document)),
            readable=label.within(self.reader.clearance),
        )
