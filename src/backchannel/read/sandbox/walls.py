"""What a process shuts itself off from before it touches a file's bytes: limits, files, calls to the kernel.

The limits hold wherever Python has `resource`. The other two are Linux's: Landlock leaves it to read the
program's own folders and nothing else, and seccomp refuses sockets, programs, processes and every writing.
Neither needs rights, and neither can be taken back. Where the kernel has them not, the process runs without
and says so. Method: the kernel's documents "Landlock: unprivileged access control" and "Seccomp BPF".
"""

from __future__ import annotations

import ctypes
import os
import platform
import resource
import struct
import sys
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from msgspec import Struct

Wall = Literal["limits", "files", "calls"]

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
"""Landlock's calls, of one number on every architecture."""
READ_FILE, READ_FOLDER = 1 << 2, 1 << 3
FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
"""How many rights on files each version of Landlock knows; later ones know as many as the fifth."""
WITH_NETWORK, TCP = 4, 0b11
PATH_BENEATH = 1
NO_NEW_PRIVILEGES, SET_SECCOMP, FILTER = 38, 22, 2
LOAD, JUMP_EQUAL, JUMP_AT_LEAST, JUMP_ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
"""Instructions of a seccomp filter."""
ALLOW, KILL, ERROR = 0x7FFF0000, 0x80000000, 0x00050000
NUMBER, ARCHITECTURE, ARGUMENTS = 0, 4, 16
"""Where a call's number, architecture and arguments stand in what a filter sees."""
X32 = 0x40000000
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
EPERM, ENOSYS = 1, 38
OPEN_FILES = 64
SLACK = 3


class Limits(Struct, frozen=True):
    """How much a reader may use of one file's reading."""

    seconds: float
    """Of the processor, in whole ones; of the wall clock SLACK times as many: other work may be beside it."""
    memory: int
    """Bytes of address space."""


def shut_off(limits: Limits, readable: Sequence[str]) -> tuple[Wall, ...]:
    """Raises every wall that this machine has around the running process; gives those that stand."""
    standing = shut_files(readable)
    return shut_rest(limits, standing)


def shut_files(readable: Sequence[str]) -> tuple[Wall, ...]:
    """The first wall, which is of no size and can stand before a file comes."""
    if sys.platform == "linux" and _only_reading(_kernel(), readable):
        return ("files",)
    return ()


def shut_rest(limits: Limits, standing: tuple[Wall, ...]) -> tuple[Wall, ...]:
    """The others, beside those that stand: the last takes away the right to set limits."""
    _limit(limits)
    if sys.platform == "linux" and _fewer_calls(_kernel()):
        return ("limits", *standing, "calls")
    return ("limits", *standing)


@cache
def _kernel() -> Any:
    """For a process that will get no rights that it does not have."""
    kernel = ctypes.CDLL(None, use_errno=True)
    kernel.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    return kernel


def _limit(limits: Limits) -> None:
    seconds = int(limits.seconds) + 1
    for what, most in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
    ):
        _, hard = resource.getrlimit(what)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (least, least))


def _only_reading(kernel: Any, readable: Sequence[str]) -> bool:
    """Landlock: of all files only those under these folders, and only to be read."""
    version = kernel.syscall(CREATE_RULESET, None, 0, 1)
    if version < 1:
        return False
    rights = (1 << FILE_RIGHTS.get(version, FILE_RIGHTS[5])) - 1
    wanted = struct.pack("=QQ", rights, TCP)[: 16 if version >= WITH_NETWORK else 8]
    rules = kernel.syscall(CREATE_RULESET, wanted, len(wanted), 0)
    if rules < 0:
        return False
    try:
        for path in readable:
            _may_read(kernel, rules, path)
        return bool(kernel.syscall(RESTRICT_SELF, rules, 0) == 0)
    finally:
        os.close(rules)


def _may_read(kernel: Any, rules: int, path: str) -> None:
    try:
        opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        rights = READ_FILE | READ_FOLDER if os.path.isdir(path) else READ_FILE
        kernel.syscall(ADD_RULE, rules, PATH_BENEATH, struct.pack("=Qi", rights, opened), 0)
    finally:
        os.close(opened)


def _fewer_calls(kernel: Any) -> bool:
    """Seccomp: the calls of the list are refused from here on."""
    here = calls_of(platform.machine())
    if here is None:
        return False
    program = here.common + _only_own_threads(here.own_thread, os.getpid())
    code = ctypes.create_string_buffer(program, len(program))
    whole = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(code))
    return bool(kernel.prctl(SET_SECCOMP, FILTER, ctypes.create_string_buffer(whole), 0, 0) == 0)


class Calls(Struct, frozen=True):
    """The filter of an architecture, and the one call that a process may put to itself alone."""

    common: bytes
    own_thread: int


@cache
def calls_of(machine: str) -> Calls | None:
    """None for an architecture that is not listed. Kept, as who is behind the walls cannot read the list."""
    listed = tomllib.loads((files(__package__) / "syscalls.toml").read_text("utf8"))
    here = listed.get(machine)
    return Calls(b"".join(_instructions(here)), here["own_thread"]) if here else None


def _instructions(here: dict[str, Any]) -> Iterator[bytes]:
    """Each looks at one thing and returns, or goes on with the next."""
    yield _step(LOAD, ARCHITECTURE)
    yield _step(JUMP_EQUAL, here["audit"], then=1)
    yield _step(RETURN, KILL)
    yield _step(LOAD, NUMBER)
    if here.get("x32"):
        yield _step(JUMP_AT_LEAST, X32, otherwise=1)
        yield _step(RETURN, ERROR | EPERM)
    for number in here["refused"]:
        yield _step(JUMP_EQUAL, number, otherwise=1)
        yield _step(RETURN, ERROR | EPERM)
    for number in here["unknown"]:
        yield _step(JUMP_EQUAL, number, otherwise=1)
        yield _step(RETURN, ERROR | ENOSYS)
    for number, place in here["open"]:
        yield _step(JUMP_EQUAL, number, otherwise=4)
        yield _step(LOAD, ARGUMENTS + 8 * place)
        yield _step(JUMP_ANY_BIT, WRITING, otherwise=1)
        yield _step(RETURN, ERROR | EPERM)
        yield _step(RETURN, ALLOW)


def _only_own_threads(call: int, process: int) -> bytes:
    """A signal to the process itself, which ends it on a fault, and to nobody else; all other calls pass."""
    return b"".join(
        (
            _step(JUMP_EQUAL, call, otherwise=3),
            _step(LOAD, ARGUMENTS),
            _step(JUMP_EQUAL, process, then=1),
            _step(RETURN, ERROR | EPERM),
            _step(RETURN, ALLOW),
        )
    )


def _step(code: int, value: int, *, then: int = 0, otherwise: int = 0) -> bytes:
    """One instruction; a jump skips so many of the following ones."""
    return struct.pack("=HBBI", code, then, otherwise, value & 0xFFFFFFFF)
