"""Pages and feeds that are looked at again and again: what was seen, and when."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

from msgspec import Struct

from .labels import OPEN, Label

WATCH = "w:"
"""Ids of watches begin so."""
Outcome = Literal["new", "back", "same", "unmodified", "items", "failed"]
"""A new text; one that an earlier version had; the same as before, or so the site says; a feed; no answer."""
SEEN: tuple[Outcome, ...] = ("new", "back", "same", "unmodified", "items")


class Watch(Struct, frozen=True, kw_only=True):
    """An address that is looked at every so often."""

    id: str = ""
    address: str
    name: str | None = None
    every_seconds: int
    label: Label = OPEN
    """Of the watch, and of every document that it brings."""
    by: str
    since: datetime | None = None
    until: datetime | None = None
    """When it was ended; what it brought stays."""

    @property
    def called(self) -> str:
        return self.name or self.address


class Look(Struct, frozen=True, kw_only=True):
    """One look at an address, whatever came of it."""

    outcome: Outcome
    at: datetime | None = None
    status: int | None = None
    version: int | None = None
    """The version whose text was seen."""
    content: str | None = None
    """The SHA-256 of the bytes that came, in hexadecimal digits."""
    headers: dict[str, str] = {}
    """Of the answer, those that the next look sends back: etag, last-modified."""
    code: str | None = None
    why: str | None = None
    wait_seconds: int | None = None
    """How long the site asked to be left alone."""
    items: int | None = None
    """Of a feed: how many that were new."""


class PageVersion(Struct, frozen=True, kw_only=True):
    """A page with another text than it had at the look before."""

    number: int
    """From 1."""
    text: str
    """The digest of its text."""
    document: str | None
    """What it was read into; None once that was purged."""
    content: str | None
    """The SHA-256 of its bytes, which are kept; None once the document was purged."""
    media_type: str = ""
    address: str | None = None
    """Where it was found after redirects."""
    headers: dict[str, str] = {}
    reverts_to: int | None = None
    """The earlier version that had the same text."""
    at: datetime | None = None
    """When it was first seen."""
    looked_before: datetime | None = None
    """The last look before that had an answer: the change came after it."""


class Watched(Struct, frozen=True, kw_only=True):
    """A watch with what was seen, as far as the reader may see it."""

    watch: Watch
    versions: tuple[PageVersion, ...] = ()
    looks: int = 0
    last: Look | None = None
    last_seen: Look | None = None
    """The last look that had an answer."""
    failures: int = 0
    """How many looks, one after the other, had none, up to the last."""

    def due_at(self) -> datetime | None:
        """When it is to be looked at next; None: at once."""
        if self.last is None or self.last.at is None:
            return None
        return self.last.at + timedelta(seconds=max(self.watch.every_seconds, self.last.wait_seconds or 0))
