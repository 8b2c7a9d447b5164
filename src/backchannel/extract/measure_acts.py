"""Acts of policy in one sentence: by verb, by promise, by noun."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from .measure_issuer import Issuer, agent_of, issuer_of
from .measure_parts import Parts, complements, parts_of, targets, theme_of, words
from .measure_stance import Stance, stance_of
from .measure_words import Act, acts, not_acts, promises

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from .parsed import Parsed

NOT_VERBS = frozenset(
    [
        "compound",
        "amod",
        "nsubj",
        "nsubjpass",
        "pobj",
        "dobj",
        "poss",
        "attr",
        "nmod",
        "punct",
        "appos",
        "prep",
        "aux",
        "auxpass",
        "npadvmod",
        "mark",
        "cc",
        "det",
    ]
)
RATED = frozenset(["tariff"])


class Found(Struct, frozen=True):
    """One act with all that its sentence says of it."""

    head: Token
    act: str
    issuer: Issuer
    parts: Parts
    stance: Stance
    score: float
    noun: int | None = None
    """The token position of what is acted on."""
    covers: tuple[int, ...] = ()
    """Positions that no other act of the sentence may use."""

    @property
    def has_rate(self) -> bool:
        return bool(self.parts.themes & RATED)


def found_acts(parsed: Parsed, sentence: Span) -> Iterator[Found]:
    """The acts of a sentence in reading order, those by verb first."""
    used: set[int] = set()
    for token in sentence:
        found = _by_verb(parsed, token) or _by_promise(parsed, token)
        if found is not None and token.i not in used:
            used.update((token.i, *found.covers))
            yield found
    for token in sentence:
        if token.i not in used and (found := _by_noun(parsed, token)) is not None:
            yield found


def _by_verb(parsed: Parsed, verb: Token) -> Found | None:
    """ "X imposed tariffs on Y", "X pulled out of the treaty", "X will retaliate"."""
    options = acts().get(verb.lower_)
    if options is None or verb.dep_ in NOT_VERBS:
        return None
    for _, act in options:
        match = _match(parsed, verb, act)
        if match is None:
            continue
        stance = stance_of(verb, act.name)
        if stance is None:
            return None
        issuer = issuer_of(parsed, agent_of(verb))
        if issuer.ref is None:
            return None
        return Found(verb, act.name, issuer, match, stance, 0.8, match.head, (match.head,))
    return None


def _match(parsed: Parsed, verb: Token, act: Act) -> Parts | None:
    """What the verb acts on, if it is what the act takes."""
    if "none" in act.takes:
        return Parts(verb.i, frozenset(), None, None, targets(parsed, verb, verb))
    for noun in complements(verb, act):
        head, kinds = theme_of(noun)
        if kinds & act.takes:
            return parts_of(parsed, verb, head, kinds & act.takes)
        if "any" in act.takes and noun.dep_ in ("dobj", "nsubjpass"):
            return Parts(noun.i, kinds, None, words(parsed, noun), targets(parsed, verb, noun))
    return None


def _by_promise(parsed: Parsed, verb: Token) -> Found | None:
    """ "X has committed to streamline approvals": what is promised is the act."""
    above = verb.head.head if verb.dep_ == "pcomp" else verb.head
    if verb.dep_ not in ("xcomp", "pcomp") or above.lower_ not in promises() or verb.lower_ in not_acts():
        return None
    stance = stance_of(verb, verb.lower_)
    issuer = issuer_of(parsed, agent_of(verb))
    if (
        stance is None
        or issuer.ref is None
        or (parsed.cast.kind_of(issuer.ref) == "person" and verb.lower_ not in acts())
    ):
        return None
    noun = next((c for c in verb.children if c.dep_ in ("dobj", "pobj", "ccomp")), None)
    if noun is None:
        return None
    parts = Parts(noun.i, frozenset(), None, words(parsed, noun), targets(parsed, verb, noun))
    return Found(verb, verb.lower_, issuer, parts, stance, 0.6, noun.i, (noun.i,))


def _by_noun(parsed: Parsed, noun: Token) -> Found | None:
    return None
