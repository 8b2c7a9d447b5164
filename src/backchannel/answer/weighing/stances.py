"""Where somebody stands on a thing, by their own words and measures: for it, against it, or not told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Literal

from msgspec import Struct

from backchannel.model.claims import Claim
from backchannel.model.facts import Fact, Measure, Statement

from ..fact_words import content_of
from ..issue import stems
from ..reading import Reading
from .accounts import Account
from .groups import Group
from .same_fact import measures_meet, near, telling
from .words import days, plain, words

Stand = Literal["for", "against"]
REACH = 4
"""Words before a verb among which "not" turns it round."""
SHARED = 2
"""Stems that two objects must share at least."""


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

    day_is_told: bool = False
    """The words give that day; it is not that of the report."""

    @property
    def account(self) -> Account:
        """That of the first who tells it."""
        return self.group.first

    @property
    def known_by(self) -> frozenset[str]:
        """What two positions on one thing have in common, one of them at least."""
        own = frozenset([f"to {getattr(self.account.claim.fact, 'act', '')}"])
        aims = self.account.targets if self.account.kind == "measure" else frozenset()
        return telling(self.object) | aims | (own if _is_known_alone(self) else frozenset())

    @property
    def origins(self) -> frozenset[str]:
        return frozenset(account.origin for account in self.group.accounts)


def position_of(view: Reading, group: Group) -> Position | None:
    """None for what is no statement or measure, or is nobody's."""
    account = group.first
    fact = account.claim.fact
    actor = actor_of(fact)
    if actor is None:
        return None
    if isinstance(fact, Measure):
        return _position(view.canonical(actor), group, _stand_of_measure(account), account.about)
    stand = stand_of(account.words)
    if account.told == "denied" and stand is not None:
        stand = "against" if stand == "for" else "for"
    about = stems(account.words) - _stance_stems()
    return _position(view.canonical(actor), group, stand, about)


def actor_of(fact: Fact) -> str | None:
    """The ref of whose position it is; None for what is nobody's."""
    if isinstance(fact, Measure):
        return fact.issuer
    return fact.speaker if isinstance(fact, Statement) else None


def points(view: Reading, claim: Claim) -> bool:
    """Whether a statement's words, or the act of a measure, point one way by themselves."""
    if isinstance(claim.fact, Measure):
        return claim.fact.act in _pointing_acts()
    return stand_of(content_of(view, claim)) is not None


@cache
def _pointing_acts() -> frozenset[str]:
    acts = words()["acts"]
    return frozenset((*acts["forward"], *acts["back"]))


def _position(actor: str, group: Group, stand: Stand | None, about: frozenset[str]) -> Position:
    told = _told_day(group)
    reported = [a.reported for a in group.accounts if a.reported is not None]
    days_ = reported if told is None else [*reported, told]
    day = min(days_, default=None)
    return Position(
        actor=actor,
        group=group,
        day=day,
        stand=stand,
        object=about,
        day_is_told=told is not None and day == told,
    )


def _told_day(group: Group) -> date | None:
    """When it was said or done; a plan is a position from its report on, whatever day it is for."""
    if group.first.told == "ahead":
        return None
    begins = [a.claim.valid.maybe[0] for a in group.accounts if a.claim.valid is not None]
    return min((day for day in begins if day is not None), default=None)


def _stand_of_measure(account: Account) -> Stand | None:
    fact = account.claim.fact
    if not isinstance(fact, Measure) or fact.act not in _pointing_acts():
        return None
    is_forward = fact.act in words()["acts"]["forward"] and fact.stage not in ("suspended", "lifted")
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
        if phrase in said:
            said = f" {said} ".replace(f" {phrase} ", " reject ").strip()
    tokens = said.split()
    for place, token in enumerate(tokens):
        if token in _stance_words():
            before = tokens[max(0, place - REACH) : place]
            is_turned = bool(set(before) & set(lists["not"]))
            yield "for" if (token in lists["for"]) != is_turned else "against"


@cache
def _stance_words() -> frozenset[str]:
    lists = words()["stance"]
    return frozenset((*lists["for"], *lists["against"]))


@cache
def _stance_stems() -> frozenset[str]:
    lists = words()["stance"]
    every = [*lists["for"], *lists["against"], *lists["against_phrases"], *lists["not"]]
    return frozenset(stem for word in every for stem in stems(word))


def on_one_thing(a: Position, b: Position) -> bool:
    """Whether both are about one thing: measures of the same goods, or words enough in common."""
    if a.account.kind == b.account.kind == "measure":
        return _measures_on_one_thing(a, b)
    if a.account.kind == b.account.kind:
        small = min(len(telling(a.object)), len(telling(b.object)))
        shared = telling(a.object & b.object)
        return len(shared) >= max(SHARED, (small + 1) // 2)
    done, said = (a, b) if a.account.kind == "measure" else (b, a)
    return len(done.object) >= SHARED and done.object <= said.object and bool(telling(done.object))


def _measures_on_one_thing(a: Position, b: Position) -> bool:
    """The same goods, or any goods ("the tariffs") of a country that both name."""
    aims = a.account.targets, b.account.targets
    if all(aims):
        small, large = sorted((a.object, b.object), key=len)
        on_any_goods = not telling(large) and near(a.day, b.day, days("one_policy"))
        return bool(aims[0] & aims[1]) and small <= large and (bool(telling(small)) or on_any_goods)
    if _is_known_alone(a) and a.account.roles == b.account.roles and a.object == b.object:
        return near(a.day, b.day, days("one_policy"))
    return measures_meet(a.account, b.account) and bool(telling(a.object & b.object))


def _is_known_alone(position: Position) -> bool:
    fact = position.account.claim.fact
    return isinstance(fact, Measure) and fact.act in words()["acts"]["known_alone"]
