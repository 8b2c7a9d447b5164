"""Idioms of how two stand: "not on speaking terms", "at odds with", "studied together", "mentored"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ...model.entities import Ref
from ...model.facts import TieKind
from ..syntax.clauses import BE, prepositions
from ..syntax.negation import is_negated
from ..syntax.verbs import forms_of
from ..word_lists import word_list
from .idioms import Idiom, is_past, is_person_pair, made, persons_of, relation_forms, subject_people

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

STATES = BE | forms_of("remain") | forms_of("stay")
HARDLY = frozenset(["not", "n't", "never", "barely", "hardly", "scarcely", "longer", "no"])


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(word_list("relations")["terms"][key])


def terms(parsed: Parsed, noun: Token) -> Idiom | None:
    """ "X and Y are not on speaking terms", "X is on good terms with Y"."""
    quality = parsed.lower[noun.i - 1] if noun.i > 1 else ""
    if "on" not in parsed.lower[max(0, noun.i - 6) : noun.i]:
        return None
    verb = state_above(noun)
    if verb is None or quality not in _words("friendly") | _words("cold") | _words("speaking"):
        return None
    negated = is_negated(verb) or not HARDLY.isdisjoint(parsed.lower[verb.i + 1 : noun.i])
    kind: TieKind = "close_to" if quality in _words("friendly") else "knows"
    if negated or quality in _words("cold"):
        kind = "dislikes"
    detail = f"{'not ' if negated else ''}on {quality} terms"
    found = pair_of_clause(parsed, verb, noun, kind, detail)
    if found is not None:
        found.modality = "asserted"
    return found


def odds(parsed: Parsed, noun: Token) -> Idiom | None:
    """ "X and Y have been at odds", "X is at loggerheads with Y"."""
    verb = state_above(noun)
    if verb is None or parsed.lower[noun.i - 1] != "at" or is_negated(verb):
        return None
    return pair_of_clause(parsed, verb, noun, "dislikes", f"at {noun.lower_}")


def together_with(parsed: Parsed, word: Token) -> Idiom | None:
    """ "X and Y studied together"; work together is a tie too, a single deed is none."""
    verb = word.head
    kind: TieKind | None = None
    if verb.lower_ in relation_forms("together", "school"):
        kind = "knows"
    elif verb.lower_ in relation_forms("together", "office"):
        kind = "worked_with"
    if kind is None or is_negated(verb) or word.i < verb.i or not is_past(verb):
        return None
    return pair_of_clause(parsed, verb, word, kind, f"{verb.lower_} together")


def teaching(parsed: Parsed, verb: Token) -> Idiom | None:
    """ "X mentored Y", "Y was mentored by X": close; "X taught Y" and "X tutored Y": they know each other."""
    if is_negated(verb) or verb.dep_ in ("compound", "amod", "pobj", "nsubj", "dobj"):
        return None
    people = subject_people(parsed, verb)
    others = [r for c in verb.children if c.dep_ == "dobj" for r in persons_of(parsed, c)]
    if not others:
        others = [r for p, o in prepositions(verb) if p == "by" for r in persons_of(parsed, o)]
    if not is_person_pair(parsed, people, others):
        return None
    kind: TieKind = "close_to" if verb.lower_ in relation_forms("together", "mentor") else "knows"
    return made(parsed, verb, people, others, kind, 0.75, verb.lower_)


def state_above(noun: Token) -> Token | None:
    """The verb of being that a phrase hangs on, at most three words up."""
    word = noun
    for _ in range(4):
        word = word.head
        if word.lower_ in STATES:
            return word
    return None


def pair_of_clause(parsed: Parsed, verb: Token, word: Token, kind: TieKind, detail: str) -> Idiom | None:
    """The subject of a verb and those told "with"; else the two who are the subject."""
    people = subject_people(parsed, verb)
    found = prepositions(word) + prepositions(word.head) + prepositions(verb)
    others: list[Ref] = list(dict.fromkeys(r for p, o in found if p == "with" for r in persons_of(parsed, o)))
    if not others and len(people) == 2:
        people, others = people[:1], people[1:]
    if not is_person_pair(parsed, people, others):
        return None
    return made(parsed, verb, people, others, kind, 0.75, detail)
