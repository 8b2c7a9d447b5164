"""One document with all that was found in it, as rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from msgspec import Struct

from backchannel.model.claims import Draft
from backchannel.model.entities import Entity
from backchannel.model.errors import QuoteNotFound
from backchannel.model.facts import ROLES
from backchannel.model.sources import Document

from . import rows, search


class Recorded(Struct, frozen=True):
    """What `record` did: `added` is False for a document that was known already, or was purged before."""

    added: bool
    claims: int
    purged: bool = False


class Quarantined(Struct, frozen=True):
    """A draft that was not admitted, with the code and the reason."""

    draft: Draft
    code: str
    why: str


def known_already(db: sqlite3.Connection, document_id: str) -> Recorded | None:
    """What to answer for a document that is here or was purged; None for one that is new."""
    if db.execute("SELECT 1 FROM tombstones WHERE document = ?", (document_id,)).fetchone():
        return Recorded(False, 0, purged=True)
    if db.execute("SELECT 1 FROM documents WHERE id = ?", (document_id,)).fetchone():
        return Recorded(False, 0)
    return None


def add_document(
    db: sqlite3.Connection, document: Document, *, entities: Iterable[Entity], known: str
) -> None:
    """Add the document, who is in it, and its words to the index."""
    rows.add(db, "documents", columns=rows.DOCUMENT_COLUMNS, new=[rows.document_row(document, known=known)])
    named = [rows.entity_row(entity, document=document.id) for entity in entities]
    rows.add(db, "entities", columns=rows.ENTITY_COLUMNS, new=named)
    search.index(db, document)


def add_claims(db: sqlite3.Connection, document: Document, *, drafts: Iterable[Draft], known: str) -> int:
    """How many were added; a finding that is there already is not added again. Raises: QuoteNotFound."""
    return sum(_add_claim(db, draft, document=document, known=known) for draft in drafts)


def add_quarantined(
    db: sqlite3.Connection, document: Document, *, quarantined: Iterable[Quarantined], known: str
) -> None:
    new = [(document.id, rows.encoded(q.draft), q.code, q.why, known) for q in quarantined]
    rows.add(db, "quarantine", columns="document, draft, code, why, known", new=new)


def quarantined(db: sqlite3.Connection) -> tuple[Quarantined, ...]:
    """By document in the order added."""
    found = db.execute(
        "SELECT q.draft, q.code, q.why FROM quarantine q JOIN documents d ON d.id = q.document"
        " ORDER BY d.seq, q.seq"
    )
    return tuple(Quarantined(rows.draft_of(draft), code, why) for draft, code, why in found)


def _add_claim(db: sqlite3.Connection, draft: Draft, *, document: Document, known: str) -> int:
    for evidence in draft.evidence:
        if not evidence.stands_in(document):
            raise QuoteNotFound(
                f"{draft.made_by}: quote not found at {evidence.start}–{evidence.end}",
                where=f"document {document.id}",
                remedy="admit drafts before recording them",
            )
    row = rows.claim_row(draft, document=document, known=known)
    if not rows.add(db, "claims", columns=rows.CLAIM_COLUMNS, new=[row], unless_there=True):
        return 0
    roles = {(row[0], ref, role) for ref, role in _roles(draft)}
    rows.add(db, "claim_refs", columns="claim, ref, role", new=sorted(roles))
    rows.add(db, "claim_documents", columns="claim, document", new=[(row[0], document.id)])
    return 1


def _roles(draft: Draft) -> Iterator[tuple[str, str]]:
    """(ref, role) of everybody in the fact."""
    for role in ROLES[type(draft.fact)]:
        value = getattr(draft.fact, role)
        for ref in value if isinstance(value, tuple) else (value,):
            if ref is not None:
                yield ref, role
