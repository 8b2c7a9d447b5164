"""The fast lane: texts in which no fact can stand are not parsed.

Every fact has somebody who acts (a name, a post, a noun or pronoun for people and bodies), or is an act of
policy, or a number. A text that holds none of these words is cut into sentences by rule; where one word might
be one of them it is parsed. The test costs a thousandth of a parse (docs/figures.md).
"""

from __future__ import annotations

import re
from functools import cache

from ..gazetteer import is_first_name
from .amounts.numbers import quantities_in
from .measures.words import themes
from .people.name_words import known_names, title_words
from .people.pronouns import PRONOUNS
from .posts.posts import heads
from .word_lists import word_list, words_of

QUOTED = re.compile("[\"\u201c\u201d\u00ab\u00bb]|''|``")
NAMED = re.compile(r"(?:[^\W_][ \t\xa0]+|[,;:)(\['\u2019&/-][ \t\xa0]*)([A-Z\u00c0-\u00de][\w'\u2019-]*)")
"""A capital that no stop stands before: a name, or a day."""
CAPITALS = re.compile(r"\b[A-Z\u00c0-\u00de]{2,}|\w\.\w|[^\W\d_]\d|\d[^\W\d_]")
"""What is written like an acronym, initials or a brand ("3M")."""
CAPITAL = re.compile(r"[A-Z\u00c0-\u00de][\w\u2019'-]*")
WORD = re.compile(r"[^\W\d_]+")
PEOPLE = ("group", "organisation", "document", "person", "company_before", "body_after")
SHORT = 2
"""Listed words of so many letters are parts of a phrase ("in" of "son-in-law")."""


def may_hold_facts(text: str) -> bool:
    """Whether a text has to be parsed; False only where no finder could make a fact of it."""
    if QUOTED.search(text) or CAPITALS.search(text):
        return True
    if any(match[1].casefold() not in words_of("lanes", "calendar") for match in NAMED.finditer(text)):
        return True
    if not _parties().isdisjoint(WORD.findall(text.casefold())):
        return True
    if any(_is_name(word) for word in CAPITAL.findall(text)):
        return True
    return bool(quantities_in(text))


def _is_name(word: str) -> bool:
    """A word that opens a sentence and may be a name there."""
    return bool(is_first_name(word)) or word in _name_words()


@cache
def _name_words() -> frozenset[str]:
    """The first words of known names, as they are written."""
    return frozenset(phrase.split()[0] for phrase in known_names()[1])


@cache
def _parties() -> frozenset[str]:
    """Every word for somebody who can act, for a post, a relation, or an act of policy, in lower case."""
    found: set[str] = {*title_words(), *themes(), *heads().first_words()}
    for kind in PEOPLE:
        found |= words_of("groups", kind)
    for nouns in word_list("relations")["nouns"].values():
        found |= {word for noun in nouns for word in noun.split()}
    words = {word for phrase in found for word in WORD.findall(phrase.casefold()) if len(word) > SHORT}
    listed = {key: words_of("lanes", key) for key in ("things", "anybody", "links")}
    return frozenset(words - listed["links"] | listed["anybody"] | (PRONOUNS - listed["things"]))
