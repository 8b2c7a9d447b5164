from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator

import pytest

from backchannel.model.errors import BackchannelError, TooMuchMemory, TooSlow
from backchannel.model.sources import Document
from backchannel.read.formats import Format
from backchannel.read.given import Given
from backchannel.read.parts import Piece, Read
from backchannel.read.sandbox import sandbox as module
from backchannel.read.sandbox.sandbox import Sandbox
from backchannel.read.sandbox.walls import Limits
from backchannel.read.sandbox.wire import Task

WORDS = b"Ada Fenn met Otto Brandt about timber."
MEMORY = 2_000_000_000


@pytest.fixture
def behind() -> Iterator[Sandbox]:
    made = Sandbox()
    yield made
    made.close()


def task(data: bytes, *, kind: Format = "text", seconds: float = 20.0, memory: int = MEMORY) -> Task:
    return Task(data=data, given=Given(name="a"), format=kind, limits=Limits(seconds, memory))


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
