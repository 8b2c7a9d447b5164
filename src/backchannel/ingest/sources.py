"""Files and lines as items of the pipeline: what was given, read into documents, one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from backchannel.fetch.folder import fetch
from backchannel.model.errors import BackchannelError, BadTable
from backchannel.read.lines import read_lines
from backchannel.read.reading import read_bytes

from .pipeline import Item
from .post_rows import names_posts

LINES = ".jsonl"
TABLES = (".csv", ".tsv")


def items(paths: Iterable[str | Path], *, today: date | None) -> Iterator[Item]:
    """Every document at these paths, or the error that stands for it; a `.jsonl` file holds one a line.

    Folders are read with all that is in them, by name. `today` is the day of reading.
    """
    for fetched in fetch(paths):
        name, result = fetched.name, fetched.result
        if isinstance(result, BackchannelError):
            yield name, result
        elif name.lower().endswith(LINES):
            for read in read_lines(result.split(b"\n"), today=today, where=name):
                yield read.id, read.result
        else:
            yield _one(name, result, today)


def _one(name: str, data: bytes, today: date | None) -> Item:
    try:
        document = read_bytes(data, name=name, today=today)
    except BackchannelError as error:
        return name, error
    if name.lower().endswith(TABLES) and names_posts(document.text):
        return name, BadTable(
            "this is a table of posts and holders, not a report",
            where=name,
            remedy="read it with `backchannel import-posts`",
        )
    return name, document
