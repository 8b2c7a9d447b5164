"""Why a sentence gave these facts and no more: the rule behind each, and each trigger that fell short."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from ..model.claims import Draft
from ..model.entities import Entity
from ..model.facts import ROLES, kind_of
from ..model.sources import Evidence, Span
from .parsed import Parsed
from .trail import NearFact


class FoundFact(Struct, frozen=True):
    """A fact in words, with the rule that saw it."""

    kind: str
    roles: tuple[tuple[str, str], ...]
    """Each field that says something, and its words, in the order of the fact's fields."""
    quote: str
    made_by: str
    rule: str
    score: float
    modality: str


class SentenceStory(Struct, frozen=True):
    """What the finders saw in one sentence."""

    words: Evidence
    named: tuple[Entity, ...]
    """Who and what is mentioned in it, in the order of the document's cast."""
    found: tuple[FoundFact, ...]
    near: tuple[tuple[str, str, str], ...]
    """(kind, trigger's words, what it lacks) of each trigger that no fact came of, in reading order."""


def explained(parsed: Parsed, drafts: Iterable[Draft]) -> Iterator[SentenceStory]:
    """Every sentence outside furniture, in order; a fact stands with the sentence of its first words."""
    found = list(drafts)
    near = sorted(set(parsed.near_facts), key=lambda n: (n.start, n.kind, n.lacks))
    entities = parsed.cast.entities()
    for sentence in parsed.sentences:
        words = parsed.evidence(sentence.start_char, sentence.end_char)
        yield SentenceStory(
            words=words,
            named=tuple(e for e in entities if any(words.start <= m.start < words.end for m in e.mentions)),
            found=tuple(_found(parsed, d) for d in found if words.start <= d.evidence[0].start < words.end),
            near=tuple(_near(parsed, n) for n in near if sentence.start_char <= n.start < sentence.end_char),
        )


def _found(parsed: Parsed, draft: Draft) -> FoundFact:
    return FoundFact(
        kind=kind_of(draft.fact),
        roles=tuple(_roles(parsed, draft)),
        quote=draft.evidence[0].quote,
        made_by=draft.made_by,
        rule=draft.rule,
        score=draft.score,
        modality=draft.modality,
    )


def _roles(parsed: Parsed, draft: Draft) -> Iterator[tuple[str, str]]:
    fact, roles = draft.fact, ROLES[type(draft.fact)]
    for field in fact.__struct_fields__:
        value = getattr(fact, field)
        if value in (None, (), "", False) or field in ("kind", "office"):
            continue
        values = value if isinstance(value, tuple) else (value,)
        yield field, ", ".join(_words(parsed, v, is_role=field in roles) for v in values)


def _words(parsed: Parsed, value: object, *, is_role: bool) -> str:
    if isinstance(value, Span):
        return parsed.document.text[value.start : value.end]
    return parsed.cast.entity(value).caption if is_role and isinstance(value, str) else str(value)


def _near(parsed: Parsed, near: NearFact) -> tuple[str, str, str]:
    return near.kind, parsed.evidence(near.start, near.end).quote, near.lacks
