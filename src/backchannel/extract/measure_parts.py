"""What a policy act acts on: its instrument, object, targets and rate, read from a noun phrase and what hangs on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from ..model.entities import Ref
from .measure_issuer import as_country
from .measure_words import Act, listed, themes

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .parsed import Parsed

CLAUSAL = frozenset("relcl acl advcl ccomp appos parataxis punct cc conj".split())
NOT_BELOW = frozenset("nsubj aux mark advmod xcomp npadvmod".split())
BEFORE = frozenset("compound amod nmod nummod quantmod npadvmod".split())
INSTRUMENTS = frozenset("tariff curb counter exemption order act law emergency inquiry programme".split())
"""Themes whose noun is the instrument; any other noun is the object."""
TOWARDS = frozenset("on against upon over to for of from with into by".split())
LEADING = frozenset("prep cc det mark nsubj aux poss amod compound".split())
LISTED = frozenset(["dobj", "dative", "conj", "appos"])
ACTED_ON = frozenset(["place", "group", "organisation", "person"])
PARTICLES = frozenset(["out", "away", "off", "back", "up", "down"])
GOODS_AT_MOST = 14
"""Words of an object: a phrase that runs on is cut."""
NUMBER = r"\d+(?:\.\d+)?"
RATE = re.compile(
    rf"(?:(?:up to|at least|as much as|about|around|nearly|almost|over|more than) )?{NUMBER}(?:[-–]{NUMBER})?"
    r"\s?(?:%|per ?cent\b|percent\b|percentage points\b)"
)
RANGE = re.compile(rf"({RATE.pattern})\s(?:to|and)\s({RATE.pattern})")


class Parts(Struct, frozen=True):
    """What is acted on; words without their article, entities as refs."""

    head: int
    """The token position of the noun that was found."""
    themes: frozenset[str]
    instrument: str | None = None
    object: str | None = None
    targets: tuple[Ref, ...] = ()


def complements(verb: Token, act: Act) -> Iterator[Token]:
    """The nouns a verb acts on: objects, the subject of a passive, the noun a relative clause hangs on, linked phrases."""
    is_plain = "" in act.links
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass", "attr", "oprd") and (is_plain or child.dep_ == "dobj"):
            yield child
            yield from (t for t in child.conjuncts if t.i > child.i)
        elif child.dep_ in ("prep", "prt", "advmod", "dative"):
            if child.lower_ in act.links or (child.lower_ in PARTICLES and act.links != {""}):
                yield from (
                    inner for inner in child.subtree if inner.dep_ == "pobj" and _steps(inner, child) <= 2
                )
    if (
        is_plain
        and verb.dep_ == "relcl"
        and not any(c.dep_ == "dobj" and c.lower_ not in ("that", "which") for c in verb.children)
    ):
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if subject is not None and subject.lower_ not in ("who", "that", "which"):
            yield verb.head
    if "whether" in act.links:
        yield from (t for c in verb.children if c.dep_ == "ccomp" for t in c.children if t.dep_ == "nsubj")
    is_loose = any(c.dep_ == "prep" and not any(True for _ in c.children) for c in verb.children)
    if (
        not is_loose and verb.dep_ == "acl"
        and not verb.lower_.endswith("ing")
        and not any(c.dep_ == "aux" for c in verb.children)
    ):
        yield verb.head


def _steps(noun: Token, top: Token) -> int:
    """How many steps up the tree lie between a noun and a word above it."""
    steps, at = 0, noun
    while at.i != top.i and steps < 5:
        at, steps = at.head, steps + 1
    return steps


def theme_of(noun: Token) -> tuple[Token, frozenset[str]]:
    """The noun that says what is acted on, and its themes: the head itself, or what a wrapper holds ("a list of tariffs")."""
    own = themes().get(noun.lower_)
    if own:
        if own == {"move"} and any(c.lower_ in listed("qualified") for c in noun.children):
            return noun, own | {"counter"}
        return noun, own
    is_rate = noun.lower_[:1].isdigit() or noun.lower_ in ("%", "percent", "cent")
    if not is_rate and noun.lower_ not in listed("wrappers"):
        return noun, frozenset()
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
    if "authority" in kinds and (law := _law_of(noun) or _law_of(verb)) is not None:
        noun, kinds = law, kinds | {"act"}
    is_instrument = bool(kinds & INSTRUMENTS)
    instrument = words(parsed, noun, short=not kinds & {"act"}) if is_instrument else None
    goods = _goods(parsed, verb, noun) if is_instrument else words(parsed, noun)
    if "act" in kinds and (purpose := _purpose(verb)) is not None:
        end = min(purpose.right_edge.i + 1, purpose.i + GOODS_AT_MOST)
        goods = _text(parsed, purpose.i, _cut(parsed, purpose.i, end))
        return Parts(noun.i, kinds, instrument, goods, targets(parsed, purpose, purpose))
    return Parts(noun.i, kinds, instrument, goods, targets(parsed, verb, noun))


def _law_of(authority: Token) -> Token | None:
    """ "the Y Act" in "authority under the Y Act"."""
    for child in authority.children:
        if child.dep_ == "prep" and child.lower_ in ("under", "pursuant") or (child.lower_ in ("of", "from") and child.head.lower_ in ("authority", "authorities", "powers")):
            for inner in child.children:
                if inner.dep_ == "pobj" and "act" in themes().get(inner.lower_, ()):
                    return inner
    return None


def _purpose(verb: Token) -> Token | None:
    """What a law is used for: "to force makers to ship"."""
    for child in verb.children:
        if child.dep_ in ("advcl", "xcomp") and any(c.lower_ == "to" and c.dep_ == "aux" for c in child.children):
            return child
    return None


def _goods(parsed: Parsed, verb: Token, noun: Token) -> str | None:
    """ "steel" in "tariffs on steel": the first phrase towards something that is nobody's name."""
    for holder in dict.fromkeys((noun, noun.head if noun.head.lower_ in listed("wrappers") else noun, verb)):
        for child in holder.children:
            if (
                child.dep_ not in ("prep", "dative")
                or child.i < holder.i
                or child.lower_ not in TOWARDS - {"from", "with", "into", "by"}
            ):
                continue
            for other in child.children:
                if (
                    other.dep_ != "pobj"
                    or parsed.dates_between(other.idx, other.idx + 1)
                    or RATE.search(other.text + other.nbor(-1).text)
                ):
                    continue
                if _is_money(parsed, other) and child.lower_ == "of":
                    continue
                if parsed.cast.who(other) is None and other.lower_ not in (
                    "%",
                    "percent",
                    "cent",
                    "it",
                    "them",
                    "that",
                ):
                    return words(parsed, other)
    return None


