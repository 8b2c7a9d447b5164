"""A reader behind walls, as the rest of the program sees it: a file in; documents, parts or one error out.

Whatever happens to the process that reads, this one goes on: a crash, a hang, too much memory, too much
output and an answer that is none each become an error of that file; the next file gets a new process.
"""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from contextlib import suppress
from functools import cache
from threading import Lock

import msgspec

from backchannel.model.errors import InputError, ReaderFailed, TooMuchInside, TooSlow
from backchannel.settings import READER_OUTPUT_BYTES

from ..parts import Piece, Read
from .reader import memory_error
from .walls import SLACK, Wall
from .wire import LENGTH, Began, Ended, Found, Inside, Left, Message, Refused, Task, framed, message, read_of

PROGRAM = "backchannel.read.sandbox.child"
GRACE_SECONDS = 5.0
"""A reader's own clock ends it before ours does."""
PIECE_BYTES = 1 << 20
SAVE_TEXT = "save its text and add that"


class Sandbox:
    """One reading process and the processes that it makes, one for each file; one file at a time."""

    def __init__(self) -> None:
        self.walls: tuple[Wall, ...] | None = None
        """Those that stood around the last file; None before the first."""
        self.memory = 0
        """Bytes that reading the last file took at most, with the reader itself."""
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = Lock()

    def pieces(self, task: Task) -> list[Piece]:
        """All that one file holds, in order; the last may be the error that ended its reading."""
        with self._lock:
            found: list[Piece] = []
            try:
                self._read(task, found)
            except InputError as error:
                found.append(Read(task.wanted.given.name, error, False))
            return found

    def close(self) -> None:
        """Ends the process; the next file starts another."""
        process, self._process = self._process, None
        if process is None:
            return
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()

    def _read(self, task: Task, found: list[Piece]) -> None:
        """Raises: InputError."""
        done = False
        try:
            answer = _Answer(self._asked(task), task)
            while not isinstance(told := answer.message(), Ended):
                self._take(told, found)
            done, self.memory = True, told.memory
        finally:
            if not done:
                self.close()
        _must_have_ended_well(told.status, task)

    def _take(self, told: Message, found: list[Piece]) -> None:
        if isinstance(told, Began):
            self.walls = told.walls
        elif isinstance(told, Inside):
            found.extend(told.parts)
        elif isinstance(told, Left):
            found.append(told.passed)
        elif isinstance(told, Found | Refused):
            found.append(read_of(told))

    def _asked(self, task: Task) -> int:
        """The descriptor on which the answer to this task comes. Raises: ReaderFailed."""
        for _ in range(2):  # the process may have been ended from outside since the last file
            process = self._process or self._started()
            assert process.stdin is not None
            assert process.stdout is not None
            try:
                process.stdin.write(framed(task.wanted))
                process.stdin.write(task.data)
                process.stdin.flush()
                return process.stdout.fileno()
            except OSError:
                self.close()
        raise ReaderFailed("the reading process does not start", where=task.wanted.given.name)

    def _started(self) -> subprocess.Popen[bytes]:
        """The reading process: no home, no descriptor of ours, a process group of its own."""
        environment = {
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
            "PYTHONHASHSEED": "0",
            "PYTHONDONTWRITEBYTECODE": "1",
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
            "OMP_NUM_THREADS": "1",
        }
        self._process = subprocess.Popen(
            [sys.executable, "-m", PROGRAM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            pipesize=PIECE_BYTES,
            cwd="/",
            env=environment,
            start_new_session=True,
        )
        return self._process


class _Answer:
    """What comes back for one task, within its time and size."""

    def __init__(self, descriptor: int, task: Task) -> None:
        self._from, self._name = descriptor, task.wanted.given.name
        self._until = time.monotonic() + SLACK * task.wanted.limits.seconds + GRACE_SECONDS
        self._left = READER_OUTPUT_BYTES
        self._frame = bytearray(PIECE_BYTES)
        """Each message is read into the same memory: new memory costs more than what is read into it."""

    def message(self) -> Message:
        """The next one. Raises: TooSlow, TooMuchInside, ReaderFailed."""
        size = LENGTH.unpack(self._exactly(LENGTH.size))[0]
        self._left -= size
        if self._left < 0:
            raise TooMuchInside(
                f"it opens into more than {READER_OUTPUT_BYTES:,} bytes",
                where=self._name,
                remedy="unpack it and add what you need of it",
            )
        try:
            return message(self._exactly(size))
        except (msgspec.MsgspecError, RecursionError) as error:
            raise ReaderFailed(
                "the reader gave no answer that can be read", where=self._name, remedy=SAVE_TEXT
            ) from error

    def _exactly(self, size: int) -> memoryview:
        """The next bytes, until the ones after them are asked for."""
        if size > len(self._frame):
            self._frame = bytearray(size)
        whole, have = memoryview(self._frame)[:size], 0
        while have < size:
            ready, _, _ = select.select([self._from], [], [], max(0.0, self._until - time.monotonic()))
            if not ready:
                raise too_slow(self._name)
            more = os.readv(self._from, [whole[have:]])
            if not more:
                raise ReaderFailed("the reading process ended", where=self._name, remedy=SAVE_TEXT)
            have += more
        return whole


def too_slow(name: str) -> TooSlow:
    """The error of a file that takes too long."""
    return TooSlow("reading it takes too long", where=name, remedy=SAVE_TEXT)


def _must_have_ended_well(status: int, task: Task) -> None:
    """Raises: TooSlow, TooMuchMemory, ReaderFailed."""
    name = task.wanted.given.name
    if status in (-signal.SIGALRM, -signal.SIGXCPU):
        raise too_slow(name)
    if status == -signal.SIGKILL:
        raise memory_error(name)
    if status:
        told = signal.Signals(-status).name if -status in signal.valid_signals() else f"status {status}"
        raise ReaderFailed(f"the reader failed on it ({told})", where=name, remedy=SAVE_TEXT)


def sandbox() -> Sandbox:
    """The one of this process."""
    return _of_process(os.getpid())


@cache
def _of_process(process: int) -> Sandbox:
    return Sandbox()
