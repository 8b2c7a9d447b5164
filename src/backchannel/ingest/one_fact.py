"""Whether a finding is a fact that a person has already spoken of: the same people, in overlapping words.

A rejection is of one finding: another standing, mode or stage, or the same told as planned or denied, is
another finding. An accepted fact settles its words: whatever is found there of the same kind and people adds
nothing to it.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable

from backchannel.model.claims import Claim, Draft
from backchannel.model.facts import (
    Attribute,
    Contact,
    Fact,
    Figure,
    Flow,
    Measure,
    Remit,
    Statement,
    Tenure,
    Tie,
)
from backchannel.model.sources import Evidence, Span

Found = Claim | Draft
_WORD = re.compile(r"\w+")
_SMALL = frozenset(("the", "of", "to", "for", "and", "in", "at", "a", "an"))


def is_the_same(one: Found, other: Found) -> bool:
    """Whether both are one finding, whatever found them: people, meaning, and words that overlap."""
    return (
        one.modality == other.modality
        and _meaning(one.fact) == _meaning(other.fact)
        and is_of_the_same(one, other)
    )


def is_of_the_same(one: Found, other: Found) -> bool:
    """Whether both speak of the same people, in the same kind of fact, in words that overlap."""
    return (
        type(one.fact) is type(other.fact)
        and _people(one.fact) == _people(other.fact)
        and _same_matter(one.fact, other.fact)
        and _overlap(one.evidence, other.evidence)
    )


def _people(fact: Fact) -> Hashable:
    """Who it is about, in whatever order they come."""
    match fact:
        case Tenure():
            return fact.holder
        case Tie():
            return frozenset((fact.a, fact.b))
        case Contact():
            return frozenset(fact.participants)
        case Statement():
            return fact.speaker or _plain(fact.speaker_words)
        case Measure():
            return fact.issuer
        case Flow():
            return frozenset(fact.givers), frozenset(fact.receivers)
        case Remit():
            return fact.body, _plain(fact.issue)
        case Attribute():
            return fact.subject, fact.name
        case Figure():
            return fact.value


def _same_matter(one: Fact, other: Fact) -> bool:
    """Whether both tell of one matter: one post, one tie, overlapping words that were said, one act."""
    if isinstance(one, Tenure) and isinstance(other, Tenure):
        return bool(_words(one.post) & _words(other.post))
    if isinstance(one, Tie) and isinstance(other, Tie):
        return one.tie == other.tie
    if isinstance(one, Statement) and isinstance(other, Statement):
        return _meet(one.content, other.content)
    if isinstance(one, Measure) and isinstance(other, Measure):
        return _plain(one.act) == _plain(other.act)
    if isinstance(one, Flow) and isinstance(other, Flow):
        return bool(_words(one.goods) & _words(other.goods))
    return True


def _meaning(fact: Fact) -> Hashable:
    """What else tells one finding from another, wording aside."""
    match fact:
        case Tenure():
            return _words(fact.post), fact.standing
        case Tie():
            return (fact.a, fact.b) if fact.directed else fact.directed
        case Contact():
            return fact.mode, fact.one_way
        case Measure():
            return fact.stage, _plain(fact.object), _plain(fact.rate)
        case Flow():
            return fact.amount, fact.unit
        case Remit():
            return fact.role
        case Attribute():
            return fact.value
        case Figure():
            return _plain(fact.property), fact.unit
        case Statement():
            return None


def _overlap(one: Iterable[Evidence], other: Iterable[Evidence]) -> bool:
    spans = list(other)
    return any(_meet(a, b) for a in one for b in spans)


def _meet(a: Span | Evidence, b: Span | Evidence) -> bool:
    return a.start < b.end and b.start < a.end


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold())) - _SMALL


def _plain(text: str | None) -> str:
    return " ".join(_WORD.findall((text or "").casefold()))
