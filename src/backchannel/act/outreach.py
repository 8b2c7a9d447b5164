"""The board's deeds: asks are opened, moved, edited and noted on; each is an event that can be undone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from msgspec import UNSET, Struct

from backchannel.answer.ask_readback import AskReadback, ask_readback
from backchannel.answer.board import AskAnswer, ask, ask_with
from backchannel.ledger.outreach import Done
from backchannel.ledger.view import View
from backchannel.model.errors import AskChanged, BadQuestion, NothingFound
from backchannel.model.labels import OPEN, Label, join
from backchannel.model.outreach import (
    STATES,
    Ask,
    AskState,
    Change,
    Event,
    EventKind,
    asks_of,
    standing,
)

from .new_asks import ChosenWay, NewAsk, chosen_way, one_sentence
from .parties import party_of
from .wording import Wording

EDITABLE = ("target", "messenger", "request", "issue", "due", "line", "way")
NEEDED = ("target", "request")
NEEDS_A_MESSENGER: tuple[AskState, ...] = ("agreed", "contacted", "replied")
ADDED = frozenset({"note", "readout", "day"})
"""Fields of a change that never stand in the way of another's."""


class Undone(Struct, frozen=True, kw_only=True):
    """What was taken back, and the card as it is again; None where it is on the board no longer."""

    event: str
    undoing: str
    """The id of the undoing: taken back in turn, the event stands again."""
    card: AskAnswer | None


