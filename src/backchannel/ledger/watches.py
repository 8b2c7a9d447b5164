"""The watched pages and feeds of one desk's file: added, ended, and every look at them."""

from __future__ import annotations

import sqlite3
from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from datetime import datetime

from msgspec import structs

from backchannel.model.errors import NothingFound
from backchannel.model.labels import Reader
from backchannel.model.sources import digest
from backchannel.model.watching import WATCH, Look, PageVersion, Watch, Watched

from . import rows, watch_rows


class Watching(ABC):
    """Each call is one transaction; nothing that was seen is rewritten."""

    @abstractmethod
    def _writing(self) -> AbstractContextManager[sqlite3.Connection]: ...
    @abstractmethod
    def _reading(self) -> AbstractContextManager[sqlite3.Connection]: ...
    @abstractmethod
    def _now(self, *, later: bool = False) -> str: ...

    def watches(self, *, reader: Reader, known_at: datetime | None = None) -> tuple[Watched, ...]:
        """Every watch that the reader may see and that is not ended, oldest first, as of an instant."""
        until = rows.instant(known_at) if known_at else rows.LATER_THAN_ALL
        with self._reading() as db:
            return watch_rows.load(db.execute, clearance=reader.clearance, until=until)

    def looks(self, watch: str, *, at_most: int, known_at: datetime | None = None) -> tuple[Look, ...]:
        """The last looks at a watch, newest first."""
        until = rows.instant(known_at) if known_at else rows.LATER_THAN_ALL
        with self._reading() as db:
            return watch_rows.looks(db.execute, watch, until=until, at_most=at_most)

    def add_watch(self, watch: Watch) -> str:
        """A new watch; its id, which the instant makes its own ("w:…")."""
        with self._writing() as db:
            known, again = self._now(), 0
            while watch_rows.is_there(db, id_ := WATCH + digest(watch.address, watch.by, known, str(again))):
                again += 1
            watch_rows.add(db, structs.replace(watch, id=id_), known=known)
            return id_

    def end_watch(self, watch: str) -> None:
        """It is looked at no more; what it brought stays. Raises: NothingFound."""
        with self._writing() as db:
            ended = "UPDATE watches SET known_end = ? WHERE id = ? AND known_end IS NULL"
            if not db.execute(ended, (self._now(), watch)).rowcount:
                raise NothingFound(f"nothing found for {watch!r}")

    def log_look(self, watch: str, look: Look) -> None:
        """A look that brought no new text."""
        with self._writing() as db:
            watch_rows.add_look(db, watch, look, known=self._now())

    def log_version(self, watch: str, look: Look, version: PageVersion, body: bytes) -> None:
        """A look that brought another text, with the version and its bytes."""
        with self._writing() as db:
            known = self._now()
            watch_rows.add_version(db, watch, version, body, known=known)
            watch_rows.add_look(db, watch, look, known=known)

    def log_items(self, watch: str, look: Look, items: list[tuple[str, str, str | None]]) -> None:
        """A look at a feed, with its new items: what names each, its text's digest, its document."""
        with self._writing() as db:
            known = self._now()
            new = [(watch, item, text, document, known) for item, text, document in items]
            columns = "watch, item, text, document, known"
            rows.add(db, "feed_items", columns=columns, new=new, unless_there=True)
            watch_rows.add_look(db, watch, look, known=known)

    def feed_items(self, watch: str) -> set[tuple[str, str]]:
        """What names each item that came in already, with the digest of its text."""
        with self._reading() as db:
            return watch_rows.items(db.execute, watch)

    def page_bytes(self, content: str) -> bytes:
        """The bytes of a version, by their SHA-256. Raises: NothingFound."""
        with self._reading() as db:
            found = watch_rows.bytes_of(db, content)
        if found is None:
            raise NothingFound(f"nothing found for {content!r}")
        return found
