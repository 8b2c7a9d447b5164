"""What `extract` and `copies` read: one job a file or line, from files, folders and JSON Lines."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct
from msgspec import json as msgspec_json

from backchannel.fetch.folder import file_bytes, files
from backchannel.model.errors import BackchannelError
from backchannel.read.files import read_file, read_input_line
from backchannel.read.formats import LINES_NAMES
from backchannel.read.given import Given
from backchannel.read.lines import input_lines
from backchannel.read.parts import Read


class Job(Struct, frozen=True):
    """What to read: a line of input, or the path of a file. Small enough to be sent to a worker."""

    where: str
    line: bytes | None = None
    """None: `where` is a path."""

    def reads(self) -> Iterator[Read]:
        """The document, or the error that stands for it; each of those in a file that holds many."""
        given = Given(name=self.where)
        if self.line is not None:
            yield read_input_line(self.line, given)
            return
        try:
            data = file_bytes(Path(self.where))
        except BackchannelError as error:
            yield Read(self.where, error, False)
            return
        yield from (read for read in read_file(data, given) if isinstance(read, Read))


def text_job(words: str) -> Job:
    """The job of reading these words."""
    return Job("--text", msgspec_json.encode({"id": "text", "text": words}))


def jobs_of(paths: Iterable[str]) -> Iterator[Job]:
    """Every file and line at these paths, in order; "-" is JSON Lines from stdin."""
    for path in paths:
        if path == "-":
            yield from _lines(sys.stdin.buffer, "stdin")
            continue
        for file in files([path]):
            if file.suffix.lower() in LINES_NAMES:
                yield from _file_lines(file)
            else:
                yield Job(str(file))


def _file_lines(file: Path) -> Iterator[Job]:
    try:
        stream = file.open("rb")
    except OSError:
        yield Job(str(file))  # which gives the error when it is read
        return
    with stream:
        yield from _lines(stream, str(file))


def _lines(stream: BinaryIO, where: str) -> Iterator[Job]:
    for number, line in enumerate(input_lines(stream), 1):
        if line.strip():
            yield Job(f"{where}, line {number}", line)
