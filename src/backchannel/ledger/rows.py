"""Nouns to table rows and back: how a Document, an Entity or a Claim is written down."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

import msgspec

from backchannel.model.claims import Claim, Draft, claim_id
from backchannel.model.entities import Entity, Judgement, Mention
from backchannel.model.errors import NothingFound
from backchannel.model.facts import Fact, kind_of
from backchannel.model.identity import pair_of
from backchannel.model.labels import OPEN, Label
from backchannel.model.reports import DocumentRelation
from backchannel.model.sources import Document, Evidence
from backchannel.model.times import DayRange, Interval, Period

Row = tuple[Any, ...]

# Sets are written in order: the same label gives the same bytes on every run.
_ENCODER = msgspec.json.Encoder(order="deterministic")
_DOCUMENT = msgspec.json.Decoder(Document)
_FACT: msgspec.json.Decoder[Fact] = msgspec.json.Decoder(Fact)
_EVIDENCE = msgspec.json.Decoder(tuple[Evidence, ...])
_ONE_EVIDENCE = msgspec.json.Decoder(Evidence)
_NAMES = msgspec.json.Decoder(tuple[str, ...])
_MENTIONS = msgspec.json.Decoder(tuple[Mention, ...])
_DRAFT = msgspec.json.Decoder(Draft)

DOCUMENT_COLUMNS = "id, name, text, snapshot, published, rest, label_level, label_compartments, known_begin"
ENTITY_COLUMNS = "ref, document, kind, caption, names, mentions, country"
JUDGEMENT_COLUMNS = '"left", "right", verdict, score, reasons, by, known'
LATER_THAN_ALL = "9999"
"""An instant after every one that is written."""
NOT_WITHDRAWN = (
    "NOT EXISTS (SELECT 1 FROM withdrawals w WHERE w.judged = j.known AND w.judge = j.by AND w.known <= ?)"
)
"""The condition that nobody has taken a judgement `j` back up to an instant."""
RELATION_COLUMNS = '"left", "right", relation, score, reasons, by, known'
CLAIM_COLUMNS = (
    "id, kind, fact, document, start, evidence, valid, valid_words, maybe_from, sure_from, sure_to, "
    "maybe_to, modality, basis, cited, made_by, score, reported, known_begin, known_end, label_level, "
    "label_compartments"
)


def add(
    connection: sqlite3.Connection,
    table: str,
    *,
    columns: str,
    new: Iterable[Row],
    unless_there: bool = False,
) -> int:
    """How many rows were added; `unless_there` passes over those whose key is taken."""
    verb = "INSERT OR IGNORE" if unless_there else "INSERT"
    places = ", ".join("?" * (columns.count(",") + 1))
    return connection.executemany(f"{verb} INTO {table} ({columns}) VALUES ({places})", new).rowcount


def judgement_row(judgement: Judgement, *, known: str) -> Row:
    """Known from that instant on. The smaller ref comes first: their order says nothing."""
    left, right = pair_of(judgement)
    return (left, right, judgement.verdict, judgement.score, encoded(judgement.reasons), judgement.by, known)


def relation_row(relation: DocumentRelation, *, known: str) -> Row:
    """As `judgement_row`."""
    left, right = sorted((relation.left, relation.right))
    return (left, right, relation.relation, relation.score, encoded(relation.reasons), relation.by, known)


def judgement_of(row: Row) -> Judgement:
    left, right, verdict, score, reasons, by, known = row
    return Judgement(
        left=left,
        right=right,
        verdict=verdict,
        score=score,
        reasons=_NAMES.decode(reasons),
        by=by,
        known=datetime.fromisoformat(known),
    )


def relation_of(row: Row) -> DocumentRelation:
    left, right, relation, score, reasons, by, known = row
    return DocumentRelation(
        left=left,
        right=right,
        relation=relation,
        score=score,
        reasons=_NAMES.decode(reasons),
        by=by,
        known=datetime.fromisoformat(known),
    )


def instant(moment: datetime) -> str:
    """UTC with microseconds, so that text order is time order; a moment without a zone is taken as UTC."""
    aware = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return aware.isoformat(timespec="microseconds")


def encoded(value: Any) -> str:
    return _ENCODER.encode(value).decode()


def compartments(label: Label) -> str:
    return encoded(sorted(label.compartments))


def label_of(level: int, listed: str) -> Label:
    return OPEN if level == 0 and listed == "[]" else Label(level, frozenset(_NAMES.decode(listed)))


def document_row(document: Document, *, known: str) -> Row:
    rest = encoded(msgspec.structs.replace(document, text="", label=OPEN))
    published = document.published.isoformat() if document.published else None
    label = document.label
    return (
        *(document.id, document.name, document.text, document.snapshot, published, rest),
        *(label.level, compartments(label), known),
    )


def document_of(text: str, rest: str, label: Label) -> Document:
    return msgspec.structs.replace(_DOCUMENT.decode(rest), text=text, label=label)


def document_with(connection: sqlite3.Connection, document_id: str) -> Document:
    """A document by its id, whatever its label. Raises: NothingFound."""
    found = connection.execute(
        "SELECT text, rest, label_level, label_compartments FROM documents WHERE id = ?", (document_id,)
    ).fetchone()
    if found is None:
        raise NothingFound(f"nothing found for {document_id!r}")
    text, rest, level, listed = found
    return document_of(text, rest, label_of(level, listed))


def entity_row(entity: Entity, *, document: str) -> Row:
    return (
        *(entity.ref, document, entity.kind, entity.caption),
        *(encoded(entity.names), encoded(entity.mentions), entity.country),
    )


def entity_of(row: Row) -> Entity:
    ref, _, kind, caption, names, mentions, country = row
    return Entity(
        ref=ref,
        kind=kind,
        caption=caption,
        names=_NAMES.decode(names),
        mentions=_MENTIONS.decode(mentions),
        country=country,
    )


def claim_row(draft: Draft, *, document: Document, known: str) -> Row:
    """`document` holds all its evidence; its label is the claim's."""
    reported = document.published.isoformat() if document.published else None
    return (
        *(claim_id(draft), kind_of(draft.fact), encoded(draft.fact)),
        *(document.id, draft.evidence[0].start, encoded(draft.evidence)),
        *(
            draft.valid.edtf if draft.valid else None,
            encoded(draft.valid_words) if draft.valid_words else None,
        ),
        *_days(draft.valid),
        *(draft.modality, draft.basis, draft.cited, draft.made_by, draft.score, reported),
        *(known, None, document.label.level, compartments(document.label)),
    )


