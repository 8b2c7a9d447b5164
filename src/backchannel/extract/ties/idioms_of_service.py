"""Idioms of service: "reported to X", "is on X's payroll", "runs X's campaign"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...model.entities import Ref
from ..syntax.clauses import is_passive, prepositions
from ..syntax.negation import is_negated
from .idioms import Idiom, made, owner_of, persons_of, relation_nouns, subject_persons
from .idioms_of_terms import state_above
from .kin_words import name_ending

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

SAID_ON = frozenset(["about", "on", "regarding"])
"""What follows a report that is words, and no service: "reported to X on the talks"."""
OBJECTS = frozenset(["dobj", "ccomp", "xcomp", "dative"])


def reporting(parsed: Parsed, verb: Token) -> Idiom | None:
    """ "X reports to Y", "X answered to Y" and no more: Y is the superior."""
    if is_negated(verb) or is_passive(verb) or any(c.dep_ in OBJECTS for c in verb.children):
        return None
    found = prepositions(verb)
    superiors = [r for p, o in found if p == "to" for r in persons_of(parsed, o)]
    people = [r for r in subject_persons(parsed, verb) if r not in superiors]
    if len(superiors) != 1 or len(people) != 1 or any(p in SAID_ON for p, _ in found):
        return None
    return made(parsed, verb, people, superiors, "works_for", 0.75, f"{verb.lower_} to")


def payroll(parsed: Parsed, noun: Token) -> Idiom | None:
    """ "X is on Y's payroll", "X is in the pay of Y"."""
    verb = state_above(noun)
    owners = owner_of(parsed, noun)
    if verb is None or is_negated(verb) or noun.head.lower_ not in ("on", "in") or len(owners) != 1:
        return None
    people = [r for r in subject_persons(parsed, verb) if r not in owners]
    detail = f"{noun.head.lower_} {noun.lower_}"
    return made(parsed, verb, people, owners, "works_for", 0.8, detail) if len(people) == 1 else None


def running(parsed: Parsed, verb: Token) -> Idiom | None:
    """ "X runs Y's campaign", "X heads Y's office": X works for Y."""
    offices = relation_nouns("service", "offices")
    found = [c for c in verb.children if c.dep_ == "dobj" and c.lower_ in offices]
    if not found or is_negated(verb):
        return None
    owners: list[Ref] = [r for c in found[0].children if c.dep_ == "poss" for r in persons_of(parsed, c)]
    people = [r for r in _right_before(parsed, verb) or subject_persons(parsed, verb) if r not in owners]
    if len(owners) != 1 or len(people) != 1:
        return None
    return made(parsed, verb, people, owners, "works_for", 0.75, f"{verb.lower_} {found[0].lower_}")


def _right_before(parsed: Parsed, verb: Token) -> list[Ref]:
    """ "whose aide Bo Ek now runs": the one named right before, whatever the tree says."""
    i = verb.i
    while i > verb.sent.start and parsed.labels[i - 1] == "advmod":
        i -= 1
    known = name_ending(parsed, i)
    return [parsed.cast.ref_of(known)] if known is not None else []
