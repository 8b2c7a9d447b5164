"""Words of family, and reading a list of names word by word where the tree breaks it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from ...model.entities import Ref
from ..syntax.clauses import BE
from ..syntax.verbs import forms_of
from ..word_lists import word_list
from .work_words import is_person_noun

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed
    from ..people.people import Character

BETWEEN = frozenset(["det", "amod", "compound", "nmod", "nummod", "quantmod", "advmod", "punct", "case"])
"""What may stand between a kin noun and a name: "her husband, the young violinist Kai Lund"."""
NOT_BETWEEN = BE | frozenset(
    ["who", "whom", "which", "that", ".", ";", "?", "!", '"', "\u201c", "\u201d", "not"]
)
LINKS = frozenset(["and", "&", "with", "plus", ",", "along", "together"])
REACH = 7
"""How many words may stand between a kin noun and the name."""


@cache
def kin_nouns() -> dict[str, str]:
    """Noun in lower case → what it says of one person: "sons" → "son"."""
    lists = word_list("relations")
    plural: dict[str, str] = lists["kin"]["plural"]
    return {n: n for n in lists["nouns"]["kin"] if n.isalpha()} | plural


@cache
def kin_forms(key: str) -> frozenset[str]:
    """Every form of the verbs of one list of the section "kin"."""
    return frozenset().union(*(forms_of(v) for v in word_list("relations")["kin"][key]))


def is_plural(noun: Token) -> bool:
    """Whether a kin noun announces several persons."""
    return kin_nouns()[noun.lower_] != str(noun.lower_)


def person_at(parsed: Parsed, position: int) -> Character | None:
    """The person whose name, and no pronoun for whom, stands at a token position."""
    known = parsed.cast.at(position) if position < len(parsed.tokens) else None
    is_named = known is not None and known.kind == "person" and parsed.tokens[position].text[:1].isupper()
    return known if is_named else None


def next_person(parsed: Parsed, position: int, *, in_list: bool = False) -> int | None:
    """The token position of the name that follows, with nothing but titles and attributes before it.

    In a list, capitalised words that are not known as names are passed over.
    """
    tokens, lower = parsed.tokens, parsed.lower
    end = min(tokens[position - 1].sent.end, position + REACH)
    for i in range(position, end):
        if person_at(parsed, i) is not None:
            return i if tokens[i].dep_ != "amod" else None
        fits = (
            tokens[i].dep_ in BETWEEN
            or (in_list and tokens[i].text.istitle())
            or i in parsed.cast.post_at
            or is_person_noun(lower[i])
        )
        if lower[i] == "and" and i > position:
            fits = is_person_noun(lower[i - 1]) or i - 1 in parsed.cast.post_at
        if lower[i] in NOT_BETWEEN or not (
            fits or lower[i] in kin_nouns() or lower[i] in ("his", "her", ":", "(")
        ):
            return None
    return None


def names_from(parsed: Parsed, position: int) -> Iterator[Ref]:
    """The names of a list "A, B (1970) and C" whose first name begins at a token position."""
    lower, end = parsed.lower, parsed.tokens[position].sent.end
    i: int | None = position
    while i is not None:
        known = person_at(parsed, i)
        if known is None:
            return
        yield parsed.cast.ref_of(known)
        i = after_name(parsed, i)
        links = i
        while i < end and lower[i] in (",", "and", "&", ";"):
            i += 1
        if i == links or i >= end:
            return
        if "and" in lower[links:i] or "&" in lower[links:i]:
            i = next_person(parsed, i)


def after_name(parsed: Parsed, position: int) -> int:
    """Where the name at a token position ends, with the brackets behind it."""
    lower, end = parsed.lower, parsed.tokens[position].sent.end
    known = parsed.cast.at(position)
    while position < end and parsed.cast.at(position) is known:
        position += 1
    if position < end and lower[position] == "(":
        while position < end and lower[position] != ")":
            position += 1
        position += 1
    return position


def name_ending(parsed: Parsed, position: int) -> Character | None:
    """The person whose name ends right before a token position."""
    return person_at(parsed, position - 1) if position > 0 else None


def partner_before(parsed: Parsed, position: int) -> Character | None:
    """ "Kai Lund and his wife": the one named right before "and his"."""
    i = position
    while i > 0 and parsed.lower[i - 1] in LINKS:
        i -= 1
    return name_ending(parsed, i) if i < position else None
