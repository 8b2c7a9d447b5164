"""Words of family, and reading a list of names word by word where the tree breaks it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from ...model.entities import Ref
from ..syntax.clauses import BE
from ..syntax.verbs import forms_of
from ..word_lists import word_list
from .work_words import is_person_noun, is_person_word

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed
    from ..people.people import Character

BETWEEN = frozenset(["det", "amod", "compound", "nmod", "nummod", "quantmod", "advmod", "punct", "case"])
"""What may stand between a kin noun and a name: "her husband, the young violinist Kai Lund"."""
NOT_BETWEEN = BE | frozenset(
    ["who", "whom", "which", "that", ".", ";", "?", "!", '"', "\u201c", "\u201d", "not"]
)
ATTRIBUTES = frozenset(["then", "late", "-", "future", "now", "only", "former", "own", "rather"])
VERBS = frozenset(["ROOT", "relcl", "acl", "advcl", "aux", "auxpass", "ccomp", "nsubj", "nsubjpass"])
LINKS = frozenset(["by", "and", "&", "with", "plus", ",", "along", "together"])
IN_LAW = ["-", "in", "-", "law"]
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
            or is_person_word(lower[i])
        )
        if lower[i] == "and" and i > position:
            fits = is_person_noun(lower[i - 1]) or i - 1 in parsed.cast.post_at
        if lower[i] == "of" and i > position and is_person_noun(lower[i - 1]):
            fits = _is_realm(parsed, i + (lower[i + 1 : i + 2] == ["the"]))
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
        elif person_at(parsed, i) is None:
            i = _after_apposition(parsed, i)


def _after_apposition(parsed: Parsed, position: int) -> int | None:
    """ "Kai Lund, the mayor of Tarn, and Ana Souza": where Ana Souza stands, if she is no subject."""
    for i in range(position, min(parsed.tokens[position].sent.end, position + 2 * REACH)):
        if parsed.lower[i] in ("and", "&"):
            first = next_person(parsed, i + 1)
            if first is None:
                return None
            after = after_name(parsed, first)
            acts = parsed.doc[first:after].root.dep_ in ("nsubj", "nsubjpass")
            return None if acts or parsed.labels[min(after, len(parsed.labels) - 1)] in VERBS else first
        if parsed.labels[i] in VERBS or parsed.lower[i] in NOT_BETWEEN:
            return None
    return None


def after_name(parsed: Parsed, position: int) -> int:
    """Where the name at a token position ends, with the brackets behind it."""
    lower, end = parsed.lower, parsed.tokens[position].sent.end
    known = parsed.cast.at(position)
    while position < end and parsed.cast.at(position) is known:
        position += 1
    while position < end and _is_realm(parsed, position):
        position += 1
    if position < end and lower[position] == "(":
        while position < end and lower[position] != ")":
            position += 1
        position += 1
    return position


def name_ending(parsed: Parsed, position: int) -> Character | None:
    """The person whose name ends right before a token position."""
    return person_at(parsed, position - 1) if position > 0 else None


def name_start(parsed: Parsed, position: int) -> int:
    """Where the name begins that ends right before a token position."""
    known = parsed.cast.at(position - 1)
    while position > 0 and parsed.cast.at(position - 1) is known:
        position -= 1
    return position


def partner_before(parsed: Parsed, position: int) -> Character | None:
    """ "Kai Lund and his wife": the one named right before "and his"."""
    i = position
    while i > 0 and parsed.lower[i - 1] in LINKS:
        i -= 1
    is_linked = i < position
    while i > 0 and _is_realm(parsed, i - 1):
        i -= 1
    return name_ending(parsed, i) if is_linked else None


def _is_realm(parsed: Parsed, position: int) -> bool:
    """ "of Morocco", "in Bavaria" behind a name."""
    known = parsed.cast.at(position)
    if known is not None or position + 1 >= len(parsed.lower):
        return known is not None and known.kind == "place"
    behind = parsed.cast.at(position + 1)
    return parsed.lower[position] in ("of", "in") and behind is not None and behind.kind == "place"


def edge_before(parsed: Parsed, noun: Token) -> int:
    """The token position before a kin noun and its attributes: the article, the possessor, "and"."""
    i: int = noun.i - 1
    start = noun.sent.start
    while i > start and parsed.cast.at(i) is None and noun.i - i < 6:
        word = parsed.tokens[i]
        is_attribute = word.dep_ in BETWEEN and not (word.is_punct or word.dep_ in ("det", "case"))
        is_attribute |= word.lower_ == "and" and parsed.labels[i - 1] in ("amod", "advmod")
        if not (is_attribute or word.like_num or word.lower_ in ATTRIBUTES) or word.lower_ in (
            "his",
            "her",
            "their",
        ):
            break
        i -= 1
    return i


def after_kin(parsed: Parsed, noun: Token) -> int:
    """The token position behind a kin noun: behind all of "sister-in-law"."""
    is_in_law = parsed.lower[noun.i + 1 : noun.i + 5] == IN_LAW
    return int(noun.i) + 1 + (len(IN_LAW) if is_in_law else 0)


def name_before_possessor(parsed: Parsed, noun: Token) -> Character | None:
    """ "Eva Lund, Kai Lund's wife", "Eva Lund (Kai Lund's wife)": the name before the comma or bracket."""
    i = edge_before(parsed, noun)
    if parsed.lower[i] not in ("'s", "'", "\u2019s", "\u2019"):
        return None
    while i > noun.sent.start and noun.i - i < REACH and parsed.lower[i] not in (",", "(", "and"):
        i -= 1
    return name_ending(parsed, i) if parsed.lower[i] in (",", "(") else None
