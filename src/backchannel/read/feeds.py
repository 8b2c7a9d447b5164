"""The reader of feeds (RSS, Atom, by feedparser): each entry a document, with its own address and day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import feedparser
from msgspec import Struct
from msgspec.structs import replace

from backchannel.model.errors import BackchannelError, DamagedFile, EmptyFile
from backchannel.model.sources import digest

from .authors import authors_of
from .given import Given
from .markup import looks_like_markup, plain
from .parts import PassedOver, Piece, Read
from .text import text_document

READER = "feed.v1"
MEDIA_TYPE = "application/feed+xml"
SUMMARY_WORDS = 60
"""An entry with fewer words only announces its page."""


class Entry(Struct, frozen=True):
    """One item of a feed."""

    id: str
    """The feed's own for it, else its address, else the digest of its words: the same item, the same id."""
    title: str | None
    address: str | None
    published: date | None
    updated: date | None
    authors: tuple[str, ...]
    text: str
    """Plain, the title apart."""

    @property
    def is_summary(self) -> bool:
        """Whether it only announces what stands at its address."""
        return len(self.text.split()) < SUMMARY_WORDS


class Feed(Struct, frozen=True):
    """A feed with its items in its own order."""

    title: str | None
    address: str | None
    entries: tuple[Entry, ...]


def feed_of(data: bytes, *, name: str) -> Feed:
    """The feed in these bytes. Raises: DamagedFile."""
    read = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if not read.get("version") and not read.entries:
        raise DamagedFile(
            "this is no feed that can be read", where=name, remedy="get it again from its address"
        )
    entries = tuple(_entry(each) for each in read.entries)
    return Feed(_words(read.feed.get("title")), _words(read.feed.get("link")), entries)


def pieces(data: bytes, given: Given) -> Iterator[Piece]:
    """Every entry that has words. Raises: DamagedFile, EmptyFile for a feed without any."""
    feed = feed_of(data, name=given.name)
    if not feed.entries:
        raise EmptyFile("the feed has no entries", where=given.name, remedy="nothing to do if that is so")
    announced = 0
    for number, entry in enumerate(feed.entries, 1):
        announced += entry.is_summary
        yield _read(entry, f"{given.name}/{number}", feed, given)
    if announced:
        yield PassedOver(
            given.name,
            f"BC131: {announced} of {len(feed.entries)} entries only announce the page at their address",
        )


def _read(entry: Entry, name: str, feed: Feed, given: Given) -> Read:
    text = f"{entry.title}\n\n{entry.text}" if entry.title and entry.text else entry.title or entry.text
    known = replace(
        given,
        name=name,
        title=entry.title,
        published=entry.published,
        outlet=given.outlet or feed.title,
        address=entry.address,
    )
    try:
        if not text:
            raise EmptyFile("the entry has no words", where=name, remedy="nothing to do if that is so")
        document = text_document(text, known)
    except BackchannelError as error:
        return Read(name, error, False)
    modified = entry.updated if entry.updated and entry.updated != entry.published else None
    return Read(
        name,
        replace(
            document,
            id=digest(text, entry.address or entry.id, READER),
            published_from="page" if entry.published else document.published_from,
            modified=modified,
            authors=entry.authors or document.authors,
            media_type=MEDIA_TYPE,
            reader=READER,
        ),
        False,
    )


def _entry(read: Any) -> Entry:
    title, address = _words(read.get("title")), _words(read.get("link"))
    text = max((_plain(words) for words in _bodies(read)), key=len, default="")
    # dict's own: feedparser's takes one day for the other where one is missing
    published, updated = (_day(dict.get(read, key)) for key in ("published_parsed", "updated_parsed"))
    named = [str(author.get("name") or "") for author in read.get("authors", [])] or [
        str(read.get("author") or "")
    ]
    return Entry(
        _words(read.get("id")) or address or digest(title or "", text),
        title,
        address,
        published or updated,
        updated,
        tuple(dict.fromkeys(name for words in named for name in authors_of(words))),
        text,
    )


def _bodies(read: Any) -> Iterator[str]:
    """The full text where the feed has it, and the summary."""
    for content in read.get("content", []):
        yield str(content.get("value") or "")
    yield str(read.get("summary") or "")


def _plain(words: str) -> str:
    return plain(words) if looks_like_markup(words) or "&" in words else "\n".join(words.splitlines()).strip()


def _words(said: object) -> str | None:
    """One line of plain words; None where there are none."""
    return (" ".join(_plain(str(said)).split()) or None) if said else None


def _day(moment: Any) -> date | None:
    try:
        return date(*moment[:3]) if moment else None
    except (TypeError, ValueError):
        return None
