"""The fault shim: compiled when it is needed, preloaded into a new process, armed from Python."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import IntEnum, IntFlag
from pathlib import Path

SOURCE = Path(__file__).parent / "shim.c"
PRELOADED = "BACKCHANNEL_FAULTS"
"""Set in a process that runs with the shim."""


class Calls(IntFlag):
    """Which calls are counted."""

    WRITES, SYNCS, SIZES, NAMES, READS = 1, 2, 4, 8, 16


CHANGING = Calls.WRITES | Calls.SYNCS | Calls.SIZES | Calls.NAMES


class Fault(IntEnum):
    """What happens at the nth call; a short write is followed by one that fails."""

    NONE, FAIL, SHORT, KILL_BEFORE, KILL_HALF, KILL_AFTER = range(6)


def why_not() -> str:
    """Why there can be no shim on this machine; empty if there can."""
    if not sys.platform.startswith("linux"):
        return f"the fault shim is written for Linux, this is {sys.platform}"
    if shutil.which("cc") is None:
        return "there is no C compiler (cc) to build the fault shim with"
    return ""


def run_with_shim(argv: Sequence[str]) -> int:
    """This interpreter anew with the shim loaded; its exit status."""
    with tempfile.TemporaryDirectory() as folder:
        built = Path(folder) / "faults.so"
        compile_ = ["cc", "-shared", "-fPIC", "-O1", "-w", "-o", str(built), str(SOURCE), "-ldl"]
        subprocess.run(compile_, check=True)
        environment = {**os.environ, "LD_PRELOAD": str(built), PRELOADED: str(built)}
        return subprocess.run([sys.executable, *argv], env=environment, check=False).returncode


def loaded() -> bool:
    return PRELOADED in os.environ


def arm(
    folder: Path, *, nth: int, fault: Fault, calls: Calls = CHANGING, errno: int = 0, stays: bool = False
) -> None:
    """From now on the nth call on a file below the folder goes wrong, and all later ones if it `stays`."""
    where = str(folder.resolve()).encode()
    _library().faults_arm(where, int(calls), nth, int(fault), errno, int(stays))


def disarm() -> tuple[int, int]:
    """How many calls were counted since arming, and how many of them went wrong."""
    library = _library()
    library.faults_disarm()
    return int(library.faults_seen()), int(library.faults_hits())


@contextmanager
def logging_to(file: int) -> Iterator[None]:
    """Every counted call is written to the file, whole."""
    _library().faults_log(file)
    try:
        yield
    finally:
        _library().faults_log(-1)


def _library() -> ctypes.CDLL:
    library = ctypes.CDLL(os.environ[PRELOADED])
    library.faults_arm.argtypes = [
        ctypes.c_char_p, ctypes.c_int, ctypes.c_long, ctypes.c_int, ctypes.c_int, ctypes.c_int,
    ]  # fmt: skip
    library.faults_seen.restype = library.faults_hits.restype = ctypes.c_long
    return library
