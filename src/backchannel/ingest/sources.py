"""Files, and all that lies in them, as items of the pipeline: read into documents, one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from backchannel.fetch.folder import fetch
from backchannel.model.errors import BackchannelError
from backchannel.model.sources import Document
from backchannel.read.files import read_file, read_listed
from backchannel.read.given import Given
from backchannel.read.parts import PassedOver

from .offered_tables import as_table
from .pipeline import Item


def items(paths: Iterable[str | Path], *, today: date | None) -> Iterator[Item]:
    """Every document at these paths, or the error that stands for it; a file may hold many.

    Folders are read with all that is in them, by name. `today` is the day of reading.
    """
    for fetched in fetch(paths):
        if isinstance(fetched.result, BackchannelError):
            yield fetched.name, fetched.result
        else:
            yield from items_in(fetched.result, Given(name=fetched.name, today=today))


def items_in(data: bytes, given: Given) -> Iterator[Item]:
    """Every document of one file that is in memory, or the error that stands for it."""
    for read in read_file(data, given):
        if isinstance(read, PassedOver):
            yield read.name, read
        else:
            yield read.id, _as_read(read.result)


def feeds_listed(path: str | Path) -> tuple[Given, ...]:
    """Name and address of every feed in a list of feeds (OPML). Raises: BackchannelError."""
    fetched = next(iter(fetch([path])))
    if isinstance(fetched.result, BackchannelError):
        raise fetched.result
    return read_listed(fetched.result, Given(name=fetched.name))


def _as_read(result: Document | BackchannelError) -> Document | BackchannelError:
    """What came of a file; a table that is understood is read row by row."""
    if isinstance(result, BackchannelError):
        return result
    return as_table(result) or result
