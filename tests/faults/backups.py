"""Backups taken while another process writes: each is restored, and must be a state the writer was in."""

from __future__ import annotations

import mmap
import os
import random
import shutil
import signal
import sqlite3
import struct
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from backchannel.ledger import upkeep
from backchannel.ledger.ledger import Ledger
from backchannel.model.errors import BackchannelError, DeskBusy
from tests.ledger.worlds import a_desk

from . import work
from .work import DESK

LIFE = 120
CHANGES = tuple(kind for kind in work.KINDS if kind not in ("backup", "restore", "migrate"))
_COUNTS = struct.Struct("ii")


class Told(Struct):
    """What was seen of many backups."""

    backups: int = 0
    equal: int = 0
    of_backups: int = 0
    changes: int = 0
    """Acknowledged by the writers meanwhile."""
    different: list[str] = []

    def wrong(self) -> list[str]:
        return self.different

    def lines(self) -> Iterator[str]:
        """What was counted, to read."""
        yield f"{self.backups} backups while {self.changes} changes were made: {self.equal} restored equal,"
        yield f"{len(self.different)} different; {self.of_backups} of them by way of a backup of the backup"
        yield from self.different[:5]


class Writer:
    """A process that changes a desk as fast as it can and counts in shared memory what it began and ended."""

    def __init__(self, folder: Path, seed: int) -> None:
        made = work.operations(seed, length=LIFE, kinds=CHANGES)
        self.states, _ = work.states(made)
        self._counts = mmap.mmap(-1, _COUNTS.size)
        a_desk(work.clock_at(0), str(folder / DESK)).close()
        self._child = os.fork()
        if self._child == 0:
            try:
                with Ledger.open(folder / DESK) as desk:
                    for number, operation in enumerate(made, start=1):
                        self._counts[:] = _COUNTS.pack(number, number - 1)
                        desk._clock = work.clock_at(number)
                        with suppress(DeskBusy):  # a purge whose bytes a backup still reads: done, and told
                            operation.act(desk, folder)
                        self._counts[:] = _COUNTS.pack(number, number)
            finally:
                os._exit(0)

    def begun_and_done(self) -> tuple[int, int]:
        begun, done = _COUNTS.unpack(self._counts[:])
        return begun, done

    def end(self) -> None:
        with suppress(ProcessLookupError):
            os.kill(self._child, signal.SIGKILL)
        os.waitpid(self._child, 0)


def taken(folder: Path, count: int, *, seed: int, until_wrong: bool = False) -> Told:
    """So many backups, of as many desks as it takes; every third is restored from a backup of itself."""
    told, draw = Told(), random.Random(seed)
    for life in range(seed * 1000, seed * 1000 + count):
        below = folder / str(life)
        below.mkdir()
        writer = Writer(below, life)
        try:
            while writer.begun_and_done()[1] < LIFE and told.backups < count:
                _take(below, writer, told, again=draw.random() < 1 / 3)
                if until_wrong and told.different:
                    return told
        finally:
            told.changes += writer.begun_and_done()[1]
            writer.end()
            shutil.rmtree(below)
        if told.backups == count:
            break
    return told


def _take(folder: Path, writer: Writer, told: Told, *, again: bool) -> None:
    first, second, restored = (folder / name for name in ("backup.db", "second.db", "restored.db"))
    _, done = writer.begun_and_done()
    told.backups += 1
    try:
        upkeep.backup(str(folder / DESK), str(first))
        begun, _ = writer.begun_and_done()
        if again:
            told.of_backups += 1
            upkeep.backup(str(first), str(second))
        upkeep.restore(str(second if again else first), str(restored))
        with Ledger.open(restored, readonly=True) as desk:
            state = work.state_of(desk)
    except (BackchannelError, sqlite3.DatabaseError) as error:
        told.different.append(f"{folder.name}: {error}")
        return
    finally:
        for path in folder.iterdir():
            if not path.name.startswith(DESK):
                path.unlink()
    if state in writer.states[done : begun + 1]:
        told.equal += 1
    else:
        told.different.append(f"{folder.name}: neither of the states {done} to {begun}")
