"""Who and what is named: Mention, Entity, and Judgement (whether two are one)."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from msgspec import Struct

Ref = str
"""A document's entity: "<document id>#e3". Facts point at refs for ever; views map them to canonical ids."""

EntityKind = Literal["person", "organisation", "post", "place", "group", "document", "work", "issue"]
MentionForm = Literal["name", "nominal", "pronoun"]
Verdict = Literal["same", "different", "unsure"]


class Mention(Struct, frozen=True):
    """One place where a text names, describes or points at an entity."""

    start: int
    end: int
    form: MentionForm


class Entity(Struct, frozen=True, kw_only=True):
    """Who or what a document speaks of: one per document and thing, its mentions in reading order."""

    ref: Ref
    kind: EntityKind
    caption: str
    """The fullest name the document has for it."""
    names: tuple[str, ...] = ()
    """Every name form used in the document, fullest first."""
    mentions: tuple[Mention, ...] = ()
    country: str | None = None
    """ISO 3166 code ("CA", "CA-ON") of a place, or of what the words tie it to."""


class Judgement(Struct, frozen=True, kw_only=True):
    """whether two refs or documents are one, with reasons; never rewritten, but followed by a newer one."""

    left: str
    right: str
    verdict: Verdict
    score: float
    reasons: tuple[str, ...]
    by: str
    """"names.v1", or the person who said so: a person's verdict outranks the program's."""
    known: datetime | None = None
