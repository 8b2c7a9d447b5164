"""What was read: Document, Passage, and the exact words that prove something, Evidence."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Literal

from msgspec import Struct

from .errors import BadSpan
from .labels import OPEN, Label

PublishedFrom = Literal["given", "page", "text", "inferred", "unknown"]
PassageKind = Literal["title", "heading", "byline", "paragraph", "furniture"]


def digest(*parts: str | bytes) -> str:
    """Sixteen hexadecimal digits that name these parts, in this order."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(part if isinstance(part, bytes) else part.encode("utf8", "surrogatepass"))
        whole.update(b"\x00")
    return whole.hexdigest()[:16]


class Span(Struct, frozen=True, order=True):
    """Code points of a document's text, half-open."""

    start: int
    end: int


class Passage(Struct, frozen=True):
    """A cut of a document's text: kind and place. Passages stand in reading order and never overlap."""

    start: int
    end: int
    kind: PassageKind


class Quality(Struct, frozen=True):
    """Whether a text looks damaged (machine-garbled copy), and the places that say so."""

    garbled: bool = False
    reasons: tuple[str, ...] = ()


class Document(Struct, frozen=True, kw_only=True):
    """One text as read. `text` never changes: normal forms stand beside it, furniture is marked, not cut."""

    id: str
    """digest of the bytes and the reader: the same file read by the same reader is the same document."""
    text: str
    name: str = ""
    """What the user calls it: file name, or the id of an input line."""
    title: str | None = None
    published: date | None = None
    published_from: PublishedFrom = "unknown"
    modified: date | None = None
    """The day of its last change, where it states one later than that of publication."""
    fetched: date | None = None
    """The day on which somebody fetched it from its address."""
    outlet: str | None = None
    credit: str | None = None
    """The agency credited ("The Canadian Press"), where the text names one."""
    authors: tuple[str, ...] = ()
    language: str = "en"
    address: str | None = None
    media_type: str = "text/plain"
    reader: str = "text.v1"
    passages: tuple[Passage, ...] = ()
    pages: tuple[int, ...] = ()
    """Where each page begins, of a text that has pages."""
    message: str | None = None
    """The id of a message, and `thread` that of the message which its thread began with."""
    thread: str | None = None
    quality: Quality = Quality()
    notices: tuple[str, ...] = ()
    """What the reader wants said, with its code: "BC120: dated in the future …"."""
    label: Label = OPEN

    @property
    def snapshot(self) -> str:
        """The digest of the text, which evidence carries so that a changed text is noticed."""
        return digest(self.text)

    @property
    def furniture(self) -> tuple[Span, ...]:
        """What is no part of the report (newsletter boxes, captions, credits): never evidence."""
        return tuple(Span(p.start, p.end) for p in self.passages if p.kind == "furniture")

    def evidence(self, start: int, end: int) -> Evidence:
        """The words at a place. Raises: BadSpan if the place is not inside the text."""
        if not 0 <= start < end <= len(self.text):
            raise BadSpan(
                f"no words at {start}–{end}", where=f"document {self.id} ({len(self.text)} characters)"
            )
        return Evidence(self.id, start, end, self.text[start:end], self.snapshot)


class Evidence(Struct, frozen=True):
    """The exact words that prove a claim: `document.text[start:end] == quote`, always."""

    document: str
    start: int
    end: int
    quote: str
    snapshot: str

    def stands_in(self, document: Document) -> bool:
        return document.id == self.document and document.text[self.start : self.end] == self.quote
