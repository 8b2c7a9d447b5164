"""The process that reads: it loads a reader once, and gives each file a process of its own behind the walls.

`python -m backchannel.read.sandbox.child`, with files on its input and messages on its output. It never looks
into a file itself: only a process that it forked for one file does, and that one can do nothing else.
"""

from __future__ import annotations

import gc
import os
import platform
import signal
import sys
from collections.abc import Callable
from contextlib import suppress

from ..formats import Format
from ..opening import load
from .reader import IN, OUT, Came, next_file, read_at_once, wait_and_read, write
from .walls import calls_of
from .wire import Ended, framed

SMALL_BYTES = 1 << 20
"""A larger file is not handed on: the process that reads it is made when it has come, and finds it there."""


def main() -> None:
    """One file after the other until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever reads for the desk ends it
    calls_of(platform.machine())
    readable = [sys.prefix, sys.base_prefix, "/usr/lib", "/lib", "/lib64", *filter(os.path.isdir, sys.path)]
    readers = Readers(readable)
    while (came := next_file(IN)) is not None:
        if load(came.wanted.format):
            readers.dismiss()  # the one that waits would have to load it for itself
        process = readers.of(came)
        came.memory.close()  # whoever reads the next file holds nothing of this one
        readers.make_one_wait(came.wanted.format)
        _, status, used = os.wait4(process, 0)
        memory = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        write(OUT, framed(Ended(os.waitstatus_to_exitcode(status), memory)))


class Readers:
    """Makes the process of each file. For a small one it was made ahead, and waits behind the wall of files:
    to make it takes about as long as a small page takes to read, and is done while the file before is read.
    """

    def __init__(self, readable: list[str]) -> None:
        self._readable = readable
        self._waiting: tuple[int, int] | None = None
        """Its number, and the descriptor that leads to it."""

    def of(self, came: Came) -> int:
        """The number of the process that reads this file."""
        if self._waiting is not None and came.wanted.size <= SMALL_BYTES:
            process, into = self._waiting
            try:
                os.waitpid(process, os.WNOHANG)  # one that has ended is forgotten by this, and takes no file
                came.hand_on(into)
            except OSError:  # it was ended from outside
                self.dismiss()
            else:
                os.close(into)
                self._waiting = None
                return process
        return self._made(read_at_once, came)

    def make_one_wait(self, kind: Format) -> None:
        """Where none does; most likely its file is of this format."""
        if self._waiting is None:
            out, into = os.pipe()
            process = self._made(wait_and_read, out, kind, without=into)
            os.close(out)
            self._waiting = process, into

    def dismiss(self) -> None:
        """Ends the one that waits."""
        if self._waiting is not None:
            process, into = self._waiting
            os.close(into)
            with suppress(ChildProcessError):  # it was ended from outside
                os.waitpid(process, 0)
            self._waiting = None

    def _made(self, work: Callable[..., None], *given: object, without: int | None = None) -> int:
        """A process that does this work; it has no descriptor that leads to another's."""
        gc.freeze()  # so that the copy does not touch, and thereby double, what is loaded
        process = os.fork()
        if not process:
            try:
                for descriptor in filter(None, (without, self._waiting and self._waiting[1])):
                    os.close(descriptor)
                work(*given, self._readable)
            finally:
                os._exit(1)
        return process


if __name__ == "__main__":
    main()
