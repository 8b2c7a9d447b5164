"""What a policy act acts on: its instrument, object and targets, from a noun phrase and what hangs on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from ...gazetteer import kind_of
from ...model.entities import Ref
from .issuer import as_country
from .rates import RATE
from .words import Act, listed, made_words, themes

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

CLAUSAL = frozenset(["relcl", "acl", "advcl", "ccomp", "appos", "parataxis", "punct", "cc", "conj"])
NOT_BELOW = frozenset(["nsubj", "aux", "mark", "advmod", "xcomp", "npadvmod"])
BEFORE = frozenset(["compound", "amod", "nmod", "nummod", "quantmod", "npadvmod"])
INSTRUMENTS = frozenset(
    ["tariff", "curb", "counter", "exemption", "order", "act", "law", "emergency", "inquiry", "programme"]
)
"""Themes whose noun is the instrument; any other noun is the object."""
TOWARDS = frozenset(["on", "against", "upon", "over", "to", "for", "of", "from", "with", "into", "by"])
LEADING = frozenset(["prep", "cc", "det", "mark", "nsubj", "aux", "poss", "amod", "compound"])
LISTED = frozenset(["dobj", "dative", "conj", "appos"])
ACTED_ON = frozenset(["place", "group", "organisation", "person"])
ONTO = TOWARDS - {"from", "with", "into", "by"}
NOT_GOODS = frozenset(
    ["%", "percent", "cent", "it", "them", "that", "us", "period", "year", "years", "months", "days", "weeks"]
)
PARTICLES = frozenset(["out", "away", "off", "back", "up", "down"])
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
    """The nouns a verb acts on: objects, a passive's subject, linked phrases, the noun it follows."""
    for child in verb.children:
        if child.dep_ == "dobj" or (child.dep_ in ("nsubjpass", "attr", "oprd") and "" in act.links):
            yield child
            yield from (t for t in child.conjuncts if t.i > child.i)
        elif child.dep_ in ("prep", "prt", "advmod", "dative") and _leads_to(child, act):
            yield from (t for t in child.subtree if t.dep_ == "pobj" and _steps(t, child) <= 2)
        elif child.dep_ == "ccomp" and "whether" in act.links:
            yield from (t for t in child.children if t.dep_ == "nsubj")
    if "" in act.links and _is_behind_its_object(verb):
        yield verb.head


def _leads_to(link: Token, act: Act) -> bool:
    return link.lower_ in act.links or (link.lower_ in PARTICLES and act.links != {""})


def _is_behind_its_object(verb: Token) -> bool:
    """ "tariffs that Ruritania imposed", "tariffs imposed by Ruritania"."""
    words = {c.dep_: c.lower_ for c in verb.children}
    if verb.dep_ == "relcl":
        has_object = "dobj" in words and words["dobj"] not in ("that", "which")
        return not has_object and words.get("nsubj", "who") not in ("who", "that", "which")
    is_open = any(c.dep_ == "prep" and c.i == c.right_edge.i for c in verb.children)
    return verb.dep_ == "acl" and not (verb.lower_.endswith("ing") or "aux" in words or is_open)


def _steps(noun: Token, top: Token) -> int:
    """How many steps up the tree lie between a noun and a word above it."""
    steps, at = 0, noun
    while at.i != top.i and steps < 5:
        at, steps = at.head, steps + 1
    return steps


def theme_of(noun: Token) -> tuple[Token, frozenset[str]]:
    """The noun that says what is acted on, and its themes: the head, or inside it ("a list of tariffs")."""
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
        goods = text_of(parsed, purpose.i, without_loose_end(parsed, purpose.i, end))
        return Parts(noun.i, kinds, instrument, goods, targets(parsed, purpose, purpose))
    return Parts(noun.i, kinds, instrument, goods, targets(parsed, verb, noun))


def _law_of(authority: Token) -> Token | None:
    """ "the Y Act" in "authority under the Y Act"."""
    for child in authority.children:
        if (child.dep_ == "prep" and child.lower_ in ("under", "pursuant")) or (
            child.lower_ in ("of", "from") and child.head.lower_ in ("authority", "authorities", "powers")
        ):
            for inner in child.children:
                if inner.dep_ == "pobj" and "act" in themes().get(inner.lower_, ()):
                    return inner
    return None


def _purpose(verb: Token) -> Token | None:
    """What a law is used for: "to force makers to ship"."""
    for child in verb.children:
        if child.dep_ in ("advcl", "xcomp") and any(
            c.lower_ == "to" and c.dep_ == "aux" for c in child.children
        ):
            return child
    return None


def _goods(parsed: Parsed, verb: Token, noun: Token) -> str | None:
    """ "steel" in "tariffs on steel": the first phrase towards something that is nobody's name."""
    wrapper = _wrapper(noun)
    for holder in dict.fromkeys((noun, *_rates_below(noun), wrapper, verb)):
        for child in holder.children:
            if child.dep_ not in ("prep", "dative") or child.i < holder.i or child.lower_ not in ONTO:
                continue
            for other in child.children:
                is_it = other.i == noun.i
                if other.dep_ == "pobj" and not is_it and _is_goods(parsed, other, link=child.lower_):
                    return words(parsed, other)
    return None


