"""The words for what is traded, given or counted: a noun with what belongs to it, without its number."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ..word_lists import word_list

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

CLAUSES = frozenset(
    [
        "relcl",
        "acl",
        "advcl",
        "ccomp",
        "aux",
        "auxpass",
        "nsubj",
        "nsubjpass",
        "mark",
        "npadvmod",
        "ROOT",
        "advmod",
        "neg",
    ]
)
"""Relations of words that no longer belong to a noun."""
MODIFIERS = frozenset(["compound", "amod", "nmod", "poss", "case"])
DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "some",
        "any",
        "its",
        "their",
        "our",
        "his",
        "her",
        "these",
        "those",
        "this",
        "that",
        "all",
    ]
)
QUALIFYING = frozenset(
    ["more", "less", "about", "nearly", "almost", "some", "at", "up", "over", "around", "roughly", "only"]
)
"""What stands before the number of the next item of a list."""
USES = frozenset(["used", "needed", "required", "destined", "intended"])
LOOSE = frozenset(["and", "or", "of", "for", "the", "&", "-", "also", "in", "used", "needed"])
"""What goods do not end with."""
MOST_WORDS = 12


def material(noun: Token) -> Token:
    """The noun that is meant behind a noun of mass: isotopes for "a large amount of isotopes"."""
    if noun.lower_ in _listed("mass"):
        for child in noun.rights:
            if child.dep_ == "prep" and child.lower_ == "of":
                return next((c for c in child.children if c.dep_ == "pobj"), noun)
    return noun


def goods_range(noun: Token, *, after: int = 0, before: int | None = None) -> tuple[int, int]:
    """Token positions of the noun with its modifiers, what is joined to it by "and" or "of", and its use.

    Read word by word to the right, because the tree often breaks lists ("gloves and testing kits"); a
    clause, another preposition or a mark ends it. Nothing up to `after` (its number) or from `before` on
    is part of it.
    """
    doc, start = noun.doc, noun.i
    for child in noun.lefts:
        if child.dep_ in MODIFIERS and child.i >= after:
            start = min(start, max(child.left_edge.i, after))
    end, used = noun.i + 1, False
    limit = min(noun.i + MOST_WORDS, noun.sent.end, before if before is not None else noun.sent.end)
    for i in range(noun.i + 1, limit):
        token = doc[i]
        if token.lower_ in USES and i == end and not used:
            used = True
            continue
        is_use = used and i == end + 1 and token.lower_ in ("in", "for", "to", "by")
        if not is_use and _ends(token):
            break
        end = i + 1
    while end > noun.i + 1 and doc[end - 1].lower_ in LOOSE:
        end -= 1
    return start, end


def _ends(token: Token) -> bool:
    """Whether a word is no part of the goods any more."""
    inside_word = token.text in ("-", "/") and not token.nbor(-1).whitespace_
    if token.lower_ in _listed("after") or (token.is_punct and not inside_word) or token.is_space:
        return True
    if token.lower_ in word_list("number_words")["rates"] or token.ent_type_ in ("DATE", "TIME", "MONEY"):
        return True
    return token.dep_ in CLAUSES or _begins_clause(token) or token.like_num or token.lower_ in ("a", "an")


def _begins_clause(token: Token) -> bool:
    """A joined word that is a verb with a clause of its own, not "testing" of "gloves and testing kits"."""
    if token.dep_ == "cc":
        following = token.nbor() if token.i + 1 < len(token.doc) else token
        if following.like_num or following.lower_ in QUALIFYING:
            return True
        joined = next((c for c in token.head.children if c.dep_ == "conj" and c.i > token.i), None)
        return joined is not None and _begins_clause(joined)
    if token.dep_ != "conj":
        return False
    is_verb = any(c.dep_ in CLAUSES - {"acl", "relcl"} for c in token.children)
    return is_verb or (any(c.dep_ == "dobj" for c in token.children) and not token.lower_.endswith("ing"))


def goods_words(parsed: Parsed, noun: Token, *, after: int = 0, before: int | None = None) -> str:
    """The words of `goods_range`, without a leading article."""
    start, end = goods_range(noun, after=after, before=before)
    while start < end - 1 and parsed.lower[start] in DETERMINERS:
        start += 1
    last = parsed.tokens[end - 1]
    return " ".join(parsed.text[parsed.tokens[start].idx : last.idx + len(last)].split())


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(word_list("flows")["goods"][key])


def is_goods(noun: Token) -> bool:
    """Whether a noun is one of the goods, or of the people, that flow between places."""
    return noun.lower_ in _listed("words") or is_people(noun)


def is_people(noun: Token) -> bool:
    return noun.lower_ in _listed("people")


def is_abstract(noun: Token) -> bool:
    """Whether a noun is given or sent without being goods: a message, a chance."""
    return noun.lower_ in _listed("abstract")
