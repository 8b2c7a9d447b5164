"""What the judging of a new document looks up of those before it: derived, and made anew at need.

Facets and runs are numbers: the ledger does not know what they stand for.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from . import connection as connections

FURNITURE = 200
"""A run of words that so many documents have is a line of the outlet: it leads to none of them."""
LEAST_SHARED = 2
LEAST_SHARE = 0.2
"""Of the runs of the one that has fewer; a copy has half or more, of which these are a sample."""
AT_ONCE = 500
"""So many numbers are asked for in one statement."""


class Resolved(Struct, frozen=True):
    """What was kept of a document that has been judged."""

    document: str
    by: str
    kept: bytes


class Example(Struct, frozen=True):
    """A subject that stands for others of its name, and the facets under which it is filed."""

    ref: str
    body: bytes
    facets: tuple[int, ...]


class Filed(Struct, frozen=True):
    """One example under one facet."""

    facet: int
    place: int
    """Its number in the order of filing."""
    body: bytes


def file(db: sqlite3.Connection, examples: Iterable[Example]) -> None:
    """File examples; one that is filed already gains the facets it does not have."""
    for example in examples:
        db.execute("INSERT OR IGNORE INTO examples (ref, body) VALUES (?, ?)", (example.ref, example.body))
        (place,) = db.execute("SELECT seq FROM examples WHERE ref = ?", (example.ref,)).fetchone()
        db.executemany(
            "INSERT OR IGNORE INTO facets (facet, example) VALUES (?, ?)",
            ((facet, place) for facet in example.facets),
        )


def add_runs(db: sqlite3.Connection, document: str, runs: Iterable[int]) -> None:
    """Make a document findable by its runs of words."""
    (place,) = db.execute("SELECT seq FROM documents WHERE id = ?", (document,)).fetchone()
    db.executemany("INSERT OR IGNORE INTO runs (run, document) VALUES (?, ?)", ((run, place) for run in runs))


def clear(db: sqlite3.Connection, *, by: str) -> None:
    """Forget all that was filed; from now on `by` files."""
    for table in ("facets", "examples", "runs"):
        db.execute(f"DELETE FROM {table}")
    db.execute("INSERT OR REPLACE INTO lookups (only, by) VALUES (1, ?)", (by,))


class Lookups:
    """What is asked of the desk while a document is judged; every list in the order added."""

    def __init__(self, connection: sqlite3.Connection, *, where: str) -> None:
        self._connection, self._where = connection, where

    def filed_by(self) -> str | None:
        """Which version filed what is here; None where nothing was filed yet."""
        found = self._rows("SELECT by FROM lookups")
        return str(found[0][0]) if found else None

    def under(self, facets: Sequence[int]) -> list[Filed]:
        """What is filed under the facets."""
        parts = (facets[at : at + AT_ONCE] for at in range(0, len(facets), AT_ONCE))
        asked = (
            "SELECT f.facet, e.seq, e.body FROM facets f JOIN examples e ON e.seq = f.example"
            " WHERE f.facet IN (%s)"
        )
        return [
            Filed(*row) for part in parts for row in self._rows(asked % ", ".join("?" * len(part)), *part)
        ]

    def sharing(self, runs: Sequence[int]) -> list[Resolved]:
        """Of the documents that have at least two of the runs, and a fifth of them or of their own."""
        shared: dict[int, int] = {}
        asked = "SELECT document FROM runs WHERE run = ? LIMIT ?"
        for run in runs:
            holders = self._rows(asked, run, FURNITURE + 1)
            for (place,) in holders if len(holders) <= FURNITURE else ():
                shared[place] = shared.get(place, 0) + 1
        places = sorted(place for place, count in shared.items() if count >= LEAST_SHARED)
        return [
            one
            for place in places
            if shared[place] >= LEAST_SHARE * min(len(runs), self._runs_of(place))
            for one in self._resolved("d.seq = ?", place)
        ]

    def _runs_of(self, place: int) -> int:
        return int(self._rows("SELECT COUNT(*) FROM runs WHERE document = ?", place)[0][0])

    def between(self, first: date, end: date) -> list[Resolved]:
        """Of the judged documents published in [first, end)."""
        return self._resolved("d.published >= ? AND d.published < ?", first.isoformat(), end.isoformat())

    def undated(self, at_most: int) -> list[Resolved]:
        """Of the last judged documents without a day."""
        return self._resolved("d.published IS NULL", order="DESC", limit=at_most)[::-1]

    def _resolved(self, which: str, *values: object, order: str = "", limit: int = -1) -> list[Resolved]:
        found = self._rows(
            "SELECT d.id, r.by, r.kept FROM documents d JOIN resolved r ON r.document = d.id"
            f" WHERE {which} ORDER BY d.seq {order} LIMIT {limit}",
            *values,
        )
        return [Resolved(*row) for row in found]

    def _rows(self, asked: str, *values: object) -> list[tuple[Any, ...]]:
        with connections.reading(self._connection, where=self._where) as db:
            return db.execute(asked, values).fetchall()
