"""Who held a post on a day, as far as dated reports of current, former and incoming holders tell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from backchannel.gazetteer.post_words import Post, has_one_holder, may_be_one, post_of, surely_one
from backchannel.model.claims import Claim
from backchannel.model.facts import Standing, Tenure

from .asked import Asked
from .reading import Calendar, Reading
from .stint import Stint

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
    claim: Claim


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


class _Reports(Struct, frozen=True):
    """The reports of one holder and post, ready for any day."""

    own: tuple[PostReport, ...]
    ranges: tuple[PostReport, ...]
    """Those whose own words give dates."""
    dated: tuple[PostReport, ...]
    """Those with a day, in its order."""
    others: tuple[PostReport, ...]
    """Of somebody else as the current holder, by day, where the post has one holder."""


class PostBook:
    """The reports of posts that a view holds; those of a person or a post are read when asked for."""

    def __init__(self, view: Reading, calendar: Calendar) -> None:
        self.calendar = calendar
        self._view = view
        self.by_holder: Asked[str, PostReport] = Asked(self._of_holder)
        self.by_core: Asked[tuple[str, ...], PostReport] = Asked(lambda core: self._told(view.tenures(core)))
        self.lines: dict[Post, tuple[Stint, ...]] = {}
        """The line of each post that was asked for."""
        self._everybody: tuple[str, ...] | None = None
        self._reports: dict[tuple[str, Post], _Reports] = {}
        self._posts: dict[str, list[PostReport]] = {}
        self._on_day: dict[tuple[str, date | None], list[tuple[PostReport, Held]]] = {}

    def everybody(self) -> tuple[str, ...]:
        """Whoever is reported in a post, by id; it reads every post of the desk."""
        if self._everybody is None:
            by_holder: dict[str, list[PostReport]] = {}
            by_core: dict[tuple[str, ...], list[PostReport]] = {}
            for report in self._told(self._view.claims("tenure")):
                by_holder.setdefault(report.holder, []).append(report)
                by_core.setdefault(report.post.core, []).append(report)
            self.by_holder, self.by_core = Asked.of(by_holder), Asked.of(by_core)
            self._everybody = tuple(sorted(by_holder))
        return self._everybody

    def accepted(self, claim: Claim) -> bool:
        """Whether a person accepted it."""
        return self._view.accepted(claim.id)

    def claim(self, claim_id: str) -> Claim:
        return self._view.claim(claim_id)

    def held(self, holder: str, post: Post, day: date | None) -> Held:
        """Whether `holder` held `post` on `day`; `day` None means: at the latest report."""
        if (holder, post) not in self._reports:
            self._reports[holder, post] = self._collect(holder, post)
        reports = self._reports[holder, post]
        return _held(reports, day) if reports.own else Held(state="cannot_tell", reports=())

    def posts_of(self, holder: str, day: date | None) -> list[tuple[PostReport, Held]]:
        """Each post of somebody once, in its fullest words, with its state on the day; held ones first."""
        if (holder, day) not in self._on_day:
            if holder not in self._posts:
                self._posts[holder] = _fullest(self.by_holder[holder])
            rank = tuple(STATE_WORDS)
            found = [(report, self.held(holder, report.post, day)) for report in self._posts[holder]]
            found.sort(key=lambda pair: (rank.index(pair[1].state), -_ordinal(pair[1].day)))
            self._on_day[holder, day] = found
        return self._on_day[holder, day]

    def holder_of(self, post: Post, day: date | None) -> str | None:
        """The one person reported in a post on the day; None where nobody or more than one is."""
        candidates = sorted({r.holder for r in self.by_core[post.core] if may_be_one(r.post, post)})
        in_post = [c for c in candidates if self.held(c, post, day).in_post]
        return in_post[0] if len(in_post) == 1 else None

    def _of_holder(self, holder: str) -> Iterator[PostReport]:
        return (r for r in self._told(self._view.claims_of(holder, "tenure")) if r.holder == holder)

    def _told(self, claims: Iterable[Claim]) -> Iterator[PostReport]:
        for c in claims:
            if isinstance(c.fact, Tenure) and c.modality not in NOT_A_REPORT:
                yield post_report(self._view, self.calendar, c, c.fact)

    def _collect(self, holder: str, post: Post) -> _Reports:
        own = tuple(r for r in self.by_holder[holder] if may_be_one(r.post, post))
        ranges = tuple(r for r in own if r.claim.valid is not None and "/" in r.claim.valid.edtf)
        return _Reports(own, ranges, _by_day(own), _by_day(self._other_holders(holder, own)))

    def _other_holders(self, holder: str, own: Sequence[PostReport]) -> list[PostReport]:
        """A country that was only inferred is not enough to end a post whose country stands in words."""
        posts = {r.post for r in own if has_one_holder(r.post)}
        inferred = all(r.inferred for r in own)
        return [
            report
            for post in posts
            for report in self.by_core[post.core]
            if report.holder != holder
            and (inferred or not report.inferred)
            and report.standing in CURRENT
            and surely_one(report.post, post)
        ]


def _held(reports: _Reports, day: date | None) -> Held:
    if day is None:
        return _undated(reports.own)
    for report in reports.ranges:
        verdict = _by_range(report, day)
        if verdict is not None and not _of_another_time(report, reports.dated, day):
            return Held(state=verdict, reports=(report,))
    dated, others = reports.dated, reports.others
    if not dated:
        # One holder is known for that time: an undated report of another is of some other time.
        known = _between(others, _years_before(day), day + timedelta(FIRST_KNOWN_DAYS))
        return Held(state="cannot_tell" if known else "undated", reports=reports.own)
    cut = bisect_right(dated, day.toordinal(), key=lambda r: _ordinal(r.day))
    if cut:
        return _after_report(dated[:cut], dated[cut:], others, day)
    return _before_report(dated, others, day)


def _by_day(reports: Iterable[PostReport]) -> tuple[PostReport, ...]:
    dated = (r for r in reports if r.day is not None)
    return tuple(sorted(dated, key=lambda r: (_ordinal(r.day), r.claim.id)))


def _fullest(reports: Iterable[PostReport]) -> list[PostReport]:
    """Each post once: of the wordings that may be one post the one that says most."""
    groups: list[list[PostReport]] = []
    for report in reports:
        for group in groups:
            if may_be_one(group[0].post, report.post):
                group.append(report)
                break
        else:
            groups.append([report])
    return [max(group, key=_fullness) for group in groups]


def _fullness(report: PostReport) -> tuple[bool, bool, bool, bool, int]:
    """Words of a coming holder ("president-elect") name the post only where there are no others."""
    named, toward = report.post.country is not None, report.post.toward is not None
    return named, toward, report.standing not in COMING, not report.inferred, len(report.words)


def post_report(view: Reading, calendar: Calendar, claim: Claim, fact: Tenure) -> PostReport:
    """What a claim reports of a post, also a proposal."""
    country = fact.country
    if country is None and fact.organisation is not None:
        country = view.entity(fact.organisation).country
    return PostReport(
        holder=view.canonical(fact.holder),
        post=post_of(fact.post, country),
        words=fact.post,
        standing=fact.standing,
        day=calendar.reported(claim),
        inferred=fact.country_inferred,
        organisation=view.canonical(fact.organisation) if fact.organisation else None,
        claim=claim,
    )


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0


def _undated(own: Sequence[PostReport]) -> Held:
    current = [r for r in own if r.standing in CURRENT]
    former = [r for r in own if r.standing == "former"]
    if former:
        return Held(state="former", reports=tuple(former))
    return Held(state="undated" if current else "cannot_tell", reports=tuple(current or own))


def _by_range(report: PostReport, day: date) -> State | None:
    """What the words' own dates ("from 1989 to 1993") say; an open end is known up to the report only."""
    period = report.claim.valid
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
    period = report.claim.valid
    begin, end = period.maybe if period else (None, None)
    at_post = [r.day for r in dated if r is not report and r.standing in CURRENT and r.day and r.day <= day]
    if begin is not None and day < begin:
        return bool(at_post)
    return end is not None and any(end <= reported for reported in at_post)


