"""Names and posts by which entities and claims are found: derived, and made anew at need."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from backchannel.gazetteer.post_words import post_of
from backchannel.model.facts import Fact, Tenure

from . import clustering, rows
from .naming import folded

VERSION = "3"
"""Raise it when `folded`, the normal form of posts or `identity.clusters` changes: desks are filed anew."""


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


def file_post(db: sqlite3.Connection, claim: str, fact: Fact) -> None:
    """Make a claim of a tenure findable by the words of its post."""
    if isinstance(fact, Tenure):
        core = core_words(post_of(fact.post).core)
        db.execute("INSERT OR IGNORE INTO posts (core, claim) VALUES (?, ?)", (core, claim))


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
    for table in ("bearers", "name_words", "names", "posts", "nameless"):
        db.execute(f"DELETE FROM {table}")
    for table in ("entities", "entity_readings"):
        for ref, caption, names in db.execute(f"SELECT ref, caption, names FROM {table}").fetchall():
            file_names(db, ref, (caption, *rows.names_of(names)))
    for claim, fact in db.execute("SELECT id, fact FROM claims WHERE kind = 'tenure'").fetchall():
        file_post(db, claim, rows.fact_of(fact))
    file_nameless(db)
    clustering.settle_all(db)
    db.execute("INSERT OR REPLACE INTO filing (only, version) VALUES (1, ?)", (VERSION,))


def forget(db: sqlite3.Connection) -> None:
    """Take away names that nobody bears any more."""
    db.execute("DELETE FROM name_words WHERE name NOT IN (SELECT name FROM bearers)")
    db.execute("DELETE FROM names WHERE seq NOT IN (SELECT name FROM bearers)")
