"""Connections to a desk's file: one writer, many readers."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from backchannel.model.errors import DeskBusy, DeskIsOlder, DeskIsUntidy, NoDesk

from . import filing, migrations
from .appearing import appearing
from .telling import telling, told

MEMORY = ":memory:"
BUSY_TIMEOUT_SECONDS = 5.0


def create(path: str, *, settings: Mapping[str, str]) -> sqlite3.Connection:
    """A writer's connection to a new desk, readable by its owner only. Raises: DeskExists, NoDesk."""
    if path == MEMORY:
        connection = connect(MEMORY)
        _fill(connection, settings)
        return connection
    _build(path, settings)
    return open_writer(path)


def open_writer(path: str) -> sqlite3.Connection:
    """The one connection that may write; older desks are migrated. Raises: NoDesk, NotADesk, DeskIsNewer."""
    _must_exist(path)
    with telling(path):
        connection = connect(path)
        try:
            version = migrations.check(connection, where=path)
            connection.execute("PRAGMA journal_mode = WAL")
            migrations.migrate(connection, since=version)
            if not filing.is_filed(connection):
                with transaction(connection, where=path):
                    filing.file_anew(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def open_reader(path: str, *, of_any_version: bool = False) -> sqlite3.Connection:
    """A connection that cannot write nor waits for the writer.

    A reader never changes a file, so an older desk has to be brought up to date by a writer first, unless it
    is asked for as it is. Raises: NoDesk, NotADesk, DeskIsNewer, DeskIsOlder.
    """
    _must_exist(path)
    # On a read-only medium the shared-memory file cannot be made: nobody can write there, so none is needed.
    frozen = "" if os.access(Path(path).absolute().parent, os.W_OK) else "&immutable=1"
    with telling(path):
        connection = connect(f"{Path(path).absolute().as_uri()}?mode=ro{frozen}", uri=True, one_thread=False)
        try:
            version = migrations.check(connection, where=path)
            if version < len(migrations.STEPS) and not of_any_version:
                raise DeskIsOlder(
                    f"this desk has version {version}, this program reads version {len(migrations.STEPS)}",
                    where=path,
                    remedy="run `backchannel migrate` on it; `backchannel backup` first keeps it as it is",
                )
        except BaseException:
            connection.close()
            raise
    return connection


def version_of(path: str) -> int:
    """How many steps of the migrations the desk has had. Raises: NoDesk, NotADesk, DeskIsNewer."""
    with telling(path), closing(open_reader(path, of_any_version=True)) as connection:
        return migrations.check(connection, where=path)


def tidy(path: str) -> None:
    """Let SQLite undo what a run that was cut short left, if any did. Raises: NoDesk, NotADesk, DeskBusy."""
    with suppress(DeskIsUntidy):
        version_of(path)
        return
    held = lock(path)
    try:
        with telling(path), closing(connect(path)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    finally:
        if held is not None:
            held.close()


def connect(address: str, *, uri: bool = False, one_thread: bool = True) -> sqlite3.Connection:
    """A connection set as every one of ours is; the caller closes it.

    Not `one_thread`: several may use it, one after the other; who closes it may be another than who read.
    """
    connection = sqlite3.connect(
        address,
        timeout=BUSY_TIMEOUT_SECONDS,
        isolation_level=None,
        uri=uri,
        check_same_thread=one_thread,
    )
    # FULL: an acknowledged document outlives a power cut, at some milliseconds for each.
    # temp_store: words under a purge must not be left in a file of the temporary folder.
    for pragma in (
        "cache_size = -32000",
        "foreign_keys = ON",
        "synchronous = FULL",
        "secure_delete = ON",
        "temp_store = MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def lock(path: str) -> sqlite3.Connection | None:
    """The writer's lock, held until it is closed or the process ends. Raises: DeskBusy.

    An exclusive transaction on an empty file beside the desk: the operating system frees it on a kill, it
    works wherever SQLite does, and it does not touch the locks by which readers read.
    """
    if path == MEMORY:
        return None
    with telling(path):
        held = sqlite3.connect(f"{path}-lock", timeout=0.0, isolation_level=None)
    try:
        held.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        held.close()
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise told(error, path) from error
        raise DeskBusy(
            "another process is writing to this desk",
            where=path,
            remedy="wait until it has ended, or close it",
        ) from error
    return held


@contextmanager
def transaction(connection: sqlite3.Connection, *, where: str) -> Iterator[sqlite3.Connection]:
    """All or nothing: committed at the end of the block, undone if it raises.

    Inside another one it is a part of that: undone alone if it raises, committed with the whole.
    """
    inside = connection.in_transaction
    begin, commit = ("SAVEPOINT part", "RELEASE part") if inside else ("BEGIN IMMEDIATE", "COMMIT")
    undo = ("ROLLBACK TO part", "RELEASE part") if inside else ("ROLLBACK",)
    with telling(where):
        connection.execute(begin)
        try:
            yield connection
            connection.execute(commit)
        except BaseException:
            for statement in undo if connection.in_transaction else ():  # a full disk ends it all by itself
                connection.execute(statement)
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


def _must_exist(path: str) -> None:
    if path == MEMORY or not Path(path).is_file():
        raise NoDesk("there is no desk", where=path, remedy="make one with `backchannel init`")


def _build(path: str, settings: Mapping[str, str]) -> None:
    """A whole new desk appears under its name at once, so that a kill leaves none rather than half of one."""
    with appearing(path) as unfinished, telling(path), closing(connect(unfinished)) as connection:
        _fill(connection, settings)


def _fill(connection: sqlite3.Connection, settings: Mapping[str, str]) -> None:
    migrations.migrate(connection)
    filing.file_anew(connection)
    connection.executemany("INSERT INTO settings (name, value) VALUES (?, ?)", sorted(settings.items()))
