"""The errors of SQLite and of the file system, told in ours: what is wrong, where, and what would help."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from backchannel.model.errors import (
    DeskBusy,
    DeskIsDamaged,
    DeskIsUntidy,
    DiskFailed,
    DiskIsFull,
    LedgerError,
    NotADesk,
)

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
_LEFT = (
    sqlite3.SQLITE_READONLY_RECOVERY,
    sqlite3.SQLITE_READONLY_CANTLOCK,
    sqlite3.SQLITE_READONLY_CANTINIT,
    sqlite3.SQLITE_READONLY_ROLLBACK,
)
_PRIMARY = 0xFF
"""SQLite's extended codes hold the primary one in their last byte."""


@contextmanager
def telling(where: str) -> Iterator[None]:
    """Raises: LedgerError or one of its kinds, for what SQLite or the file system refuses in the block."""
    try:
        yield
    except sqlite3.Error as error:
        raise told(error, where) from error
    except OSError as error:
        raise _told_of_files(error, where) from error


def told(error: sqlite3.Error, where: str) -> LedgerError:
    """SQLite's error as ours, by its code; what the sqlite3 module says by itself has none."""
    match getattr(error, "sqlite_errorcode", 0) & _PRIMARY:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return DeskBusy("the desk is locked", where=where, remedy="close the other programs that use it")
        case sqlite3.SQLITE_NOTADB:
            return NotADesk("this file is no desk", where=where, remedy="make one with `backchannel init`")
        case sqlite3.SQLITE_READONLY if error.sqlite_errorcode in _LEFT:
            return DeskIsUntidy(
                "a run that was cut short left this desk to be tidied, which a reader may not do",
                where=where,
                remedy="run `backchannel migrate` on it once",
            )
        case sqlite3.SQLITE_READONLY:
            return LedgerError("the desk is open for reading only", where=where, remedy="open it for writing")
        case sqlite3.SQLITE_FULL:
            return _disk_is_full(where)
        case sqlite3.SQLITE_IOERR:
            return _disk_failed(f"{error}, {error.sqlite_errorname}", where)
        case sqlite3.SQLITE_CORRUPT:
            return DeskIsDamaged(
                f"the file is damaged ({error})",
                where=where,
                remedy="run `backchannel verify`; if it says so too, copy the file aside and"
                " `backchannel restore` the last backup",
            )
        case sqlite3.SQLITE_CANTOPEN:
            return LedgerError(
                "the file cannot be opened",
                where=where,
                remedy="look at the rights of the file and its folder, and at the disk",
            )
    return LedgerError(
        f"SQLite says: {error}", where=where, remedy="run `backchannel verify`, or restore a backup"
    )


def _told_of_files(error: OSError, where: str) -> LedgerError:
    if error.errno in FULL:
        return _disk_is_full(where)
    if error.errno == errno.EIO:
        return _disk_failed(error.strerror or str(error), where)
    if error.errno in FORBIDDEN:
        return LedgerError(
            "the file or its folder may not be written", where=where, remedy="look at their rights"
        )
    return LedgerError(
        f"the system says: {error.strerror or error}", where=where, remedy="look at the folder and the disk"
    )


def _disk_is_full(where: str) -> DiskIsFull:
    return DiskIsFull(
        "the disk is full",
        where=where,
        remedy="make room on it, then do it again; what was acknowledged before is safe",
    )


def _disk_failed(why: str, where: str) -> DiskFailed:
    return DiskFailed(
        f"the disk failed ({why})",
        where=where,
        remedy="look at the disk, then run `backchannel verify`; what was acknowledged before is in the desk",
    )
