"""What happened, in order: dated events with the day they happened and the day they were reported."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from itertools import groupby
from typing import Literal

from msgspec import Struct

from backchannel.model.claims import Claim
from backchannel.model.facts import kind_of
from backchannel.model.times import DayRange, Period

from .cited import Answer, counted
from .issue import Issue
from .lanes import Lane, Lanes
from .layout import WIDTH
from .lines_of_fact import FactLine, fact_groups, fact_line, first_reported, happened
from .posts import FOR_A_SIDE, kept_book
from .reading import Calendar, Reading
from .references import referred
from .targets import target_of
from .weighing.book import WeighingBook
from .weighing.near import near
from .weighing.said import contradicted_words

Precision = Literal["day", "month", "year", "range", "unknown"]
EVENT_KINDS = ("contact", "measure", "statement", "tenure")
AT_MOST = 100
READ = 200
"""So many documents that may be about the issue are read, latest first."""
READ_CLAIMS = 300
"""Of them only the latest with so many claims about it."""
READ_OF_ONE = 150
"""Of somebody the latest so many claims of each kind are read; of a post so many of each wording."""
BY_DOCUMENT = ("contact", "measure", "statement")
"""Kinds that a document's topic stands for; a post is named wherever its holder is."""


class Event(FactLine, frozen=True, kw_only=True):
    """A fact with its place in time."""

    precision: Precision
    """How exactly the day it happened is known."""
    lane: Lane
    """Whether it was said, done, a measure, or an action of the desk's own side."""


class Timeline(Answer, frozen=True, kw_only=True):
    """Events by the day they happened, else by the day they were reported; undated last."""

    about: str | None
    who: str | None
    since: date | None
    until: date | None
    events: tuple[Event, ...]
    left_out: int
    """How many events before the first one that has a day are not shown, at least."""
    has_more: bool
    """There may be still earlier ones, in documents that were not read."""

    def lines(self, *, width: int = WIDTH) -> list[str]:
        """Under the day it happened, or else was reported, what happened that day."""
        shown: list[str] = self._left_out()
        for when, events in groupby(self.events, key=lambda event: event.when):
            shown += ["", when] if shown else [when]
            shown += [line for event in events for line in event.text(width=width, with_day=False)]
        return shown or ["Nothing in what you can see."]

    def _left_out(self) -> list[str]:
        if not self.left_out and not self.has_more:
            return []
        if not self.left_out:
            return ["Earlier events may be left out: there are more documents on it than are read at once."]
        more_than = "more than " if self.has_more else ""
        return [f"{more_than}{counted(self.left_out, 'earlier event')} left out.".capitalize()]


def timeline(
    view: Reading,
    *,
    about: str | None = None,
    who: str | None = None,
    since: date | None = None,
    until: date | None = None,
    at_most: int = AT_MOST,
) -> Timeline:
    """Contacts, measures, statements and posts about an issue, of somebody, or both, within [since, until].

    An event that may have happened within those days is among them; of more than `at_most` the latest are.
    Raises: NothingFound, Ambiguous.
    """
    view = referred(view)
    calendar = Calendar(view)
    book = kept_book(view, calendar)
    person = target_of(view, book, who).id if who else None
    issue = Issue(view, about)
    claims, is_all = _claims(view, issue, person, until)
    facts = [_Fact.of(calendar, group) for group in fact_groups(view, calendar, claims)]
    within = sorted((f for f in facts if _within(f.days, since, until)), key=lambda f: f.place)
    shown = _latest(within, at_most)
    return Timeline(
        about=about,
        who=who,
        since=since,
        until=until,
        events=_events(view, calendar, shown, Lanes(view, kept_book(view, calendar, near=FOR_A_SIDE))),
        left_out=len(within) - len(shown),
        has_more=not is_all,
    )


def precision_of(edtf: str | None) -> Precision:
    """How exactly an EDTF text fixes the day.

    >>> [precision_of(w) for w in ("2031-05-04", "2031-05", "2031", "2030/2031", None)]
    ['day', 'month', 'year', 'range', 'unknown']
    """
    if edtf is None:
        return "unknown"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", edtf):
        return "day"
    if re.fullmatch(r"\d{4}-(0\d|1[0-2])", edtf):
        return "month"
    return "year" if re.fullmatch(r"\d{4}", edtf) else "range"


def is_about(issue: Issue, claim: Claim) -> bool:
    """Whether a claim belongs to an issue; every claim does where there is none."""
    if not issue:
        return True
    return issue.in_claim(claim) if kind_of(claim.fact) in BY_DOCUMENT else issue.in_own_words(claim)


class _Fact(Struct, frozen=True):
    """The claims of an event, and when it was."""

    group: list[Claim]
    days: DayRange
    """On which it may have happened, half-open; those of the report where the words have none."""
    place: tuple[date, bool, date]
    """By day; of one day what happened then before what was only reported then."""

    @classmethod
    def of(cls, calendar: Calendar, group: list[Claim]) -> _Fact:
        told, reported = happened(group), first_reported(calendar, group)
        days: DayRange = (None, None)
        if told or reported:
            days = Period(told).maybe if told else (reported, reported and reported + timedelta(1))
        return cls(group, days, (days[0] or days[1] or date.max, told is None, reported or date.max))


def _claims(view: Reading, issue: Issue, person: str | None, until: date | None) -> tuple[list[Claim], bool]:
    """Those of somebody, about an issue, or both, in the order of documents; and whether they are all."""
    if person is not None:
        found = view.claims_around(person, *EVENT_KINDS, before=READ_OF_ONE, after=READ_OF_ONE, day=until)
        return [c for c in found.claims if is_about(issue, c)], not found.cut
    if not issue:
        return list(view.claims(*EVENT_KINDS)), True
    enough = READ_CLAIMS if until is None else None
    return issue.latest(*EVENT_KINDS, of=partial(is_about, issue), documents=READ, claims=enough)


def _latest(facts: Sequence[_Fact], at_most: int) -> Sequence[_Fact]:
    """The last of those with a day, then as many without one as there is room for; in the same order."""
    dated = [fact for fact in facts if fact.place[0] != date.max]
    kept = dated[max(0, len(dated) - at_most) :]
    return [*kept, *facts[len(dated) :][: max(0, at_most - len(kept))]]


def _events(view: Reading, calendar: Calendar, facts: Sequence[_Fact], lanes: Lanes) -> tuple[Event, ...]:
    """Only what is shown is weighed, and cited."""
    shown = [claim for fact in facts for claim in fact.group]
    book = WeighingBook(view, calendar, near(view, shown), of={claim.id for claim in shown})
    against = contradicted_words(book)
    lanes.meet(fact.group[0] for fact in facts)
    return tuple(
        _event(fact_line(view, calendar, fact.group, against), lanes.of(fact.group[0])) for fact in facts
    )


def _within(days: DayRange, since: date | None, until: date | None) -> bool:
    first, end = days
    if first is None and end is None:
        return since is None and until is None
    return (since is None or end is None or end > since) and (
        until is None or first is None or first <= until
    )


def _event(line: FactLine, lane: Lane) -> Event:
    fields = {name: getattr(line, name) for name in FactLine.__struct_fields__}
    return Event(**fields, precision=precision_of(line.happened), lane=lane)
