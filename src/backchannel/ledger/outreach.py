"""Outreach as rows: events are added, never changed; a view reads those that its reader may see."""

from __future__ import annotations

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct

from backchannel.model.errors import NothingFound
from backchannel.model.labels import OPEN, Label, Reader, join
from backchannel.model.outreach import (
    ASK,
    EVENT,
    LINE,
    UNIVERSE,
    Change,
    Event,
    EventKind,
)
from backchannel.model.sources import digest

from . import rows

COLUMNS = "id, subject, kind, change, by, label_level, label_compartments, known"
BEGINS: dict[EventKind, str] = {"ask": ASK, "line": LINE, "universe": UNIVERSE}
_CHANGE = msgspec.json.Decoder(Change)
Execute = Callable[[str, tuple[Any, ...]], Iterable[tuple[Any, ...]]]


class Done(Struct, frozen=True, kw_only=True):
    """Something done on the board, before it is written."""

    kind: EventKind
    change: Change
    by: str
    subject: str | None = None
    """None: a new ask, line or universe."""
    label: Label = OPEN
    """What it is given; what it rests on may raise it."""
    documents: tuple[str, ...] = ()
    """Ids of those that it rests on."""


class Outreach(ABC):
    """What is done on the board of one desk's file; each call is one transaction."""

    @abstractmethod
    def _writing(self) -> AbstractContextManager[sqlite3.Connection]: ...
    @abstractmethod
    def _now(self, *, later: bool = False) -> str: ...

    def do(self, done: Done) -> Event:
        """Add what somebody did, known from now on; gives the event with its ids and label.

        Its label is the join of what it is given, of its ask or line as first made, of what it takes back
        and of the documents it rests on. Raises: NothingFound for a subject, event or document not there.
        """
        with self._writing() as db:
            return _add(db, done, known=self._now())


def load(execute: Execute, *, reader: Reader, until: str) -> tuple[Event, ...]:
    """The events that the reader may see, as they stood at an instant, in the order added."""
    found = execute(
        f"SELECT {COLUMNS} FROM outreach WHERE known <= ? AND label_level <= ? ORDER BY seq",
        (until, reader.clearance.level),
    )
    every = (event_of(row) for row in found)
    return tuple(event for event in every if event.label.within(reader.clearance))


def event_of(row: tuple[Any, ...]) -> Event:
    id_, subject, kind, change, by, level, listed, known = row
    return Event(
        id=id_,
        subject=subject,
        kind=kind,
        change=_CHANGE.decode(change),
        by=by,
        at=datetime.fromisoformat(known),
        label=rows.label_of(level, listed),
    )


def events(db: sqlite3.Connection) -> list[Event]:
    """Every event, whatever its label, in the order added."""
    return [event_of(row) for row in db.execute(f"SELECT {COLUMNS} FROM outreach ORDER BY seq")]


def hanging(db: sqlite3.Connection) -> Iterator[str]:
    """Ids of events of which what they are about, or take back, is not there."""
    every = events(db)
    begun = {event.subject for event in every if event.kind in BEGINS}
    known = {event.id for event in every}
    for event in every:
        back = event.change.takes_back
        if event.subject not in begun or (isinstance(back, str) and back not in known):
            yield event.id


def _add(db: sqlite3.Connection, done: Done, *, known: str) -> Event:
    label = join((done.label, *_labels(db, done)))
    change = rows.encoded(done.change)
    listed = rows.compartments(label)
    subject, id_ = _ids(db, done, (change, done.by, known, str(label.level), listed))
    row = (id_, subject, done.kind, change, done.by, label.level, listed, known)
    rows.add(db, "outreach", columns=COLUMNS, new=[row])
    under = [(id_, document) for document in dict.fromkeys(done.documents)]
    rows.add(db, "outreach_documents", columns="event, document", new=under)
    return event_of(row)


def _labels(db: sqlite3.Connection, done: Done) -> Iterable[Label]:
    """Of all that it rests on. Raises: NothingFound."""
    for document in dict.fromkeys(done.documents):
        asked = "SELECT label_level, label_compartments FROM documents WHERE id = ?"
        yield _label(db, asked, document)
    if done.subject is not None:
        asked = "SELECT label_level, label_compartments FROM outreach WHERE subject = ? ORDER BY seq LIMIT 1"
        yield _label(db, asked, done.subject)
    if isinstance(done.change.takes_back, str):
        asked = "SELECT label_level, label_compartments FROM outreach WHERE id = ?"
        yield _label(db, asked, done.change.takes_back)


def _label(db: sqlite3.Connection, asked: str, id_: str) -> Label:
    found = db.execute(asked, (id_,)).fetchone()
    if found is None:
        raise NothingFound(f"nothing found for {id_!r}")
    return rows.label_of(*found)


def _ids(db: sqlite3.Connection, done: Done, parts: tuple[str, ...]) -> tuple[str, str]:
    """Of the subject and the event: no number of what is hidden is in them.

    The same said twice at one instant has the same label, so that only who sees the first sees that there is
    a second.
    """
    again = 0
    while True:
        named = digest(done.subject or "", done.kind, *parts, *([str(again)] if again else []))
        if not db.execute("SELECT 1 FROM outreach WHERE id = ?", (EVENT + named,)).fetchone():
            return done.subject or BEGINS[done.kind] + named, EVENT + named
        again += 1
