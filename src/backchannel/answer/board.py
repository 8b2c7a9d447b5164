"""The board: every ask by its state, with what clashes; and one card with its way and its log."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct, UnsetType

from backchannel.model.errors import Ambiguous, NothingFound
from backchannel.model.outreach import ASK, STATES, Ask, AskState, Change, Event, Party, taken_back

from .board_book import BoardBook
from .cards import Card, label_words
from .cited import Answer, counted
from .clashes import clashes
from .layout import WIDTH, quoted, wrapped
from .reading import Reading

LEAST_OF_ID = 4
"""So many characters of an id are enough where they fit one only."""


class Column(Struct, frozen=True, kw_only=True):
    """The cards of one state: those due first, then as opened."""

    state: AskState
    cards: tuple[Card, ...]


class Board(Answer, frozen=True, kw_only=True):
    """Every ask that the reader may see."""

    as_of: date | None
    columns: tuple[Column, ...]
    """One for each state, in their order, also where it is empty."""

    @property
    def cards(self) -> tuple[Card, ...]:
        return tuple(card for column in self.columns for card in column.cards)

    def lines(self, *, width: int = WIDTH) -> list[str]:
        day = self.as_of.isoformat() if self.as_of else "no day"
        if not self.cards:
            return ["Nothing on the board in what you can see."]
        counts = ", ".join(f"{len(c.cards)} {c.state}" for c in self.columns if c.cards)
        open_points = sum(len(card.clashes) for card in self.cards)
        shown = wrapped(f"Board as of {day}: {counts}; {counted(open_points, 'warning')}", width=width)
        for column in self.columns:
            shown += ["", column.state.capitalize()] if column.cards else []
            for card in column.cards:
                shown += card.lines(width=width)
        return shown


class Logged(Struct, frozen=True, kw_only=True):
    """One line of the log of a card."""

    id: str
    at: str
    by: str
    words: str
    stands: bool
    """False for what was taken back."""


class AskAnswer(Answer, frozen=True, kw_only=True):
    """One card with all that is behind it."""

    as_of: date | None
    card: Card
    log: tuple[Logged, ...]

    def lines(self, *, width: int = WIDTH) -> list[str]:
        card = self.card
        shown = wrapped(f"{card.state.capitalize()}: {card.way} · {card.id}", width=width, rest="  ")
        for name, who in (("Messenger", card.messenger), ("Target", card.target)):
            told = f"{who.name}, {who.title}" if who else "nobody yet"
            shown += wrapped(told, width=width, first=f"  {name}: ", rest="    ")
        shown += wrapped(f"“{card.request}”", width=width, first="  Ask: ", rest="    ")
        for name, told in _plain(card):
            shown += wrapped(told, width=width, first=f"  {name}: ", rest="    ")
        if card.route:
            shown += ["", "Way"]
        for step in card.route:
            words = step.words or "nothing under this step stands any more"
            first = f"  {step.a.framed} → {step.b.framed}: "
            shown += wrapped(words, width=width, first=first, rest=" " * 6)
            for citation in step.citations[:2]:
                shown += quoted(citation.quote, citation.source, width=width, indent=" " * 6)
        shown += ["", "To look at"] if card.clashes else []
        shown += [line for clash in card.clashes for line in clash.lines(width=width, indent="  ")]
        shown += ["", "Log"]
        for each in self.log:
            gone = "" if each.stands else " (taken back)"
            shown += wrapped(
                f"{each.at}  {each.by}: {each.words}{gone}", width=width, first="  ", rest="      "
            )
        return shown


def board(view: Reading) -> Board:
    """Every card as of the day of the view, by state."""
    book = BoardBook(view)
    found = [card_of(book, ask) for ask in book.asks]
    columns = tuple(
        Column(state=state, cards=tuple(sorted((c for c in found if c.state == state), key=_by_deadline)))
        for state in STATES
    )
    return Board(as_of=book.day, columns=columns)


def ask(view: Reading, id_: str) -> AskAnswer:
    """One card by its id, or enough of it, with its log. Raises: NothingFound, Ambiguous."""
    book = BoardBook(view)
    one = ask_with(book.asks, id_)
    events = [event for event in view.outreach() if event.subject == one.id]
    return AskAnswer(as_of=book.day, card=card_of(book, one), log=tuple(_log(book, events)))


def ask_with(asks: Iterable[Ask], id_: str) -> Ask:
    """Raises: NothingFound; Ambiguous where what is given of the id fits several."""
    wanted = id_.strip()
    wanted = wanted if wanted.startswith(ASK) else f"{ASK}{wanted}"
    enough = len(wanted) >= len(ASK) + LEAST_OF_ID
    found = [one for one in asks if one.id == wanted or (enough and one.id.startswith(wanted))]
    if not found:
        raise NothingFound(
            f"nothing found for {id_!r}", remedy="`backchannel board list` shows what there is"
        )
    if len(found) > 1:
        listed = ", ".join(one.id for one in found)
        raise Ambiguous(f"{id_!r} may be any of {listed}", remedy="give more of the id")
    return found[0]


def card_of(book: BoardBook, one: Ask) -> Card:
    return Card(
        id=one.id,
        state=one.state,
        target=book.who(one.target),
        messenger=book.who(one.messenger) if one.messenger else None,
        request=one.request,
        issue=one.issue,
        due=one.due,
        contacted=one.contacted,
        line=book.line(one.line),
        route=tuple(book.step(step) for step in one.route),
        readouts=tuple(book.readouts(one)),
        notes=one.notes,
        clashes=clashes(book, one),
        label=one.label,
        opened=one.opened.date(),
        opened_by=one.opened_by,
        changed=one.changed.date(),
        changed_by=one.changed_by,
        last=one.last,
    )


def _by_deadline(card: Card) -> date:
    """Sorting is stable: of equals, and of those without a deadline, the one opened first."""
    return card.due or date.max


def _plain(card: Card) -> Iterable[tuple[str, str]]:
    if card.issue:
        yield "About", card.issue
    if card.due:
        yield "Due", card.due.isoformat()
    if card.contacted:
        yield "Contacted", card.contacted.isoformat()
    if card.line:
        yield (
            f"Line, version {card.line.version} of {card.line.versions}",
            f"“{card.line.words}” {card.line.id}",
        )
    yield "Label", label_words(card.label).removeprefix("label ")
    for readout in card.readouts:
        yield "Readout", f"{readout.name}, {readout.day or 'undated'} ({readout.document})"
    for note in card.notes:
        yield "Note", f"{note.words} ({note.by}, {note.at.date().isoformat()})"


def _log(book: BoardBook, events: Iterable[Event]) -> Iterable[Logged]:
    """Oldest first."""
    every = list(events)
    gone = taken_back(every)
    words = {e.id: change_words(book, e) for e in every}
    for event in every:
        told = words[event.id]
        if event.kind == "undo":
            told = f"took back: {words.get(str(event.change.takes_back), 'an earlier change')}"
        at = event.at.isoformat(sep=" ", timespec="minutes").removesuffix("+00:00")
        yield Logged(id=event.id, at=at, by=event.by, words=told, stands=event.id not in gone)


def change_words(book: BoardBook, event: Event) -> str:
    """What an event did, in a line: "opened: target Omar Benhaddou; request “…”"."""
    told = "; ".join(_changes(book, event.change))
    return f"opened: {told}" if event.kind == "ask" else told


_FIELDS = ("target", "messenger", "request", "issue", "due", "line", "route", "note", "readout")


def _changes(book: BoardBook, change: Change) -> Iterable[str]:
    if isinstance(change.state, str):
        day = f", on {change.day.isoformat()}" if isinstance(change.day, date) else ""
        yield f"moved to {change.state}{day}"
    for name in _FIELDS:
        value = getattr(change, name)
        if isinstance(value, UnsetType):
            continue
        if value is None or value == ():
            yield f"no {name} any more"
        elif isinstance(value, Party):
            yield f"{name} {book.who(value).name}"
        elif name == "route":
            people = [value[0].a, *(step.b for step in value)]
            yield f"route {' → '.join(book.who(party).name for party in people)}"
        elif name == "line":
            shown = book.line(value)
            yield f"line “{shown.words}” (version {shown.version})" if shown else "a line that is gone"
        else:
            yield f"{name} “{value}”" if isinstance(value, str) else f"{name} {value}"
