"""Files that appear under their name whole and at once, or not at all; nothing is ever overwritten."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from backchannel.model.errors import DeskBusy, DeskExists, NoDesk

from .telling import telling

UNFINISHED = "-new"
JOURNALS = ("-wal", "-journal")
BESIDE = (*JOURNALS, "-shm")


@contextmanager
def appearing(path: str) -> Iterator[str]:
    """The name of an empty file that only its owner can read; it is called `path` when the block has ended.

    If the block raises, nothing is left. A kill leaves the unfinished file, which the next one to make `path`
    takes away. Raises: DeskExists, NoDesk; DeskBusy while another process is making it.
    """
    must_be_free(path)
    unfinished = path + UNFINISHED
    _must_be_left(unfinished)
    with telling(path):
        try:
            _clear(unfinished)
            os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL, 0o600))
            yield unfinished
            must_be_free(path)
            os.replace(unfinished, path)
            _synchronise_folder(path)
        except BaseException:
            with suppress(OSError):
                _clear(unfinished)
            raise


def must_be_free(path: str) -> None:
    """Raises: DeskExists, also for a journal alone, which SQLite would play into the new file; NoDesk where
    the folder is missing."""
    if Path(path).exists():
        raise DeskExists(
            "there is a file already", where=path, remedy="choose another name, or open this one"
        )
    for journal in (path + ending for ending in JOURNALS):
        if Path(journal).exists() and Path(journal).stat().st_size:  # readers leave empty ones
            raise DeskExists(
                "there is the journal of an earlier desk of that name",
                where=journal,
                remedy="choose another name, or move the journal away",
            )
    if not Path(path).absolute().parent.is_dir():
        raise NoDesk("the folder does not exist", where=path, remedy="make the folder first")


def _must_be_left(unfinished: str) -> None:
    """Raises: DeskBusy while another process fills the file; what a killed one left is no hindrance."""
    if not Path(unfinished).exists():
        return
    with closing(sqlite3.connect(unfinished, timeout=0.0, isolation_level=None)) as connection:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                raise DeskBusy(
                    "another process is making this file",
                    where=unfinished,
                    remedy="wait until it has ended",
                ) from error


def _clear(unfinished: str) -> None:
    for ending in ("", *BESIDE):
        Path(unfinished + ending).unlink(missing_ok=True)


def _synchronise_folder(path: str) -> None:
    """A name outlives a power cut where folders can be synchronised."""
    if hasattr(os, "O_DIRECTORY"):
        folder = os.open(Path(path).absolute().parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
