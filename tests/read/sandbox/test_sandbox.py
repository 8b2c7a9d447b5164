from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from backchannel.model.errors import BackchannelError, TooMuchMemory, TooSlow
from backchannel.model.sources import Document
from backchannel.read.formats import Format
from backchannel.read.given import Given
from backchannel.read.parts import Piece, Read
from backchannel.read.sandbox import sandbox as module
from backchannel.read.sandbox.child import SMALL_BYTES
from backchannel.read.sandbox.sandbox import Sandbox
from backchannel.read.sandbox.walls import Limits
from backchannel.read.sandbox.wire import Task, Wanted

LARGE = b"word " * (SMALL_BYTES // 4)
WORDS = b"Ada Fenn met Otto Brandt about timber."
MEMORY = 2_000_000_000


@pytest.fixture
def behind() -> Iterator[Sandbox]:
    made = Sandbox()
    yield made
    made.close()


def task(data: bytes, *, kind: Format = "text", seconds: float = 20.0, memory: int = MEMORY) -> Task:
    limits = Limits(seconds, memory)
    return Task(Wanted(size=len(data), given=Given(name="a"), format=kind, limits=limits), data)


def error(pieces: list[Piece]) -> BackchannelError:
    assert isinstance(pieces[-1], Read)
    assert isinstance(pieces[-1].result, BackchannelError)
    return pieces[-1].result


def good(pieces: list[Piece]) -> bool:
    return isinstance(pieces[0], Read) and isinstance(pieces[0].result, Document)


def test_what_takes_too_long_is_ended_and_the_next_file_is_read(behind: Sandbox) -> None:
    assert good(behind.pieces(task(WORDS)))
    began = time.monotonic()
    assert isinstance(error(behind.pieces(task(b"(" * 30_000_000, kind="text", seconds=0.05))), TooSlow)
    assert time.monotonic() - began < 5
    assert good(behind.pieces(task(WORDS)))


def test_what_takes_too_much_memory_is_ended_and_the_next_file_is_read(behind: Sandbox) -> None:
    assert good(behind.pieces(task(WORDS)))
    assert isinstance(error(behind.pieces(task(b"word " * 4_000_000, memory=60_000_000))), TooMuchMemory)
    assert good(behind.pieces(task(WORDS)))


def test_a_reader_that_is_killed_is_an_error_of_that_file_or_none(behind: Sandbox) -> None:
    assert good(behind.pieces(task(WORDS)))
    assert behind._process is not None
    os.killpg(behind._process.pid, signal.SIGKILL)
    behind._process.wait()
    assert good(behind.pieces(task(WORDS)))


def test_an_answer_that_is_none_is_an_error(behind: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PROGRAM", "this")
    assert error(behind.pieces(task(WORDS))).code in ("BC116", "BC113")


def test_more_than_may_come_out_is_an_error(behind: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "READER_OUTPUT_BYTES", 1_000)
    assert error(behind.pieces(task(WORDS * 1_000))).code == "BC113"
    monkeypatch.undo()
    assert good(behind.pieces(task(WORDS)))


def test_a_closed_one_leaves_no_process(behind: Sandbox) -> None:
    behind.pieces(task(WORDS))
    process = behind._process
    assert process is not None
    behind.close()
    assert process.poll() is not None


def test_neither_home_nor_secrets_reach_the_reader(behind: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKCHANNEL_SECRET", "x")
    behind.pieces(task(WORDS))
    assert behind._process is not None
    with open(f"/proc/{behind._process.pid}/environ", "rb") as file:
        names = {entry.partition(b"=")[0] for entry in file.read().split(b"\x00") if entry}
    assert names == {
        b"PYTHONPATH",
        b"PYTHONHASHSEED",
        b"PYTHONDONTWRITEBYTECODE",
        b"LC_ALL",
        b"TZ",
        b"OMP_NUM_THREADS",
    }
    assert {os.readlink(f"/proc/{behind._process.pid}/fd/{n}").partition(":")[0] for n in (0, 1)} == {"pipe"}
    assert len(os.listdir(f"/proc/{behind._process.pid}/fd")) <= 4


def children(process: int) -> list[int]:
    return [int(word) for word in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def waiting(behind: Sandbox) -> int:
    """The number of the one process that waits for a file."""
    assert behind._process is not None
    (process,) = children(behind._process.pid)
    return process


def test_small_and_large_files_in_any_order_are_read_behind_the_same_walls(behind: Sandbox) -> None:
    for data in (WORDS, WORDS, LARGE, LARGE, b"", WORDS):
        assert good(behind.pieces(task(data))) == (data == WORDS)
        assert behind.walls == ("limits", "files", "calls") or sys.platform != "linux"
    page = b"<html><body><article><p>" + WORDS * 5 + b"</article></body></html>"
    assert good(behind.pieces(task(page, kind="html")))
    assert good(behind.pieces(task(WORDS)))


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
def test_each_file_is_read_by_the_process_that_waited_and_by_no_other(behind: Sandbox) -> None:
    behind.pieces(task(WORDS))
    read_by = set()
    for _ in range(4):
        process = waiting(behind)
        read_by.add(process)
        assert good(behind.pieces(task(WORDS)))
        assert waiting(behind) != process
    assert len(read_by) == 4


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
def test_one_that_is_killed_while_it_waits_costs_no_file(behind: Sandbox) -> None:
    behind.pieces(task(WORDS))
    process = waiting(behind)
    os.kill(process, signal.SIGKILL)
    assert gone(process)
    assert good(behind.pieces(task(WORDS)))
    assert good(behind.pieces(task(WORDS)))


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
def test_one_that_waits_ends_with_the_rest(behind: Sandbox) -> None:
    behind.pieces(task(WORDS))
    process = waiting(behind)
    behind.close()
    assert gone(process)


def gone(process: int) -> bool:
    """Has it ended, or does it within some seconds?"""
    until = time.monotonic() + 5
    while time.monotonic() < until:
        with suppress(FileNotFoundError):
            if Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z":
                time.sleep(0.01)
                continue
        return True
    return False


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
def test_one_that_waits_holds_no_word_of_the_file_before(behind: Sandbox) -> None:
    behind.pieces(task(WORDS))
    behind.pieces(task(b"The secret word is Quillfeather. " * 2_000))
    behind.pieces(task(WORDS))
    assert b"Quillfeather" not in memory_of(waiting(behind))


def memory_of(process: int) -> bytes:
    held = b""
    with open(f"/proc/{process}/maps") as maps, open(f"/proc/{process}/mem", "rb", buffering=0) as memory:
        for line in maps:
            place, rights = line.split()[:2]
            start, end = (int(part, 16) for part in place.split("-"))
            if rights.startswith("rw"):
                memory.seek(start)
                with suppress(OSError):
                    held += memory.read(end - start)
    return held
