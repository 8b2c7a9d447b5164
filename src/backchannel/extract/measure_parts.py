"""What a policy act acts on: its instrument, object, targets and rates, read from a noun phrase and what hangs on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from ..model.entities import Ref
from .measure_words import Act, themes, wrappers

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .parsed import Parsed

CLAUSAL = frozenset(["relcl", "acl", "advcl", "ccomp", "appos", "parataxis", "punct", "cc", "conj"])
BEFORE = frozenset(["compound", "amod", "nmod", "nummod", "quantmod", "npadvmod"])
INSTRUMENTS = frozenset(
    ["tariff", "curb", "counter", "exemption", "order", "act", "law", "emergency", "inquiry", "programme"]
)
"""Themes whose noun is the instrument; any other noun is the object."""
TOWARDS = frozenset(["on", "against", "upon", "over", "to", "for", "of", "from", "with", "into", "by"])
RATE = re.compile(
    r"(?:(?:up to|at least|as much as|about|around|nearly|almost|over|more than) )?\d+(?:\.\d+)?(?:[-–]\d+(?:\.\d+)?)?\s?(?:%|per ?cent\b|percent\b|percentage points\b)"
)
RANGE = re.compile(rf"(?:between )?({RATE.pattern})\s(?:to|and)\s({RATE.pattern})")
ACTED_ON = frozenset(["place", "group", "organisation", "person"])
GOODS_AT_MOST = 14
"""Words of an object: a phrase that runs on is cut."""


class Parts(Struct, frozen=True):
    """What is acted on; words without their article, entities as refs."""

    head: int
    """The token position of the noun that was found."""
    themes: frozenset[str]
    instrument: str | None = None
    object: str | None = None
    targets: tuple[Ref, ...] = ()


def complements(verb: Token, act: Act) -> Iterator[Token]:
    """The nouns a verb acts on, in order: objects, the subject of a passive, and what its linking words lead to."""
    for child in verb.children:
        if (child.dep_ in ("dobj", "nsubjpass", "attr", "oprd") and "" in act.links) or (
            child.dep_ == "dobj" and not act.links - {"from"}
        ):
            yield from _with_conjuncts(child)
        elif child.dep_ in ("prep", "prt", "advmod", "dative") and (
            child.lower_ in act.links or (child.lower_ in ("out", "away", "off", "back") and act.links)
        ):
            for inner in child.subtree:
                if inner.dep_ == "pobj" and _prepositions_between(inner, child) <= 2:
                    yield inner


def _prepositions_between(noun: Token, top: Token) -> int:
    """How many words lie between a noun and the preposition it hangs on."""
    steps, at = 0, noun
    while at.i != top.i and steps < 5:
        at, steps = at.head, steps + 1
    return steps


def _with_conjuncts(token: Token) -> Iterator[Token]:
    yield token
    yield from (t for t in token.conjuncts if t.i > token.i)


def theme_of(noun: Token) -> tuple[Token, frozenset[str]]:
    """The noun that says what is acted on, and its themes: the head itself, or what a wrapper holds ("a list of tariffs")."""
    own = themes().get(noun.lower_)
    if own:
        return noun, own
    if noun.lower_ in wrappers() or noun.lower_[:1].isdigit() or noun.lower_ in ("%", "percent", "cent"):
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ in ("of", "for", "in"):
                for inner in child.children:
                    if inner.dep_ == "pobj" and (found := themes().get(inner.lower_)):
                        return inner, found
        for child in noun.children:
            if child.dep_ in BEFORE and (found := themes().get(child.lower_)):
                return noun, found
    return noun, frozenset()


def parts_of(parsed: Parsed, verb: Token, noun: Token, kinds: frozenset[str]) -> Parts:
    """What stands in the phrase of a noun, and behind the verb that acts on it."""
    is_instrument = bool(kinds & INSTRUMENTS)
    instrument = words(parsed, noun, short=True) if is_instrument else None
    goods = None if is_instrument else words(parsed, noun)
    for holder in dict.fromkeys((noun, noun.head if noun.head.lower_ in wrappers() else noun, verb)):
        for preposition, other in _phrases(holder):
            if (
                goods is None
                and preposition in ("on", "upon", "against", "over", "to", "for", "of")
                and not parsed.dates_between(other.idx, other.idx + 1)
            ):
                if parsed.cast.who(other) is None or preposition == "of":
                    goods = words(parsed, other)
    return Parts(noun.i, kinds, instrument, goods, targets(parsed, verb, noun))


def _phrases(holder: Token) -> Iterator[tuple[str, Token]]:
    for child in holder.children:
        if child.dep_ in ("prep", "dative") and child.i > holder.i:
            yield from ((child.lower_, inner) for inner in child.children if inner.dep_ == "pobj")


def targets(parsed: Parsed, verb: Token, noun: Token) -> tuple[Ref, ...]:
    """Whom it is aimed at, in order: the named after "on", "against", "to", "from", and a country before the goods."""
    found: list[Ref] = []
    for token in dict.fromkeys((*_inside(noun), *_inside(verb, only_after=noun.i))):
        character = parsed.cast.at(token.i)
        if character is None or character.kind not in ACTED_ON:
            continue
        if (
            (token.dep_ == "pobj" and token.head.lower_ in TOWARDS)
            or token.dep_ in ("dobj", "dative", "conj")
            or (token.dep_ in BEFORE and token.head.i != noun.i)
        ):
            ref = parsed.cast.ref_of(character)
            if ref not in found:
                found.append(ref)
    return tuple(found)


def _inside(top: Token, *, only_after: int = -1) -> Iterator[Token]:
    """The words below a word, without clauses and dates of their own."""
    for child in top.children:
        if child.i > only_after and (
            child.dep_ not in CLAUSAL or (child.dep_ == "conj" and top.dep_ in ("pobj", "dobj"))
        ):
            if child.dep_ in ("nsubj", "aux", "mark", "advmod", "xcomp", "npadvmod") or (
                child.dep_ in ("prep", "agent") and child.lower_ not in TOWARDS
            ):
                continue
            yield child
            yield from _inside(child)


def words(parsed: Parsed, noun: Token, *, short: bool = False) -> str:
    """The words of a phrase: with what stands before the noun, and unless `short` with what hangs behind it."""
    start = min((c.left_edge.i for c in noun.lefts if c.dep_ in BEFORE), default=noun.i)
    end = noun.i + 1
    if not short:
        limit = min(noun.right_edge.i + 1, noun.i + GOODS_AT_MOST)
        while end < limit and not (
            parsed.tokens[end].dep_ in ("relcl", "acl", "advcl")
            or (parsed.tokens[end].is_punct and parsed.tokens[end].text in ",;:—–(")
        ):
            end += 1
        while end > noun.i + 1 and parsed.tokens[end - 1].dep_ in (
            "prep",
            "cc",
            "det",
            "mark",
            "nsubj",
            "aux",
        ):
            end -= 1
    last = parsed.tokens[end - 1]
    return " ".join(parsed.text[parsed.tokens[start].idx : last.idx + len(last)].split())


def rates_in(text: str) -> list[tuple[str, int]]:
    """(rate, offset) of each rate in a text: of a change the new one, a range as one.

    >>> rates_in("raised from 10% to 25%"), rates_in("25% on steel and 10% on tin")
    ([('25%', 19)], [('25%', 0), ('10%', 17)])
    """
    if (span := RANGE.search(text)) is not None:
        before = text[: span.start()].rstrip()
        if before.endswith(("from", "From")):
            return [(span[2], span.start(2))]
        return [(span[0], span.start())]
    found = [(m[0], m.start()) for m in RATE.finditer(text)]
    old = [i for i, (_, at) in enumerate(found) if text[:at].rstrip().endswith(" from")]
    return [f for i, f in enumerate(found) if i not in old] or found
