"""Readouts: what came of a contact becomes a note of the desk, and its facts are found as in any other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec
from msgspec import UNSET, Struct, UnsetType

from backchannel.answer.board import AskAnswer, ask
from backchannel.ledger.outreach import Done
from backchannel.ledger.view import View
from backchannel.model.entities import Judgement
from backchannel.model.errors import BadQuestion, NothingFound
from backchannel.model.labels import OPEN, Label
from backchannel.model.outreach import AskState, Change, Party

from .noting import Noted
from .outreach import Outreaching
from .readouts import Readout, memcon

if TYPE_CHECKING:
    from backchannel.extract.language_model import Choice


class ReadOut(Struct, frozen=True, kw_only=True):
    """A readout that is a document now, and the card that it moved."""

    noted: Noted
    card: AskAnswer


class ReadingOut(Outreaching):
    """The part of a desk by which contacts are told."""

    def readout(
        self,
        id_: str,
        told: Readout,
        *,
        label: Label = OPEN,
        by: str | None = None,
        model: Choice | None = None,
    ) -> ReadOut:
        """Write down what came of a contact; the card keeps it and moves to "replied".

        It has the label of the card joined with the one given. Raises: BadQuestion, NothingFound, Ambiguous,
        DeskBusy.
        """
        one, who = self.ask_with(id_), self.signed(by)
        if one.messenger is None and not told.participants:
            raise BadQuestion("nobody carried it", where=one.id, remedy="say who took part")
        pair = (one.messenger.name if one.messenger else "", one.target.name)
        full = told if told.participants else msgspec.structs.replace(told, participants=pair)
        day, joined = told.day or self._today(), self.readable(label.join(one.label))
        noted = self.note(memcon(full, day=day), by=who, label=joined, model=model)
        self._bind(noted.document, [one.target, *([one.messenger] if one.messenger else [])], by=who)
        if noted.document not in one.readouts:
            state: AskState | UnsetType = UNSET if one.state in ("replied", "closed") else "replied"
            change = Change(readout=noted.document, state=state, day=UNSET if state is UNSET else day)
            done = Done(
                kind="readout",
                change=change,
                by=who,
                subject=one.id,
                label=joined,
                documents=(noted.document,),
            )
            self.ledger.do(done)
        return ReadOut(noted=noted, card=ask(self.on_a_day(), one.id))

    def _bind(self, document: str, parties: Iterable[Party], *, by: str) -> None:
        """Whoever the readout names as the card does is the one on the card: its author says so."""
        view = self.view()
        named = {entity.caption: entity.ref for entity in self.ledger.findings(document).entities}
        for party in parties:
            ref = named.get(party.name)
            known = next((r for r in party.refs if _is_there(view, r)), None)
            if ref is None or known is None or view.canonical(ref) == view.canonical(known):
                continue
            said = Judgement(
                left=view.canonical(known),
                right=ref,
                verdict="same",
                score=1.0,
                reasons=("so said in the readout",),
                by=by,
            )
            self.ledger.judge(said)


def _is_there(view: View, ref: str) -> bool:
    try:
        view.entity(ref)
    except NothingFound:
        return False
    return True
