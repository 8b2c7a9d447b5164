"""A process that is killed (SIGKILL) just before its nth SQL statement."""

from __future__ import annotations

import os
import signal
import sqlite3
from collections.abc import Callable

import pytest

from backchannel.ledger import connection as connections

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="the test kills a child process")


def killed_at(statement: int, work: Callable[[], object]) -> bool:
    """Whether `work`, in a child process, was killed before its statement of that number; False: it ended."""
    child = os.fork()
    if child == 0:
        _count_down(statement)
        try:
            work()
        except BaseException:
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return True
    assert os.WEXITSTATUS(status) == 0, "the child failed by itself"
    return False


def _count_down(statement: int) -> None:
    """Trace every connection opened from now on, in this process only."""
    left = statement
    connect = connections.connect

    def trace(_: str) -> None:
        nonlocal left
        left -= 1
        if left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def traced(address: str, *, uri: bool = False, one_thread: bool = True) -> sqlite3.Connection:
        opened = connect(address, uri=uri, one_thread=one_thread)
        opened.set_trace_callback(trace)
        return opened

    connections.connect = traced