def _is_money(parsed: Parsed, noun: Token) -> bool:
    return any(t.text in "$€£¥" for t in parsed.tokens[noun.left_edge.i : noun.i + 1])


def targets(parsed: Parsed, verb: Token, noun: Token) -> tuple[Ref, ...]:
    """Whom it is aimed at, in order: the named after "on", "against", "to", "from", and a country before the goods."""
    found: list[Ref] = []
    for token in dict.fromkeys((*_inside(parsed, noun), *_inside(parsed, verb, only_after=noun.i))):
        character = parsed.cast.at(token.i)
        if character is None or character.kind not in ACTED_ON:
            continue
        is_after_link = token.dep_ == "pobj" and token.head.lower_ in TOWARDS
        is_before_goods = token.dep_ in BEFORE and token.head.i != noun.i
        if is_after_link or is_before_goods or token.dep_ in LISTED:
            found.append(as_country(parsed, parsed.cast.ref_of(character)))
    return tuple(dict.fromkeys(found))


def _inside(parsed: Parsed, top: Token, *, only_after: int = -1) -> Iterator[Token]:
    """The words below a word, without clauses and without phrases that say when, why or despite what."""
    for child in top.children:
        is_list = child.dep_ in ("conj", "appos") and top.dep_ in LISTED | {"pobj"} and parsed.cast.at(child.i) is not None
        if child.i <= only_after or (child.dep_ in CLAUSAL and not is_list) or child.dep_ in NOT_BELOW:
            continue
        if child.dep_ in ("prep", "agent") and child.lower_ not in TOWARDS:
            continue
        yield child
        yield from _inside(parsed, child)


