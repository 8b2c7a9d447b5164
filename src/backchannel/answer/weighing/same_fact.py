"""Whether two accounts can be of one fact. The rules stand in docs/weighing.md, one line each."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import cast

from backchannel.gazetteer.post_words import may_be_one as posts_may_be_one
from backchannel.model.facts import Contact, Figure, Flow, Measure, Tenure, Tie
from backchannel.model.times import DayRange, Period

from ..issue import stems
from . import numbers, places
from .accounts import EVENTS, Account
from .words import days, words

QUOTE_WORDS = 6
"""A shorter quote inside a longer one is too common to tell that it was said once."""
LEAST_WORDS = 4
"""Fewer words are no account that another report can confirm."""
CURRENT = ("current", "acting")
IN_PERSON = ("met", "visit", "talks")


def may_be_one(a: Account, b: Account) -> bool:
    """Whether both can tell of one fact in the same way: never of a plan and its outcome, or of a denial."""
    if (a.kind, a.told, a.roles) != (b.kind, b.told, b.roles):
        return False
    return _times_agree(a, b) and _details_agree(a, b)


def overlap(a: DayRange | None, b: DayRange | None) -> bool:
    """Whether they have a day in common; None is every day."""
    if a is None or b is None:
        return True
    (a_from, a_to), (b_from, b_to) = a, b
    return (a_from is None or b_to is None or a_from < b_to) and (
        b_from is None or a_to is None or b_from < a_to
    )


def _times_agree(a: Account, b: Account) -> bool:
    if a.kind not in EVENTS:
        return overlap(a.days, b.days)
    if a.days is None or b.days is None:  # an event of no day proves none of a day
        return a.days is b.days
    return overlap(a.days, b.days)


def _details_agree(a: Account, b: Account) -> bool:
    match a.claim.fact:
        case Contact():
            return contacts_agree(a, b)
        case Tie() as one:
            other_tie = cast("Tie", b.claim.fact)
            return (
                one.tie != "kin" or None in (one.detail, other_tie.detail) or one.detail == other_tie.detail
            )
        case Tenure() as tenure:
            return _tenures_agree(a, b, tenure, cast("Tenure", b.claim.fact))
        case Measure() as measure:
            return _measures_agree(a, b, measure, cast("Measure", b.claim.fact))
        case Flow() as flow:
            other = cast("Flow", b.claim.fact)
            amounts_agree = None in (flow.amount, other.amount) or _agree(flow, other)
            return a.about == b.about and amounts_agree
        case Figure() as figure:
            is_known = a.origin == b.origin or is_telling(a)
            return is_known and _agree(figure, cast("Figure", b.claim.fact))
    return a.kind != "statement" or said_alike(a, b)


def contacts_agree(a: Account, b: Account) -> bool:
    """Whether two contacts of the same people can be one: place within place, and mode within mode.

    Where a report gives no day, the mode has to be the same: a call of Sunday is no meeting of that week.
    """
    one, other = cast("Contact", a.claim.fact), cast("Contact", b.claim.fact)
    in_person = one.mode in IN_PERSON and other.mode in IN_PERSON  # a call is in two places
    apart = in_person and places.may_be_one(a.place, b.place) is False
    both_dated = a.claim.valid is not None and b.claim.valid is not None
    alike = modes_agree(one.mode, other.mode) if both_dated else one.mode == other.mode
    return alike and not apart


def modes_agree(a: str, b: str) -> bool:
    """Whether one way of being in touch may be the other."""
    return a == b or contains(a, b) or contains(b, a)


def contains(wide: str, narrow: str) -> bool:
    """ "Spoke" may be "met", "met" is never only "called"."""
    modes: dict[str, list[str]] = words()["modes"]
    return narrow in modes.get(wide, ())


def said_alike(a: Account, b: Account) -> bool:
    """The same words, or at least so many of them within the other's; a word or two is said every day."""
    if a.targets and b.targets and a.targets != b.targets:
        return False
    if a.words == b.words:
        return a.origin == b.origin or is_telling(a)
    short, long = (a.words, b.words) if len(a.words) < len(b.words) else (b.words, a.words)
    return short in long and len(short.split()) >= QUOTE_WORDS and f" {short} " in f" {long} "


