"""What the judging of identities and copies reads and writes: who waits, and what was judged of each."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from msgspec import Struct

from backchannel.model.entities import Entity, Judgement
from backchannel.model.errors import NothingFound
from backchannel.model.reports import DocumentRelation
from backchannel.model.sources import Document

from . import rows


class Resolution(Struct, frozen=True, kw_only=True):
    """All that was judged of one document against those judged before it."""

    document: str
    judgements: tuple[Judgement, ...] = ()
    relations: tuple[DocumentRelation, ...] = ()
    by: str
    """The parts that judged, with their versions."""
    fingerprint: bytes = b""
    """What comparing later documents with this one needs; as secret as the document."""


class Resolved(Struct, frozen=True):
    """What was kept of a document that has been judged."""

    document: str
    by: str
    fingerprint: bytes


class Contents(Struct, frozen=True):
    """One document and who is in it, whatever its label."""

    document: Document
    entities: tuple[Entity, ...]


def keep(db: sqlite3.Connection, resolution: Resolution, *, known: str) -> None:
    """Add the judgements, and that the document has been judged."""
    rows.add_judgements(db, resolution.judgements, known=known)
    rows.add_relations(db, resolution.relations, known=known)
    row = (resolution.document, resolution.by, resolution.fingerprint, known)
    rows.add(db, "resolved", columns="document, by, fingerprint, known", new=[row])


def resolved(db: sqlite3.Connection) -> Iterator[Resolved]:
    """Every document that has been judged, in the order added."""
    found = db.execute(
        "SELECT r.document, r.by, r.fingerprint FROM resolved r"
        " JOIN documents d ON d.id = r.document ORDER BY d.seq"
    )
    return (Resolved(document, by, fingerprint) for document, by, fingerprint in found)


def unresolved(db: sqlite3.Connection) -> tuple[str, ...]:
    """Every document that waits to be judged, in the order added."""
    found = db.execute(
        "SELECT id FROM documents WHERE id NOT IN (SELECT document FROM resolved) ORDER BY seq"
    )
    return tuple(row[0] for row in found)


def contents(db: sqlite3.Connection, document_id: str) -> Contents:
    """Raises: NothingFound."""
    found = db.execute(
        "SELECT text, rest, label_level, label_compartments FROM documents WHERE id = ?", (document_id,)
    ).fetchone()
    if found is None:
        raise NothingFound(f"nothing found for {document_id!r}")
    text, rest, level, listed = found
    entities = db.execute(
        f"SELECT {rows.ENTITY_COLUMNS} FROM entities WHERE document = ? ORDER BY seq", (document_id,)
    )
    document = rows.document_of(text, rest, rows.label_of(level, listed))
    return Contents(document, tuple(rows.entity_of(row) for row in entities))
