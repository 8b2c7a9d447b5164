"""Which reader opens a file. Only ever called in a process behind walls, and in the readers' own tests."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from backchannel.model.errors import BackchannelError

from .formats import Format
from .given import Given
from .lines import read_line, read_lines
from .parts import Piece, Read
from .reading import read_given_bytes

READERS: dict[Format, str] = {
    "pdf": ".pdf",
    "package": ".packages",
    "gzip": ".archives",
    "mail": ".mail",
    "mailbox": ".mailbox",
    "feed": ".feeds",
    "outline": ".outlines",
    "warc": ".warc",
    "workbook": ".workbook",
    "shown": ".shown",
    "watched": ".watched",
}
"""The module of each format with files inside or a library of its own; each has `pieces(data, given)`."""


def opened(data: bytes, given: Given, *, kind: Format) -> Iterator[Piece]:
    """What is in a file: its document, or its parts, or why there is none. Raises: BackchannelError."""
    if kind in ("text", "html"):
        yield _document(data, given, is_html=kind == "html")
    elif kind == "lines":
        yield from read_lines(data.split(b"\n"), today=given.today, where=given.name)
    else:
        yield from import_module(READERS[kind], __package__).pieces(data, given)


def load(kind: Format) -> None:
    """Loads the libraries of a format, so that reading it finds them there."""
    import_module(READERS.get(kind, ".text" if kind == "text" else ".html"), __package__)


def _document(data: bytes, given: Given, *, is_html: bool) -> Read:
    try:
        return Read(given.name, read_given_bytes(data, given, is_html=is_html), False)
    except BackchannelError as error:
        return Read(given.name, error, False)


def opened_line(line: bytes, given: Given) -> Read:
    """The document of one line of JSON Lines, or its error; the name given says where it stands."""
    return read_line(line, today=given.today, where=given.name)
