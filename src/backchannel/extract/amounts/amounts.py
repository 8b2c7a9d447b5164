"""Number phrases in their sentence: which noun each counts, measures or prices."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from ..syntax.clauses import BE
from ..word_lists import word_list
from .numbers import Quantity, quantities_in

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

BEFORE_NOUN = frozenset(["nummod", "quantmod", "compound", "amod", "nmod", "det", "npadvmod"])
CARRIERS = frozenset(["worth", "value", "number", "total"])
"""Nouns between an amount and what it is of: "$5 billion worth of timber"."""
NOUN_PLACES = frozenset(["nsubj", "nsubjpass", "dobj", "pobj", "conj", "attr", "appos"])
DASHES = frozenset(["-", "\u2013", "\u2014", "--"])
OF = ("of", "in", "for")
AGE_AFTER = re.compile(r"\s+(?:years?|months?|weeks?|days?)[\s-]+old\b|\s*(?:-year|years of age)")
CLOCK_OR_AGE = re.compile(r"\b(?:aged?|turned|turns|turning)\s+$", re.IGNORECASE)


class Amount(Struct, frozen=True):
    """A quantity and its place in the tree."""

    quantity: Quantity
    head: Token
    """The word that stands for it: "masks" of "six million masks", "billion" of "$5 billion"."""
    thing: Token | None
    """What is counted, measured or priced; None where the phrase leaves it open ("from 2 to 3 million")."""
    sentence: int
    """Token position at which its sentence begins."""


@lru_cache(maxsize=1)
def amounts_of(parsed: Parsed) -> tuple[Amount, ...]:
    """Every amount outside furniture in reading order; dates, ages and clock times are left out.

    Two finders ask for those of one document, one after the other: the last answer is kept.
    """
    return tuple(_amounts(parsed))


def _amounts(parsed: Parsed) -> Iterator[Amount]:
    starts = [d.start for d in parsed.dates]
    for quantity in quantities_in(parsed.text):
        at = bisect_left(starts, quantity.end) - 1
        is_date = at >= 0 and parsed.dates[at].end > quantity.end - len(quantity.number)
        if is_date or parsed.in_furniture(quantity.start) or _is_age(parsed.text, quantity):
            continue
        span = parsed.doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
        if span is None or (root := _number_root(span)) is None:
            continue
        head = _head(root, span.end)
        thing = _thing(head, span.start, span.end, quantity) or _set_off(span.start, root, quantity)
        yield Amount(quantity, head, thing, root.sent.start)


def _is_age(text: str, quantity: Quantity) -> bool:
    return (
        AGE_AFTER.match(text, quantity.end) is not None
        or CLOCK_OR_AGE.search(text, max(0, quantity.start - 12), quantity.start) is not None
    )


def _number_root(span: list[Token]) -> Token | None:
    """The word of a number phrase that the others hang on."""
    inside = {t.i for t in span}
    outer = [t for t in span if t.head.i not in inside or t.head.i == t.i]
    numbers = [
        t for t in outer if (not t.is_punct or t.text == "%") and t.lower_ not in ("to", "or", "and", "of")
    ]
    return numbers[-1] if numbers else None


def _head(root: Token, end: int) -> Token:
    """The noun right of a number that it counts, else the number itself."""
    if root.dep_ in BEFORE_NOUN and root.head.i >= end and root.head.sent.start == root.sent.start:
        between = root.doc[end : root.head.i]
        if not any(t.is_punct and t.text not in "-()" for t in between) and not _is_verb(root.head):
            return root.head
    return root


def _is_verb(token: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass", "aux", "dobj") for c in token.children)


def _thing(head: Token, start: int, end: int, quantity: Quantity) -> Token | None:
    """What the amount is of: the noun itself, else what "of", "in" or "worth of" names."""
    is_noun = head.i >= end
    if is_noun and head.lower_ not in CARRIERS:
        return head
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in OF:
            found = next((c for c in child.children if c.dep_ == "pobj"), None)
            if found is not None and found.lower_ in word_list("number_words")["rates"]:
                found = next(iter(found.lefts), found)
            if found is not None and found.i < end:
                return _thing(found, start, end, quantity)
            if found is not None and (
                child.lower_ == "of" or found.ent_type_ not in ("DATE", "TIME", "GPE", "LOC")
            ):
                return found
    above = head.head
    if above.lower_ == "worth" and above.i < start:
        return _priced(above)
    if above.lower_ in ("of", "at") and head.dep_ == "pobj" and above.dep_ == "prep" and above.head.i < start:
        return _valued(above.head)
    return None


def _set_off(start: int, root: Token, quantity: Quantity) -> Token | None:
    """The noun before a dash: "job losses - as many as 5,000"."""
    if (
        quantity.kind not in ("count", "measure")
        or start - root.sent.start < 2
        or root.doc[start - 1].text not in DASHES
    ):
        return None
    before = root.doc[start - 2]
    return before if before.is_alpha and before.dep_ in NOUN_PLACES else None


def _valued(noun: Token) -> Token | None:
    """ "exports of $5 billion": the exports; "tariffs of $5 billion on steel": the steel."""
    if _is_verb(noun):
        return None
    if noun.lower_ in words_of_rates():
        levied = (c for c in noun.subtree if c.lower_ == "on" and c.dep_ == "prep")
        return next((o for c in levied for o in c.children if o.dep_ == "pobj"), noun)
    return noun


@cache
def words_of_rates() -> frozenset[str]:
    """Tariffs, duties, taxes: what is levied on the amount of something else."""
    return frozenset(word_list("flows")["figures"]["rates"])


def _priced(worth: Token) -> Token | None:
    """ "gas worth $2 billion": the gas."""
    verb = worth.head
    if _is_verb(verb):
        sides = {c.dep_: c for c in verb.children if c.i < worth.i}
        return (
            sides.get("dobj") or sides.get("nsubjpass") or (sides.get("nsubj") if verb.lower_ in BE else None)
        )
    return verb if verb.i < worth.i else None