def words(parsed: Parsed, noun: Token, *, short: bool = False) -> str:
    """The words of a phrase: with what stands before the noun, and unless `short` with what hangs behind it."""
    start = min((c.left_edge.i for c in noun.lefts if c.dep_ in BEFORE), default=noun.i)
    end = noun.i + 1 if short else _end_of_phrase(parsed, noun)
    return _text(parsed, start, end)


def _text(parsed: Parsed, start: int, end: int) -> str:
    last = parsed.tokens[end - 1]
    return " ".join(parsed.text[parsed.tokens[start].idx : last.idx + len(last)].split())


def _end_of_phrase(parsed: Parsed, noun: Token) -> int:
    end, limit = noun.i + 1, min(noun.right_edge.i + 1, noun.i + GOODS_AT_MOST)
    while end < limit:
        token = parsed.tokens[end]
        if token.dep_ in ("relcl", "advcl") or (token.dep_ == "acl" and token.lower_.endswith("ing")) or (token.is_punct and token.text in ",;:—–("):
            break
        end += 1
    return _cut(parsed, noun.i, end)


def _cut(parsed: Parsed, first: int, end: int) -> int:
    """Without words that lead to what is cut off."""
    while end > first + 1 and (parsed.tokens[end - 1].dep_ in LEADING or parsed.tokens[end - 1].is_punct):
        end -= 1
    return end


def rates_in(text: str) -> list[tuple[str, int]]:
    """(rate, offset) of each rate in a text: of a change the new one, a range as one.

    >>> rates_in("raised from 10% to 25%"), rates_in("25% on steel and 10% on tin")
    ([('25%', 19)], [('25%', 0), ('10%', 17)])
    """
    if (span := RANGE.search(text)) is not None:
        if text[: span.start()].rstrip().endswith(("from", "From")):
            return [(span[2], span.start(2))]
        return [(span[0], span.start())]
    found = [(m[0], m.start()) for m in RATE.finditer(text)]
    return [f for f in found if not text[: f[1]].rstrip().endswith(" from")] or found


def rates_of(
    parsed: Parsed, start: int, end: int, *, owners: frozenset[int]
) -> list[tuple[str, str | None]]:
    """(rate, what it is on) of the rates between two tokens that hang on one of the owners before any other verb.

    Owners are positions of verb and noun; what a rate is on is told only where there are several ("25% on steel,
    10% on tin").
    """
    first = parsed.tokens[start]
    text = parsed.text[first.idx : parsed.tokens[end - 1].idx + len(parsed.tokens[end - 1])]
    found: dict[str, str | None] = {}
    for rate, at in rates_in(text):
        span = parsed.doc.char_span(first.idx + at, first.idx + at + len(rate), alignment_mode="expand")
        if span is not None and _hangs_on(span.root, owners):
            found.setdefault(rate, _goods_after(parsed, span.end))
    return list(found.items()) if len(found) > 1 else [(rate, None) for rate in found]


def _goods_after(parsed: Parsed, position: int) -> str | None:
    """ "steel" in "25% on steel"."""
    if position >= len(parsed.tokens) or parsed.lower[position] not in ("on", "for"):
        return None
    noun = next((c for c in parsed.tokens[position].children if c.dep_ == "pobj"), None)
    return None if noun is None else words(parsed, noun, short=True)


def _hangs_on(token: Token, owners: frozenset[int]) -> bool:
    at = token
    for _ in range(8):
        if at.i in owners:
            return True
        if at.head.i == at.i or at.dep_ in ("relcl", "advcl", "ccomp", "xcomp", "acl"):
            return False
        at = at.head
    return False
