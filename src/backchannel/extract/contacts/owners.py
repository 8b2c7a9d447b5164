"""Whose contact a noun tells of that no verb carries: "after talks with X, Y said"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ...model.entities import Ref
from ..syntax.clauses import SUBJECTS, prepositions, subject_of
from ..syntax.verbs import forms_of
from .company import named_at
from .participants import actors

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

ADJUNCTS = frozenset(
    ["after", "in", "during", "before", "following", "amid", "at", "for", "from", "to", "into", "by", "over"]
)
"""A contact told beside the main event belongs to who acts there: "after talks with X, Y said"."""
PAPERWORK = "prepare plan travel arrive return leave pull speak discuss raise back look describe recall fly"
CLAUSES = ("ROOT", "ccomp", "relcl", "conj", "advcl")


@cache
def _paperwork() -> frozenset[str]:
    return frozenset().union(*(forms_of(v) for v in PAPERWORK.split()))


def owners_of(parsed: Parsed, noun: Token) -> list[Ref]:
    """Who acts in the clause that a noun of contact stands beside; nothing where that is open."""
    if noun.dep_ == "pobj" and noun.head.lower_ in ADJUNCTS:
        above = noun.head.head
        if noun.head.dep_ == "ROOT" or above.i == noun.head.i:
            return _after_comma(parsed, noun)
        if not any(p == "by" and o.i != noun.i for p, o in prepositions(above)):
            return _of_clause(parsed, noun, above)
    return _of_paper(parsed, noun)


def _after_comma(parsed: Parsed, noun: Token) -> list[Ref]:
    """ "During a call with X, Y asked": Y, where the tree makes Y an apposition of X."""
    for at in range(noun.i + 1, min(noun.right_edge.i + 1, noun.i + 20)):
        if parsed.lower[at] == ",":
            return named_at(parsed, at + 1)[:1]
    return []


def _of_clause(parsed: Parsed, noun: Token, above: Token) -> list[Ref]:
    while above.dep_ in ("advmod", "prt") and above.head.i != above.i:
        above = above.head
    if above.dep_ in SUBJECTS:
        owner = next((c for c in above.children if c.dep_ == "poss"), above)
        return actors(parsed, owner)
    subject = subject_of(above)
    return actors(parsed, subject) if subject is not None and subject.i != noun.i else []


def _of_paper(parsed: Parsed, noun: Token) -> list[Ref]:
    """ "a memo prepared by the ministry for a meeting with Y": the maker of the paper is the other side."""
    token = noun
    for _ in range(5):
        if token.head.i == token.i:
            return []
        token = token.head
        by = [o for p, o in prepositions(token) if p == "by"]
        if by:
            return actors(parsed, by[0])
        if token.dep_ in SUBJECTS:
            return []
        if token.dep_ in CLAUSES and token.lower_ in _paperwork():
            subject = subject_of(token)
            return actors(parsed, subject) if subject is not None else []
    return []


def both_owners(parsed: Parsed, noun: Token) -> list[Ref]:
    """ "X will raise it with Y at their dinner", "X and Y left their meeting": X and Y for "their"."""
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    subject = subject_of(verb)
    ones = actors(parsed, subject) if subject is not None and subject.i != noun.i else []
    others = [
        r for p, o in prepositions(verb) if p in ("with", "to") and o.i != noun.i for r in actors(parsed, o)
    ]
    others += [r for c in verb.children if c.dep_ == "dobj" and c.i != noun.i for r in actors(parsed, c)]
    people = [r for r in dict.fromkeys([*ones, *others]) if parsed.cast.kind_of(r) == "person"]
    return people if len(people) == 2 else []