def claim_of(row: Row, *, known_at: str | None) -> Claim:
    """The claim as it stood at `known_at`: a later retraction does not show yet."""
    known_end = row[19] if row[19] is None or known_at is None or row[19] <= known_at else None
    return Claim(
        id=row[0],
        fact=_FACT.decode(row[2]),
        evidence=_EVIDENCE.decode(row[5]),
        valid=Period(row[6]) if row[6] is not None else None,
        valid_words=_ONE_EVIDENCE.decode(row[7]) if row[7] is not None else None,
        modality=row[12],
        basis=row[13],
        cited=row[14],
        made_by=row[15],
        score=row[16],
        reported=date.fromisoformat(row[17]) if row[17] else None,
        known=Interval(
            datetime.fromisoformat(row[18]), datetime.fromisoformat(known_end) if known_end else None
        ),
        label=label_of(row[20], row[21]),
    )


def names_of(text: str) -> tuple[str, ...]:
    """A stored list of words: names, reasons, compartments."""
    return _NAMES.decode(text)


def fact_of(text: str) -> Fact:
    return _FACT.decode(text)


def evidence_of(text: str) -> tuple[Evidence, ...]:
    return _EVIDENCE.decode(text)


def mentions_of(text: str) -> tuple[Mention, ...]:
    return _MENTIONS.decode(text)


def draft_of(text: str) -> Draft:
    return _DRAFT.decode(text)


def _days(period: Period | None) -> Row:
    """The four day columns; half-open. None: no day is fixed; an open side is all time."""
    if period is None:
        return (None, None, None, None)
    first, end = _bounded(period.maybe)
    sure_first, sure_end = _bounded(period.sure) if period.sure else (None, None)
    return (first, sure_first, sure_end, end)


def _bounded(days: DayRange) -> tuple[str, str]:
    return (days[0] or date.min).isoformat(), (days[1] or date.max).isoformat()
