"""One document with all that was found in it, as rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from msgspec import Struct

from backchannel.model.claims import ClaimId, Draft, claim_id
from backchannel.model.entities import Entity
from backchannel.model.errors import QuoteNotFound
from backchannel.model.facts import ROLES
from backchannel.model.sources import Document, digest

from . import filing, rows, search


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


class ReadWith(Struct, frozen=True):
    """What a document was read with."""

    finders: tuple[str, ...]
    """Names with versions: "ties.v1"."""
    model: str
    """The language model with version and hash; "rules only" without one."""


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
    label = (document.label.level, rows.compartments(document.label))
    rows.add(db, "labels", columns="level, compartments", new=[label], unless_there=True)
    named = [rows.entity_row(entity, document=document.id) for entity in entities]
    rows.add(db, "entities", columns=rows.ENTITY_COLUMNS, new=named)
    for ref, _, _, caption, names, *_ in named:
        filing.file_names(db, ref, (caption, *rows.names_of(names)))
    filing.file_day(db, document.id)
    search.index(db, document)


def add_claims(db: sqlite3.Connection, document: Document, *, drafts: Iterable[Draft], known: str) -> int:
    """How many were added; a finding that is there already is not added again. Raises: QuoteNotFound."""
    return sum(add_claim(db, draft, document=document, known=known)[1] for draft in drafts)


def add_read_with(db: sqlite3.Connection, document_id: str, read_with: ReadWith, *, known: str) -> None:
    row = (document_id, rows.encoded(read_with.finders), read_with.model, known)
    rows.add(db, "readings", columns="document, finders, model, known", new=[row])


def add_quarantined(
    db: sqlite3.Connection, document: Document, *, quarantined: Iterable[Quarantined], known: str
) -> None:
    new = [(document.id, rows.encoded(q.draft), q.code, q.why, known) for q in quarantined]
    rows.add(db, "quarantine", columns="document, draft, code, why, known", new=new)


def add_claim(
    db: sqlite3.Connection, draft: Draft, *, document: Document, known: str
) -> tuple[ClaimId, bool]:
    """Its id, and whether it is new; a finding that was retracted comes back under an id of its own.

    Raises: QuoteNotFound.
    """
    for evidence in draft.evidence:
        if not evidence.stands_in(document):
            raise QuoteNotFound(
                f"{draft.made_by}: quote not found at {evidence.start}–{evidence.end}",
                where=f"document {document.id}",
                remedy="admit drafts before recording them",
            )
    id_, is_there = _free_id(db, claim_id(draft))
    if is_there:
        return id_, False
    row = (id_, *rows.claim_row(draft, document=document, known=known)[1:])
    rows.add(db, "claims", columns=rows.CLAIM_COLUMNS, new=[row])
    roles = {(id_, ref, role) for ref, role in _roles(draft)}
    rows.add(db, "claim_refs", columns="claim, ref, role", new=sorted(roles))
    rows.add(db, "claim_documents", columns="claim, document", new=[(id_, document.id)])
    filing.file_claim(db, id_, draft.fact)
    return id_, True


def _free_id(db: sqlite3.Connection, first: ClaimId) -> tuple[ClaimId, bool]:
    """The id of a finding, and whether it stands already: each life of a claim has one row."""
    id_, life = first, 1
    while row := db.execute("SELECT known_end FROM claims WHERE id = ?", (id_,)).fetchone():
        if row[0] is None:
            return id_, True
        life += 1
        id_ = "c:" + digest(first, str(life))
    return id_, False


def _roles(draft: Draft) -> Iterator[tuple[str, str]]:
    """(ref, role) of everybody in the fact."""
    for role in ROLES[type(draft.fact)]:
        value = getattr(draft.fact, role)
        for ref in value if isinstance(value, tuple) else (value,):
            if ref is not None:
                yield ref, role
