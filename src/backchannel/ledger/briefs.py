"""The briefs of one desk's file: made, changed line by line, taken back, and the log of written copies."""

from __future__ import annotations

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import datetime

from msgspec import structs

from backchannel.model.briefs import BriefChange, BriefCopy, BriefHead, BriefRecord
from backchannel.model.labels import Reader
from backchannel.model.sources import digest

from . import brief_rows, rows


class BriefKeeping(ABC):
    """Each call is one transaction; nothing that was said before is rewritten."""

    @abstractmethod
    def _writing(self) -> AbstractContextManager[sqlite3.Connection]: ...
    @abstractmethod
    def _reading(self) -> AbstractContextManager[sqlite3.Connection]: ...
    @abstractmethod
    def _now(self, *, later: bool = False) -> str: ...

    def briefs(self, *, reader: Reader, known_at: datetime | None = None) -> tuple[BriefRecord, ...]:
        """Every brief that the reader may see, oldest first, as the ledger stood at an instant."""
        until = rows.instant(known_at) if known_at else rows.LATER_THAN_ALL
        with self._reading() as db:
            return brief_rows.records(db, reader.clearance, until=until)

    def keep_brief(self, head: BriefHead, lines: Iterable[BriefChange]) -> str:
        """A new brief with its first lines; its id, which the instant makes its own ("b:…")."""
        with self._writing() as db:
            known = self._now(later=True)
            id_ = "b:" + digest(head.template, head.issue or "", head.by, known)
            brief_rows.add(db, structs.replace(head, id=id_), known=known)
            brief_rows.change(db, id_, lines, known=known)
            return id_

    def change_brief(self, brief: str, *changes: BriefChange) -> datetime:
        """Changes of one act; its instant, later than all before."""
        with self._writing() as db:
            known = self._now(later=True)
            brief_rows.change(db, brief, changes, known=known)
            return datetime.fromisoformat(known)

    def undo_brief(self, brief: str, *, by: str) -> datetime:
        """Take back the newest act that stands: all is as it was before it. Raises: NothingFound."""
        with self._writing() as db:
            return brief_rows.undo(db, brief, by=by, known=self._now(later=True))

    def log_copy(self, brief: str, write: Callable[[int], BriefCopy]) -> BriefCopy:
        """Log the copy that `write` makes of the next number; a copy that cannot be made is not logged."""
        with self._writing() as db:
            found = db.execute("SELECT max(number) FROM brief_copies WHERE brief = ?", (brief,)).fetchone()
            known = self._now()
            copy = structs.replace(write(1 + (found[0] or 0)), at=datetime.fromisoformat(known))
            brief_rows.log(db, copy, known=known)
            return copy
