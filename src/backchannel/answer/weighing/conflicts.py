"""Which two accounts of one fact cannot both be true, by the kind of conflict; rules in docs/weighing.md.

Where the words leave room for both, there is none: other days, a hedge, a plan and its outcome, rounding.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal, cast

from backchannel.gazetteer.post_words import has_one_holder, surely_one
from backchannel.gazetteer.post_words import may_be_one as posts_may_be_one
from backchannel.model.facts import Contact, Figure, Flow, Measure, Statement, Tenure

from . import numbers, places
from .accounts import Account
from .same_fact import IN_PERSON, begin_apart, contains, measures_meet, modes_agree, near, overlap, range_of
from .words import days, plain, words

Kind = Literal[
    "denied",
    "two_places",
    "two_dates",
    "two_amounts",
    "two_rates",
    "two_holders",
    "two_stages",
    "two_positions",
]
SAID_ONCE = 10
"""Words that nobody is likely to say in that order on two days."""
PERFECT = re.compile(r"\b(?:ha(?:s|ve|d)(?:n[’']t| not| never)|never)\b")
"""A denial in such words is of the weeks before its report, not of the last days alone."""
OVER = ("suspended", "lifted")


def conflict(a: Account, b: Account) -> Kind | None:
    """How they conflict; None where both may be true, or where the words cannot tell."""
    if a.kind != b.kind:
        return None
    if {a.told, b.told} == {"held", "denied"}:
        held, denied = (a, b) if a.told == "held" else (b, a)
        return "denied" if _denies(denied, held) else None
    if (a.told, b.told) != ("held", "held"):
        return None
    compare = BY_KIND.get(a.kind)
    return compare(a, b) if compare is not None else None


def _denies(denied: Account, held: Account) -> bool:
    match held.claim.fact:
        case Contact() as contact:
            other = cast("Contact", denied.claim.fact)
            if denied.roles != held.roles or not _covers(other.mode, contact.mode):
                return False
            return _denied_in_time(denied, held) and places.may_be_one(held.place, denied.place) is not False
        case Measure():
            return _one_measure(denied, held) and denied.roles == held.roles and _denied_in_time(denied, held)
        case Tenure():
            same = denied.roles == held.roles and denied.post is not None and held.post is not None
            return same and posts_may_be_one(denied.post, held.post) and _denied_of_state(denied, held)  # type: ignore[arg-type]
        case Statement():
            return False
    return denied.roles == held.roles and denied.about == held.about and _denied_of_state(denied, held)


def _covers(denied: str, held: str) -> bool:
    """Who did not speak did not meet either; who did not meet may have called."""
    return denied == held or contains(denied, held)


def _denied_in_time(denied: Account, held: Account) -> bool:
    if denied.days is None or held.days is None:
        return denied.claim.document == held.claim.document or denied.days is held.days
    begin, end = denied.days
    if denied.claim.valid is None and begin is not None and PERFECT.search(denied.claim.evidence[0].quote):
        begin = min(begin, end - timedelta(days("one_state"))) if end is not None else begin
    is_since = denied.claim.valid is not None and denied.claim.valid.edtf.endswith(("/..", "/"))
    if is_since and begin is not None:
        begin += timedelta(1)  # "not since that day": on the day itself it was
    return overlap((begin, end), held.days)


def _denied_of_state(denied: Account, held: Account) -> bool:
    """What lasts is denied, not ended, on the days it is stated for; "never" denies it for all days."""
    if denied.claim.valid is not None and held.claim.valid is not None:
        return overlap(denied.claim.valid.maybe, held.claim.valid.maybe)
    if "never" in plain(denied.claim.evidence[0].quote).split():
        return True
    return near(denied.reported, held.reported, days("one_state"))


def _contacts(a: Account, b: Account) -> Kind | None:
    one, other = cast("Contact", a.claim.fact), cast("Contact", b.claim.fact)
    if a.roles != b.roles or one.frequency is not None or a.day is None or b.day is None:
        return None
    where = places.may_be_one(a.place, b.place)
    if a.day == b.day:
        in_person = one.mode in IN_PERSON and other.mode in IN_PERSON
        return "two_places" if where is False and in_person else None
    of_one_event = where is not False and is_the_only(a) and is_the_only(b)
    if of_one_event and modes_agree(one.mode, other.mode) and near(a.day, b.day, days("one_event")):
        return "two_dates"
    return None


def is_the_only(account: Account) -> bool:
    """Whether its words say that there is one such event: "their first", "the summit"."""
    said = set(plain(account.claim.evidence[0].quote).split())
    return bool(said & set(words()["only"]["words"]))


def _tenures(a: Account, b: Account) -> Kind | None:
    if a.post is None or b.post is None:
        return None
    one, other = cast("Tenure", a.claim.fact), cast("Tenure", b.claim.fact)
    if one.standing != "current" or other.standing != "current":
        return None
    if a.roles == b.roles:
        return "two_dates" if posts_may_be_one(a.post, b.post) and begin_apart(a, b) else None
    if set(a.words.split()) & set(b.words.split()):  # names that share a part may be one person
        return None
    inferred = one.country_inferred or other.country_inferred
    if inferred or not surely_one(a.post, b.post) or not has_one_holder(a.post):
        return None
    return "two_holders" if _on_one_day(a, b) else None


def _on_one_day(a: Account, b: Account) -> bool:
    """Whether both are sure of one day: in their words, else as reports of that very day."""
    one, other = _sure_days(a), _sure_days(b)
    return one is not None and other is not None and overlap(one, other)


def _sure_days(account: Account) -> tuple[date | None, date | None] | None:
    if account.claim.valid is not None:
        return account.claim.valid.sure
    if account.reported is None:
        return None
    return account.reported, account.reported + timedelta(1)


def _one_measure(a: Account, b: Account) -> bool:
    """Whether both are of the same goods and countries, as far as told, by whatever act."""
    one, other = cast("Measure", a.claim.fact), cast("Measure", b.claim.fact)
    acts = {one.legal_act.name if one.legal_act else None, other.legal_act.name if other.legal_act else None}
    if acts - {None} and len(acts) > 1:
        return False
    return bool(a.about) and a.about == b.about if not acts - {None} else measures_meet(a, b)


def _measures(a: Account, b: Account) -> Kind | None:
    """Of one day of report: what was told of another day is a change, not a contradiction."""
    one, other = cast("Measure", a.claim.fact), cast("Measure", b.claim.fact)
    if a.roles[0] != b.roles[0] or a.roles[0] is None or not _one_measure(a, b):  # type: ignore[index]
        return None
    if a.reported is None or a.reported != b.reported or a.targets != b.targets:
        return None
    if (one.stage == "in_force" and other.stage in OVER) or (other.stage == "in_force" and one.stage in OVER):
        return "two_stages" if _days_alike(a, b) else None
    if a.roles != b.roles or one.stage != other.stage:
        return None
    first, second = numbers.rate_of(one.rate), numbers.rate_of(other.rate)
    if first is not None and second is not None and not numbers.may_be_one(first, second):
        return "two_rates"
    told = a.claim.valid is not None and b.claim.valid is not None
    return "two_dates" if told and not overlap(a.days, b.days) else None


def _days_alike(a: Account, b: Account) -> bool:
    """Neither tells a day of its own, or both tell the same."""
    return (a.claim.valid is None) == (b.claim.valid is None) and overlap(a.days, b.days)


def _flows(a: Account, b: Account) -> Kind | None:
    if a.roles != b.roles or a.about != b.about or not a.about:
        return None
    one, other = cast("Flow", a.claim.fact), cast("Flow", b.claim.fact)
    if one.amount is None or other.amount is None:
        return None
    return (
        "two_amounts"
        if _of_one_time(a, b) and not numbers.may_be_one(range_of(one), range_of(other))
        else None
    )


def _figures(a: Account, b: Account) -> Kind | None:
    one, other = cast("Figure", a.claim.fact), cast("Figure", b.claim.fact)
    if a.roles != b.roles or one.property is None or one.unit is None:
        return None
    return (
        "two_amounts"
        if _of_one_time(a, b) and not numbers.may_be_one(range_of(one), range_of(other))
        else None
    )


def _of_one_time(a: Account, b: Account) -> bool:
    """Figures change: both name the same time, or neither does and the reports are of one week."""
    one, other = a.claim.valid, b.claim.valid
    if one is not None and other is not None:
        return one.edtf == other.edtf
    return one is None and other is None and near(a.reported, b.reported, days("one_figure"))


def _statements(a: Account, b: Account) -> Kind | None:
    """The same words, long enough to have been said once, said on two days."""
    one, other = cast("Statement", a.claim.fact), cast("Statement", b.claim.fact)
    same = a.roles == b.roles and a.words == b.words and len(a.words.split()) >= SAID_ONCE
    if not (same and one.direct and other.direct) or a.day is None or b.day is None:
        return None
    return "two_dates" if a.day != b.day and near(a.day, b.day, days("one_figure")) else None


BY_KIND: dict[str, Callable[[Account, Account], Kind | None]] = {
    "contact": _contacts,
    "tenure": _tenures,
    "measure": _measures,
    "flow": _flows,
    "figure": _figures,
    "statement": _statements,
}
