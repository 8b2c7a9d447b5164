"""The items of a fetched feed that are new, each with its full text where the feed or its page gives it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from backchannel.fetch.received import Received
from backchannel.fetch.web import Fetcher
from backchannel.model.errors import BackchannelError
from backchannel.model.sources import Document, digest
from backchannel.read.feeds import SUMMARY_WORDS
from backchannel.read.files import read_file
from backchannel.read.given import Given

MOST_PAGES = 30
"""So many pages of one feed are fetched at one look; the others wait for the next."""


class FeedItem(Struct, frozen=True, kw_only=True):
    """One item that is new, or has another text than before."""

    item: str
    """The digest of what names it in its feed."""
    text: str
    """The digest of its text in the feed."""
    document: Document


def feed_items(
    received: Received, fetcher: Fetcher, *, known: Collection[tuple[str, str]], today: date
) -> tuple[list[FeedItem], bool]:
    """The new items in the feed's order, those that only announce a page with its text; whether some wait."""
    found: list[FeedItem] = []
    pages, waits = 0, False
    for entry in _entries(received, today):
        item, text = digest(entry.address or entry.title or ""), entry.snapshot
        if (item, text) in known:
            continue
        page = None
        if entry.address is not None and _is_summary(entry):
            waits = waits or pages == MOST_PAGES
            if waits:
                continue
            pages, page = pages + 1, _page(fetcher, entry, today)
        found.append(FeedItem(item=item, text=text, document=page or entry))
    return found, waits


def _entries(received: Received, today: date) -> Iterator[Document]:
    given = Given(name=received.asked, address=received.address, today=today, fetched=today)
    for read in read_file(received.body, given, media_type=received.media_type):
        result = getattr(read, "result", None)
        if isinstance(result, Document):
            yield result


def _is_summary(entry: Document) -> bool:
    """Whether the entry only announces what stands at its address."""
    return len(entry.text.removeprefix(entry.title or "").split()) < SUMMARY_WORDS


def _page(fetcher: Fetcher, entry: Document, today: date) -> Document | None:
    """The page of an item, of the day that the feed gives; None where it cannot be had: the entry stands."""
    address = entry.address or ""
    given = Given(name=address, published=entry.published, address=address, today=today, fetched=today)
    try:
        received = fetcher.get(address)
        for read in read_file(received.body, given, media_type=received.media_type):
            result = getattr(read, "result", None)
            if isinstance(result, Document):
                return replace(result, title=result.title or entry.title, address=received.address)
    except BackchannelError:
        return None
    return None
