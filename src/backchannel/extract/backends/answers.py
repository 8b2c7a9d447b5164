"""Checking an answer: its fields are those of the kind, its words stand in the sentence, and it is short."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from backchannel.settings import BACKEND_FACTS_A_SENTENCE, BACKEND_WORDS_CHARACTERS

from .questions import Question
from .schemas import Role, schemas

Range = tuple[int, int]
"""Characters of the parsed text, half-open."""
Raw = Mapping[str, Any]
"""A fact as a backend gives it: nothing of it is trusted."""
NOT_BY_SCHEMA, NOT_IN_SENTENCE, TOO_MUCH = "BC721", "BC722", "BC723"
EDGE = re.compile(r"\w")


class Checked(Struct, frozen=True):
    """An answer whose words all stand in the sentence: where they stand, and the choices."""

    places: dict[str, tuple[Range, ...]]
    choices: dict[str, str]


class Refused(Struct, frozen=True):
    """An answer, or part of one, that is not taken: its code and why, never the backend's own words."""

    code: str
    reason: str


def checked(question: Question, facts: object) -> Iterator[Checked | Refused]:
    """Each fact of an answer, in its order; a fact that fails in one field is refused whole."""
    if not isinstance(facts, list):
        yield Refused(NOT_BY_SCHEMA, "the answer is no list of facts")
        return
    for raw in facts[:BACKEND_FACTS_A_SENTENCE]:
        yield _fact(question, raw)
    if len(facts) > BACKEND_FACTS_A_SENTENCE:
        extra = len(facts) - BACKEND_FACTS_A_SENTENCE
        yield Refused(TOO_MUCH, f"{extra} facts more than the {BACKEND_FACTS_A_SENTENCE} that are taken")


def _fact(question: Question, raw: object) -> Checked | Refused:
    roles = {role.name: role for role in schemas()[question.kind]}
    if not isinstance(raw, dict) or not raw.keys() <= roles.keys():
        return Refused(NOT_BY_SCHEMA, f"it is no {question.kind} of the schema")
    places: dict[str, tuple[Range, ...]] = {}
    choices: dict[str, str] = {}
    for role in roles.values():
        told = raw.get(role.name)
        if told in (None, "", []):
            if role.needed:
                return Refused(NOT_BY_SCHEMA, f"{role.name} is missing")
        elif role.form == "choice":
            if not isinstance(told, str) or told not in role.choices:
                return Refused(NOT_BY_SCHEMA, f"{role.name} is none of its choices")
            choices[role.name] = told
        else:
            found = _places(question, role, told)
            if isinstance(found, Refused):
                return found
            places[role.name] = found
    return Checked(places, choices)


def _places(question: Question, role: Role, told: object) -> tuple[Range, ...] | Refused:
    given = told if role.is_list and isinstance(told, list) else [told]
    values = [value for value in given if isinstance(value, str)]
    if len(values) < len(given):
        return Refused(NOT_BY_SCHEMA, f"{role.name} is not made of words")
    if any(len(value) > BACKEND_WORDS_CHARACTERS for value in values) or len(values) > len(question.sentence):
        return Refused(TOO_MUCH, f"{role.name} is longer than {BACKEND_WORDS_CHARACTERS} characters")
    places = tuple(place for value in values if (place := place_of(question, value)) is not None)
    if len(places) < len(values):
        return Refused(NOT_IN_SENTENCE, f"the words for {role.name} do not stand in the sentence")
    if len(set(places)) < role.at_least:
        return Refused(NOT_BY_SCHEMA, f"{role.name} needs {role.at_least}")
    return tuple(dict.fromkeys(places))


def place_of(question: Question, words: str) -> Range | None:
    """Where these very words stand in the sentence as whole words, nearest to its trigger; None: nowhere."""
    if not EDGE.search(words) or words != words.strip():
        return None
    trigger = question.trigger_start - question.start
    found = [
        match.start()
        for match in re.finditer(re.escape(words), question.sentence)
        if not _cuts_a_word(question.sentence, match.start(), match.end())
    ]
    if not found:
        return None
    at = question.start + min(found, key=lambda start: (abs(start - trigger), start))
    return at, at + len(words)


def _cuts_a_word(text: str, start: int, end: int) -> bool:
    before = start > 0 and bool(EDGE.match(text[start - 1])) and bool(EDGE.match(text[start]))
    after = end < len(text) and bool(EDGE.match(text[end])) and bool(EDGE.match(text[end - 1]))
    return before or after
