"""Connections to a desk's file: one writer, many readers, and the errors of SQLite told in ours."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from backchannel.model.errors import DeskBusy, DeskExists, LedgerError, NoDesk, NotADesk

from . import migrations

MEMORY = ":memory:"
BUSY_TIMEOUT_SECONDS = 5.0


def create(path: str, *, settings: Mapping[str, str]) -> sqlite3.Connection:
    """A writer's connection to a new desk, readable by its owner only. Raises: DeskExists, NoDesk."""
    if path == MEMORY:
        connection = _connect(MEMORY)
        _fill(connection, settings)
        return connection
    must_be_free(path)
    _build(path, settings)
    return open_writer(path)


def open_writer(path: str) -> sqlite3.Connection:
    """The one connection that may write; older desks are migrated. Raises: NoDesk, NotADesk, DeskIsNewer."""
    _must_exist(path)
    with telling(path):
        connection = _connect(path)
        try:
            version = migrations.check(connection, where=path)
            connection.execute("PRAGMA journal_mode = WAL")
            migrations.migrate(connection, since=version)
        except BaseException:
            connection.close()
            raise
    return connection


def open_reader(path: str) -> sqlite3.Connection:
    """A connection that cannot write nor waits for the writer. Raises: NoDesk, NotADesk, DeskIsNewer."""
    _must_exist(path)
    # On a read-only medium the shared-memory file cannot be made: nobody can write there, so none is needed.
    frozen = "" if os.access(Path(path).absolute().parent, os.W_OK) else "&immutable=1"
    with telling(path):
        connection = _connect(f"{Path(path).absolute().as_uri()}?mode=ro{frozen}", uri=True)
        try:
            migrations.check(connection, where=path)
        except BaseException:
            connection.close()
            raise
    return connection


def copy(connection: sqlite3.Connection, path: str) -> None:
    """A whole copy of the desk appears under `path` at once. Raises: DeskExists, NoDesk."""
    must_be_free(path)
    unfinished = _unfinished(path)
    with telling(path):
        target = _connect(unfinished)
        try:
            connection.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")  # one file, without a journal beside it
        finally:
            target.close()
    _put(unfinished, path)


def lock(path: str) -> sqlite3.Connection | None:
    """The writer's lock, held until it is closed or the process ends. Raises: DeskBusy.

    An exclusive transaction on an empty file beside the desk: the operating system frees it on a kill, it
    works wherever SQLite does, and it does not touch the locks by which readers read.
    """
    if path == MEMORY:
        return None
    held = sqlite3.connect(f"{path}-lock", timeout=0.0, isolation_level=None)
    try:
        held.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        held.close()
        raise DeskBusy(
            "another process is writing to this desk",
            where=path,
            remedy="wait until it has ended, or close it",
        ) from error
    return held


@contextmanager
def transaction(connection: sqlite3.Connection, *, where: str) -> Iterator[sqlite3.Connection]:
    """All or nothing: committed at the end of the block, undone if it raises."""
    with telling(where):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


@contextmanager
def reading(connection: sqlite3.Connection, *, where: str) -> Iterator[sqlite3.Connection]:
    """One unchanging state of the desk for all that is read in the block."""
    with telling(where):
        if connection.in_transaction:
            yield connection
            return
        connection.execute("BEGIN")
        try:
            yield connection
        finally:
            connection.execute("ROLLBACK")


@contextmanager
def telling(where: str) -> Iterator[None]:
    """SQLite's errors as ours: what is wrong with the desk, where, and what would help."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _told(error, where) from error


def _told(error: sqlite3.DatabaseError, where: str) -> LedgerError:
    words = str(error)
    if "locked" in words or "busy" in words:
        return DeskBusy("the desk is locked", where=where, remedy="close the other programs that use it")
    if "not a database" in words:
        return NotADesk("this file is no desk", where=where, remedy="make one with `backchannel init`")
    if "readonly" in words:
        return LedgerError("the desk is open for reading only", where=where, remedy="open it for writing")
    return LedgerError(
        f"SQLite says: {words}", where=where, remedy="run `backchannel verify`, or restore a backup"
    )


def must_be_free(path: str) -> None:
    """Raises: DeskExists, NoDesk where the folder is missing."""
    if path == MEMORY:
        return
    if Path(path).exists():
        raise DeskExists(
            "there is a file already", where=path, remedy="choose another name, or open this one"
        )
    if not Path(path).absolute().parent.is_dir():
        raise NoDesk("the folder does not exist", where=path, remedy="make the folder first")


def _must_exist(path: str) -> None:
    if path == MEMORY or not Path(path).is_file():
        raise NoDesk("there is no desk", where=path, remedy="make one with `backchannel init`")


def _connect(address: str, *, uri: bool = False) -> sqlite3.Connection:
    connection = sqlite3.connect(address, timeout=BUSY_TIMEOUT_SECONDS, isolation_level=None, uri=uri)
    # FULL: an acknowledged document outlives a power cut, at some milliseconds for each.
    # temp_store: words under a purge must not be left in a file of the temporary folder.
    for pragma in ("foreign_keys = ON", "synchronous = FULL", "secure_delete = ON", "temp_store = MEMORY"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _build(path: str, settings: Mapping[str, str]) -> None:
    """A whole new desk appears under its name at once, so that a kill leaves none rather than half of one."""
    unfinished = _unfinished(path)
    with telling(path):
        connection = _connect(unfinished)
        try:
            _fill(connection, settings)
        finally:
            connection.close()
    _put(unfinished, path)


def _fill(connection: sqlite3.Connection, settings: Mapping[str, str]) -> None:
    migrations.migrate(connection)
    connection.executemany("INSERT INTO settings (name, value) VALUES (?, ?)", sorted(settings.items()))


def _put(unfinished: str, path: str) -> None:
    """Give a finished file its name, which outlives a power cut too where folders can be synchronised."""
    os.replace(unfinished, path)
    if hasattr(os, "O_DIRECTORY"):
        folder = os.open(Path(path).absolute().parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _unfinished(path: str) -> str:
    """A new empty file beside `path` that only its owner can read."""
    beside = f"{path}-new"
    Path(beside).unlink(missing_ok=True)
    os.close(os.open(beside, os.O_CREAT | os.O_EXCL, 0o600))
    return beside
