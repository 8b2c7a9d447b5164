"""Idioms of enmity and contest: "cannot stand X", "fell out with X", "faces X in the runoff"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...model.entities import Ref
from ..syntax.clauses import prepositions
from ..syntax.negation import is_negated
from .idioms import Idiom, is_person_pair, made, persons_of, relation_nouns, subject_persons

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

CAN = frozenset(["can", "could", "ca", "cannot"])
HARDLY = frozenset(["barely", "hardly", "scarcely", "never", "not", "n't", "rarely"])
WORDS = frozenset(["word", "words"])
REACH = 12
"""How many words behind "faces" the contest may be named."""


def aversion(parsed: Parsed, verb: Token) -> Idiom | None:
    """ "X cannot stand Y", "X could not bear Y"."""
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if not is_negated(verb) or CAN.isdisjoint(helpers):
        return None
    others = [r for c in verb.children if c.dep_ == "dobj" for r in persons_of(parsed, c)]
    return _idiom(parsed, verb, subject_persons(parsed, verb), others, f"{verb.lower_}")


def falling_out(parsed: Parsed, verb: Token) -> Idiom | None:
    """ "X fell out with Y", "X and Y fell out over Z"; nothing of what falls out of favour."""
    if parsed.lower[verb.i + 1 : verb.i + 2] != ["out"] or parsed.lower[verb.i + 2 : verb.i + 3] == ["of"]:
        return None
    if is_negated(verb):
        return None
    out = [c for c in verb.children if c.i == verb.i + 1]
    found = [pair for word in (verb, *out) for pair in prepositions(word)]
    others = [r for p, o in found if p == "with" for r in persons_of(parsed, o)]
    return _pair(parsed, verb, others, f"{verb.lower_} out")


def silence(parsed: Parsed, verb: Token) -> Idiom | None:
    """ "X and Y have barely exchanged a word"."""
    is_word = any(c.dep_ == "dobj" and c.lower_ in WORDS for c in verb.children)
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("advmod", "neg")}
    if not is_word or HARDLY.isdisjoint(helpers):
        return None
    others = [r for p, o in prepositions(verb) if p == "with" for r in persons_of(parsed, o)]
    return _pair(parsed, verb, others, "hardly a word")


def contest(parsed: Parsed, verb: Token) -> Idiom | None:
    """ "X will face Y in the runoff", "X and Y face each other in the race for governor"."""
    behind = parsed.lower[verb.i + 1 : min(verb.i + REACH, verb.sent.end)]
    if relation_nouns("rivalry", "contests").isdisjoint(behind) or is_negated(verb):
        return None
    others = [r for c in verb.children if c.dep_ == "dobj" for r in persons_of(parsed, c)]
    people = subject_persons(parsed, verb)
    if not others and behind[:2] == ["each", "other"] and len(people) == len("AB"):
        people, others = people[:1], people[1:]
    if len(people) != 1 or not others or not is_person_pair(parsed, people, others):
        return None
    return made(parsed, verb, people, others, "rival", 0.75, verb.lower_)


def _pair(parsed: Parsed, verb: Token, others: list[Ref], detail: str) -> Idiom | None:
    """The subject and those told "with"; else the two who are the subject."""
    people = subject_persons(parsed, verb)
    if not others and len(people) == len("AB"):
        people, others = people[:1], people[1:]
    return _idiom(parsed, verb, people, others, detail)


def _idiom(parsed: Parsed, verb: Token, people: list[Ref], others: list[Ref], detail: str) -> Idiom | None:
    others = [r for r in others if r not in people]
    if len(people) != 1 or len(others) != 1:
        return None
    found = made(parsed, verb, people, others, "dislikes", 0.75, detail)
    found.modality = "asserted"
    return found
