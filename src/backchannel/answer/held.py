"""Whether somebody held a post on a day, from dated reports: the rules, without the desk that is asked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from backchannel.gazetteer.post_words import Post
from backchannel.model.claims import Claim
from backchannel.model.facts import Standing
from backchannel.model.times import Period

State = Literal["holds", "last_known", "first_known", "former", "later", "undated", "cannot_tell"]

LAST_KNOWN_DAYS = 4 * 365
"""A report of a holder is carried forward so long, if nobody else is reported: about one term of office."""
FIRST_KNOWN_DAYS = 365
"""A report is carried backward so long: whoever holds a post today may have taken it up yesterday."""
IN_POST: tuple[State, ...] = ("holds", "last_known", "first_known")
CURRENT = ("current", "acting")
COMING = ("incoming", "candidate")
NOT_A_REPORT = frozenset({"denied", "planned", "expected", "conditional", "threatened"})

STATE_WORDS: dict[str, str] = {
    "holds": "holds it",
    "last_known": "last known",
    "first_known": "first reported later",
    "former": "former",
    "later": "reported only later",
    "undated": "undated",
    "cannot_tell": "cannot tell",
}


class PostReport(Struct, frozen=True, kw_only=True):
    """One claim that somebody holds, held or will hold a post."""

    holder: str
    post: Post
    words: str
    standing: Standing
    day: date | None
    """The day of the report."""
    inferred: bool
    """The country was inferred from the document's setting."""
    organisation: str | None
    claim_id: str
    dates: Period | None
    """Where the words give two: from when to when."""
    origin: str | None
    """The id of the independent report; None where only the claim can tell."""
    read: Callable[[], Claim]

    @property
    def claim(self) -> Claim:
        return self.read()


class Held(Struct, frozen=True, kw_only=True):
    """Whether somebody held a post on the day, and the reports that say so."""

    state: State
    reports: tuple[PostReport, ...]

    @property
    def in_post(self) -> bool:
        return self.state in IN_POST

    @property
    def day(self) -> date | None:
        """The day of the deciding report."""
        return self.reports[0].day if self.reports else None


Other = Callable[[date, date], PostReport | None]
"""The last report of another holder after a first day, up to a last one; of one day by id."""


class Reports(Struct, frozen=True):
    """The reports of one holder and post, ready for any day."""

    own: tuple[PostReport, ...]
    ranges: tuple[PostReport, ...]
    """Those whose own words give dates."""
    dated: tuple[PostReport, ...]
    """Those with a day, in its order."""
    other: Other
    """Of somebody else as the current holder, where the post has one holder."""


def held_on(reports: Reports, day: date | None) -> Held:
    """The state on the day; without a day, at the latest report."""
    if day is None:
        return _undated(reports.own)
    for report in reports.ranges:
        verdict = _by_range(report, day)
        if verdict is not None and not _of_another_time(report, reports.dated, day):
            return Held(state=verdict, reports=(report,))
    dated, other = reports.dated, reports.other
    if not dated:
        # One holder is known for that time: an undated report of another is of some other time.
        known = other(_years_before(day), day + timedelta(FIRST_KNOWN_DAYS))
        return Held(state="cannot_tell" if known else "undated", reports=reports.own)
    cut = bisect_right(dated, day.toordinal(), key=lambda r: ordinal(r.day))
    if cut:
        return _after_report(dated[:cut], dated[cut:], other, day)
    return _before_report(dated, other, day)


def _undated(own: Sequence[PostReport]) -> Held:
    current = [r for r in own if r.standing in CURRENT]
    former = [r for r in own if r.standing == "former"]
    if former:
        return Held(state="former", reports=tuple(former))
    return Held(state="undated" if current else "cannot_tell", reports=tuple(current or own))


def _by_range(report: PostReport, day: date) -> State | None:
    """What the words' own dates ("from 1989 to 1993") say; an open end is known up to the report only."""
    period = report.dates
    if period is None:
        return None
    begin, end = period.maybe
    if begin is not None and day < begin:
        return "later"
    if end is not None and day >= end:
        return "former"
    if not period.held_on(day):
        return None
    return "holds" if end is not None or (report.day is not None and day <= report.day) else None


def _of_another_time(report: PostReport, dated: Sequence[PostReport], day: date) -> bool:
    """Whether dates in words are of a time in post before or after the one in which the day lies.

    "President-elect since November" says nothing of four years before, when others report the president.
    """
    period = report.dates
    begin, end = period.maybe if period else (None, None)
    at_post = [r.day for r in dated if r is not report and r.standing in CURRENT and r.day and r.day <= day]
    if begin is not None and day < begin:
        return bool(at_post)
    return end is not None and any(end <= reported for reported in at_post)


def _years_before(day: date) -> date:
    return date.fromordinal(max(1, day.toordinal() - LAST_KNOWN_DAYS))


def _after_report(before: Sequence[PostReport], after: Sequence[PostReport], other: Other, day: date) -> Held:
    """The state where there is a report of that day or of one before."""
    last = before[-1].day or day
    latest = [r for r in before if r.day == last]
    is_current = [r for r in latest if r.standing in CURRENT]
    is_former = [r for r in latest if r.standing == "former"]
    back = [r for r in after[:1] if r.standing in CURRENT]
    if is_former and (is_current or back):
        return Held(state="cannot_tell", reports=(*is_former, *is_current, *back))
    if is_former:
        return Held(state="former", reports=tuple(is_former))
    if not is_current:
        return Held(state="cannot_tell", reports=tuple(latest))
    if last == day:
        return Held(state="holds", reports=tuple(is_current))
    if (succeeded := other(last, day)) is not None:
        return Held(state="former", reports=(*is_current, succeeded))
    if back and back[0].day is not None:
        replaced = other(day, back[0].day)
        return Held(state="cannot_tell" if replaced else "holds", reports=(*is_current, *back))
    recent = (day - last).days <= LAST_KNOWN_DAYS
    return Held(state="last_known" if recent else "cannot_tell", reports=tuple(is_current))


def _before_report(after: Sequence[PostReport], other: Other, day: date) -> Held:
    """The state where every report is of a later day."""
    first = after[0]
    if first.standing == "former":
        return Held(state="cannot_tell", reports=(first,))
    if first.standing not in CURRENT or first.day is None:
        return Held(state="later", reports=(first,))
    soon = (first.day - day).days <= FIRST_KNOWN_DAYS
    taken = other(_years_before(day), first.day)
    return Held(state="first_known" if soon and not taken else "later", reports=(first,))


def ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0
