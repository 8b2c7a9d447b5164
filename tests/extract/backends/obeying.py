"""Texts with a trigger and no whole fact, and a backend that answers whatever a test or a text tells it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from backchannel.extract.backends.asking import Asked, asked
from backchannel.extract.backends.questions import Question
from backchannel.extract.backends.schemas import schemas
from backchannel.extract.language_model import load_model
from backchannel.extract.parsed import Parsed, parse
from backchannel.read.reading import read_text
from tests.extract.reading_aloud import DAY

KINDS = tuple(sorted(schemas()))
CARRIER = "Halden officials and the Sund board talked for hours about 40 ferries."
"""No rule makes a whole fact of it."""
WORDS: dict[str, dict[str, Any]] = {
    "tenure": {"holder": "the Sund board", "post": "officials", "standing": "current"},
    "tie": {"a": "Halden officials", "b": "the Sund board", "tie": "knows"},
    "contact": {
        "participants": ["Halden officials", "the Sund board"],
        "mode": "talks",
        "about": "40 ferries",
    },
    "statement": {"speaker": "Halden officials", "content": "talked for hours about 40 ferries"},
    "measure": {"issuer": "the Sund board", "act": "ban", "object": "ferries", "stage": "planned"},
    "flow": {"givers": ["Halden officials"], "receivers": ["the Sund board"], "goods": "ferries"},
    "figure": {"subject": "ferries", "value": "40"},
}
"""A whole fact of each kind in the words of the carrier."""


def whole(kind: str, **changed: Any) -> dict[str, Any]:
    return {"modality": "asserted"} | WORDS[kind] | changed


def triggered(text: str, *kinds: str, word: str = "talked") -> Parsed:
    """A parsed text in which a rule saw a trigger of each kind."""
    parsed = parse(read_text(text, name="test", published=DAY), load_model())
    for token in parsed.tokens:
        if token.lower_ == word:
            for kind in kinds:
                parsed.near(kind, token, lacks="the rest")
    return parsed


class Scripted:
    """Answers by a function of the question, and keeps what it was asked."""

    made_by = "llm.v1:scripted"
    kinds = frozenset(KINDS)

    def __init__(self, answer: Callable[[Question], object], *, is_local: bool = True) -> None:
        self.answer, self.is_local = answer, is_local
        self.seen: list[Question] = []

    def facts(self, question: Question) -> object:
        self.seen.append(question)
        return self.answer(question)


def obeyed(sentence: str) -> object:
    """What a model says that does all it is told: the JSON that the text demands."""
    wanted = re.search(r"(\[.*\]|\{.*\})", sentence, re.DOTALL)
    if not wanted:
        return []
    try:
        told = json.loads(wanted[1].replace("“", '"').replace("”", '"'))
    except json.JSONDecodeError:
        return wanted[1]
    return told.get("facts", [told]) if isinstance(told, dict) else told


def answered(parsed: Parsed, answer: Callable[[Question], object]) -> Asked:
    return asked(parsed, (), Scripted(answer))


def codes(found: Asked) -> list[str]:
    return [refused.code for refused in found.refused]
