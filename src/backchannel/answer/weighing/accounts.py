"""A claim made ready to be weighed: who is in it, of which days it can be, and whether it happened."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from backchannel.gazetteer import demonym_of
from backchannel.gazetteer.post_words import Post, post_of
from backchannel.model.claims import Claim
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
    kind_of,
)
from backchannel.model.times import DayRange, Period

from ..fact_words import content_of, fact_words
from ..issue import stems
from ..reading import Calendar, Reading
from . import places
from .words import days, plain

Told = Literal["held", "ahead", "denied"]
"""Of something that was or is; of something to come; that it is not so."""
TOLD: dict[str, Told] = {
    "asserted": "held",
    "ongoing": "held",
    "hedged": "held",
    "planned": "ahead",
    "expected": "ahead",
    "threatened": "ahead",
    "conditional": "ahead",
    "denied": "denied",
}
EVENTS = ("contact", "statement", "measure")
"""Kinds that take place; all others last."""
STAGES_AHEAD = ("planned", "threatened", "requested")


class Account(Struct, frozen=True, kw_only=True):
    """One claim, with what it is compared by."""

    claim: Claim
    kind: str
    told: Told
    roles: Hashable
    """Two accounts with other roles are never of one fact."""
    days: DayRange | None
    """When it can have been, half-open; None where neither words nor report tell, or where it lasts."""
    day: date | None
    """The one day on which it was, where the words give it."""
    reported: date | None
    origin: str
    place: str | None = None
    """Where a contact was: as the fact has it, else the one known place that its words put it in."""
    post: Post | None = None
    words: str = ""
    """Of a statement what was said, of a tenure the holder's name: as `plain` has it."""
    about: frozenset[str] = frozenset()
    """The stems of what a measure, flow or figure is of."""
    targets: frozenset[str] = frozenset()
    """The countries, bodies and people a measure is aimed at, or a statement told to."""


class Accounts:
    """Makes accounts of a view's claims; one for a whole question."""

    def __init__(self, view: Reading, calendar: Calendar) -> None:
        self.view, self.calendar = view, calendar
        self._made: dict[str, Account] = {}

    def of(self, claim: Claim) -> Account:
        if claim.id not in self._made:
            self._made[claim.id] = self._make(claim)
        return self._made[claim.id]

    def all(self, claims: Iterable[Claim]) -> list[Account]:
        """Those the day asked for leaves visible, in the order of the claims.

        What a copy tells in the same words it tells of the same people, also of those without a name.
        """
        seen = [self.of(claim) for claim in claims if self.shows(claim)]
        documents: dict[str, set[str]] = {}
        for account in seen:
            documents.setdefault(account.origin, set()).add(account.claim.document)
        first: dict[Hashable, Account] = {}
        found = []
        for account in seen:
            if len(documents[account.origin]) > 1:
                same = first.setdefault(self._told_alike(account), account)
                account = replace(account, roles=same.roles, targets=same.targets)
            found.append(account)
        return found

    def _told_alike(self, account: Account) -> Hashable:
        claim = account.claim
        return account.origin, account.kind, fact_words(self.view, claim), claim.valid, claim.modality

    def shows(self, claim: Claim) -> bool:
        """Whether it is of a time, or of a report, up to the day that was given."""
        if not self.calendar.given or self.calendar.day is None:
            return True
        if told_of(claim) == "ahead":
            reported = self.calendar.reported(claim)
            return reported is None or reported <= self.calendar.day
        return not self.calendar.is_later(claim)

    def _make(self, claim: Claim) -> Account:
        fact, told = claim.fact, told_of(claim)
        reported = self.calendar.reported(claim)
        return Account(
            claim=claim,
            kind=kind_of(fact),
            told=told,
            roles=self._roles(fact),
            days=_days(claim, told, reported),
            day=_one_day(claim.valid),
            reported=reported,
            origin=self.calendar.origin(claim),
            place=_place(claim),
            post=post_in(self.view, fact) if isinstance(fact, Tenure) else None,
            words=_words(self.view, claim),
            about=_about(self.view, fact),
            targets=self._targets(fact),
        )

    def _roles(self, fact: Fact) -> Hashable:
        one = self.view.canonical
        match fact:
            case Contact():
                return frozenset(map(one, fact.participants)), fact.one_way, fact.frequency is not None
            case Tie():
                pair = (one(fact.a), one(fact.b))
                return fact.tie, pair if fact.directed else tuple(sorted(pair))
            case Tenure():
                return one(fact.holder), post_of(fact.post).core
            case Statement():
                return one(fact.speaker) if fact.speaker else plain(fact.speaker_words or "")
            case Measure():
                return self.issuer(fact), fact.act
            case Flow():
                ends = frozenset(map(one, fact.givers)), frozenset(map(one, fact.receivers))
                return *ends, fact.per, plain(fact.unit or "")
            case Figure():
                return stems(fact.subject), stems(fact.property or ""), fact.per, plain(fact.unit or "")
            case Remit():
                return one(fact.body), fact.role, stems(fact.issue)
            case Attribute():
                return one(fact.subject), fact.name, plain(fact.value)

    def issuer(self, fact: Measure) -> str | None:
        """A country by its code, whatever it is called; anybody else by the canonical id."""
        return self._party(fact.issuer) if fact.issuer is not None else None

    def _targets(self, fact: Fact) -> frozenset[str]:
        if isinstance(fact, Measure):
            return frozenset(map(self._party, fact.targets))
        if isinstance(fact, Statement) and fact.addressee is not None:
            return frozenset([self.view.canonical(fact.addressee)])
        return frozenset()

    def _party(self, ref: str) -> str:
        being = self.view.entity(ref)
        return being.country if being.country and being.kind in ("place", "group") else being.id


