"""What the process of one file does: it raises the walls, reads, tells what it found, and ends."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from mmap import mmap
from typing import NamedTuple, NoReturn

from backchannel.model.errors import BackchannelError, ReaderFailed, TooMuchInside, TooMuchMemory

from ..formats import Format
from ..opening import opened, opened_line, rehearse
from ..parts import Piece, Read
from .walls import SLACK, Wall, shut_files, shut_rest
from .wire import LENGTH, Began, Task, Wanted, framed, told, wanted

IN, OUT = 0, 1


def read(task: Task, standing: tuple[Wall, ...]) -> NoReturn:
    """Reads one file and ends the process; these walls stand already."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, SLACK * task.wanted.limits.seconds)
    frame = framed(Began(shut_rest(task.wanted.limits, standing)))
    write(OUT, frame)
    for message in told(_pieces(task)):
        write(OUT, framed(message, frame))
    os._exit(0)


def read_at_once(came: Came, readable: list[str]) -> NoReturn:
    """As `read`, with all walls yet to be raised."""
    os.close(IN)
    read(came.task(), shut_files(readable))


def wait_and_read(descriptor: int, kind: Format, readable: list[str]) -> NoReturn:
    """Raises the wall of files, waits for a file on this descriptor, and reads it; ends where none comes.

    It rehearses first, with a text of our own: memory that it shares with the process that made it is copied
    piece by piece as it is used, and that is better done before a file has come. With one processor only,
    this would keep that from the file which is being read.
    """
    os.close(IN)
    standing = shut_files(readable)
    if (os.cpu_count() or 1) > 1:
        rehearse(kind)
    came = next_file(descriptor)
    if came is None:
        os._exit(0)
    read(came.task(), standing)


class Came(NamedTuple):
    """A file that came, in memory of its own: closed, nothing of it is left in the process."""

    wanted: Wanted
    memory: mmap

    def task(self) -> Task:
        return Task(self.wanted, self.memory[: self.wanted.size])

    def hand_on(self, descriptor: int) -> None:
        """As it came. Raises: OSError where nobody takes it."""
        write(descriptor, framed(self.wanted))
        with memoryview(self.memory) as memory, memory[: self.wanted.size] as data:
            write(descriptor, data)


def next_file(descriptor: int) -> Came | None:
    """None where the input has ended. Raises: msgspec.MsgspecError."""
    length = bytearray(LENGTH.size)
    if not _filled(descriptor, memoryview(length)):
        return None
    header = bytearray(LENGTH.unpack(length)[0])
    if not _filled(descriptor, memoryview(header)):
        return None
    to_read = wanted(header)
    memory = mmap(-1, max(1, to_read.size))
    with memoryview(memory) as place:
        is_whole = _filled(descriptor, place[: to_read.size])
    return Came(to_read, memory) if is_whole else None


def _filled(descriptor: int, place: memoryview) -> bool:
    have = 0
    while have < len(place):
        more = os.readv(descriptor, [place[have:]])
        if not more:
            return False
        have += more
    return True


def write(descriptor: int, data: bytes | bytearray | memoryview) -> None:
    """All of it."""
    done = 0
    with memoryview(data) as view:
        while done < len(view):
            done += os.write(descriptor, view[done:])


def _pieces(task: Task) -> Iterator[Piece]:
    """What is in the file; a fault of a reader is an error of this file."""
    wanted, name = task.wanted, task.wanted.given.name
    try:
        if wanted.is_line:
            yield opened_line(task.data, wanted.given)
        else:
            yield from opened(task.data, wanted.given, kind=wanted.format)
    except Exception as fault:
        yield Read(name, error_of(fault, name), False)


def error_of(fault: Exception, name: str) -> BackchannelError:
    """What is told of a file on which a reader failed."""
    if isinstance(fault, BackchannelError):
        return fault
    if isinstance(fault, MemoryError):
        return memory_error(name)
    if isinstance(fault, RecursionError):
        return TooMuchInside("it is nested too deep", where=name, remedy="save its text and add that")
    return ReaderFailed(
        f"the reader failed ({type(fault).__name__}: {str(fault)[:200]})",
        where=name,
        remedy="save its text and add that; report the file if it is a good one",
    )


def memory_error(name: str) -> TooMuchMemory:
    """The error of a file that needs more memory than a reader has."""
    return TooMuchMemory(
        "reading it takes more memory than a reader may use", where=name, remedy="cut it into parts"
    )
