"""The desk's file: record, retract, judge, review, mark; and the views by which it is read."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self
from weakref import WeakSet

from backchannel.model.claims import Draft
from backchannel.model.entities import Entity
from backchannel.model.errors import DeskBusy, DeskIsUntidy, DiskFailed, DiskIsFull, NothingFound
from backchannel.model.labels import Reader
from backchannel.model.sources import Document

from . import connection as connections
from . import dumping, purging, recording, reviewing, rows, search, snapshot, upkeep, verifying
from .appearing import must_be_free
from .briefs import BriefKeeping
from .glanced_view import Glanced, GlancedView
from .glances import Glances
from .judging import Judging
from .outreach import Outreach
from .persons_word import PersonsWord
from .recording import Quarantined, ReadWith, Recorded
from .search import Hit
from .snapshot import Snapshot
from .telling import telling
from .verifying import Finding
from .view import View
from .watches import Watching

Clock = Callable[[], datetime]
_OPEN_READER = Reader()


def utc_now() -> datetime:
    return datetime.now(UTC)


class Ledger(PersonsWord, Judging, BriefKeeping, Outreach, Watching):
    """One desk's file. One process writes, any number read; every write is one transaction."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        *,
        path: str,
        clock: Clock,
        lock: sqlite3.Connection | None = None,
    ) -> None:
        self.path = path
        self._connection, self._clock, self._lock = connection, clock, lock
        self._snapshots: dict[tuple[Reader, str | None], Snapshot] = {}
        self._glanced: dict[tuple[Reader, str | None], Glanced] = {}
        self._lasting: dict[str, Any] = {}
        self._open: WeakSet[Glances] = WeakSet()
        self._snapshots_of: tuple[int, int] | None = None

    @classmethod
    def create(cls, path: str | Path, *, side: str | None, clock: Clock = utc_now) -> Ledger:
        """A new desk, open for writing; `side` is an ISO code. Raises: DeskExists, NoDesk."""
        where = str(path)
        if where != connections.MEMORY:
            must_be_free(where)
        lock = connections.lock(where)
        try:
            made = connections.create(where, settings={} if side is None else {"side": side})
        except BaseException:
            if lock is not None:
                lock.close()
            raise
        return cls(made, path=where, clock=clock, lock=lock)

    @classmethod
    def open(cls, path: str | Path, *, readonly: bool = False, clock: Clock = utc_now) -> Ledger:
        """Raises: NoDesk, NotADesk, DeskIsNewer; DeskIsOlder to a reader; DeskBusy to a second writer."""
        where = str(path)
        if readonly:
            return cls(connections.open_reader(where), path=where, clock=clock)
        with suppress(DeskIsUntidy):
            connections.version_of(where)  # what is no desk gets no lock file beside it
        lock = connections.lock(where)
        try:
            opened = cls(connections.open_writer(where), path=where, clock=clock, lock=lock)
        except BaseException:
            if lock is not None:
                lock.close()
            raise
        try:
            opened._finish_purges()
        except BaseException:
            opened.close()
            raise
        return opened

    @classmethod
    def migrate(cls, path: str | Path) -> tuple[int, int]:
        """Bring a desk up to date and tidy what a killed run left; its version before and now.

        Raises: NoDesk, NotADesk, DeskIsNewer, DeskBusy, DiskIsFull, DiskFailed.
        """
        connections.tidy(str(path))
        before = connections.version_of(str(path))
        cls.open(path).close()
        return before, connections.version_of(str(path))

    def close(self) -> None:
        """Its views read no more: what they hold open would keep a later purge from its bytes."""
        self.let_go()
        self._connection.close()
        if self._lock is not None:
            self._lock.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def view(
        self, *, reader: Reader = _OPEN_READER, valid_at: date | None = None, known_at: datetime | None = None
    ) -> View:
        """What the reader may see, as the ledger stood at `known_at` (now if None)."""
        instant = rows.instant(known_at) if known_at else None
        if self.path != connections.MEMORY and not self._connection.in_transaction:
            shared = self._glance(reader, instant)
            return GlancedView(shared, reader=reader, valid_at=valid_at, known_at=known_at)
        held = self._snapshot(reader, instant)
        return View(held, reader=reader, valid_at=valid_at, known_at=known_at, find=self._find)

    def record(
        self,
        document: Document,
        entities: Iterable[Entity],
        drafts: Iterable[Draft],
        *,
        quarantined: Iterable[Quarantined] = (),
        read_with: ReadWith | None = None,
    ) -> Recorded:
        """Add a document with all that was found in it, or nothing of it; a known document changes nothing.

        Raises: QuoteNotFound where the words of a draft are not in the document.
        """
        with self._writing() as db:
            if (answer := recording.known_already(db, document.id)) is not None:
                return answer
            known = self._now()
            recording.add_document(db, document, entities=entities, known=known)
            claims = recording.add_claims(db, document, drafts=drafts, known=known)
            recording.add_quarantined(db, document, quarantined=quarantined, known=known)
            if read_with is not None:
                recording.add_read_with(db, document.id, read_with, known=known)
            return Recorded(True, claims)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Every write of the block is committed at its end, at once; if it raises, none is."""
        with self._writing():
            yield

    def standing(self, document_id: str) -> Literal["known", "purged"] | None:
        """Whether a document is here or was purged; None for one that is new."""
        with self._reading() as db:
            answer = recording.known_already(db, document_id)
        return None if answer is None else "purged" if answer.purged else "known"

    def retract(self, claim_id: str) -> None:
        """The ledger holds it true no longer; earlier states still show it. Raises: NothingFound."""
        with self._writing() as db:
            if not reviewing.retract(db, claim_id, known=self._now()):
                raise NothingFound(f"no claim {claim_id!r} to retract")

    def quarantined(self) -> tuple[Quarantined, ...]:
        """Every draft that was not admitted and is still found, by document in the order added."""
        with self._reading() as db:
            return reviewing.quarantined(db)

    def mark(self, *who: str, side: Literal["ours", "theirs"] | None, by: str) -> None:
        """Say whose side refs, or whoever bears a name, are on; None takes earlier marks back."""
        with self._writing() as db:
            known = self._now()
            rows.add(db, "marks", columns="who, side, by, known", new=[(one, side, by, known) for one in who])

    def set(self, name: str, value: str) -> None:
        with self._writing() as db:
            db.execute("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", (name, value))

    def purge(self, document_id: str, *, reason: str) -> None:
        """Delete a document and all that rests on it alone, from every table and from the file's bytes.

        A tombstone stays: id, instant and reason, no word of the document. Backups are not reached.
        Raises: NothingFound; DeskBusy if readers hold the old bytes, which then go when it is next opened.
        """
        with self._writing() as db:
            purging.purge(db, document_id, reason=reason, when=self._now())
        self.let_go()
        self._scrub()

    def let_go(self) -> None:
        """End what views hold of the file: a purge must take every byte. The next view reads anew."""
        self._snapshots, self._glanced, self._lasting = {}, {}, {}
        for glances in self._open:
            glances.close()

    def verify(self) -> list[Finding]:
        """What is not as it should be, by code, then place; empty for a desk that is whole.

        Raises: DiskFailed where the file cannot be read.
        """
        writable = self._lock is not None or self.path == connections.MEMORY
        with telling(self.path):
            return verifying.findings(self._connection, writable=writable)

    def dump(self) -> Iterator[str]:
        """The ledger's meaning, a JSON line a row, the same for every file that says the same."""
        with self._reading() as db:
            yield from dumping.lines(db)

    def backup(self, path: str | Path) -> None:
        """A whole copy, also while others write. Raises: DeskExists, NoDesk, DeskIsDamaged."""
        upkeep.copy(self._connection, str(path))

    def settings(self) -> Mapping[str, str]:
        with self._reading() as db:
            return dict(db.execute("SELECT name, value FROM settings ORDER BY name").fetchall())

    def _finish_purges(self) -> None:
        """End a purge that was killed or that a reader stood in the way of; `verify` tells if it cannot."""
        with self._reading() as db:
            waiting = purging.unscrubbed(db)
        if waiting:
            with suppress(DeskBusy):
                self._scrub()

    def _scrub(self) -> None:
        try:
            with telling(self.path):
                purging.scrub(self._connection, where=self.path)
        except (DiskIsFull, DiskFailed) as error:
            raise type(error)(
                f"what was purged is out of the desk, but its bytes may still be in the file: {error.what}",
                where=self.path,
                remedy="see to the disk, then run `backchannel migrate`, which tries again",
            ) from error

    def _now(self, *, later: bool = False) -> str:
        """The instant of what is being written: the clock's, but never before one already written.

        A clock that is put back must not change what an earlier view shows. `later`: nor one that is written.
        """
        now = rows.instant(self._clock())
        latest = self._connection.execute("SELECT latest FROM clock").fetchone()
        if latest is not None and (now < latest[0] or (later and now == latest[0])):
            now = rows.instant(datetime.fromisoformat(latest[0]) + timedelta(microseconds=1))
        self._connection.execute("INSERT OR REPLACE INTO clock (only, latest) VALUES (1, ?)", (now,))
        return now

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with connections.transaction(self._connection, where=self.path) as db:
            yield db

    def _reading(self) -> AbstractContextManager[sqlite3.Connection]:
        return connections.reading(self._connection, where=self.path)

    def _forget_older(self) -> None:
        """What is kept for views lasts until this or another process has written."""
        (of_others,) = self._connection.execute("PRAGMA data_version").fetchone()
        version = (of_others, self._connection.total_changes)
        if version != self._snapshots_of:
            self._snapshots, self._glanced, self._snapshots_of = {}, {}, version

    def _glance(self, reader: Reader, known_at: str | None) -> Glanced:
        with self._reading():
            self._forget_older()
            if (reader, known_at) not in self._glanced:
                glances = Glances(self.path, reader=reader, known_at=known_at, lasting=self._lasting)
                self._open.add(glances)
                self._glanced[reader, known_at] = Glanced(glances)
            return self._glanced[reader, known_at]

    def _snapshot(self, reader: Reader, known_at: str | None) -> Snapshot:
        with self._reading() as db:
            self._forget_older()
            if (key := (reader, known_at)) not in self._snapshots:
                self._snapshots[key] = snapshot.load(db, reader=reader, known_at=known_at)
            return self._snapshots[key]

    def _find(self, words: str, documents: Mapping[str, Document]) -> Sequence[Hit]:
        with self._reading() as db:
            place = {id_: number for number, id_ in enumerate(documents)}
            return search.find(db.execute, words, lambda ids: {i: place[i] for i in ids if i in place})
