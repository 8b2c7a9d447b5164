"""Outreach: asks, the agreed lines they carry, and the universe they are to cover, as events that only add.

An ask is what its events say that stand: nothing is overwritten, and an event that is taken back leaves the
ask exactly as it was before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Literal

from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import replace

from .claims import ClaimId
from .entities import Ref
from .labels import OPEN, Label, join

AskState = Literal["proposed", "agreed", "contacted", "replied", "closed"]
EventKind = Literal["ask", "edit", "move", "note", "readout", "line", "universe", "undo"]
STATES: tuple[AskState, ...] = ("proposed", "agreed", "contacted", "replied", "closed")
OPEN_STATES: tuple[AskState, ...] = ("proposed", "agreed", "contacted")
"""Those in which something is still to be done."""
ASK, LINE, UNIVERSE, EVENT = "a:", "l:", "u:", "v:"
"""How the ids of asks, lines, universes and events begin."""


class Party(Struct, frozen=True, kw_only=True):
    """Somebody on a card: refs of whom the desk knows, or no more than a name that was typed in."""

    name: str
    refs: tuple[Ref, ...] = ()
    """Some of those that stood for them; views map each to whom it stands for now."""


class Step(Struct, frozen=True, kw_only=True):
    """One hop of a route as it was chosen, with the claims under it."""

    a: Party
    b: Party
    claims: tuple[ClaimId, ...] = ()


class LineUse(Struct, frozen=True):
    """Which version of which line an ask carries."""

    line: str
    version: str
    """The id of the event that worded it."""


class Change(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What an event sets; what it does not name stays as it was."""

    target: Party | UnsetType = UNSET
    messenger: Party | UnsetType | None = UNSET
    request: str | UnsetType = UNSET
    issue: str | UnsetType | None = UNSET
    due: date | UnsetType | None = UNSET
    line: LineUse | UnsetType | None = UNSET
    route: tuple[Step, ...] | UnsetType = UNSET
    state: AskState | UnsetType = UNSET
    day: date | UnsetType = UNSET
    """Of a move: the day on which it happened, where that is not the day on which it was said."""
    note: str | UnsetType = UNSET
    readout: str | UnsetType = UNSET
    """The id of the document that a readout became."""
    words: str | UnsetType = UNSET
    """Of a line: its wording."""
    claims: tuple[ClaimId, ...] | UnsetType = UNSET
    """Of a line: the claims that it rests on."""
    universe: str | UnsetType = UNSET
    """The id of the table of those who are to be covered."""
    takes_back: str | UnsetType = UNSET
    """The id of the event that no longer stands."""


class Event(Struct, frozen=True, kw_only=True):
    """One thing that somebody did on the board; it is never changed."""

    id: str
    subject: str
    """The ask, line or universe."""
    kind: EventKind
    change: Change
    by: str
    at: datetime
    label: Label = OPEN
    """The join of what it rests on."""


class Note(Struct, frozen=True, kw_only=True):
    """A remark on a card."""

    words: str
    by: str
    at: datetime


class Ask(Struct, frozen=True, kw_only=True):
    """One outreach task, as the events that stand make it."""

    id: str
    target: Party
    request: str
    """What is asked, in one sentence."""
    messenger: Party | None = None
    issue: str | None = None
    due: date | None = None
    line: LineUse | None = None
    route: tuple[Step, ...] = ()
    state: AskState = "proposed"
    contacted: date | None = None
    """The day on which the target was contacted, as said; None while it is not, or no longer."""
    readouts: tuple[str, ...] = ()
    """Ids of documents."""
    notes: tuple[Note, ...] = ()
    label: Label = OPEN
    """The join of what the reader may see of it rests on."""
    opened: datetime
    opened_by: str
    changed: datetime
    changed_by: str
    last: str
    """The id of the last event that stands."""

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES


class LineVersion(Struct, frozen=True, kw_only=True):
    """One wording of a line; `id` is that of its event."""

    id: str
    number: int
    """From 1, of those that stand and the reader may see."""
    words: str
    claims: tuple[ClaimId, ...]
    by: str
    at: datetime


