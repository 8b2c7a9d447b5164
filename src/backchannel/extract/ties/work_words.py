"""Words that tell who works for or belongs to a body: nouns for persons, verbs, parts of bodies."""

from __future__ import annotations

from functools import cache

from ..syntax.verbs import forms_of
from ..word_lists import word_list

AT_LEAST = 5
"""Letters of the shortest word whose ending is trusted: "user" has too few."""


@cache
def work_words(key: str) -> frozenset[str]:
    """One list of the section "work"."""
    return frozenset(word_list("relations")["work"][key])


@cache
def work_forms(key: str) -> frozenset[str]:
    """Every form of the verbs of one list of the section "work"."""
    return frozenset().union(*(forms_of(v) for v in word_list("relations")["work"][key]))


@cache
def party_words(key: str) -> frozenset[str]:
    """One list of the section "party"."""
    return frozenset(word_list("relations")["party"][key])


@cache
def party_forms(key: str) -> frozenset[str]:
    """Every form of the verbs of one list of the section "party"."""
    return frozenset().union(*(forms_of(v) for v in word_list("relations")["party"][key]))


@cache
def is_person_noun(word: str) -> bool:
    """Whether a noun in lower case stands for somebody who works for the body named with it: "reporter".

    Told by a list and by the endings of nouns for those who do something; nouns that only look or sound so
    are listed too ("letter", "critic").
    """
    one = word.removesuffix("s") if not word.endswith("ss") else word
    one = one.removesuffix("e") + "an" if one.endswith("mene") else one
    if one.endswith("men"):
        one = one[:-2] + "an"
    if word.endswith("ies"):
        one = word.removesuffix("ies") + "y"
    if {word, one} & (work_words("outside") | work_words("no_person")):
        return False
    if {word, one} & (work_words("staff") | party_words("people")):
        return True
    return len(one) >= AT_LEAST and one.endswith(tuple(work_words("person_endings")))


@cache
def is_person_word(word: str) -> bool:
    """Whether a noun in lower case stands for a person at all: "reporter", but also "actress", "player"."""
    one = word.removesuffix("s")
    return is_person_noun(word) or not {word, one}.isdisjoint(work_words("outside") | work_words("persons"))


@cache
def is_party(name: str) -> bool:
    """Whether a name is that of a party or a political movement."""
    words = name.casefold().replace("(", " ").replace("-", " ").split()
    if len(words) > 1 and words[-1] in party_words("endings"):
        return not party_words("adjectives").isdisjoint(words)
    if len(words) > 1 and not party_words("parts").isdisjoint(words):
        return True
    return bool(words) and (
        not party_words("names").isdisjoint(words) or name.casefold() in party_words("adjectives")
    )
