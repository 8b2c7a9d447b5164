"""What reading a hostile file did, and the count of many."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

from msgspec import Struct, field

from backchannel.model.errors import BackchannelError, InputError
from backchannel.read.files import read_file
from backchannel.read.given import Given
from backchannel.read.parts import PassedOver
from backchannel.read.sandbox.sandbox import GRACE_SECONDS, Sandbox
from backchannel.read.sandbox.walls import SLACK
from backchannel.settings import READER_MEMORY_BYTES, READER_SECONDS, READER_SECONDS_A_MEGABYTE

ERRORS_OF_OURS = tuple(f"BC1{n:02}" for n in range(20))


class Count(Struct):
    """How many files, and what became of them. All but `files`, `read` and `refused` should be nought."""

    files: int = 0
    read: int = 0
    """Documents that came out."""
    refused: Counter[str] = field(default_factory=Counter)
    """By code."""
    crashed: list[str] = field(default_factory=list)
    """Where the program's own process failed."""
    over_time: list[str] = field(default_factory=list)
    over_memory: list[str] = field(default_factory=list)
    bad: list[str] = field(default_factory=list)
    """What came out and should not be: a text with half a character, an error of another kind."""
    longest: float = 0.0
    """Seconds."""
    largest: int = 0
    """Bytes of memory."""

    @property
    def failures(self) -> list[str]:
        return [*self.crashed, *self.over_time, *self.over_memory, *self.bad]


def look(count: Count, name: str, data: bytes, behind: Sandbox) -> None:
    """Reads one file and counts what it did."""
    count.files += 1
    began, parts = time.monotonic(), 0
    try:
        for read in read_file(data, Given(name=name), within=behind):
            parts += 1
            if isinstance(read, PassedOver):
                continue
            if isinstance(read.result, BackchannelError):
                count.refused[read.result.code] += 1
                if not isinstance(read.result, InputError):
                    count.bad.append(f"{name}: {read.result}")
                continue
            count.read += 1
            _must_be_sound(count, name, read.result.text)
    except Exception as fault:
        count.crashed.append(f"{name}: {type(fault).__name__}: {fault}")
    spent = time.monotonic() - began
    count.longest, count.largest = max(count.longest, spent), max(count.largest, behind.memory)
    allowed = SLACK * (READER_SECONDS + READER_SECONDS_A_MEGABYTE * len(data) / 1e6) + 2 * GRACE_SECONDS
    if spent > allowed * max(1, parts):
        count.over_time.append(f"{name}: {spent:.1f} s")
    if behind.memory > READER_MEMORY_BYTES:
        count.over_memory.append(f"{name}: {behind.memory:,} bytes")


def _must_be_sound(count: Count, name: str, text: str) -> None:
    try:
        text.encode("utf8")
    except UnicodeEncodeError:
        count.bad.append(f"{name}: half a character in its text")
    if SECRET in text:
        count.bad.append(f"{name}: the secret came out")


SECRET = "the-words-of-the-secret-file"


@contextmanager
def canaries(folder: Path) -> Iterator[tuple[str, str, list[str]]]:
    """A file that must not be read or changed, an address that must not be asked, and whoever asks it."""
    secret = folder / "secret.txt"
    secret.write_text(SECRET)
    asked: list[str] = []

    class Asked(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
            pass

    server = HTTPServer(("127.0.0.1", 0), Asked)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield str(secret), f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()


def written(folder: Path) -> list[str]:
    """What stands in the folder beside the secret, and the secret where it was changed."""
    found = [entry.name for entry in os.scandir(folder) if entry.name != "secret.txt"]
    return found if (folder / "secret.txt").read_text() == SECRET else [*found, "secret.txt"]
