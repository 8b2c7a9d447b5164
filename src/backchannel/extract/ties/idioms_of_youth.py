"""Idioms of school and of lives side by side: "read law under X", "went to school with X", "inseparable"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...model.entities import Ref
from ..syntax.clauses import BE, prepositions
from ..syntax.negation import is_negated
from .idioms import (
    Idiom,
    is_past,
    is_person_pair,
    made,
    persons_of,
    relation_forms,
    relation_nouns,
    subject_persons,
)
from .idioms_of_relation import relation_of
from .idioms_of_terms import pair_of_clause, state_above
from .kin_owners import named_owner, owner_of_pronoun
from .kin_words import VERBS, names_from, next_person

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

REACH = 12
"""How many words behind the verb the schoolfriend or the teacher may be named."""
ATTRIBUTES = 4
"""How many words may stand between "among" and the noun: "among her many former pupils"."""
APOSTROPHES = ("'s", "'", "\u2019s", "\u2019")


def under_teacher(parsed: Parsed, verb: Token) -> Idiom | None:
    """ "X read history under Y": Y taught X."""
    return _beside(parsed, verb, "under", f"{verb.lower_} under")


def at_school(parsed: Parsed, verb: Token) -> Idiom | None:
    """ "X went to the French school in Tarn with Y", "X attended Tarn College with Y"."""
    words = parsed.lower[verb.i + 1 : min(verb.i + REACH, verb.sent.end)]
    if relation_nouns("together", "schools").isdisjoint(words):
        return None
    return _beside(parsed, verb, "with", "school")


def _beside(parsed: Parsed, verb: Token, link: str, detail: str) -> Idiom | None:
    """Who is named behind a preposition in what follows a verb, with no other verb between."""
    if is_negated(verb) or verb.dep_ in ("compound", "amod", "pobj", "nsubj", "dobj"):
        return None
    others: list[Ref] = []
    for i in range(verb.i + 1, min(verb.i + REACH, verb.sent.end)):
        if parsed.labels[i] in VERBS:
            return None
        if parsed.lower[i] == link and (first := next_person(parsed, i + 1)) is not None:
            others = list(names_from(parsed, first))
            break
    people = [r for r in subject_persons(parsed, verb) if r not in others]
    if len(people) != 1 or not others:
        return None
    return made(parsed, verb, people, others, "knows", 0.75, detail)


def inseparable(parsed: Parsed, word: Token) -> Idiom | None:
    """ "X and Y stayed inseparable", "X was inseparable from Y"."""
    verb = state_above(word)
    if verb is None or is_negated(verb):
        return None
    others = [r for p, o in prepositions(word) if p == "from" for r in persons_of(parsed, o)]
    people = subject_persons(parsed, verb)
    if not others and len(people) == len("AB"):
        people, others = people[:1], people[1:]
    if len(people) != 1 or len(others) != 1 or not is_person_pair(parsed, people, others):
        return None
    return made(parsed, verb, people, others, "close_to", 0.8, word.lower_)


def side_by_side(parsed: Parsed, word: Token) -> Idiom | None:
    """ "X and Y have worked side by side", "X served side by side with Y"."""
    if parsed.lower[word.i + 1 : word.i + 3] != ["by", "side"]:
        return None
    verb = next((t for t in word.ancestors if t.lower_ in relation_forms("together", "office")), None)
    if verb is None or is_negated(verb) or not is_past(verb):
        return None
    return pair_of_clause(parsed, verb, word, "worked_with", "side by side")


def among(parsed: Parsed, word: Token) -> Idiom | None:
    """ "Among X's pupils was Y", "among her friends were Y and Z"."""
    at = word.i + 1
    end = min(word.sent.end - 1, at + REACH)
    owners = owner_of_pronoun(parsed, at) if parsed.lower[at : at + 1] in (["his"], ["her"]) else []
    if not owners:
        mark = next((i for i in range(at, end) if parsed.lower[i] in APOSTROPHES), None)
        owners = named_owner(parsed, mark) if mark is not None else []
        at = mark if mark is not None else at
    kinds = relation_of()
    noun = next(
        (i for i in range(at + 1, min(end, at + 1 + ATTRIBUTES)) if parsed.lower[i][:-1] in kinds), None
    )
    if noun is None or len(owners) != 1 or parsed.lower[noun + 1] not in BE:
        return None
    kind = kinds[parsed.lower[noun][:-1]]
    first = next_person(parsed, noun + 2)
    people = [r for r in names_from(parsed, first) if r not in owners] if first is not None else []
    found = made(
        parsed, parsed.tokens[noun + 1], people, owners, kind, 0.75, parsed.lower[noun].removesuffix("s")
    )
    found.words = (word.i, max(found.words[1], noun + 2))
    return found
