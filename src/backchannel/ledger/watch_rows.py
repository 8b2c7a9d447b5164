"""Watches as rows: added, ended, looked at, and read for one reader as of an instant."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

import msgspec

from backchannel.model.labels import Label
from backchannel.model.watching import SEEN, Look, PageVersion, Watch, Watched

from . import rows

WATCH = "id, address, name, every_seconds, label_level, label_compartments, by, known_begin, known_end"
LOOK = "outcome, status, version, content, headers, code, why, wait_seconds, items, known"
VERSION = "number, text, document, content, media_type, address, headers, reverts_to, known"
Execute = Callable[[str, tuple[Any, ...]], Iterable[tuple[Any, ...]]]
_HEADERS = msgspec.json.Decoder(dict[str, str])


def add(db: sqlite3.Connection, watch: Watch, *, known: str) -> None:
    """A new watch."""
    label = (watch.label.level, rows.compartments(watch.label))
    told = (watch.id, watch.address, watch.name, watch.every_seconds)
    rows.add(db, "watches", columns=WATCH, new=[(*told, *label, watch.by, known, None)])


def is_there(db: sqlite3.Connection, watch: str) -> bool:
    """Whether an id is taken."""
    return db.execute("SELECT 1 FROM watches WHERE id = ?", (watch,)).fetchone() is not None


def add_look(db: sqlite3.Connection, watch: str, look: Look, *, known: str) -> None:
    """What came of looking."""
    told = (look.outcome, look.status, look.version, look.content, rows.encoded(look.headers))
    rest = (look.code, look.why, look.wait_seconds, look.items, known)
    rows.add(db, "looks", columns=f"watch, {LOOK}", new=[(watch, *told, *rest)])


def add_version(db: sqlite3.Connection, watch: str, version: PageVersion, body: bytes, *, known: str) -> None:
    """A new version with its bytes; bytes that are here already are kept once."""
    packed = (version.content, len(body), zlib.compress(body, 6))
    rows.add(db, "page_bytes", columns="content, size, packed", new=[packed], unless_there=True)
    told = (version.number, version.text, version.document, version.content, version.media_type)
    rest = (version.address, rows.encoded(version.headers), version.reverts_to, known)
    rows.add(db, "page_versions", columns=f"watch, {VERSION}", new=[(watch, *told, *rest)])


def load(execute: Execute, *, clearance: Label, until: str) -> tuple[Watched, ...]:
    """The watches that the reader may see, as they stood at an instant, oldest first."""
    found = execute(
        f"SELECT {WATCH} FROM watches WHERE known_begin <= ? AND (known_end IS NULL OR known_end > ?)"
        " AND label_level <= ? ORDER BY known_begin, id",
        (until, until, clearance.level),
    )
    every = [watch_of(row, until=until) for row in found]
    return tuple(_watched(execute, watch, until) for watch in every if watch.label.within(clearance))


def looks(execute: Execute, watch: str, *, until: str, at_most: int) -> tuple[Look, ...]:
    """The last looks at a watch, newest first."""
    found = execute(
        f"SELECT {LOOK} FROM looks WHERE watch = ? AND known <= ? ORDER BY known DESC, seq DESC LIMIT ?",
        (watch, until, at_most),
    )
    return tuple(look_of(row) for row in found)


def bytes_of(db: sqlite3.Connection, content: str) -> bytes | None:
    """The bytes of that SHA-256; None where they are not kept."""
    found = db.execute("SELECT packed FROM page_bytes WHERE content = ?", (content,)).fetchone()
    return None if found is None else zlib.decompress(found[0])


def items(execute: Execute, watch: str) -> set[tuple[str, str]]:
    """The items of a feed that came in already, each with the digest of its text."""
    return {
        (item, text) for item, text in execute("SELECT item, text FROM feed_items WHERE watch = ?", (watch,))
    }


def forget(db: sqlite3.Connection, document: str) -> None:
    """Take a purged document out of the versions and items: that they were seen stays, no word of them."""
    db.execute(
        "UPDATE page_versions SET document = NULL, content = NULL, address = NULL, headers = '{}'"
        " WHERE document = ?",
        (document,),
    )
    db.execute("UPDATE feed_items SET document = NULL WHERE document = ?", (document,))
    db.execute(
        "DELETE FROM page_bytes WHERE content NOT IN"
        " (SELECT content FROM page_versions WHERE content IS NOT NULL)"
    )


def gaps(db: sqlite3.Connection) -> Iterator[str]:
    """Watches of which a version is missing."""
    asked = (
        "SELECT watch, min(number), max(number), count(*) FROM page_versions GROUP BY watch ORDER BY watch"
    )
    for watch, least, most, count in db.execute(asked):
        if least != 1 or most != count:
            yield f"watch {watch}"


def changed_bytes(db: sqlite3.Connection) -> Iterator[str]:
    """Kept bytes that are no longer those that came."""
    for content, size, packed in db.execute("SELECT content, size, packed FROM page_bytes ORDER BY content"):
        try:
            body = zlib.decompress(packed)
        except (zlib.error, TypeError):
            body = b""
        if len(body) != size or hashlib.sha256(body).hexdigest() != content:
            yield f"bytes {content[:16]}"


def watch_of(row: tuple[Any, ...], *, until: str) -> Watch:
    id_, address, name, every, level, listed, by, begin, end = row
    return Watch(
        id=id_,
        address=address,
        name=name,
        every_seconds=every,
        label=rows.label_of(level, listed),
        by=by,
        since=datetime.fromisoformat(begin),
        until=datetime.fromisoformat(end) if end and end <= until else None,
    )


def look_of(row: tuple[Any, ...]) -> Look:
    outcome, status, version, content, headers, code, why, wait, new, known = row
    return Look(
        outcome=outcome,
        status=status,
        version=version,
        content=content,
        headers=_HEADERS.decode(headers),
        code=code,
        why=why,
        wait_seconds=wait,
        items=new,
        at=datetime.fromisoformat(known),
    )


def version_of(row: tuple[Any, ...]) -> PageVersion:
    number, text, document, content, media_type, address, headers, reverts_to, known, before = row
    return PageVersion(
        number=number,
        text=text,
        document=document,
        content=content,
        media_type=media_type,
        address=address,
        headers=_HEADERS.decode(headers),
        reverts_to=reverts_to,
        at=datetime.fromisoformat(known),
        looked_before=datetime.fromisoformat(before) if before else None,
    )


def _watched(execute: Execute, watch: Watch, until: str) -> Watched:
    seen = ", ".join(f"'{outcome}'" for outcome in SEEN)
    asked = (
        f"SELECT {VERSION}, (SELECT max(l.known) FROM looks l WHERE l.watch = v.watch AND l.known < v.known"
        f" AND l.outcome IN ({seen})) FROM page_versions v WHERE watch = ? AND known <= ? ORDER BY number"
    )
    versions = tuple(version_of(row) for row in execute(asked, (watch.id, until)))
    last = looks(execute, watch.id, until=until, at_most=1)
    good = execute(
        f"SELECT {LOOK} FROM looks WHERE watch = ? AND known <= ? AND outcome IN ({seen})"
        " ORDER BY known DESC, seq DESC LIMIT 1",
        (watch.id, until),
    )
    last_seen = next((look_of(row) for row in good), None)
    since = rows.instant(last_seen.at) if last_seen and last_seen.at else ""
    counted = "SELECT count(*), ifnull(sum(known > ?), 0) FROM looks WHERE watch = ? AND known <= ?"
    how_many, failures = next(iter(execute(counted, (since, watch.id, until))))
    return Watched(
        watch=watch,
        versions=versions,
        looks=how_many,
        last=last[0] if last else None,
        last_seen=last_seen,
        failures=failures,
    )
