"""Idioms of closeness and rivalry: "close to X", "a working relationship with X", "clashed with X", "worked
with X".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...model.entities import Ref
from ...model.facts import TieKind
from ..syntax.clauses import BE, prepositions
from ..syntax.negation import is_negated
from ..syntax.verbs import forms_of
from .idioms import (
    Idiom,
    is_person_pair,
    made,
    owner_of,
    people_of,
    relation_forms,
    relation_nouns,
    subject_people,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed


def close_to(parsed: Parsed, close: Token) -> Idiom | None:
    """ "X is close to Y", "X and Y are close"."""
    verb = close.head
    if verb.lower_ not in BE | forms_of("become") | forms_of("remain") | forms_of("stay") | forms_of(
        "grow"
    ) or close.dep_ not in ("acomp", "advmod", "oprd", "attr"):
        return None
    targets = [o for p, o in prepositions(close) + prepositions(verb) if p in ("to", "with")]
    people = subject_people(parsed, verb)
    if targets and targets[0].dep_ == "pobj":
        return made(parsed, verb, people, people_of(parsed, targets[0]), "close_to", 0.85)
    return None


def relationship(parsed: Parsed, noun: Token) -> Idiom | None:
    """ "X developed a close working relationship with Y", "X's friendship with Y"."""
    if any(c.lower_ in relation_nouns("closeness", "of_states") for c in noun.children):
        return None
    others = _with(parsed, noun)
    kind, score = _quality(noun)
    if noun.dep_ in ("dobj", "attr", "pobj", "oprd") and noun.head.lower_ in relation_forms(
        "closeness", "verbs"
    ):
        verb = noun.head
        if is_negated(verb):
            return None
        owner = [r for c in noun.children if c.dep_ == "poss" for r in people_of(parsed, c)]
        if owner and others:
            idiom = made(parsed, verb, owner, others, kind, score)
            idiom.modality = "asserted"
            return idiom
        people = subject_people(parsed, verb) or owner
        if not others and len(people) > 1:
            return made(parsed, verb, people[:1], people[1:], kind, score)
        return made(parsed, verb, people, others, kind, score)
    owner = owner_of(parsed, noun)
    if owner and others:
        return made(parsed, noun, owner, others, kind, score * 0.9)
    return None


def _with(parsed: Parsed, noun: Token) -> list[Ref]:
    found: list[Ref] = []
    for source in (noun, noun.head):
        for preposition, other in prepositions(source):
            if preposition in ("with", "to", "between"):
                found += people_of(parsed, other) or _including(parsed, other)
        if found:
            break
    return found


def _including(parsed: Parsed, token: Token) -> list[Ref]:
    """ "with members of the cabinet, including X and Y": those named."""
    for child in token.subtree:
        if child.lower_ in ("including", "like", "notably") and child.dep_ in ("prep", "acl", "advcl"):
            return [r for c in child.children if c.dep_ in ("pobj", "dobj") for r in people_of(parsed, c)]
    sentence = token.sent
    for word in sentence:
        if word.i > token.i and word.lower_ == "including":
            return [r for c in word.children if c.dep_ in ("pobj", "dobj") for r in people_of(parsed, c)]
    return []


def _quality(noun: Token) -> tuple[TieKind, float]:
    words = {c.lower_ for c in noun.children if c.dep_ in ("amod", "compound", "advmod")}
    words |= {g.lower_ for c in noun.children for g in c.children}
    if words & relation_nouns("closeness", "bad"):
        return "rival", 0.75
    if words & relation_nouns("closeness", "close") or noun.lower_ in (
        "friendship",
        "rapport",
        "bond",
        "friendships",
        "bonds",
        "bromance",
    ):
        return "close_to", 0.85
    return ("worked_with", 0.75) if "working" in words else ("knows", 0.65)


def rivalry(parsed: Parsed, verb: Token) -> Idiom | None:
    """ "X clashed with Y", "X and Y have feuded", "X despises Y"."""
    if verb.dep_ in ("compound", "amod", "pobj", "dobj", "nsubj") or is_negated(verb):
        return None
    people = subject_people(parsed, verb)
    if verb.lower_ in relation_forms("rivalry", "dislike"):
        objects = [r for c in verb.children if c.dep_ == "dobj" for r in people_of(parsed, c)]
        return made(parsed, verb, people, objects, "dislikes", 0.75)
    others = [r for p, o in prepositions(verb) if p == "with" for r in people_of(parsed, o)]
    if not others and len(people) == 2:
        people, others = people[:1], people[1:]
    return made(parsed, verb, people, others, "rival", 0.75)


def _object(parsed: Parsed, token: Token) -> list[Ref]:
    """ "Y, whom X has known": Y."""
    is_whom = token.lower_ in ("whom", "who") and token.head.dep_ == "relcl"
    return people_of(parsed, token.head.head if is_whom else token)


def together(parsed: Parsed, verb: Token) -> Idiom | None:
    """ "X worked with Y on Z", "served under Y", "have known each other for years"."""
    if verb.dep_ in ("compound", "amod", "nsubj", "pobj", "dobj") or is_negated(verb):
        return None
    people = subject_people(parsed, verb)
    if verb.lower_ in relation_forms("together", "know"):
        objects = [r for c in verb.children if c.dep_ == "dobj" for r in _object(parsed, c)]
        mutual = any(c.dep_ == "dobj" and c.lower_ == "other" for c in verb.children)
        if mutual and len(people) == 2:
            return made(parsed, verb, people[:1], people[1:], "knows", 0.8)
        return (
            made(parsed, verb, people, objects, "knows", 0.7)
            if is_person_pair(parsed, people, objects)
            else None
        )
    beside, under = relation_nouns("together", "prepositions"), relation_nouns("together", "under")
    for preposition, other in prepositions(verb):
        others = people_of(parsed, other)
        if not is_person_pair(parsed, people, others):
            continue
        is_aim = verb.dep_ == "pcomp" or any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
        if preposition in beside and verb.lower_ not in forms_of("fight") and not is_aim:
            return made(parsed, verb, people, others, "worked_with", 0.75)
        if preposition in under and verb.lower_ in forms_of("work") | forms_of("serve"):
            return made(parsed, verb, people, others, "works_for", 0.75)
        if preposition == "under" and verb.lower_ in forms_of("study") | forms_of("train"):
            return made(parsed, verb, people, others, "knows", 0.75, f"{verb.lower_} under")
    return None