def is_telling(account: Account) -> bool:
    """Whether a statement or a figure has words enough to be known again in another report."""
    if account.kind == "statement":
        return len(account.words.split()) >= LEAST_WORDS
    return account.kind != "figure" or len(telling(account.about)) >= 2


def range_of(fact: Flow | Figure) -> numbers.Range:
    value = value_of(fact)
    return numbers.range_of(value, fact.qualifier) if value is not None else (None, None)


def value_of(fact: Flow | Figure) -> Decimal | None:
    return fact.amount if isinstance(fact, Flow) else fact.value


def _agree(a: Flow | Figure, b: Flow | Figure) -> bool:
    """Equal as far as the words are exact: a bound ("up to") is not the same as a number."""
    if numbers.bound_of(a.qualifier) != numbers.bound_of(b.qualifier):
        return False
    if numbers.bound_of(a.qualifier) is None:
        return numbers.may_be_one(range_of(a), range_of(b))
    one, other = value_of(a), value_of(b)
    return one is not None and other is not None and abs(one - other) <= numbers.rounding(min(one, other))


def _tenures_agree(a: Account, b: Account, one: Tenure, other: Tenure) -> bool:
    if a.post is None or b.post is None or not posts_may_be_one(a.post, b.post):
        return False
    if begin_apart(a, b):
        return False
    return one.standing == other.standing or {one.standing, other.standing} <= set(CURRENT)


def _measures_agree(a: Account, b: Account, one: Measure, other: Measure) -> bool:
    return (
        one.stage == other.stage
        and measures_meet(a, b)
        and (a.targets == b.targets or not a.targets or not b.targets)
        and rates_agree(one.rate, other.rate)
        and (one.legal_act is None or other.legal_act is None or one.legal_act.name == other.legal_act.name)
    )


def rates_agree(a: str | None, b: str | None) -> bool:
    """Whether both rates can be one; one that is not told agrees with any."""
    first, second = numbers.rate_of(a), numbers.rate_of(b)
    if first is None or second is None:
        return None in (a, b) or a == b
    return numbers.may_be_one(first, second)


def measures_meet(a: Account, b: Account) -> bool:
    """Whether two measures are of the same goods: equal words, or a telling part of the other's."""
    if a.about == b.about:
        return True
    small, large = sorted((a.about, b.about), key=len)
    return small <= large and bool(telling(small))


def telling(about: frozenset[str]) -> frozenset[str]:
    """The stems without those that do not tell which thing is meant."""
    return about - _generic()


@cache
def _generic() -> frozenset[str]:
    return frozenset(stem for word in words()["generic"]["words"] for stem in stems(word))


def begin_apart(a: Account, b: Account) -> bool:
    """Both tell when it began, on days that cannot be one and are too near for two terms."""
    if a.claim.valid is None or b.claim.valid is None or not overlap(a.days, b.days):
        return False
    one, other = beginning(a.claim.valid), beginning(b.claim.valid)
    if one is None or other is None or overlap(one, other):
        return False
    return near(one[0], other[0], days("one_term") - 1)


def beginning(valid: Period) -> tuple[date | None, date | None] | None:
    """The days on which a period with two ends can have begun; None where that is not told, or about when."""
    begin, slash, _ = valid.edtf.partition("/")
    is_told = bool(slash and begin.strip(".")) and begin[-1] not in "~?%"
    return Period(begin).maybe if is_told else None


def near(a: date | None, b: date | None, at_most: int) -> bool:
    return a is not None and b is not None and abs((a - b).days) <= at_most
