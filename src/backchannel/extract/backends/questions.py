"""Which sentences a backend is asked about: a rule saw a trigger in them and no whole fact came of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from ...model.claims import Draft
from ...model.facts import kind_of
from .schemas import schemas

if TYPE_CHECKING:
    from ..parsed import Parsed
    from ..trail import NearFact


class Question(Struct, frozen=True):
    """One sentence, and the kind of fact that its trigger tells of: all that a backend ever sees."""

    kind: str
    sentence: str
    trigger: str
    lacks: str
    start: int
    """Where the sentence begins in the parsed text; never sent."""
    trigger_start: int


def questions(parsed: Parsed, drafts: Iterable[Draft]) -> tuple[Question, ...]:
    """One for each sentence and kind, in reading order; a trigger that a fact covers is none."""
    covered: dict[str, list[tuple[int, int]]] = {}
    for draft in drafts:
        places = covered.setdefault(kind_of(draft.fact), [])
        places += [(evidence.start, evidence.end) for evidence in draft.evidence]
    found: dict[tuple[int, str], Question] = {}
    for near in sorted(set(parsed.near_facts), key=lambda n: (n.start, n.kind, n.lacks)):
        at = parsed.span(near.start, near.end)
        facts = covered.get(near.kind, ())
        if near.kind in schemas() and not any(s <= at.start and at.end <= e for s, e in facts):
            question = _question(parsed, near)
            if question is not None:
                found.setdefault((question.start, near.kind), question)
    return tuple(found.values())


def _question(parsed: Parsed, near: NearFact) -> Question | None:
    span = parsed.doc.char_span(near.start, near.end, alignment_mode="expand")
    if span is None or parsed.in_furniture(near.start):
        return None
    sentence = span[0].sent
    start, end = sentence.start_char, sentence.end_char
    words = parsed.text[start:end]
    start += len(words) - len(words.lstrip())
    return Question(
        kind=near.kind,
        sentence=words.strip(),
        trigger=parsed.text[near.start : near.end],
        lacks=near.lacks,
        start=start,
        trigger_start=near.start,
    )
