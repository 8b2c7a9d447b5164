"""All that one reader may see, as the ledger stood at one instant: read once, in one transaction."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Any, Literal

from msgspec import Struct, field

from backchannel.model.appraisals import Appraisal
from backchannel.model.claims import Claim
from backchannel.model.entities import Entity, Judgement, Ref
from backchannel.model.labels import Label, Reader
from backchannel.model.outreach import Event
from backchannel.model.reports import DocumentRelation
from backchannel.model.sources import Document
from backchannel.model.watching import Watched

from . import appraisal_rows, outreach, rows, watch_rows
from .reviewing import OPEN, SetAside, set_aside_of


class Mark(Struct, frozen=True):
    """A ref, or whoever bears a name, is ours or theirs; None takes an earlier mark back."""

    who: str
    side: Literal["ours", "theirs"] | None


class Snapshot(Struct, frozen=True, kw_only=True):
    """The visible rows as nouns. What rests on a hidden document is not among them."""

    documents: dict[str, Document]
    """By id, in the order of `document_order`."""
    entities: dict[Ref, Entity]
    document_of: dict[Ref, str]
    claims: tuple[Claim, ...]
    """In document order, then by the start of their evidence, then by id; retracted ones left out."""
    verdicts: dict[str, str]
    """The newest review of a claim."""
    judgements: tuple[Judgement, ...]
    confirmations: tuple[tuple[str, Ref], ...]
    """A contact detail's claim, and a ref for which a person said yes to it."""
    relations: tuple[DocumentRelation, ...]
    marks: tuple[Mark, ...]
    side: str | None
    made: dict[str, Any] = field(default_factory=dict)
    """What answers have made of these rows: it lives as long as they do, so that it is never out of date."""
    set_aside: tuple[SetAside, ...] = ()
    """Drafts that were not admitted and with which nobody has dealt, by document, in the order added."""
    added: dict[str, str] = {}
    """The instant at which each document was added, in the order added."""
    outreach: tuple[Event, ...] = ()
    """All that was done on the board, in the order added."""
    watched: tuple[Watched, ...] = ()
    """The pages and feeds that are watched, oldest first."""
    appraisals: tuple[Appraisal, ...] = ()
    """All grades that people gave or took back, in the order added."""

    def published_until(self, day: date) -> Snapshot:
        """Only what documents published by that day hold; undated ones are left out."""
        documents = {id_: d for id_, d in self.documents.items() if d.published and d.published <= day}
        entities = {ref: e for ref, e in self.entities.items() if self.document_of[ref] in documents}
        claims = tuple(c for c in self.claims if all(e.document in documents for e in c.evidence))
        return Snapshot(
            documents=documents,
            entities=entities,
            document_of={ref: self.document_of[ref] for ref in entities},
            claims=claims,
            verdicts={c.id: self.verdicts[c.id] for c in claims if c.id in self.verdicts},
            judgements=tuple(j for j in self.judgements if j.left in entities and j.right in entities),
            confirmations=tuple(c for c in self.confirmations if c[1] in entities),
            relations=tuple(r for r in self.relations if r.left in documents and r.right in documents),
            marks=self.marks,
            side=self.side,
            set_aside=tuple(each for each in self.set_aside if each.document in documents),
            added={id_: instant for id_, instant in self.added.items() if id_ in documents},
            outreach=self.outreach,
            watched=self.watched,
            appraisals=self.appraisals,
        )


def document_order(published: date | None, document_id: str) -> tuple[date, str]:
    """Earliest published first, undated last, then by id."""
    return (published or date.max, document_id)


def load(connection: sqlite3.Connection, *, reader: Reader, known_at: str | None) -> Snapshot:
    """`known_at` as `rows.instant` writes it; None is now."""
    source = _Source(connection, reader.clearance, known_at)
    documents = source.documents()
    entities, document_of = source.entities(documents)
    claims = source.claims(documents)
    visible = {c.id for c in claims}
    return Snapshot(
        documents=documents,
        entities=entities,
        document_of=document_of,
        claims=claims,
        verdicts={c: v for c, v in dict(source.verdicts()).items() if c in visible and v != OPEN},
        judgements=tuple(j for j in source.judgements() if j.left in entities and j.right in entities),
        confirmations=tuple((c, r) for c, r in source.confirmations() if c in visible and r in entities),
        relations=tuple(r for r in source.relations() if r.left in documents and r.right in documents),
        marks=marks(connection, until=source.until),
        side=side(connection),
        set_aside=source.set_aside(documents),
        added=source.added(documents),
        outreach=outreach.load(connection.execute, reader=reader, until=source.until),
        watched=watch_rows.load(connection.execute, clearance=reader.clearance, until=source.until),
        appraisals=appraisal_rows.load(connection.execute, reader=reader, until=source.until),
    )


def marks(connection: sqlite3.Connection, *, until: str) -> tuple[Mark, ...]:
    """All that were set up to an instant, oldest first."""
    found = connection.execute("SELECT who, side FROM marks WHERE known <= ? ORDER BY seq", (until,))
    return tuple(Mark(who, side) for who, side in found)


