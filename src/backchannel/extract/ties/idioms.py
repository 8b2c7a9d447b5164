"""What every idiom of a tie needs: its form, the people in it, the word lists."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from ...model.claims import Modality
from ...model.entities import Ref
from ...model.facts import TieKind
from ..syntax.clauses import FUTURE, clause_range, prepositions, subject_of
from ..syntax.predicates import subject_word
from ..syntax.verbs import forms_of
from ..word_lists import word_list

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed


class Idiom(Struct, kw_only=True):
    """One idiom found: who (a) is tied how to whom (b), its main word, and the tokens that prove it."""

    a: list[Ref]
    b: list[Ref]
    tie: TieKind
    verb: Token
    words: tuple[int, int]
    score: float
    detail: str | None = None
    modality: Modality | None = None
    rule: str = ""


@cache
def relation_forms(section: str, key: str) -> frozenset[str]:
    return frozenset().union(*(forms_of(v) for v in word_list("relations")[section][key]))


@cache
def relation_nouns(section: str, key: str = "nouns") -> frozenset[str]:
    return frozenset(word_list("relations")[section][key])


def subject_people(parsed: Parsed, verb: Token) -> list[Ref]:
    subject = subject_of(verb)
    return people_of(parsed, subject) if subject is not None else []


def people_of(parsed: Parsed, token: Token) -> list[Ref]:
    """Persons and bodies with a name; a tie needs somebody who can be told apart."""
    return [r for r in parsed.cast.all_who(token) if parsed.cast.kind_of(r) in ("person", "organisation")]


def persons_of(parsed: Parsed, token: Token) -> list[Ref]:
    """The persons of a list headed by a word."""
    return [r for r in parsed.cast.all_who(token) if parsed.cast.kind_of(r) == "person"]


def subject_persons(parsed: Parsed, verb: Token) -> list[Ref]:
    """The persons who are the subject of a verb, however the tree has it."""
    word = subject_word(verb, parsed.cast.at)
    return persons_of(parsed, word) if word is not None else []


def words_between(parsed: Parsed, position: int, people: list[Ref]) -> tuple[int, int]:
    """The tokens from the first to the last of a word and the nearest mentions of some persons."""
    named = [p for ref in people for p in _nearest(parsed, ref, position)]
    return min(position, *named), max(position + 1, *named)


def _nearest(parsed: Parsed, ref: Ref, position: int) -> tuple[int, ...]:
    sentence, at = parsed.tokens[position].sent, parsed.cast.at
    places = [
        i
        for i in range(sentence.start, sentence.end)
        if (known := at(i)) is not None and known.kind == "person" and parsed.cast.ref_of(known) == ref
    ]
    if not places:
        return (position, position + 1)
    end = start = min(places, key=lambda i: abs(i - position))
    while start - 1 in places:
        start -= 1
    while end + 1 in places:
        end += 1
    return start, end + 1


def made(
    parsed: Parsed,
    verb: Token,
    a: list[Ref],
    b: list[Ref],
    tie: TieKind,
    score: float,
    detail: str | None = None,
) -> Idiom:
    words = clause_range(verb)
    if a and b and verb.dep_ == "xcomp":  # "X is said to have Y's ear": X stands before the clause
        first, last = words_between(parsed, verb.i, [*a, *b])
        words = min(words[0], first), max(words[1], last)
    return Idiom(a=a, b=b, tie=tie, verb=verb, words=words, score=score, detail=detail)


def owner_of(parsed: Parsed, noun: Token) -> list[Ref]:
    """ "X's ear", "the ear of X"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return people_of(parsed, child)
    return [r for p, o in prepositions(noun) if p == "of" for r in people_of(parsed, o)]


def is_past(verb: Token) -> bool:
    """ "worked", "have worked": what two did, and not what they mean or agree to do."""
    if any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return False
    past = str(verb.lower_).endswith(("ed", "en", "ew", "ught")) or verb.lower_ in ("sat", "fought", "ran")
    return past and not any(c.dep_ == "aux" and c.lower_ in FUTURE for c in verb.children)


def is_person_pair(parsed: Parsed, a: list[Ref], b: list[Ref]) -> bool:
    return bool(a and b) and all(parsed.cast.kind_of(r) == "person" for r in (*a, *b))
