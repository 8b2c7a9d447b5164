"""What the judging of identities and copies reads and writes: who waits, and what was judged of each."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from msgspec import Struct

from backchannel.model.entities import Entity, Judgement
from backchannel.model.errors import NothingFound
from backchannel.model.facts import Fact
from backchannel.model.reports import DocumentRelation
from backchannel.model.sources import Document
from backchannel.model.times import Period

from . import clustering, lookups, rereading, rows
from .floors import floor_of
from .lookups import Example, Resolved


class Resolution(Struct, frozen=True, kw_only=True):
    """All that was judged of one document against those judged before it."""

    document: str
    judgements: tuple[Judgement, ...] = ()
    relations: tuple[DocumentRelation, ...] = ()
    by: str
    """The parts that judged, with their versions."""
    kept: bytes = b""
    """What comparing later documents with this one needs; as secret as the document."""
    examples: tuple[Example, ...] = ()
    """Those of its subjects that later ones are compared with, and what more was filed of others."""
    runs: tuple[int, ...] = ()
    """The runs of words by which a later copy finds it."""


class Contents(Struct, frozen=True):
    """One document with who is in it and what was found, whatever its label."""

    document: Document
    entities: tuple[Entity, ...]
    facts: tuple[Fact, ...]
    """Proposals left out; in the order found."""
    periods: tuple[Period | None, ...] = ()
    """When each of the facts held, as far as the words tell."""


def keep(db: sqlite3.Connection, resolution: Resolution, *, known: str) -> None:
    """Add the judgements, and that the document has been judged; what was said last is not said again."""
    judgements = [rows.judgement_row(judgement, known=known) for judgement in resolution.judgements]
    relations = [rows.relation_row(relation, known=known) for relation in resolution.relations]
    for table, columns, new in (
        ("judgements", rows.JUDGEMENT_COLUMNS, judgements),
        ("document_judgements", rows.RELATION_COLUMNS, relations),
    ):
        unsaid = [row for row in new if not _said(db, table, columns=columns, row=row)]
        rows.add(db, table, columns=columns, new=unsaid)
    clustering.judged(db, resolution.judgements)
    row = (resolution.document, resolution.by, resolution.kept, known)
    rows.add(db, "resolved", columns="document, by, kept, known", new=[row])
    lookups.file(db, resolution.examples)
    lookups.add_runs(db, resolution.document, resolution.runs)


def refile(db: sqlite3.Connection, resolution: Resolution) -> None:
    """Keep and file anew what an older version kept of a judged document; nothing is judged."""
    db.execute(
        "UPDATE resolved SET by = ?, kept = ? WHERE document = ?",
        (resolution.by, resolution.kept, resolution.document),
    )
    lookups.file(db, resolution.examples)
    lookups.add_runs(db, resolution.document, resolution.runs)


def resolved(db: sqlite3.Connection) -> Iterator[Resolved]:
    """Every document that has been judged, in the order added."""
    found = db.execute(
        "SELECT r.document, r.by, r.kept FROM resolved r JOIN documents d ON d.id = r.document ORDER BY d.seq"
    )
    return (Resolved(document, by, kept) for document, by, kept in found)


def unresolved(db: sqlite3.Connection) -> tuple[str, ...]:
    """Every document that waits to be judged, in the order added."""
    found = db.execute(
        "SELECT id FROM documents WHERE id NOT IN (SELECT document FROM resolved) ORDER BY seq"
    )
    return tuple(row[0] for row in found)


def _said(db: sqlite3.Connection, table: str, *, columns: str, row: rows.Row) -> bool:
    """Whether the same judge said the same of the pair last."""
    pair = f'SELECT {columns} FROM {table} WHERE "left" = ? AND "right" = ? AND by = ?'
    found = db.execute(f"{pair} ORDER BY seq DESC LIMIT 1", (row[0], row[1], row[5])).fetchone()
    return found is not None and found[:6] == row[:6]


def withdraw(db: sqlite3.Connection, row: rows.Row, *, known: str) -> None:
    """Take back what a person judged: instant and judge of it, who takes it back, and why.

    Raises: NothingFound.
    """
    judged, judge, *_ = row
    there = db.execute(
        "SELECT 1 FROM judgements WHERE known = ? AND by = ? AND NOT EXISTS"
        " (SELECT 1 FROM withdrawals WHERE judged = ? AND judge = ?)",
        (judged, judge, judged, judge),
    )
    if not there.fetchone():
        raise NothingFound(f"nothing that {judge} judged at {judged} can be taken back")
    rows.add(db, "withdrawals", columns="judged, judge, by, why, known", new=[(*row, known)])
    pairs = db.execute(
        'SELECT "left", "right" FROM judgements WHERE known = ? AND by = ?', row[:2]
    ).fetchall()
    clustering.settle(db, {ref for pair in pairs for ref in pair})


def contents(db: sqlite3.Connection, document_id: str) -> Contents:
    """Raises: NothingFound."""
    document = rows.document_with(db, document_id)
    claims = db.execute(
        "SELECT kind, fact, score, valid FROM claims WHERE document = ? AND known_end IS NULL ORDER BY seq",
        (document_id,),
    )
    facts = [(fact, valid) for kind, fact, score, valid in claims if score >= floor_of(kind)]
    return Contents(
        document,
        rereading.entities(db, document_id),
        tuple(rows.fact_of(fact) for fact, _ in facts),
        tuple(Period(valid) if valid is not None else None for _, valid in facts),
    )
