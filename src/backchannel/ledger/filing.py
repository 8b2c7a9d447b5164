"""Names and posts by which entities and claims are found: derived, and made anew at need."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from backchannel.gazetteer.post_words import post_of
from backchannel.model.facts import Fact, Tenure

from . import clustering, gathering, rows, strands
from .naming import folded

VERSION = "4"
"""Raise it when `folded`, the normal form of posts or `identity.clusters` changes: desks are filed anew."""

STRETCH = 256
"""So many documents, added one after the other, are one stretch."""
UNDATED = "9999-12-31"
"""Documents without a day come after all others."""


def core_words(core: Iterable[str]) -> str:
    """How the words of a post are written in the file."""
    return " ".join(core)


def file_names(db: sqlite3.Connection, ref: str, names: Iterable[str]) -> None:
    """Make an entity findable by its names, and by each of their words."""
    for name in {folded(one) for one in names}:
        if db.execute("INSERT OR IGNORE INTO names (folded) VALUES (?)", (name,)).rowcount:
            db.executemany(
                "INSERT OR IGNORE INTO name_words (word, name)"
                " VALUES (?, (SELECT seq FROM names WHERE folded = ?))",
                ((word, name) for word in name.split()),
            )
        db.execute(
            "INSERT OR IGNORE INTO bearers (name, ref) VALUES ((SELECT seq FROM names WHERE folded = ?), ?)",
            (name, ref),
        )


def file_claim(db: sqlite3.Connection, claim: str, fact: Fact) -> None:
    """Make a claim findable that has just been written."""
    file_post(db, claim, fact)
    file_nameless(db, claim)
    gathering.told(db, claim)


def file_post(db: sqlite3.Connection, claim: str, fact: Fact) -> None:
    """Make a claim of a tenure findable by the words and the country of its post, and its day."""
    if isinstance(fact, Tenure):
        post = post_of(fact.post, fact.country)
        db.execute(
            "INSERT OR IGNORE INTO posts (core, country, day, claim)"
            " SELECT ?, ?, coalesce(reported, ''), id FROM claims WHERE id = ?",
            (core_words(post.core), post.country or "", claim),
        )


def file_day(db: sqlite3.Connection, document: str | None = None) -> None:
    """Widen the bounds of the stretch that a document is in; without one, find those of all."""
    day = f"coalesce(published, '{UNDATED}')"
    db.execute(
        f"INSERT INTO stretches (stretch, earliest, latest)"
        f" SELECT seq / {STRETCH}, min({day}), max({day}) FROM documents"
        f" WHERE {'id = ?' if document else '1'} GROUP BY 1"
        " ON CONFLICT (stretch) DO UPDATE SET earliest = min(earliest, excluded.earliest),"
        " latest = max(latest, excluded.latest)",
        (document,) if document else (),
    )


def file_nameless(db: sqlite3.Connection, claim: str | None = None) -> None:
    """Make a claim, or all, findable in which a post plays a role, without the name of its holder."""
    asked = (
        "INSERT OR IGNORE INTO nameless (claim, ref) SELECT c.id, e.ref FROM claims c"
        " JOIN claim_refs r ON r.claim = c.id JOIN entities e ON e.ref = r.ref"
        " WHERE e.kind = 'post' AND c.kind != 'tenure'"
    )
    if claim is None:
        db.execute(asked)
    else:
        db.execute(f"{asked} AND c.id = ?", (claim,))


def is_filed(db: sqlite3.Connection) -> bool:
    """Whether everything can be found, by the present rules."""
    found = db.execute("SELECT version FROM filing").fetchone()
    return found is not None and found[0] == VERSION


def file_anew(db: sqlite3.Connection) -> None:
    """File everything that the desk holds."""
    for table in ("bearers", "name_words", "names", "posts", "nameless", "stretches"):
        db.execute(f"DELETE FROM {table}")
    for table in ("entities", "entity_readings"):
        for ref, caption, names in db.execute(f"SELECT ref, caption, names FROM {table}").fetchall():
            file_names(db, ref, (caption, *rows.names_of(names)))
    for claim, fact in db.execute("SELECT id, fact FROM claims WHERE kind = 'tenure'").fetchall():
        file_post(db, claim, rows.fact_of(fact))
    file_nameless(db)
    file_day(db)
    strands.file_anew(db)
    clustering.settle_all(db)
    db.execute("INSERT OR REPLACE INTO filing (only, version) VALUES (1, ?)", (VERSION,))


def forget(db: sqlite3.Connection) -> None:
    """Take away names that nobody bears any more, and the days of what is no longer there."""
    db.execute("DELETE FROM name_words WHERE name NOT IN (SELECT name FROM bearers)")
    db.execute("DELETE FROM names WHERE seq NOT IN (SELECT name FROM bearers)")
    db.execute("DELETE FROM stretches")
    file_day(db)
    strands.forget(db)
