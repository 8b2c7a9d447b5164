"""Which nouns tell that a man or a woman is meant: "his wife, the lobbyist Ana Kern"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ..word_lists import words_of
from .people import Character

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

CLIMB = 4
"""How many steps a noun may stand from the name it describes."""


@cache
def gendered_nouns() -> dict[str, str]:
    """Noun in lower case → "f" or "m"."""
    return {word: gender for gender in ("f", "m") for word in words_of("genders", gender)}


def learn_from_nouns(parsed: Parsed, at: dict[int, Character]) -> None:
    """Sets the gender of persons whom such a noun describes, unless a title tells it; family outweighs first
    names.
    """
    nouns, family = gendered_nouns(), words_of("genders", "family")
    for i, word in enumerate(parsed.lower):
        gender = nouns.get(word)
        if gender is None or i in at:
            continue
        described = _described(parsed.tokens[i], at)
        if described is None or described.is_titled or (described.gender and word not in family):
            continue
        described.gender = gender


def _described(noun: Token, at: dict[int, Character]) -> Character | None:
    """The person whom a noun stands beside, announces or is said of."""
    found = _named_below(noun, at) or _person(noun, at)
    if found is not None:
        return found
    above = noun
    for _ in range(CLIMB):
        if above.dep_ not in ("appos", "compound", "nmod"):
            break
        above = above.head
        if (named := _person(above, at)) is not None:
            return named
    if noun.dep_ == "attr":
        subject = next((c for c in noun.head.children if c.dep_ == "nsubj"), None)
        return None if subject is None else _person(subject, at)
    return None


def _named_below(noun: Token, at: dict[int, Character]) -> Character | None:
    """ "wife, the lobbyist Ana Kern": the name that an apposition, or one inside it, gives."""
    for _ in range(CLIMB):
        below = next((c for c in noun.children if c.dep_ == "appos"), None)
        if below is None:
            return None
        if (named := _person(below, at)) is not None:
            return named
        noun = below
    return None


def _person(token: Token, at: dict[int, Character]) -> Character | None:
    found = at.get(token.i)
    return found if found is not None and found.kind == "person" else None
