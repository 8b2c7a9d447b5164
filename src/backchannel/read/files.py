"""A file and all the files inside it, each read behind walls and within one budget."""

from __future__ import annotations

from collections.abc import Iterator

from backchannel.model.errors import BackchannelError, NotADocument, TooMuchInside
from backchannel.settings import (
    MAX_INSIDE_BYTES,
    MAX_INSIDE_DEPTH,
    MAX_INSIDE_FILES,
    READER_MEMORY_BYTES,
    READER_SECONDS,
    READER_SECONDS_A_MEGABYTE,
)

from .formats import Format, format_of
from .given import Given
from .parts import Part, PassedOver, Read
from .sandbox.sandbox import Sandbox, sandbox
from .sandbox.walls import Limits
from .sandbox.wire import Task, Wanted

REMEDY = "unpack it and add what you need of it"


def read_file(
    data: bytes, given: Given, *, media_type: str | None = None, within: Sandbox | None = None
) -> Iterator[Read | PassedOver]:
    """Every document of a file in its own order, those of files inside it too, and why others are none."""
    yield from _Opening(within or sandbox(), given.name).opened(Part(data, given, media_type), depth=0)


def read_watched(
    data: bytes, given: Given, *, media_type: str | None = None, within: Sandbox | None = None
) -> Iterator[Read | PassedOver]:
    """As `read_file`, but of a page all that it shows."""
    behind = within or sandbox()
    if format_of(data, name=given.name, media_type=media_type) != "html":
        yield from read_file(data, given, media_type=media_type, within=behind)
        return
    for piece in behind.pieces(_task(data, given, kind="watched")):
        assert not isinstance(piece, Part)
        yield piece


def read_input_line(line: bytes, given: Given, *, within: Sandbox | None = None) -> Read:
    """The document of one line of JSON Lines, or its error."""
    (read,) = (within or sandbox()).pieces(_task(line, given, kind="lines", is_line=True))
    assert isinstance(read, Read)
    return read


def read_shown(data: bytes, given: Given, *, within: Sandbox | None = None) -> Read:
    """All words that a page shows, as a document without passages, or why there are none (`read.shown`)."""
    (read,) = (within or sandbox()).pieces(_task(data, given, kind="shown"))
    assert isinstance(read, Read)
    return read


def read_listed(data: bytes, given: Given, *, within: Sandbox | None = None) -> tuple[Given, ...]:
    """Name, which may be empty, and address of every feed of a list (OPML), in its order.

    Raises: NotADocument for what is no such list, and what else reading a file raises.
    """
    if format_of(data, name=given.name) != "outline":
        raise NotADocument(
            "this is no list of feeds (OPML)", where=given.name, remedy="export one from your feed reader"
        )
    listed: list[Given] = []
    for piece in (within or sandbox()).pieces(_task(data, given, kind="listed")):
        if isinstance(piece, Read) and isinstance(piece.result, BackchannelError):
            raise piece.result
        if isinstance(piece, Part):
            listed.append(piece.given)
    return tuple(listed)


class _Opening:
    """One file on its way, counting what comes out of it."""

    def __init__(self, behind: Sandbox, name: str) -> None:
        self._sandbox, self._name = behind, name
        self._files, self._bytes = 0, 0

    def opened(self, part: Part, *, depth: int) -> Iterator[Read | PassedOver]:
        kind = format_of(part.data, name=part.given.name, media_type=part.media_type)
        for piece in self._sandbox.pieces(_task(part.data, part.given, kind=kind)):
            if not isinstance(piece, Part):
                yield piece
                continue
            self._files += 1
            self._bytes += len(piece.data)
            why = self._too_much(depth + 1)
            if why is not None:
                yield Read(piece.given.name, TooMuchInside(why, where=piece.given.name, remedy=REMEDY), False)
                return
            yield from self.opened(piece, depth=depth + 1)

    def _too_much(self, depth: int) -> str | None:
        if depth > MAX_INSIDE_DEPTH:
            return f"it lies in more than {MAX_INSIDE_DEPTH} files, one in the other"
        if self._files > MAX_INSIDE_FILES:
            return f"more than {MAX_INSIDE_FILES:,} files lie in {self._name}; the rest is not read"
        if self._bytes > MAX_INSIDE_BYTES:
            return f"what lies in {self._name} has more than {MAX_INSIDE_BYTES:,} bytes; the rest is not read"
        return None


def _task(data: bytes, given: Given, *, kind: Format, is_line: bool = False) -> Task:
    seconds = READER_SECONDS + READER_SECONDS_A_MEGABYTE * len(data) / 1_000_000
    limits = Limits(seconds, READER_MEMORY_BYTES)
    wanted = Wanted(size=len(data), given=given, format=kind, is_line=is_line, limits=limits)
    return Task(wanted, data)