class Line(Struct, frozen=True, kw_only=True):
    """The agreed wording of an argument, in all its versions, oldest first."""

    id: str
    issue: str | None
    versions: tuple[LineVersion, ...]
    label: Label = OPEN

    @property
    def newest(self) -> LineVersion:
        return self.versions[-1]


def standing(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events that nobody took back, in order; an undoing itself is not among them."""
    every = list(events)
    gone = taken_back(every)
    return tuple(e for e in every if e.kind != "undo" and e.id not in gone)


def taken_back(events: Sequence[Event]) -> frozenset[str]:
    """Ids of the events that do not stand; an undoing may itself be taken back, and then undoes nothing."""
    gone: set[str] = set()
    for event in reversed(events):
        if event.id not in gone and isinstance(event.change.takes_back, str):
            gone.add(event.change.takes_back)
    return frozenset(gone)


def asks_of(events: Iterable[Event]) -> tuple[Ask, ...]:
    """The asks in the order in which they were opened."""
    found: dict[str, Ask] = {}
    for event in standing(events):
        if event.kind == "ask":
            found[event.subject] = _opened(event)
        elif event.subject in found:
            found[event.subject] = _changed(found[event.subject], event)
    return tuple(found.values())


def lines_of(events: Iterable[Event]) -> tuple[Line, ...]:
    """The lines in the order in which they were first worded."""
    worded: dict[str, list[Event]] = {}
    for event in standing(events):
        if event.kind == "line":
            worded.setdefault(event.subject, []).append(event)
    return tuple(_line(subject, own) for subject, own in worded.items())


def universes_of(events: Iterable[Event]) -> tuple[str, ...]:
    """The documents that list who is to be covered, each once, in the order in which they were named."""
    named = (e.change.universe for e in standing(events) if e.kind == "universe")
    return tuple(dict.fromkeys(id_ for id_ in named if isinstance(id_, str)))


def _opened(event: Event) -> Ask:
    change = event.change
    assert isinstance(change.target, Party)
    assert isinstance(change.request, str)
    bare = Ask(
        id=event.subject,
        target=change.target,
        request=change.request,
        opened=event.at,
        opened_by=event.by,
        changed=event.at,
        changed_by=event.by,
        last=event.id,
    )
    return _changed(bare, event)


_SET = ("target", "messenger", "request", "issue", "due", "line", "route", "state")


def _changed(ask: Ask, event: Event) -> Ask:
    change = event.change
    sets = {name: value for name in _SET if (value := getattr(change, name)) is not UNSET}
    if "state" in sets:
        sets["contacted"] = _contacted(ask, event)
    if isinstance(change.note, str):
        sets["notes"] = (*ask.notes, Note(words=change.note, by=event.by, at=event.at))
    if isinstance(change.readout, str):
        sets["readouts"] = (*ask.readouts, change.readout)
    return replace(
        ask,
        **sets,
        label=join((ask.label, event.label)),
        changed=event.at,
        changed_by=event.by,
        last=event.id,
    )


def _contacted(ask: Ask, event: Event) -> date | None:
    """Kept while the ask goes on from there; gone where it goes back to before."""
    state, day = event.change.state, event.change.day
    if state in ("proposed", "agreed"):
        return None
    if state == "closed" or (state == "replied" and ask.contacted is not None):
        return ask.contacted
    return day if isinstance(day, date) else event.at.date()


def _line(subject: str, worded: Sequence[Event]) -> Line:
    issue: str | None = None
    versions: list[LineVersion] = []
    for event in worded:
        change = event.change
        issue = change.issue if not isinstance(change.issue, UnsetType) else issue
        before = versions[-1].claims if versions else ()
        words = change.words if isinstance(change.words, str) else ""
        claims = change.claims if not isinstance(change.claims, UnsetType) else before
        versions.append(
            LineVersion(
                id=event.id, number=len(versions) + 1, words=words, claims=claims, by=event.by, at=event.at
            )
        )
    label = join(event.label for event in worded)
    return Line(id=subject, issue=issue, versions=tuple(versions), label=label)
