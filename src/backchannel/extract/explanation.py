"""Why a sentence gave these facts and no more: the rule behind each, and each trigger that fell short."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from msgspec import Struct

from ..model.claims import Draft
from ..model.entities import Entity
from ..model.facts import ROLES, LegalAct, MeasureLink, kind_of
from ..model.sources import Evidence, Span
from .parsed import Parsed
from .trail import NearFact

T = TypeVar("T")


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
    told_at: tuple[tuple[str, int], ...] = ()
    """(kind, start of the sentence it is told with) of each fact told elsewhere whose words reach in here."""


def explained(parsed: Parsed, drafts: Iterable[Draft]) -> Iterator[SentenceStory]:
    """Every sentence outside furniture, in order; a fact stands with the sentence of its first words.

    What has no letter ("1.", a lone quotation mark) is left out where nothing is told with it.
    """
    drafts = tuple(drafts)
    entities = parsed.cast.entities()
    sentences = [parsed.evidence(s.start_char, s.end_char) for s in parsed.sentences]
    elsewhere = _elsewhere(drafts, [words.start for words in sentences])
    named = _Placed((m.start, n) for n, e in enumerate(entities) for m in e.mentions)
    found = _Placed((d.evidence[0].start, d) for d in drafts)
    near = _Placed((n.start, n) for n in sorted(set(parsed.near_facts), key=lambda n: (n.kind, n.lacks)))
    for number, (sentence, words) in enumerate(zip(parsed.sentences, sentences, strict=True)):
        here = sorted(set(named.between(words.start, words.end)))
        told = found.between(words.start, words.end)
        close = near.between(sentence.start_char, sentence.end_char)
        if told or close or any(letter.isalpha() for letter in words.quote):
            yield SentenceStory(
                words=words,
                named=tuple(entities[n] for n in here),
                found=tuple(_found(parsed, d) for d in told),
                near=tuple(_near(parsed, n) for n in close),
                told_at=tuple(elsewhere.get(number, ())),
            )


def _elsewhere(drafts: Iterable[Draft], starts: list[int]) -> dict[int, dict[tuple[str, int], None]]:
    """For each sentence by its number what is told with another and has words in it, each once."""
    reaching: dict[int, dict[tuple[str, int], None]] = {}
    for draft in drafts:
        home = max(0, bisect_right(starts, draft.evidence[0].start) - 1)
        for words in draft.evidence:
            first, last = bisect_right(starts, words.start) - 1, bisect_left(starts, words.end)
            for number in range(max(0, first), last):
                if number != home:
                    reaching.setdefault(number, {})[kind_of(draft.fact), starts[home]] = None
    return reaching


class _Placed(Generic[T]):
    """Things by where they stand; those of one place keep the order in which they came."""

    def __init__(self, placed: Iterable[tuple[int, T]]) -> None:
        ordered = sorted(placed, key=lambda each: each[0])
        self._starts = [start for start, _ in ordered]
        self._things = [thing for _, thing in ordered]

    def between(self, start: int, end: int) -> list[T]:
        return self._things[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


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
    if isinstance(value, MeasureLink):
        return f"{value.relation} {value.to.name if value.to else 'an earlier one, not named'}"
    if isinstance(value, LegalAct):
        return value.name
    return parsed.cast.entity(value).caption if is_role and isinstance(value, str) else str(value)


def _near(parsed: Parsed, near: NearFact) -> tuple[str, str, str]:
    return near.kind, parsed.evidence(near.start, near.end).quote, near.lacks
