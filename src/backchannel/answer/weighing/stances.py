"""Where somebody stands on a thing, by their own words and measures: for it, against it, or not told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Literal

from msgspec import Struct

from backchannel.model.facts import Measure, Statement

from ..issue import stems
from ..reading import Reading
from .accounts import Account
from .groups import Group
from .same_fact import GENERIC
from .words import plain, words

Stand = Literal["for", "against"]
REACH = 4
"""Words before a verb among which "not" turns it round."""
SHARED = 2
"""Stems two objects must share, where the smaller has so many."""


class Position(Struct, frozen=True, kw_only=True):
    """One thing that an actor said or did, and which way it points."""

    actor: str
    """Canonical id of the speaker, or of whoever issued the measure."""
    group: Group
    day: date | None
    """When it was said or done, as far as told; else the day of the report."""
    stand: Stand | None
    """None where the words point neither way, or both ways."""
    object: frozenset[str]
    """The stems of what it is about."""

    @property
    def account(self) -> Account:
        """That of the first who tells it."""
        return self.group.first

    @property
    def origins(self) -> frozenset[str]:
        return frozenset(account.origin for account in self.group.accounts)


def position_of(view: Reading, group: Group) -> Position | None:
    """None for what is no statement or measure, or is nobody's."""
    account = group.first
    fact = account.claim.fact
    if isinstance(fact, Measure):
        if fact.issuer is None:
            return None
        return _position(view.canonical(fact.issuer), group, _stand_of_measure(account), account.about)
    if not isinstance(fact, Statement) or fact.speaker is None:
        return None
    stand = stand_of(account.words)
    if account.told == "denied" and stand is not None:
        stand = "against" if stand == "for" else "for"
    about = stems(account.words) - _stance_stems()
    return _position(view.canonical(fact.speaker), group, stand, about)


def _position(actor: str, group: Group, stand: Stand | None, about: frozenset[str]) -> Position:
    return Position(actor=actor, group=group, day=_day(group), stand=stand, object=about)


def _day(group: Group) -> date | None:
    """A plan is a position from its report on, whatever day it is for."""
    reported = [a.reported for a in group.accounts if a.reported is not None]
    begins = [a.claim.valid.maybe[0] for a in group.accounts if a.claim.valid is not None]
    told = [day for day in begins if day is not None]
    return min(reported if group.first.told == "ahead" else reported + told, default=None)


def _stand_of_measure(account: Account) -> Stand | None:
    fact = account.claim.fact
    acts = words()["acts"]
    if not isinstance(fact, Measure) or fact.act not in (*acts["forward"], *acts["back"]):
        return None
    is_forward = fact.act in acts["forward"] and fact.stage not in ("suspended", "lifted")
    is_turned = account.told == "denied" or fact.stage == "refused"
    return "for" if is_forward != is_turned else "against"


def stand_of(said: str) -> Stand | None:
    """Which way the words point, negation counted; None where none of them does, or they disagree.

    >>> [stand_of(w) for w in ("we will not retaliate", "we support the plan", "it is late")]
    ['against', 'for', None]
    """
    found = set(_stands(plain(said)))
    return found.pop() if len(found) == 1 else None


def _stands(said: str) -> Iterator[Stand]:
    lists = words()["stance"]
    for phrase in lists["against_phrases"]:
        said = f" {said} ".replace(f" {phrase} ", " reject ").strip()
    tokens = said.split()
    for place, token in enumerate(tokens):
        is_for = token in lists["for"]
        if is_for or token in lists["against"]:
            before = tokens[max(0, place - REACH) : place]
            is_turned = bool(set(before) & set(lists["not"]))
            yield "for" if is_for != is_turned else "against"


@cache
def _stance_stems() -> frozenset[str]:
    lists = words()["stance"]
    every = [*lists["for"], *lists["against"], *lists["against_phrases"], *lists["not"]]
    return frozenset(stem for word in every for stem in stems(word))


def on_one_thing(a: Position, b: Position) -> bool:
    """Whether both are about one thing: enough words in common, one of them telling."""
    aims = a.account.targets, b.account.targets
    if all(aims) and aims[0] != aims[1]:
        return False
    small = min(len(a.object), len(b.object))
    shared = a.object & b.object
    enough = max(min(SHARED, small), (small + 1) // 2)
    return small > 0 and len(shared) >= enough and bool(shared - GENERIC)
