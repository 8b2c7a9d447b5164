"""What a purged document leaves in briefs, where people typed its words themselves."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator

from . import rows
from .naming import folded

WORDS_OF_HEAD = ("issue", "recipient", "sender", "messenger", "ask")
RUN = 6
"""So many words in a row that stand in a document are its words."""


def proper_names(db: sqlite3.Connection, document: str | None = None) -> set[str]:
    """The names of people and bodies in a document or in all, as plain words."""
    found: set[str] = set()
    for table in ("entities", "entity_readings"):
        asked = f"SELECT caption, names FROM {table} WHERE kind IN ('person', 'organisation')"
        named = db.execute(f"{asked} AND ifnull(document = ?, 1)", (document,))
        every = (name for caption, names in named for name in (caption, *rows.names_of(names)))
        found |= {_plain(name) for name in every if name != name.lower()}
    return found


def forget(db: sqlite3.Connection, text: str, names: set[str]) -> None:
    """Take away words typed in that a purged document held: six in a row, or a name that no other has.

    What rests on its claims is taken by the purge itself.
    """
    if db.execute("SELECT 1 FROM briefs").fetchone() is None:
        return
    held = holding(db, text, names)
    for brief, number, words in db.execute("SELECT brief, number, text FROM brief_changes").fetchall():
        if held(words):
            emptied = "UPDATE brief_changes SET text = NULL WHERE brief = ? AND number = ?"
            db.execute(emptied, (brief, number))
    for column in WORDS_OF_HEAD:
        for brief, words in db.execute(f"SELECT id, {column} FROM briefs").fetchall():
            if held(words):
                db.execute(f"UPDATE briefs SET {column} = NULL WHERE id = ?", (brief,))


def holding(db: sqlite3.Connection, text: str, names: set[str]) -> Callable[[str | None], bool]:
    """Whether words typed in hold six in a row of a purged text, or one of its names that no other has."""
    runs, gone = set(_runs(text)), names - proper_names(db)

    def held(words: str | None) -> bool:
        if words is None:
            return False
        plain = f" {_plain(words)} "
        return not runs.isdisjoint(_runs(words)) or any(f" {name} " in plain for name in gone)

    return held


def _runs(text: str) -> Iterator[str]:
    words = _plain(text).split()
    return (" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", folded(text)))
