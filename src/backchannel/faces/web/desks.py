"""The desk's file behind the pages: a few that read at once, one that writes when something is written.

The writer's lock is held only while an action runs, so that the command line can write in between.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TypeVar

from backchannel.desk import Desk
from backchannel.model.errors import DeskBusy

_T = TypeVar("_T")
READERS = 2
WAIT_SECONDS = 5.0
"""So long an action waits for another process that writes."""
AGAIN_SECONDS = 0.05


class DeskRoom:
    """Runs work on one desk, away from the thread that serves."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._reading = ThreadPoolExecutor(READERS, thread_name_prefix="reads")
        self._writing = ThreadPoolExecutor(1, thread_name_prefix="writes")
        self._idle: SimpleQueue[Desk] = SimpleQueue()
        for _ in range(READERS):
            self._idle.put(Desk.open(path, readonly=True))

    async def read(self, work: Callable[[Desk], _T]) -> _T:
        """What work gives on a desk that is open for reading."""
        return await asyncio.get_running_loop().run_in_executor(self._reading, self._read, work)

    async def write(self, work: Callable[[Desk], _T]) -> _T:
        """What work gives on a desk that is open for writing; one at a time, in the order of asking.

        Raises: DeskBusy where another process goes on writing.
        """
        return await asyncio.get_running_loop().run_in_executor(self._writing, self._write, work)

    def close(self) -> None:
        """Wait for what is being written."""
        self._writing.shutdown(wait=True)
        self._reading.shutdown(wait=True)
        for _ in range(READERS):
            self._idle.get().close()

    def _read(self, work: Callable[[Desk], _T]) -> _T:
        with self._one_idle() as desk:
            return work(desk)

    def _write(self, work: Callable[[Desk], _T]) -> _T:
        self._let_go()
        with self._opened() as desk:
            return work(desk)

    @contextmanager
    def _one_idle(self) -> Iterator[Desk]:
        desk = self._idle.get()
        try:
            yield desk
        finally:
            self._idle.put(desk)

    def _let_go(self) -> None:
        """Nobody who only waits for the next page may hold what a purge must delete."""
        waiting: list[Desk] = []
        with suppress(Empty):
            while True:
                waiting.append(self._idle.get_nowait())
        for desk in waiting:
            desk.ledger.let_go()
            self._idle.put(desk)

    def _opened(self) -> Desk:
        last = time.monotonic() + WAIT_SECONDS
        while True:
            try:
                return Desk.open(self.path)
            except DeskBusy:
                if time.monotonic() > last:
                    raise
                time.sleep(AGAIN_SECONDS)
