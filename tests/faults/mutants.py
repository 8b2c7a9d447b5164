"""Planted faults: each is a mistake that somebody could make, and that the counts must catch."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from datetime import datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

from backchannel.ledger import appearing, migrations, recording, resolving, rows, snapshot, upkeep
from backchannel.ledger import connection as connections
from backchannel.ledger.ledger import Ledger
from backchannel.model.entities import Judgement
from backchannel.model.errors import BackchannelError, LedgerError

from . import kills, work

Planted = Callable[[], AbstractContextManager[Any]]


def acknowledged_before_it_is_done() -> AbstractContextManager[Any]:
    def act(operation: work.Operation, desk: Ledger, folder: Path, done: Callable[[], None]) -> None:
        done()
        operation.act(desk, folder)

    return patch.object(kills, "act", act)


def committed_with_the_next_but_one() -> AbstractContextManager[Any]:
    """A transaction ends only at every third change."""
    changes = iter(range(1_000_000))

    @contextmanager
    def transaction(db: sqlite3.Connection, *, where: str) -> Iterator[sqlite3.Connection]:
        if not db.in_transaction:
            db.execute("BEGIN IMMEDIATE")
        yield db
        if next(changes) % 3 == 2:
            db.execute("COMMIT")

    @contextmanager
    def reading(db: sqlite3.Connection, *, where: str) -> Iterator[sqlite3.Connection]:
        yield db

    return _both(
        patch.object(connections, "transaction", transaction), patch.object(connections, "reading", reading)
    )


def journal_thrown_away_at_opening() -> AbstractContextManager[Any]:
    opened = connections.open_writer

    def open_writer(path: str) -> sqlite3.Connection:
        for ending in ("-wal", "-shm"):
            Path(path + ending).unlink(missing_ok=True)
        return opened(path)

    return patch.object(connections, "open_writer", open_writer)


def document_and_claims_in_two_transactions() -> AbstractContextManager[Any]:
    return patch.object(recording, "add_claims", _committed_before(recording.add_claims))


def judgements_one_by_one() -> AbstractContextManager[Any]:
    added = rows.add

    def add(db: sqlite3.Connection, table: str, *, new: Any, **options: Any) -> int:
        if table != "judgements":
            return added(db, table, new=new, **options)
        return sum(_committed_before(added)(db, table, new=[row], **options) for row in new)

    return patch.object(rows, "add", add)


def no_transaction_at_all() -> AbstractContextManager[Any]:
    @contextmanager
    def transaction(db: sqlite3.Connection, *, where: str) -> Iterator[sqlite3.Connection]:
        yield db

    return patch.object(connections, "transaction", transaction)


def no_journal() -> AbstractContextManager[Any]:
    opened = connections.open_writer

    def open_writer(path: str) -> sqlite3.Connection:
        made = opened(path)
        made.execute("PRAGMA journal_mode = DELETE")
        made.execute("PRAGMA journal_mode = OFF")
        return made

    return patch.object(connections, "open_writer", open_writer)


def written_under_its_own_name() -> AbstractContextManager[Any]:
    """Backups and restored desks have their name before they are whole."""
    return patch.object(upkeep, "appearing", nullcontext)


def step_and_its_number_apart() -> AbstractContextManager[Any]:
    def migrate(db: sqlite3.Connection, *, since: int = 0) -> None:
        for number, step in enumerate(migrations.STEPS[since:], start=since + 1):
            db.executescript(
                f"PRAGMA application_id = {migrations.APPLICATION_ID}; PRAGMA user_version = {number}"
            )
            db.executescript(step)

    return patch.object(migrations, "migrate", migrate)


def purges_never_finished() -> AbstractContextManager[Any]:
    return patch.object(Ledger, "_finish_purges", lambda self: None)


BY_KILLS: Mapping[Planted, tuple[str, ...]] = {
    acknowledged_before_it_is_done: work.KINDS,
    committed_with_the_next_but_one: ("add", "merge", "review", "mark"),
    journal_thrown_away_at_opening: ("add", "merge", "review"),
    document_and_claims_in_two_transactions: ("add",),
    judgements_one_by_one: ("add", "merge", "split"),
    no_transaction_at_all: ("add", "merge", "purge"),
    no_journal: ("add", "merge", "purge"),
    written_under_its_own_name: ("add", "backup", "restore"),
    step_and_its_number_apart: ("add", "migrate"),
    purges_never_finished: ("add", "purge"),
}
"""With the operations in which it can show."""


def error_swallowed() -> AbstractContextManager[Any]:
    @contextmanager
    def transaction(db: sqlite3.Connection, *, where: str) -> Iterator[sqlite3.Connection]:
        with suppress(sqlite3.Error):
            db.execute("BEGIN IMMEDIATE")
            yield db
            db.execute("COMMIT")
        if db.in_transaction:
            db.execute("ROLLBACK")

    return patch.object(connections, "transaction", transaction)


def errors_of_sqlite_as_they_are() -> AbstractContextManager[Any]:
    return patch.object(connections, "telling", nullcontext)


def errors_without_a_remedy() -> AbstractContextManager[Any]:
    @contextmanager
    def telling(where: str) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise LedgerError(str(error), where=where) from error

    return patch.object(connections, "telling", telling)


def copy_named_whatever_happened() -> AbstractContextManager[Any]:
    copied = upkeep.copy

    def copy(db: sqlite3.Connection, path: str, **options: Any) -> None:
        try:
            copied(db, path, **options)
        except BackchannelError:
            Path(path).touch()

    return patch.object(upkeep, "copy", copy)


def half_a_copy_kept() -> AbstractContextManager[Any]:
    return written_under_its_own_name()


def reading_errors_taken_for_an_end() -> AbstractContextManager[Any]:
    """A list that cannot be read on is taken to be shorter."""
    loaded = snapshot._Source.claims

    def claims(self: Any, documents: Any) -> Any:
        try:
            return loaded(self, documents)
        except sqlite3.Error:
            return ()

    return patch.object(snapshot._Source, "claims", claims)


BY_FAULTS: Mapping[Planted, tuple[str, ...]] = {
    error_swallowed: ("review",),
    no_transaction_at_all: ("add",),
    errors_of_sqlite_as_they_are: ("review",),
    errors_without_a_remedy: ("review",),
    half_a_copy_kept: ("backup",),
    copy_named_whatever_happened: ("backup",),
    step_and_its_number_apart: ("migrate",),
    reading_errors_taken_for_an_end: ("answer",),
}


def file_copied_without_its_journal() -> AbstractContextManager[Any]:
    def backup(desk: str, path: str) -> None:
        shutil.copy(desk, path)

    return patch.object(upkeep, "backup", backup)


def file_and_journal_copied_one_after_the_other() -> AbstractContextManager[Any]:
    def backup(desk: str, path: str) -> None:
        with suppress(FileNotFoundError):
            shutil.copy(f"{desk}-wal", f"{path}-wal")
        shutil.copy(desk, path)

    return patch.object(upkeep, "backup", backup)


BY_BACKUPS = (file_copied_without_its_journal, file_and_journal_copied_one_after_the_other)


def nothing_withdrawn() -> AbstractContextManager[Any]:
    return patch.object(resolving, "withdraw", lambda db, what, *, known: None)


def split_by_another_verdict() -> AbstractContextManager[Any]:
    """Not taken back, but told apart from now on."""

    def withdraw(db: sqlite3.Connection, what: tuple[str, ...], *, known: str) -> None:
        db.execute(
            'INSERT INTO judgements ("left", "right", verdict, score, reasons, by, known)'
            ' SELECT "left", "right", \'different\', score, reasons, by, ? FROM judgements WHERE known = ?',
            (known, what[0]),
        )

    return patch.object(resolving, "withdraw", withdraw)


def everything_of_that_judge_withdrawn() -> AbstractContextManager[Any]:
    def withdraw(db: sqlite3.Connection, what: tuple[str, ...], *, known: str) -> None:
        db.execute("DELETE FROM judgements WHERE by = ?", (what[1],))

    return patch.object(resolving, "withdraw", withdraw)


def merged_by_rewriting_facts() -> AbstractContextManager[Any]:
    judged = Ledger.judge

    def judge(desk: Ledger, *judgements: Judgement) -> datetime:
        for each in judgements:
            if each.verdict == "same":
                move = "UPDATE OR IGNORE claim_refs SET ref = ? WHERE ref = ?"
                desk._connection.execute(move, (each.left, each.right))
        return judged(desk, *judgements)

    return patch.object(Ledger, "judge", judge)


def oldest_verdict_holds() -> AbstractContextManager[Any]:
    """An answer that depends on the order of what was said since taken back."""
    kept = snapshot._Source.judgements

    def judgements(self: Any) -> Any:
        first: dict[Any, Any] = {}
        rows_ = self.connection.execute(
            'SELECT "left", "right", known FROM judgements ORDER BY seq'
        ).fetchall()
        for left, right, known in rows_:
            first.setdefault(frozenset((left, right)), known)
        return [
            j for j in kept(self) if j.known and rows.instant(j.known) == first[frozenset((j.left, j.right))]
        ]

    return patch.object(snapshot._Source, "judgements", judgements)


BY_UNDOING = (
    nothing_withdrawn,
    split_by_another_verdict,
    everything_of_that_judge_withdrawn,
    merged_by_rewriting_facts,
    oldest_verdict_holds,
)


def not_synchronised() -> AbstractContextManager[Any]:
    return _with_pragma("synchronous = OFF")


def synchronised_at_checkpoints_only() -> AbstractContextManager[Any]:
    return _with_pragma("synchronous = NORMAL")


def folder_not_synchronised() -> AbstractContextManager[Any]:
    return patch.object(appearing, "_synchronise_folder", lambda path: None)


BY_POWER_CUTS = (not_synchronised, synchronised_at_checkpoints_only, folder_not_synchronised)


def _with_pragma(pragma: str) -> AbstractContextManager[Any]:
    connected = connections.connect

    def connect(address: str, *, uri: bool = False) -> sqlite3.Connection:
        made = connected(address, uri=uri)
        made.execute(f"PRAGMA {pragma}")
        return made

    return patch.object(connections, "connect", connect)


def _committed_before(do: Callable[..., Any]) -> Callable[..., Any]:
    def done(db: sqlite3.Connection, *arguments: Any, **options: Any) -> Any:
        db.execute("COMMIT")
        db.execute("BEGIN IMMEDIATE")
        return do(db, *arguments, **options)

    return done


@contextmanager
def _both(one: AbstractContextManager[Any], other: AbstractContextManager[Any]) -> Iterator[None]:
    with one, other:
        yield