def linking_claims(accounts: Iterable[Account], relations: Collection[str]) -> list[Claim]:
    """The measures that say that they do this to another one."""
    return [
        account.claim
        for account in accounts
        if isinstance(account.claim.fact, Measure)
        and any(link.relation in relations for link in account.claim.fact.links)
    ]


def told_of(claim: Claim) -> Told:
    """As having been, as to come, or as not so; a plan stays one however surely it is told."""
    told = TOLD[claim.modality]
    is_plan = isinstance(claim.fact, Measure) and claim.fact.stage in STAGES_AHEAD
    return "ahead" if told == "held" and is_plan else told


def _days(claim: Claim, told: Told, reported: date | None) -> DayRange | None:
    if claim.valid is not None:
        return _beginning(claim.valid) if isinstance(claim.fact, Measure) else claim.valid.maybe
    if kind_of(claim.fact) not in EVENTS or reported is None or _is_habit(claim.fact):
        return None
    if told == "ahead":
        return reported, reported + timedelta(days("plan_ahead"))
    return reported - timedelta(days("before_report")), reported + timedelta(1)


def _is_habit(fact: Fact) -> bool:
    return isinstance(fact, Contact) and fact.frequency is not None


def _beginning(valid: Period) -> DayRange:
    """The days on which a measure can have begun to hold."""
    begin = valid.edtf.partition("/")[0]
    return Period(begin).maybe if begin.strip(".") else valid.maybe


def _one_day(valid: Period | None) -> date | None:
    if valid is None or valid.sure is None or "/" in valid.edtf:
        return None
    return valid.sure[0]


def _place(claim: Claim) -> str | None:
    if not isinstance(claim.fact, Contact):
        return None
    return claim.fact.place or places.told_in(" ".join(e.quote for e in claim.evidence))


def post_in(view: Reading, fact: Tenure) -> Post:
    """The post of a tenure, with the country of its body where the words name none."""
    country = fact.country or (view.entity(fact.organisation).country if fact.organisation else None)
    return post_of(fact.post, country)


def _words(view: Reading, claim: Claim) -> str:
    match claim.fact:
        case Statement():
            return plain(content_of(view, claim))
        case Tenure():
            return plain(view.entity(claim.fact.holder).caption)
    return ""


def _about(view: Reading, fact: Fact) -> frozenset[str]:
    """What a measure or a flow is of: the countries aimed at are no part of it."""
    match fact:
        case Measure():
            targets = [view.entity(ref) for ref in fact.targets]
            names = [name for being in targets for name in being.names]
            names += [demonym_of(being.country) or "" for being in targets if being.country]
            return stems(fact.object or "") - frozenset(s for name in names for s in stems(name))
        case Flow():
            return stems(fact.goods)
        case Figure():
            return stems(fact.subject) | stems(fact.property or "")
    return frozenset()
