"""What happened, in order: dated events with the day they happened and the day they were reported."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import groupby
from typing import Literal

from backchannel.model.claims import Claim
from backchannel.model.facts import kind_of, refs_of
from backchannel.model.times import DayRange, Period

from .cited import Answer
from .issue import Issue
from .layout import WIDTH
from .lines_of_fact import FactLine, fact_lines
from .posts import PostBook
from .reading import Calendar, Reading
from .references import referred
from .targets import target_of
from .weighing.book import WeighingBook
from .weighing.said import contradicted_words

Precision = Literal["day", "month", "year", "range", "unknown"]
EVENT_KINDS = ("contact", "measure", "statement", "tenure")
BY_DOCUMENT = ("contact", "measure", "statement")
"""Kinds that a document's topic stands for; a post is named wherever its holder is."""


class Event(FactLine, frozen=True, kw_only=True):
    """A fact with its place in time."""

    precision: Precision
    """How exactly the day it happened is known."""


class Timeline(Answer, frozen=True, kw_only=True):
    """Events by the day they happened, else by the day they were reported; undated last."""

    about: str | None
    who: str | None
    since: date | None
    until: date | None
    events: tuple[Event, ...]

    def lines(self, *, width: int = WIDTH) -> list[str]:
        """Under the day it happened, or else was reported, what happened that day."""
        shown: list[str] = []
        for when, events in groupby(self.events, key=lambda event: event.when):
            shown += ["", when] if shown else [when]
            shown += [line for event in events for line in event.text(width=width, with_day=False)]
        return shown or ["Nothing in what you can see."]


def timeline(
    view: Reading,
    *,
    about: str | None = None,
    who: str | None = None,
    since: date | None = None,
    until: date | None = None,
) -> Timeline:
    """Contacts, measures, statements and posts about an issue, of somebody, or both, within [since, until].

    An event that may have happened within those days is among them. Raises: NothingFound, Ambiguous.
    """
    view = referred(view)
    calendar = Calendar(view)
    person = target_of(view, PostBook(view, calendar), who).id if who else None
    issue = Issue(view, about)
    every = view.claims(*EVENT_KINDS)
    claims = [c for c in every if is_about(issue, c) and (person is None or _takes_part(view, c, person))]
    against = contradicted_words(WeighingBook(view, calendar, every))
    lines = sorted(fact_lines(view, calendar, claims, contradicted=against), key=_place)
    within = [line for line in lines if _within(_days(line), since, until)]
    return Timeline(
        about=about, who=who, since=since, until=until, events=tuple(_event(line) for line in within)
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


def _takes_part(view: Reading, claim: Claim, person: str) -> bool:
    return any(view.canonical(ref) == person for ref in refs_of(claim.fact))


def _days(line: FactLine) -> DayRange:
    """The days on which it may have happened, half-open; those of the report where the words have none."""
    if line.happened:
        return Period(line.happened).maybe
    return (line.reported, line.reported + timedelta(1)) if line.reported else (None, None)


def _within(days: DayRange, since: date | None, until: date | None) -> bool:
    first, end = days
    if first is None and end is None:
        return since is None and until is None
    return (since is None or end is None or end > since) and (
        until is None or first is None or first <= until
    )


def _place(line: FactLine) -> tuple[date, bool, date]:
    """By day; of one day what happened then before what was only reported then."""
    first, end = _days(line)
    return first or end or date.max, line.happened is None, line.reported or date.max


def _event(line: FactLine) -> Event:
    fields = {name: getattr(line, name) for name in FactLine.__struct_fields__}
    return Event(**fields, precision=precision_of(line.happened))
