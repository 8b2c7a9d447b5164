"""A document that is read again: what was found in it so far, and what the new reading changes."""

from __future__ import annotations

import sqlite3

from msgspec import Struct

from backchannel.model.claims import Claim, ClaimId, Draft
from backchannel.model.entities import Entity, Ref
from backchannel.model.sources import Document

from . import clustering, filing, recording, reviewing, rows
from .recording import Quarantined, ReadWith
from .reviewing import SetAside


class Findings(Struct, frozen=True, kw_only=True):
    """All that stands of one document, whatever its label."""

    document: Document
    entities: tuple[Entity, ...]
    """As the last reading has them, also those it no longer names, by number."""
    claims: tuple[Claim, ...]
    """Not retracted, in the order added."""
    verdicts: dict[ClaimId, str]
    """ "accepted" or "rejected", of those on which a person's word stands."""
    set_aside: tuple[SetAside, ...]
    """Drafts that were not admitted, also those that a person has dealt with."""
    read_with: ReadWith | None
    """The last reading; None where that was not recorded."""


class Rereading(Struct, frozen=True, kw_only=True):
    """What a new reading of a document changes; refs are those that the document has already, or new ones."""

    document: str
    read_with: ReadWith
    new_entities: tuple[Entity, ...] = ()
    entities: tuple[Entity, ...] = ()
    """Those that are read differently; without mentions: no longer named."""
    gained: tuple[Draft, ...] = ()
    lost: tuple[ClaimId, ...] = ()
    set_aside: tuple[Quarantined, ...] = ()
    released: tuple[str, ...] = ()
    """Ids of drafts that were set aside and are no longer found."""

    @property
    def changes_anything(self) -> bool:
        """Whether identities have to be judged again."""
        return bool(self.new_entities or self.entities or self.gained or self.lost)


def entities(db: sqlite3.Connection, document_id: str) -> tuple[Entity, ...]:
    """Who is in the document, as the last reading has it, in the order added; those it still names."""
    return tuple(each for each in _all_entities(db, document_id) if each.mentions)


def findings(db: sqlite3.Connection, document_id: str) -> Findings:
    """Raises: NothingFound."""
    document = rows.document_with(db, document_id)
    claims = [
        rows.claim_of(row, known_at=None)
        for row in db.execute(
            f"SELECT {rows.CLAIM_COLUMNS} FROM claims WHERE document = ? AND known_end IS NULL ORDER BY seq",
            (document_id,),
        ).fetchall()
    ]
    verdicts = {claim.id: reviewing.in_force(db, claim.id) for claim in claims}
    return Findings(
        document=document,
        entities=_all_entities(db, document_id),
        claims=tuple(claims),
        verdicts={id_: verdict for id_, verdict in verdicts.items() if verdict != reviewing.OPEN},
        set_aside=reviewing.set_aside(db, document_id),
        read_with=_read_with(db, document_id),
    )


def keep(db: sqlite3.Connection, change: Rereading, *, document: Document, known: str) -> None:
    """Add what is new, end what is lost, and let identities be judged again where anything changed."""
    new = [(*rows.entity_row(each, document=document.id), known) for each in change.new_entities]
    rows.add(db, "entities", columns=f"{rows.ENTITY_COLUMNS}, known_begin", new=new)
    other = [(*rows.entity_row(each, document=document.id), known) for each in change.entities]
    rows.add(db, "entity_readings", columns=f"{rows.ENTITY_COLUMNS}, known", new=other)
    for each in (*change.new_entities, *change.entities):
        filing.file_names(db, each.ref, (each.caption, *each.names))
    clustering.settle(db, clustering.fellows(db, [each.ref for each in change.entities]))
    for id_ in change.lost:
        reviewing.retract(db, id_, known=known)
    recording.add_claims(db, document, drafts=change.gained, known=known)
    for id_ in change.released:
        reviewing.release(db, id_, known=known)
    recording.add_quarantined(db, document, quarantined=change.set_aside, known=known)
    recording.add_read_with(db, document.id, change.read_with, known=known)
    if change.changes_anything:
        db.execute("DELETE FROM resolved WHERE document = ?", (document.id,))


def next_number(entities_: tuple[Entity, ...], document_id: str) -> int:
    """The first number that no ref of the document has had."""
    numbers = [int(each.ref.removeprefix(f"{document_id}#e")) for each in entities_]
    return max(numbers, default=0) + 1


def _all_entities(db: sqlite3.Connection, document_id: str) -> tuple[Entity, ...]:
    columns = rows.ENTITY_COLUMNS
    held: dict[Ref, Entity] = {}
    for table in ("entities", "entity_readings"):
        found = db.execute(f"SELECT {columns} FROM {table} WHERE document = ? ORDER BY seq", (document_id,))
        held.update((row[0], rows.entity_of(row)) for row in found)
    return tuple(held.values())


def _read_with(db: sqlite3.Connection, document_id: str) -> ReadWith | None:
    found = db.execute(
        "SELECT finders, model FROM readings WHERE document = ? ORDER BY seq DESC LIMIT 1", (document_id,)
    ).fetchone()
    return None if found is None else ReadWith(rows.names_of(found[0]), found[1])