def _years_before(day: date) -> date:
    return date.fromordinal(max(1, day.toordinal() - LAST_KNOWN_DAYS))


def _between(reports: Iterable[PostReport], first: date, last: date) -> list[PostReport]:
    return [r for r in reports if r.day is not None and first < r.day <= last]


def _after_report(
    before: Sequence[PostReport], after: Sequence[PostReport], others: Sequence[PostReport], day: date
) -> Held:
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
    if succeeded := _between(others, last, day):
        return Held(state="former", reports=(*is_current, succeeded[-1]))
    if back and back[0].day is not None:
        replaced = _between(others, day, back[0].day)
        return Held(state="cannot_tell" if replaced else "holds", reports=(*is_current, *back))
    recent = (day - last).days <= LAST_KNOWN_DAYS
    return Held(state="last_known" if recent else "cannot_tell", reports=tuple(is_current))


def _before_report(after: Sequence[PostReport], others: Sequence[PostReport], day: date) -> Held:
    """The state where every report is of a later day."""
    first = after[0]
    if first.standing == "former":
        return Held(state="cannot_tell", reports=(first,))
    if first.standing not in CURRENT or first.day is None:
        return Held(state="later", reports=(first,))
    soon = (first.day - day).days <= FIRST_KNOWN_DAYS
    taken = _between(others, _years_before(day), first.day)
    return Held(state="first_known" if soon and not taken else "later", reports=(first,))