class Outreaching(Wording):
    """The part of a desk by which outreach is planned and done. `by` is who says so."""

    def add_ask(self, new: NewAsk, *, as_of: date | None = None, by: str | None = None) -> AskAnswer:
        """Open a card; its label is the join of the one given and of all that it rests on.

        `as_of` is the day of the routes that its way is one of: today if None. Raises: BadQuestion,
        Ambiguous, NothingFound.
        """
        who = self.signed(by)
        one_sentence(new.request, "what is asked")
        by_way = ("target", "messenger") if new.way is not None else ()
        given = {name: getattr(new, name) for name in EDITABLE if name not in by_way}
        fields = {name: value for name, value in given.items() if value is not None}
        if new.way is not None:
            fields["way"] = _way(self.on_a_day(as_of), new)
        change, label, documents = self._sets(fields, label=self.readable(new.label), by=who)
        change = _with_note(change, new.note)
        event = self.ledger.do(Done(kind="ask", change=change, by=who, label=label, documents=documents))
        return ask(self.on_a_day(), event.subject)

    def move_ask(
        self,
        id_: str,
        state: AskState,
        *,
        whom: str | None = None,
        day: date | None = None,
        seen: str | None = None,
        by: str | None = None,
    ) -> AskAnswer:
        """Put a card in another column; `day` is when it happened, today if None.

        To "contacted" only with `whom` as `read_back_ask` gives it: the right person, and no other since.
        Raises: BadQuestion, NothingFound, Ambiguous; AskChanged where it was moved since `seen`.
        """
        one = self.ask_with(id_)
        if state not in STATES:
            raise BadQuestion(f"{state!r} is no state of an ask", remedy=f"give one of {', '.join(STATES)}")
        self._must_be_as_seen(one, {"state"}, seen)
        if state == one.state:
            raise BadQuestion(f"it is {state} already", where=one.id, remedy="move it to another state")
        if state in NEEDS_A_MESSENGER and one.messenger is None:
            raise BadQuestion(
                f"nobody is to carry it, so it cannot be {state}",
                where=one.id,
                remedy="say who does it first",
            )
        if state == "contacted":
            _must_be_read_back(ask_readback(self.on_a_day(), one.id), whom)
        return self._done(one, "move", Change(state=state, day=day or UNSET), by=by, label=one.label)

    def edit_ask(
        self,
        id_: str,
        *,
        seen: str | None = None,
        label: Label = OPEN,
        by: str | None = None,
        **changes: str | date | int | None,
    ) -> AskAnswer:
        """Change target, messenger, request, issue, due, line or way; None takes one away.

        Another target or messenger takes the way away. Raises: BadQuestion, Ambiguous, NothingFound;
        AskChanged where somebody changed the same since `seen`.
        """
        one, who = self.ask_with(id_), self.signed(by)
        wrong = sorted(set(changes) - {*EDITABLE}) or [n for n in NEEDED if n in changes and not changes[n]]
        if wrong or not changes:
            raise BadQuestion(
                f"{', '.join(wrong) or 'nothing'} cannot be changed so on a card",
                where=one.id,
                remedy=f"give a value for one of {', '.join(EDITABLE)}",
            )
        fields: dict[str, Any] = dict(changes)
        if fields.get("way"):
            way = _way(self.on_a_day(), _as_edited(one, fields))
            fields = {n: v for n, v in fields.items() if n not in ("target", "messenger")} | {"way": way}
        elif {"target", "messenger"} & set(fields) and one.route:
            fields["way"] = None  # it led from or to somebody else
        given = self.readable(label.join(one.label))
        change, joined, documents = self._sets(fields, label=given, by=who, issue=one.issue)
        self._must_be_as_seen(one, _set_by(change), seen)
        return self._done(one, "edit", change, by=who, label=joined, documents=documents)

    def note_ask(self, id_: str, words: str, *, label: Label = OPEN, by: str | None = None) -> AskAnswer:
        """Put a remark on a card. Raises: BadQuestion, NothingFound, Ambiguous."""
        one = self.ask_with(id_)
        change = Change(note=one_sentence(words, "the note"))
        return self._done(one, "note", change, by=by, label=self.readable(label.join(one.label)))

    def undo_ask(self, id_: str, *, event: str | None = None, by: str | None = None) -> Undone:
        """Take back what was done last on a card, or one event of it: it is as it was before.

        An undoing can be taken back by its event. Raises: NothingFound, Ambiguous.
        """
        events, who = self.view().outreach(), self.signed(by)
        subject = ask_with(asks_of(e for e in events if e.kind == "ask"), id_).id
        own = [e for e in events if e.subject == subject]
        last = standing(own)[-1:] if event is None else tuple(e for e in own if e.id == event)
        if not last:
            raise NothingFound(f"nothing was done on {id_!r} that could be undone")
        label = join(e.label for e in standing(own))
        change = Change(takes_back=last[0].id)
        undoing = self.ledger.do(Done(kind="undo", change=change, by=who, subject=subject, label=label))
        view = self.on_a_day()
        left = any(one.id == subject for one in view.asks())
        return Undone(event=last[0].id, undoing=undoing.id, card=ask(view, subject) if left else None)

    def read_back_ask(self, id_: str) -> AskReadback:
        """Who the target is, by which identity: to be read before they are said to be contacted.

        Raises: NothingFound, Ambiguous.
        """
        return ask_readback(self.on_a_day(), id_)

    def ask_with(self, id_: str) -> Ask:
        """The ask of an id, or enough of it, as its events make it. Raises: NothingFound, Ambiguous."""
        return ask_with(self.view().asks(), id_)

    def on_a_day(self, as_of: date | None = None) -> View:
        """The reader's desk as of a day; today if None."""
        return self.ledger.view(reader=self.reader, valid_at=as_of or self._today())

    def _sets(
        self, fields: dict[str, Any], *, label: Label, by: str, issue: str | None = None
    ) -> tuple[Change, Label, tuple[str, ...]]:
        """What the fields set, the join of the label and of what they rest on, and its documents."""
        view, sets, documents = self.on_a_day(), dict[str, Any](), dict[str, None]()
        way = fields.get("way")
        if isinstance(way, ChosenWay):
            sets |= {"target": way.target, "messenger": way.messenger, "route": way.steps}
            documents |= dict.fromkeys(way.documents)
        elif "way" in fields:
            sets["route"] = ()
        label = join((label, *(view.document(id_).label for id_ in documents)))
        for name in ("target", "messenger"):
            if fields.get(name):
                resting = party_of(view, str(fields[name]), label=label)
                sets[name] = resting.party
                documents |= dict.fromkeys(resting.documents)
            elif name in fields:
                sets[name] = None
        for name in ("request", "issue"):
            if name in fields:
                sets[name] = one_sentence(str(fields[name]), f"the {name}") if fields[name] else None
        if "due" in fields:
            sets["due"] = fields["due"] or None
        label = join((label, *(view.document(id_).label for id_ in documents)))
        if fields.get("line"):
            about = sets.get("issue", issue)
            sets["line"], of_line = self.line_to_carry(fields["line"], issue=about, label=label, by=by)
            label = label.join(of_line)
        elif "line" in fields:
            sets["line"] = None
        return Change(**sets), label, tuple(documents)

    def _done(
        self,
        one: Ask,
        kind: EventKind,
        change: Change,
        *,
        by: str | None,
        label: Label,
        documents: Iterable[str] = (),
    ) -> AskAnswer:
        who = self.signed(by)
        done = Done(kind=kind, change=change, by=who, subject=one.id, label=label, documents=tuple(documents))
        self.ledger.do(done)
        return ask(self.on_a_day(), one.id)

    def _must_be_as_seen(self, one: Ask, own: set[str], seen: str | None) -> None:
        """Raises: AskChanged where somebody set the same, or took something back, since that event."""
        if seen is None or seen == one.last:
            return
        events = [e for e in self.view().outreach() if e.subject == one.id]
        places = [place for place, e in enumerate(events) if e.id == seen]
        since = events[places[0] + 1 :] if places else events
        other = next((e for e in since if _is_in_the_way(e, own)), None)
        if other is not None:
            raise AskChanged(
                f"{other.by} has changed it since you looked",
                where=one.id,
                remedy="look at it again, then say what still needs saying",
            )


def _way(view: View, new: NewAsk) -> ChosenWay:
    return chosen_way(view, new.way or 1, to=new.target, about=new.issue, messenger=new.messenger)


def _as_edited(one: Ask, fields: dict[str, Any]) -> NewAsk:
    """The question whose strip is meant: of the card as it will be."""
    messenger = fields.get("messenger")
    return NewAsk(
        target=str(fields.get("target") or one.target.name),
        request=one.request,
        messenger=str(messenger) if messenger else None,
        issue=fields.get("issue", one.issue),
        way=int(fields["way"]),
    )


def _with_note(change: Change, note: str | None) -> Change:
    sets = {name: value for name in change.__struct_fields__ if (value := getattr(change, name)) is not UNSET}
    return Change(**sets, note=one_sentence(note, "the note")) if note else change


def _must_be_read_back(told: AskReadback, whom: str | None) -> None:
    if whom != told.whom:
        raise BadQuestion(
            f"who was contacted has to be read back: it is {told.target.name} ({told.whom})",
            where=told.id,
            remedy="look whether that is the one, and give the id with the move",
        )


def _set_by(change: Change) -> set[str]:
    return {name for name in change.__struct_fields__ if getattr(change, name) is not UNSET}


def _is_in_the_way(event: Event, own: set[str]) -> bool:
    return event.kind == "undo" or bool(own & (_set_by(event.change) - ADDED))
