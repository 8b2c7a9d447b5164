"""The extract contract: one parsed document and its drafts as the JSON object other programs read."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec

from ..model.claims import Draft
from ..model.entities import Entity
from ..model.facts import ROLES, kind_of
from ..model.sources import Document, Span
from .parsed import Parsed

NOT_ROLES = frozenset(
    [
        "kind",
        "office",
        "country",
        "country_inferred",
        "one_way",
        "point_of_contact",
        "legal_act",
        "under",
        "links",
    ]
)
"""Fields the contract has under other names: added at the end of a claim, and only where they say
something.
"""


def contract(parsed: Parsed, drafts: list[Draft], *, key: str, with_text: bool = False) -> dict[str, Any]:
    """The output line of one document: document, entities, claims and dates; refs are short ("e1")."""
    return {
        "id": key,
        "document": document_line(parsed.document, with_text=with_text) | {"parsed_by": parsed.parsed_by},
        "entities": [_entity(e) for e in parsed.cast.entities()],
        "claims": [_claim(d) for d in drafts],
        "dates": [
            {"start": s.start, "end": s.end, "edtf": d.named.edtf}
            for d in parsed.dates
            if not parsed.in_furniture(d.start)
            for s in [parsed.span(d.start, d.end)]
        ],
    }


def document_line(document: Document, *, with_text: bool) -> dict[str, Any]:
    """What the readers know of a document."""
    line: dict[str, Any] = {
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        "published_from": document.published_from,
        "outlet": document.outlet,
        "credit": document.credit,
        "authors": list(document.authors),
        "language": document.language,
    }
    if with_text:
        line["text"] = document.text
    line["boilerplate"] = [[s.start, s.end] for s in document.furniture]
    line["quality"] = {"garbled": document.quality.garbled, "reasons": list(document.quality.reasons)}
    return line


def short(ref: str | None) -> str | None:
    """ "e1" for a ref of this document; words stay as they are."""
    return ref.rpartition("#")[2] if ref and "#" in ref else ref


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "id": short(entity.ref),
        "kind": entity.kind,
        "caption": entity.caption,
        "mentions": [{"start": m.start, "end": m.end, "form": m.form} for m in entity.mentions],
        **({"country": entity.country} if entity.country else {}),
    }


def _claim(draft: Draft) -> dict[str, Any]:
    roles = ROLES[type(draft.fact)]
    line: dict[str, Any] = {"kind": kind_of(draft.fact)}
    for field in draft.fact.__struct_fields__:
        if field not in NOT_ROLES:
            line[field] = _value(getattr(draft.fact, field), is_role=field in roles)
    for field in sorted(NOT_ROLES - {"kind"}):
        value = getattr(draft.fact, field, None)
        if value:
            line[field] = short(value) if isinstance(value, str) else value
    valid = None
    if draft.valid is not None:
        words = draft.valid_words
        valid = {
            "edtf": draft.valid.edtf,
            "words": words.quote if words else None,
            "evidence": {"start": words.start, "end": words.end} if words else None,
        }
    return line | {
        "evidence": [{"start": e.start, "end": e.end, "quote": e.quote} for e in draft.evidence],
        "modality": draft.modality,
        "basis": draft.basis,
        "cited": short(draft.cited),
        "valid": valid,
        "made_by": draft.made_by,
        "score": round(draft.score, 3),
        "rule": draft.rule,
    }


def _value(value: object, *, is_role: bool) -> object:
    if isinstance(value, Span):
        return {"start": value.start, "end": value.end}
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if is_role and isinstance(value, tuple):
        return [short(v) for v in value]
    if is_role and isinstance(value, str):
        return short(value)
    return list(value) if isinstance(value, tuple) else value


def encode(line: dict[str, Any]) -> bytes:
    """One line of output, with its line end."""
    return msgspec.json.encode(line) + b"\n"
