"""Who held a post on a day, as far as dated reports of current, former and incoming holders tell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial

from msgspec import Struct

from backchannel.gazetteer.post_words import Post, has_one_holder, may_be_one, post_of, surely_one
from backchannel.model.claims import Claim
from backchannel.model.facts import Tenure

from .asked import Asked
from .held import COMING, CURRENT, NOT_A_REPORT, STATE_WORDS, Held, PostReport, Reports, held_on, ordinal
from .postings import Postings
from .reading import Calendar, Reading
from .stint import Stint

NEAR = 20
"""So many reports of a wording are read on each side of a day."""
FOR_A_SIDE = 5
"""So many are enough to tell on whose side somebody is: no report is cited for it."""


class PostBook:
    """The reports of posts that a view holds; those of a person or a post are read when asked for."""

    def __init__(self, view: Reading, calendar: Calendar, *, near: int = NEAR) -> None:
        self.calendar, self._each = calendar, near
        self._view = view
        self.by_holder: Asked[str, PostReport] = Asked(self._of_holder)
        self.by_core: Asked[tuple[str, ...], PostReport] = Asked(lambda core: self._told(view.tenures(core)))
        self.lines: dict[Post, tuple[Stint, ...]] = {}
        """The line of each post that was asked for."""
        self._postings: Postings | None = None
        self._reports: dict[tuple[str, Post, date | None], Reports] = {}
        self._near: dict[tuple[str, date | None], tuple[PostReport, ...]] = {}
        self._held_by: dict[tuple[Post, date | None], str | None] = {}
        self._posts: dict[str, list[PostReport]] = {}
        self._on_day: dict[tuple[str, date | None], list[tuple[PostReport, Held]]] = {}

    def everybody(self) -> tuple[str, ...]:
        """Whoever is reported in a post, by id; from then on all posts are read at once, in numbers."""
        return self.postings.everybody

    @property
    def postings(self) -> Postings:
        """Every report of a post in numbers."""
        if self._postings is None:
            self._postings = Postings(self._view)
            self.by_holder, self.by_core = (
                Asked(self._postings.of_holder),
                Asked(self._postings.of_core),
            )
        return self._postings

    def accepted(self, claim: Claim) -> bool:
        """Whether a person accepted it."""
        return self._view.accepted(claim.id)

    def claim(self, claim_id: str) -> Claim:
        return self._view.claim(claim_id)

    def held(self, holder: str, post: Post, day: date | None) -> Held:
        """Whether `holder` held `post` on `day`; `day` None means: at the latest report."""
        key = (holder, post, day)
        if key not in self._reports:
            self._reports[key] = self._collect(holder, post, day)
        reports = self._reports[key]
        return held_on(reports, day) if reports.own else Held(state="cannot_tell", reports=())

    def posts_of(self, holder: str, day: date | None) -> list[tuple[PostReport, Held]]:
        """Each post of somebody once, in its fullest words, with its state on the day; held ones first."""
        if (holder, day) not in self._on_day:
            if holder not in self._posts:
                self._posts[holder] = _fullest(self.reports_of(holder, day))
            rank = tuple(STATE_WORDS)
            found = [(report, self.held(holder, report.post, day)) for report in self._posts[holder]]
            found.sort(key=lambda pair: (rank.index(pair[1].state), -ordinal(pair[1].day)))
            self._on_day[holder, day] = found
        return self._on_day[holder, day]

    def reports_of(self, holder: str, day: date | None) -> Sequence[PostReport]:
        """The reports of somebody around a day: of every wording of a post those nearest on both sides.

        They are as good as all, if not more than `near` of one wording are of one day.
        """
        if (holder, day) not in self._near and self._postings is not None:
            self._near[holder, day] = self._postings.near(holder, day, each=self._each)
        if (holder, day) not in self._near:
            found = self._view.claims_around(holder, "tenure", day=day, before=self._each, after=self._each)
            self._near[holder, day] = tuple(r for r in self._told(found.claims) if r.holder == holder)
        return self._near[holder, day]

    def holder_of(self, post: Post, day: date | None) -> str | None:
        """The one person reported in a post on the day; None where nobody or more than one is."""
        if (post, day) not in self._held_by:
            candidates = self.holders(lambda other: may_be_one(other, post), post.core)
            in_post = [c for c in candidates if self.held(c, post, day).in_post]
            self._held_by[post, day] = in_post[0] if len(in_post) == 1 else None
        return self._held_by[post, day]

    def holders(self, of: Callable[[Post], bool], *cores: tuple[str, ...]) -> Sequence[str]:
        """Whoever is told to be in such a post, all of which have these words; by id."""
        if self._postings is not None:
            return self._postings.holders(lambda post: post.core in cores and of(post))
        return sorted({r.holder for core in cores for r in self.by_core[core] if of(r.post)})

    def meet(self, holders: Iterable[str], day: date | None) -> None:
        """Read the reports of several people around a day together: each is soon asked for."""
        people = (h for h in dict.fromkeys(holders) if self._view.entity(h).kind == "person")
        missing = [h for h in people if (h, day) not in self._near]
        if self._postings is not None or not missing:
            return
        found = self._view.claims_around_each([(h, day) for h in missing], "tenure", each=self._each)
        told: dict[str, list[PostReport]] = {holder: [] for holder in missing}
        for report in self._told(found):
            if report.holder in told:
                told[report.holder].append(report)
        self._near.update(((holder, day), tuple(own)) for holder, own in told.items())

    def _of_holder(self, holder: str) -> Iterator[PostReport]:
        return (r for r in self._told(self._view.claims_of(holder, "tenure")) if r.holder == holder)

    def _told(self, claims: Iterable[Claim]) -> Iterator[PostReport]:
        for c in claims:
            if isinstance(c.fact, Tenure) and c.modality not in NOT_A_REPORT:
                yield post_report(self._view, self.calendar, c, c.fact)

    def _collect(self, holder: str, post: Post, day: date | None) -> Reports:
        own = tuple(r for r in self.reports_of(holder, day) if may_be_one(r.post, post))
        ranges = tuple(r for r in own if r.dates is not None)
        # A country that was only inferred is not enough to end a post whose country stands in words.
        others = _Others(holder, frozenset(r.post for r in own if has_one_holder(r.post)))
        others.inferred = all(r.inferred for r in own)
        if self._postings is not None:
            told = partial(self._postings.last_told, holder, others.posts, others.inferred)
            return Reports(own, ranges, _by_day(own), told)
        return Reports(own, ranges, _by_day(own), partial(self._last_told, others))

    def _last_told(self, others: _Others, after: date, until: date) -> PostReport | None:
        """The last report of others in (after, until], read from the last on."""
        found: list[PostReport] = []
        for post in others.posts:
            for claim in self._view.tenures_told(post.core, post.country or "", after=after, until=until):
                told = [r for r in self._told((claim,)) if others.has(r) and _is_within(r, after, until)]
                found += told
                if told and told[0].day == claim.reported:  # all that follow are no later; a copy's may be
                    break
        return max(found, key=_day_and_id, default=None)


def kept_book(view: Reading, calendar: Calendar, *, near: int = NEAR) -> PostBook:
    """One for all questions about a day while nothing is written: who was asked for is not read again."""
    name = f"posts, {near} near {calendar.day}, {type(view).__name__}"
    return view.kept(name, lambda: PostBook(view, calendar, near=near))


class _Others(Struct):
    """Whose reports tell that a holder of posts with one holder has gone."""

    holder: str
    posts: frozenset[Post]
    inferred: bool = False

    def has(self, report: PostReport) -> bool:
        return (
            report.holder != self.holder
            and (self.inferred or not report.inferred)
            and report.standing in CURRENT
            and any(surely_one(report.post, post) for post in self.posts)
        )


def _is_within(report: PostReport, after: date, until: date) -> bool:
    return report.day is not None and after < report.day <= until


def _day_and_id(report: PostReport) -> tuple[int, str]:
    return ordinal(report.day), report.claim_id


def _by_day(reports: Iterable[PostReport]) -> tuple[PostReport, ...]:
    dated = (r for r in reports if r.day is not None)
    return tuple(sorted(dated, key=_day_and_id))


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
        claim_id=claim.id,
        dates=claim.valid if claim.valid is not None and "/" in claim.valid.edtf else None,
        origin=None,
        read=lambda: claim,
    )
