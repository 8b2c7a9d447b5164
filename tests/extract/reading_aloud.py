"""Parsing short texts in tests, and writing what is found as readable lines."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from backchannel.extract.language_model import load_model
from backchannel.extract.parsed import Parsed, parse
from backchannel.model.claims import Draft
from backchannel.model.entities import Entity
from backchannel.model.facts import LegalAct, MeasureLink, kind_of
from backchannel.read.reading import read_text

DAY = date(2025, 6, 10)
SHOWN_APART = ("office", "one_way", "point_of_contact", "country_inferred", "directed")


@lru_cache(maxsize=256)
def parsed_text(text: str, *, published: date = DAY) -> Parsed:
    """A text as the readers and the parser give it, published on a Tuesday, 10 June 2025."""
    return parse(read_text(text, name="test", published=published), load_model())


def entities(parsed: Parsed) -> dict[str, Entity]:
    return {e.ref: e for e in parsed.cast.entities()}


def told(parsed: Parsed, draft: Draft) -> str:
    """One draft on one line: kind, roles that are known, modality and period where they say something."""
    known = entities(parsed)

    def words(value: object) -> str:
        if isinstance(value, MeasureLink):
            return f"{value.relation} {words(value.to) if value.to else '?'}"
        if isinstance(value, LegalAct):
            return value.name
        if isinstance(value, tuple):
            return " + ".join(words(v) for v in value)
        return known[value].caption if isinstance(value, str) and value in known else str(value)

    fact = draft.fact
    parts = [
        f"{field}={words(value)}"
        for field in fact.__struct_fields__
        if field not in SHOWN_APART and (value := getattr(fact, field)) not in (None, (), "")
    ]
    marks = [m for m in SHOWN_APART if m != "office" and getattr(fact, m, False)]
    if draft.modality != "asserted":
        parts.append(f"modality={draft.modality}")
    if draft.basis != "outlet":
        parts.append(f"basis={draft.basis}")
    if draft.cited:
        parts.append(f"cited={words(draft.cited)}")
    if draft.valid:
        parts.append(f"valid={draft.valid.edtf}")
    return " | ".join([kind_of(fact), *parts, *marks])
