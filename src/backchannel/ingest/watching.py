"""Looking at watched pages and feeds: what came, whether it says something else, and what it is read into."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import date, datetime

from msgspec import Struct
from msgspec.structs import replace

from backchannel.fetch.received import Received
from backchannel.fetch.web import Fetcher
from backchannel.ledger.ledger import Ledger
from backchannel.model.errors import BackchannelError, BadStatus, NetworkIsOff, NothingFound
from backchannel.model.labels import Reader
from backchannel.model.sources import Document, digest
from backchannel.model.watching import Look, Outcome, PageVersion, Watch, Watched
from backchannel.read.files import read_watched
from backchannel.read.formats import format_of
from backchannel.read.given import Given
from backchannel.read.parts import PassedOver
from backchannel.resolve.churn import telling_differences

from .feeds import feed_items
from .pipeline import Item, Report

Add = Callable[[Sequence[Item]], Report]
"""Reads documents into the desk, by the one door."""
SENT_BACK = ("etag", "last-modified")


class Looked(Struct, frozen=True, kw_only=True):
    """A watch, and what came of looking at it now."""

    watch: Watch
    look: Look


def due(watched: Sequence[Watched], *, now: datetime) -> list[Watched]:
    """Those whose time has come, the longest waiting first."""
    found = [(at, each) for each in watched if (at := each.due_at()) is None or at <= now]
    return [each for _, each in sorted(found, key=lambda one: one[0].isoformat() if one[0] else "")]


def look_at(ledger: Ledger, fetcher: Fetcher, watched: Watched, *, add: Add, today: date) -> Looked:
    """Look once; whatever comes of it is kept. Raises: NetworkIsOff, of which nothing is kept."""
    run = _Look(ledger, fetcher, watched, add, today)
    try:
        look = run.look()
    except NetworkIsOff:
        raise
    except BackchannelError as error:
        look = _failed(error)
        ledger.log_look(watched.watch.id, look)
    return Looked(watch=watched.watch, look=look)


class _Look(Struct, frozen=True):
    """One look at one address."""

    ledger: Ledger
    fetcher: Fetcher
    watched: Watched
    add: Add
    today: date

    def look(self) -> Look:
        """Raises: NetworkIsOff, FetchError, InputError."""
        watch, before = self.watched.watch, self.watched.last_seen
        received = self.fetcher.get(watch.address, headers=before.headers if before else None)
        if received.unchanged:
            return self._unchanged(received, "unmodified", before)
        content = hashlib.sha256(received.body).hexdigest()
        if before is not None and before.content == content:
            return self._unchanged(received, "same", before)
        if format_of(received.body, media_type=received.media_type) == "feed":
            return self._feed(received, content)
        return self._page(received, content)

    def _unchanged(self, received: Received, outcome: Outcome, before: Look | None) -> Look:
        look = Look(
            outcome=outcome,
            status=received.status,
            version=before.version if before else None,
            content=before.content if before else None,
            headers=(before.headers if before else {}) | _sent_back(received),
        )
        self.ledger.log_look(self.watched.watch.id, look)
        return look

    def _feed(self, received: Received, content: str) -> Look:
        known = self.ledger.feed_items(self.watched.watch.id)
        found, waits = feed_items(received, self.fetcher, known=known, today=self.today)
        labelled = [replace(one.document, label=self.watched.watch.label) for one in found]
        report = self.add([(document.name, document) for document in labelled])
        new = [
            (one.item, one.text, one.document.id if one.document.id in report.documents else None)
            for one in found
        ]
        look = Look(
            outcome="items",
            status=received.status,
            content=None if waits else content,  # what waits is to be found again
            headers={} if waits else _sent_back(received),
            items=len(new),
        )
        self.ledger.log_items(self.watched.watch.id, look, new)
        return look

    def _page(self, received: Received, content: str) -> Look:
        document = self._document(received)
        same = self._version_of(document)
        versions = self.watched.versions
        look = Look(
            outcome="new", status=received.status, content=content, headers=_sent_back(received), version=1
        )
        if same is not None and same is versions[-1]:
            look = replace(look, outcome="same", version=same.number)
            self.ledger.log_look(self.watched.watch.id, look)
            return look
        number = versions[-1].number + 1 if versions else 1
        look = replace(look, outcome="new" if same is None else "back", version=number)
        version = PageVersion(
            number=number,
            text=digest(document.text),
            document=self._added(document) if same is None else same.document,
            content=content,
            media_type=received.media_type,
            address=received.address,
            headers=received.headers,
            reverts_to=same.number if same else None,
        )
        self.ledger.log_version(self.watched.watch.id, look, version, received.body)
        return look

    def _added(self, document: Document) -> str | None:
        """Its id on the desk; None where it was purged and does not come back. Raises: InputError."""
        report = self.add([(document.name, document)])
        if report.failed:
            raise report.failed[0][1]
        return document.id if document.id in report.documents else None

    def _version_of(self, document: Document) -> PageVersion | None:
        """The last version whose text says the same: the present one first, then the newest before it."""
        for version in reversed(self.watched.versions):
            if version.text == digest(document.text):
                return version
            text = self._text(version)
            if text is not None and not telling_differences(text, document.text):
                return version
        return None

    def _text(self, version: PageVersion) -> str | None:
        if version.document is None:
            return None
        try:
            view = self.ledger.view(reader=Reader(clearance=self.watched.watch.label))
            return view.document(version.document).text
        except NothingFound:
            return None

    def _document(self, received: Received) -> Document:
        """What the page is read into: of its own day where that fits, else of today. Raises: InputError."""
        watch = self.watched.watch
        given = Given(name=watch.address, address=received.address, today=self.today, fetched=self.today)
        read = next(iter(read_watched(received.body, given, media_type=received.media_type)), None)
        if read is None or isinstance(read, PassedOver):
            raise NothingFound("there is nothing to read", where=watch.address)
        if isinstance(read.result, BackchannelError):
            raise read.result
        found = replace(read.result, name=watch.name or watch.address, label=watch.label)
        return _dated(found, self.watched, self.today)


def _dated(document: Document, watched: Watched, today: date) -> Document:
    """A change is of the day on which it was first seen, unless the page says a day since the look before."""
    last = watched.last_seen.at if watched.last_seen else None
    first = last.date() if last and watched.versions else date.min
    if document.published is not None and first <= document.published <= today:
        return document
    return replace(document, published=today, published_from="inferred")


def _sent_back(received: Received) -> dict[str, str]:
    return {name: received.headers[name] for name in SENT_BACK if name in received.headers}


def _failed(error: BackchannelError) -> Look:
    status, wait = (error.status, error.retry_seconds) if isinstance(error, BadStatus) else (None, None)
    return Look(outcome="failed", status=status, code=error.code, why=error.what, wait_seconds=wait)
