"""What is watched, when it was last looked at, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from msgspec import Struct

from backchannel.model.errors import NothingFound
from backchannel.model.sources import Document
from backchannel.model.watching import Outcome, Watched

from .cited import Answer, counted
from .layout import WIDTH, wrapped
from .page_changes import WatchReading, chosen

TOLD: dict[Outcome, str] = {
    "new": "says something new",
    "back": "says again what it said before",
    "same": "says the same",
    "unmodified": "unchanged, says the site",
    "items": "new items looked for",
    "failed": "could not be looked at",
}
DAY_SECONDS = 86_400


class WatchLine(Struct, frozen=True, kw_only=True):
    """One watch."""

    id: str
    name: str | None
    address: str
    every_seconds: int
    looks: int
    versions: int
    last: datetime | None
    """The last look, whatever came of it."""
    outcome: Outcome | None
    why: str | None
    """Why the last look was in vain, with its code."""
    failures: int
    """How many looks in a row were in vain."""
    due: datetime | None
    """The next look; None: at once."""

    def lines(self, *, width: int) -> list[str]:
        """A few lines to read."""
        called = f"{self.name} · {self.address}" if self.name else self.address
        counts = f"{self.id} · every {period(self.every_seconds)} · {counted(self.looks, 'look')}"
        counts += f" · {counted(self.versions, 'version')}" if self.versions else ""
        shown = wrapped(called, width=width, rest="    ") + wrapped(counts, width=width, first="    ")
        if self.last is not None and self.outcome is not None:
            told = f"last {self.last:%Y-%m-%d %H:%M}: {TOLD[self.outcome]}"
            told += f" ({self.why})" if self.why else ""
            told += f", {self.failures} times in a row" if self.failures > 1 else ""
            shown += wrapped(told, width=width, first="    ", rest="      ")
        return shown


class Watches(Answer, frozen=True, kw_only=True):
    """Everything that is watched, the oldest watch first."""

    as_of: date | None
    watches: tuple[WatchLine, ...]

    def lines(self, *, width: int = WIDTH) -> list[str]:
        shown = [f"Watched: {len(self.watches)}."]
        for each in self.watches:
            shown += ["", *each.lines(width=width)]
        return shown


class VersionLine(Struct, frozen=True, kw_only=True):
    """One version of a page."""

    number: int
    seen: datetime
    document: str | None
    """None: it was purged, or is above what the reader may see."""
    content: str | None
    """The SHA-256 of its bytes."""
    words: int | None
    reverts_to: int | None


class WatchShown(Answer, frozen=True, kw_only=True):
    """One watch with its versions, the first first."""

    watch: WatchLine
    versions: tuple[VersionLine, ...]

    def lines(self, *, width: int = WIDTH) -> list[str]:
        shown = self.watch.lines(width=width)
        for each in self.versions:
            back = f" · again version {each.reverts_to}" if each.reverts_to else ""
            size = f"{each.words:,} words · document {each.document}" if each.document else "no text here"
            told = f"version {each.number} · seen {each.seen:%Y-%m-%d %H:%M} · {size}{back}"
            shown += wrapped(told, width=width, first="  ", rest="      ")
        return shown


def watches(view: WatchReading) -> Watches:
    """All that is watched."""
    return Watches(as_of=view.valid_at, watches=tuple(map(_line, view.watched())))


def watch_shown(view: WatchReading, which: str) -> WatchShown:
    """One watch, by id, name or address. Raises: NothingFound."""
    found = chosen(view.watched(), which)[0]
    return WatchShown(watch=_line(found), versions=tuple(_versions(view, found)))


def period(seconds: int) -> str:
    """How long in words.

    >>> period(21600), period(86400), period(900)
    ('6 hours', '1 day', '15 minutes')
    """
    for unit, noun in ((DAY_SECONDS, "day"), (3600, "hour"), (60, "minute")):
        if seconds % unit == 0:
            return counted(seconds // unit, noun)
    return counted(seconds, "second")


def _line(one: Watched) -> WatchLine:
    last = one.last
    why = f"{last.code}: {last.why}" if last is not None and last.code else None
    return WatchLine(
        id=one.watch.id,
        name=one.watch.name,
        address=one.watch.address,
        every_seconds=one.watch.every_seconds,
        looks=one.looks,
        versions=len(one.versions),
        last=last.at if last else None,
        outcome=last.outcome if last else None,
        why=why,
        failures=one.failures,
        due=one.due_at(),
    )


def _versions(view: WatchReading, one: Watched) -> Sequence[VersionLine]:
    found = (_document(view, v.document) for v in one.versions)
    readable = {document.id: document for document in found if document is not None}
    return [
        VersionLine(
            number=v.number,
            seen=v.at,
            document=v.document if v.document in readable else None,
            content=v.content,
            words=len(readable[v.document].text.split()) if v.document in readable else None,
            reverts_to=v.reverts_to,
        )
        for v in one.versions
        if v.at is not None
    ]


def _document(view: WatchReading, id_: str | None) -> Document | None:
    try:
        return view.document(id_) if id_ is not None else None
    except NothingFound:
        return None