def _wrapper(noun: Token) -> Token:
    """ "rate" in "the rate of duty"; the noun itself where nothing is around it."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun.head
    return above if above.lower_ in listed("wrappers") else noun


def _rates_below(noun: Token) -> list[Token]:
    """ "8%" in "tariffs of 8% on wine", which "on wine" hangs on in some parses."""
    return [
        t
        for c in noun.children
        if c.lower_ == "of"
        for t in c.children
        if t.lower_ in ("%", "percent", "cent")
    ]


def _is_goods(parsed: Parsed, noun: Token, *, link: str) -> bool:
    """No date, no rate, no sum ("tariffs of $3 billion on wine"), and nobody who is named."""
    if parsed.date_at(noun.idx) is not None or noun.lower_ in NOT_GOODS:
        return False
    is_measured = _is_money(parsed, noun) or noun.nbor(-1).text[:1].isdigit()
    if RATE.match(text_of(parsed, noun.left_edge.i, noun.i + 1)):
        return False
    return not (link == "of" and is_measured) and parsed.cast.who(noun) is None


def _is_money(parsed: Parsed, noun: Token) -> bool:
    return any(t.text in "$€£¥" for t in parsed.tokens[noun.left_edge.i : noun.i + 1])


def targets(parsed: Parsed, verb: Token, noun: Token) -> tuple[Ref, ...]:
    """Whom it is aimed at, in order: the named after "on", "to", "from" …, and a country before the goods.

    Of "X was hit with a tariff" it is X.
    """
    found: list[Ref] = []
    if noun.dep_ == "pobj" and noun.head.lower_ == "with" and noun.head.head.i == verb.i:
        hit = [c for c in verb.children if c.dep_ == "nsubjpass" and parsed.cast.at(c.i) is not None]
        found += [r for c in hit for r in parsed.cast.all_who(c)]
    around = (*_inside(parsed, noun), *_inside(parsed, _wrapper(noun), only_after=noun.i))
    for token in dict.fromkeys((*around, *_inside(parsed, verb, only_after=noun.i))):
        character = parsed.cast.at(token.i)
        if character is None or character.kind not in ACTED_ON:
            continue
        is_after_link = token.dep_ == "pobj" and token.head.lower_ in TOWARDS
        is_before_goods = token.dep_ in BEFORE and token.head.i != noun.i and kind_of(token.text) != "capital"
        if is_after_link or is_before_goods or token.dep_ in LISTED:
            found.append(as_country(parsed, parsed.cast.ref_of(character)))
    return tuple(dict.fromkeys(found))


def _inside(parsed: Parsed, top: Token, *, only_after: int = -1) -> Iterator[Token]:
    """The words below a word, without clauses and without phrases that say when, why or despite what."""
    walk = [(top, iter(top.children))]
    while walk:
        top, children = walk[-1]
        child = next(children, None)
        if child is None:
            walk.pop()
            continue
        is_list = (
            child.dep_ in ("conj", "appos")
            and top.dep_ in LISTED | {"pobj"}
            and parsed.cast.at(child.i) is not None
        )
        if child.dep_ == "acl" and not child.lower_.endswith("ing"):
            yield from (
                t for c in child.children if c.lower_ == "from" for t in c.children if t.dep_ == "pobj"
            )
        if (
            (child.i <= only_after and len(walk) == 1)
            or (child.dep_ in CLAUSAL and not is_list)
            or child.dep_ in NOT_BELOW
        ):
            continue
        if child.dep_ in ("prep", "agent") and child.lower_ not in TOWARDS:
            continue
        yield child
        walk.append((child, iter(child.children)))


def words(parsed: Parsed, noun: Token, *, short: bool = False) -> str:
    """The words of a phrase: with what stands before its noun, and unless `short` what hangs behind it."""
    start = min((c.left_edge.i for c in noun.lefts if c.dep_ in BEFORE), default=noun.i)
    end = noun.i + 1 if short else _end_of_phrase(parsed, noun)
    return text_of(parsed, start, end)


def text_of(parsed: Parsed, start: int, end: int) -> str:
    """The words of a range of tokens, on one line."""
    last = parsed.tokens[end - 1]
    return " ".join(parsed.text[parsed.tokens[start].idx : last.idx + len(last)].split())


def _end_of_phrase(parsed: Parsed, noun: Token) -> int:
    end, limit = noun.i + 1, min(noun.right_edge.i + 1, noun.i + GOODS_AT_MOST)
    while end < limit:
        token = parsed.tokens[end]
        if (
            token.dep_ in ("relcl", "advcl")
            or (token.dep_ == "acl" and token.lower_ in made_words())
            or (token.dep_ == "acl" and token.lower_.endswith("ing"))
            or (token.is_punct and token.text in ",;:—–(")
        ):
            break
        end += 1
    return without_loose_end(parsed, noun.i, end)


def without_loose_end(parsed: Parsed, first: int, end: int) -> int:
    """Without words that lead to what is cut off."""
    while end > first + 1 and (parsed.tokens[end - 1].dep_ in LEADING or parsed.tokens[end - 1].is_punct):
        end -= 1
    return end
