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
    "listed": ".listed",
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


def load(kind: Format) -> bool:
    """Loads what a format is read with, so that whoever reads a file of it finds it there; was it new?

    A page and a text of our own are read once: what readers make ready at their first file (patterns, tables
    of dates) takes longer than most files.
    """
    import_module(READERS.get(kind, ".text"), __package__)
    if kind in _loaded:
        return False
    _loaded.add(kind)
    rehearse(kind)
    return True


def rehearse(kind: Format) -> None:
    """Reads a page or a text of our own, as a file of this format would be."""
    sample = PAGE if kind in ("html", "warc", "lines") else TEXT
    _document(sample, Given(name="sample", address="https://ports.example/a"), is_html=sample is PAGE)


_loaded: set[Format] = set()
SENTENCES = b"Minister Ada Fenn met Otto Brandt in Halden on Monday, May 6, 2030. " * 12
TEXT = b"The fee on timber rises\n\nBy Ada Fenn\n\nHALDEN, May 7 - " + SENTENCES
PAGE = (
    b'<!doctype html><html lang="en"><head><title>The fee on timber rises</title>'
    b'<meta name="author" content="Ada Fenn"><meta property="og:site_name" content="Port News">'
    b'<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2030-05-07"}</script>'
    b"</head><body><nav><a href='/a'>Ports</a></nav><article><h1>The fee on timber rises</h1>"
    b"<p class='byline'>By Ada Fenn</p><p>"
    + SENTENCES
    + b"</p><table><tr><td>Post</td><td>Envoy</td></tr></table></article></body></html>"
)


def _document(data: bytes, given: Given, *, is_html: bool) -> Read:
    try:
        return Read(given.name, read_given_bytes(data, given, is_html=is_html), False)
    except BackchannelError as error:
        return Read(given.name, error, False)


def opened_line(line: bytes, given: Given) -> Read:
    """The document of one line of JSON Lines, or its error; the name given says where it stands."""
    return read_line(line, today=given.today, where=given.name)
