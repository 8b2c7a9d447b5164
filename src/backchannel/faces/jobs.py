"""What `extract` and `copies` read: one job a document, from files, folders and JSON Lines."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct
from msgspec import json as msgspec_json

from backchannel.fetch.folder import file_bytes, files
from backchannel.model.errors import BackchannelError
from backchannel.read.lines import Read, input_lines, read_line
from backchannel.read.reading import read_bytes

LINES_NAMES = (".jsonl", ".ndjson")


class Job(Struct, frozen=True):
    """One document to read: a line of input, or the path of a file. Small enough to be sent to a worker."""

    where: str
    line: bytes | None = None
    """None: `where` is a path."""

    def read(self) -> Read:
        """The document, or the error that stands for it."""
        if self.line is not None:
            return read_line(self.line, today=None, where=self.where)
        try:
            document = read_bytes(file_bytes(Path(self.where)), name=self.where)
        except BackchannelError as error:
            return Read(self.where, error, False)
        return Read(self.where, document, False)


def text_job(words: str) -> Job:
    """The job of reading these words."""
    return Job("--text", msgspec_json.encode({"id": "text", "text": words}))


def jobs_of(paths: Iterable[str]) -> Iterator[Job]:
    """Every document at these paths, in order; "-" is JSON Lines from stdin."""
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
