"""The process that reads: it loads a reader once, and gives each file a process of its own behind the walls.

`python -m backchannel.read.sandbox.child`, with tasks on its input and messages on its output. It never looks
into a file itself: only a process that it forked for one file does, and that one can do nothing else.
"""

from __future__ import annotations

import gc
import os
import platform
import signal
import sys
from collections.abc import Iterator

from backchannel.model.errors import BackchannelError, ReaderFailed, TooMuchInside, TooMuchMemory

from ..opening import load, opened, opened_line
from ..parts import Piece, Read
from .walls import SLACK, calls_of, shut_off
from .wire import LENGTH, Began, Ended, Task, framed, task, told

IN, OUT = 0, 1


def main() -> None:
    """One task after the other until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever reads for the desk ends it
    calls_of(platform.machine())
    readable = [sys.prefix, sys.base_prefix, "/usr/lib", "/lib", "/lib64", *filter(os.path.isdir, sys.path)]
    while (body := _frame()) is not None:
        given = task(body)
        load(given.format)
        _in_a_process_of_its_own(given, readable)


def _frame() -> bytes | None:
    length = _exactly(LENGTH.size)
    return _exactly(LENGTH.unpack(length)[0]) if length is not None else None


def _exactly(size: int) -> bytes | None:
    """So many bytes of the input; None where it has ended."""
    whole = bytearray()
    while len(whole) < size:
        piece = os.read(IN, size - len(whole))
        if not piece:
            return None
        whole += piece
    return bytes(whole)


def _in_a_process_of_its_own(given: Task, readable: list[str]) -> None:
    gc.freeze()  # so that the copy does not touch, and thereby double, what is loaded
    process = os.fork()
    if not process:
        _read(given, readable)
    _, status, used = os.wait4(process, 0)
    memory = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    _send(framed(Ended(os.waitstatus_to_exitcode(status), memory)))


def _read(given: Task, readable: list[str]) -> None:
    """Never returns."""
    try:
        os.close(IN)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, SLACK * given.limits.seconds)
        _send(framed(Began(shut_off(given.limits, readable))))
        for message in told(_pieces(given)):
            _send(framed(message))
        os._exit(0)
    finally:
        os._exit(1)


def _pieces(given: Task) -> Iterator[Piece]:
    """What is in the file; a fault of a reader is an error of this file."""
    name = given.given.name
    try:
        if given.is_line:
            yield opened_line(given.data, given.given)
        else:
            yield from opened(given.data, given.given, kind=given.format)
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


def _send(data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(OUT, view) :]


if __name__ == "__main__":
    main()