def side(connection: sqlite3.Connection) -> str | None:
    """The ISO code of the desk's own side."""
    found = connection.execute("SELECT value FROM settings WHERE name = 'side'").fetchone()
    return str(found[0]) if found else None


class _Source(Struct, frozen=True):
    connection: sqlite3.Connection
    clearance: Label
    known_at: str | None

    @property
    def until(self) -> str:
        return self.known_at or rows.LATER_THAN_ALL

    def documents(self) -> dict[str, Document]:
        found = self.connection.execute(
            "SELECT id, text, rest, label_level, label_compartments FROM documents"
            " WHERE known_begin <= ? AND label_level <= ? ORDER BY published IS NULL, published, id",
            (self.until, self.clearance.level),
        )
        return {
            id_: rows.document_of(text, rest, label)
            for id_, text, rest, level, listed in found
            if (label := rows.label_of(level, listed)).within(self.clearance)
        }

    def added(self, documents: dict[str, Document]) -> dict[str, str]:
        found = self.connection.execute("SELECT id, known_begin FROM documents ORDER BY seq")
        return {id_: instant for id_, instant in found if id_ in documents}

    def entities(self, documents: dict[str, Document]) -> tuple[dict[Ref, Entity], dict[Ref, str]]:
        found = [
            row
            for row in self.connection.execute(
                f"SELECT {rows.ENTITY_COLUMNS} FROM entities"
                " WHERE known_begin IS NULL OR known_begin <= ? ORDER BY seq",
                (self.until,),
            )
            if row[1] in documents
        ]
        later = self.later_readings(documents)
        held = {row[0]: later.get(row[0]) or rows.entity_of(row) for row in found}
        gone = {ref for ref, entity in later.items() if not entity.mentions}
        documents_of = {row[0]: row[1] for row in found if row[0] not in gone}
        return {ref: entity for ref, entity in held.items() if ref not in gone}, documents_of

    def later_readings(self, documents: dict[str, Document]) -> dict[Ref, Entity]:
        """Entities as the last reading of their document has them, where it was read again."""
        found = self.connection.execute(
            f"SELECT {rows.ENTITY_COLUMNS} FROM entity_readings WHERE known <= ? ORDER BY seq", (self.until,)
        )
        return {row[0]: rows.entity_of(row) for row in found if row[1] in documents}

    def set_aside(self, documents: dict[str, Document]) -> tuple[SetAside, ...]:
        verdicts: dict[str, str] = dict(
            self.connection.execute(
                "SELECT claim, verdict FROM quarantine_reviews WHERE known <= ? ORDER BY at, seq",
                (self.until,),
            ).fetchall()
        )
        found = self.connection.execute(
            "SELECT document, draft, code, why FROM quarantine"
            " WHERE known <= ? AND (known_end IS NULL OR known_end > ?) ORDER BY seq",
            (self.until, self.until),
        ).fetchall()
        place = {id_: number for number, id_ in enumerate(documents)}
        seen = [set_aside_of(row) for row in found if row[0] in documents]
        open_ = [each for each in seen if verdicts.get(each.id, OPEN) == OPEN]
        return tuple(sorted(open_, key=lambda each: place[each.document]))

    def claims(self, documents: dict[str, Document]) -> tuple[Claim, ...]:
        found = self.connection.execute(
            f"SELECT {rows.CLAIM_COLUMNS} FROM claims WHERE label_level <= ?"
            " AND known_begin <= ? AND (known_end IS NULL OR known_end > ?)",
            (self.clearance.level, self.until, self.until),
        ).fetchall()
        place = {id_: number for number, id_ in enumerate(documents)}
        seen = [
            rows.claim_of(row, known_at=self.known_at)
            for row in found
            if row[3] in documents and rows.label_of(row[20], row[21]).within(self.clearance)
        ]
        whole = [c for c in seen if all(e.document in documents for e in c.evidence)]
        return tuple(sorted(whole, key=lambda c: (place[c.document], c.evidence[0].start, c.id)))

    def verdicts(self) -> list[tuple[str, str]]:
        return self.connection.execute(
            "SELECT claim, verdict FROM reviews WHERE known <= ? ORDER BY at, seq", (self.until,)
        ).fetchall()

    def judgements(self) -> list[Judgement]:
        found = self.connection.execute(
            f"SELECT {rows.JUDGEMENT_COLUMNS} FROM judgements j"
            f" WHERE known <= ? AND {rows.NOT_WITHDRAWN} ORDER BY seq",
            (self.until, self.until),
        )
        return [rows.judgement_of(row) for row in found]

    def confirmations(self) -> list[tuple[str, Ref]]:
        return self.connection.execute(
            "SELECT claim, ref FROM confirmations WHERE known <= ? ORDER BY seq", (self.until,)
        ).fetchall()

    def relations(self) -> list[DocumentRelation]:
        found = self.connection.execute(
            f"SELECT {rows.RELATION_COLUMNS} FROM document_judgements WHERE known <= ? ORDER BY seq",
            (self.until,),
        )
        return [rows.relation_of(row) for row in found]
