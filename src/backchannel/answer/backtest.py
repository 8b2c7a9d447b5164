"""With what was known up to a day, at which rank stood each contact that was then reported?

Every question is asked of the desk with what was published before the day of the first report: later
documents are not there, so that they cannot show. The true pair is told by the report itself.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from statistics import median
from typing import Protocol

from backchannel.model.errors import BadQuestion

from .backtest_answer import (
    WHO_OF_OURS,
    WHOM_OF_THEIRS,
    WHY_NOT,
    Backtest,
    Foreseen,
    OnWay,
    Table,
    Way,
)
from .backtest_events import Meeting, contacts, met_on
from .backtest_figures import Ranks, figures
from .backtest_ranking import METHODS, Known, Ranked
from .backtest_reach import Path
from .cited import cite
from .factors import in_words
from .reading import Reading

HORIZON_DAYS = 365
QUESTIONS = (WHO_OF_OURS, WHOM_OF_THEIRS)


class Replayed(Reading, Protocol):
    """A reading that can be had as it was earlier."""

    def published_until(self, day: date, /) -> Replayed:
        """With only the documents published by a day, asked about that day."""


def backtest(view: Replayed, *, until: date, horizon: int = HORIZON_DAYS) -> Backtest:
    """The contacts between ours and others first reported within `horizon` days after `until`, ranked.

    Nothing published after the day a view is asked about counts. Raises: BadQuestion (the desk has no side; a
    horizon below one day).
    """
    if view.side is None and not view.marks():
        raise BadQuestion("the desk has no side", remedy="set it with `--side`, or mark people as ours")
    if horizon < 1:
        raise BadQuestion("the horizon is below one day", remedy="give a number of days above 0")
    desk = view.published_until(view.valid_at) if view.valid_at else view
    last = until + timedelta(horizon)
    left_out: Counter[str] = Counter()
    found: list[tuple[Meeting, Foreseen]] = []
    for day, now, before in days(desk, after=until, last=last):
        met = met_on(now, day)
        left_out += met.left_out
        if met.meetings:
            found += Day(now, Known(before), met.meetings).foreseen()
    return Backtest(
        side=view.side,
        until=until,
        last=last,
        tables=tuple(_tables(found)),
        contacts=tuple(foreseen for _, foreseen in found),
        left_out={words: left_out[words] for words in sorted(left_out)},
    )


def days(view: Replayed, *, after: date, last: date) -> Iterator[tuple[date, Replayed, Replayed]]:
    """Each day on which a contact was reported: the desk on that day's evening, and the evening before."""
    published = {d.id: d.published for d in view.documents()}
    days = sorted(d for d in published.values() if d)
    told = {published[claim.document] for claim in contacts(view)}
    evening, on = view, date.max
    for day in sorted(d for d in told if d and after < d <= last):
        before = day - timedelta(1)
        # Where nothing was published between, what was worked out for that evening serves again.
        same = on <= before and bisect_right(days, on) == bisect_right(days, before)
        earlier = (evening if same else view).published_until(before)
        evening, on = view.published_until(day), day
        yield day, evening, earlier


class Day:
    """The meetings of one day, and what was known the day before."""

    def __init__(self, now: Reading, known: Known, meetings: tuple[Meeting, ...]) -> None:
        self._now, self._known, self._meetings = now, known, meetings
        self._then = {
            ref: being.id for being in known.view.entities("person", "organisation") for ref in being.refs
        }

    def foreseen(self) -> Iterator[tuple[Meeting, Foreseen]]:
        """In the order of the meetings."""
        for meeting in self._meetings:
            ours, theirs = self._before(meeting.ours), self._before(meeting.theirs)
            why_not = self._why_not(ours, theirs)
            if ours is None or theirs is None or why_not is not None:
                yield meeting, self._row(meeting, why_not=why_not)
                continue
            who = self._known.whom_of_ours(theirs, body=meeting.body)
            whom = self._known.whom_of_theirs(ours, body=meeting.body)
            ranks = {
                WHO_OF_OURS: _ranks(who, ours, without=self._others(meeting, of_ours=True)),
                WHOM_OF_THEIRS: _ranks(whom, theirs, without=self._others(meeting, of_ours=False)),
            }
            counts = {WHO_OF_OURS: len(who.candidates), WHOM_OF_THEIRS: len(whom.candidates)}
            yield meeting, self._row(meeting, ranks=ranks, candidates=counts, way=self._way(who, ours))

    def _before(self, id_: str) -> str | None:
        """Who that was the day before: whoever bore most of the same refs; None where nobody did."""
        counted = Counter(self._then[ref] for ref in self._now.entity(id_).refs if ref in self._then)
        return counted.most_common(1)[0][0] if counted else None

    def _why_not(self, ours: str | None, theirs: str | None) -> str | None:
        if theirs is None:
            return "theirs_unknown"
        if ours is None:
            return "ours_unknown"
        if ours not in self._known.ours:
            return "ours_unplaced"
        return "theirs_placed" if theirs in self._known.ours else None

    def _others(self, meeting: Meeting, *, of_ours: bool) -> set[str]:
        """The other true answers to the same question: they neither help nor stand in the way."""
        others = set()
        for other in self._meetings:
            if of_ours and other.theirs == meeting.theirs and other.ours != meeting.ours:
                others.add(self._before(other.ours))
            if not of_ours and other.ours == meeting.ours and other.theirs != meeting.theirs:
                others.add(self._before(other.theirs))
        return {id_ for id_ in others if id_ is not None}

    def _row(
        self,
        meeting: Meeting,
        *,
        ranks: dict[str, dict[str, float]] | None = None,
        candidates: dict[str, int] | None = None,
        why_not: str | None = None,
        way: Way | None = None,
    ) -> Foreseen:
        ours, theirs = (self._now.entity(id_).caption for id_ in (meeting.ours, meeting.theirs))
        return Foreseen(
            day=meeting.day,
            ours=ours,
            theirs=theirs,
            body=meeting.body,
            happened=meeting.claim.valid.edtf if meeting.claim.valid else None,
            citations=cite(self._now, meeting.claim),
            ranks=ranks or {},
            candidates=candidates or {},
            why_not=WHY_NOT[why_not].format(ours=ours, theirs=theirs) if why_not else None,
            way=way,
        )

    def _way(self, who: Ranked, ours: str) -> Way | None:
        if ours not in who.ways:
            return None
        value, path = who.ways[ours]
        hops = [who.hops.hop(a, b) for a, b in pairwise(path)]
        return Way(
            people=tuple(self._named(path)),
            steps=tuple(hop.words for hop in hops),
            strength=in_words(value),
            value=value,
            citations=tuple(hop.citations[0] for hop in hops),
        )

    def _named(self, path: Path) -> Iterator[OnWay]:
        sides = self._known.sides
        for id_ in path:
            side = sides.of(id_).side
            yield OnWay(
                name=self._known.view.entity(id_).caption, side="ours" if side == "ours" else "theirs"
            )


def _ranks(ranked: Ranked, wanted: str, *, without: set[str]) -> dict[str, float]:
    return {method: ranked.rank(wanted, without=without, by=method) for method in METHODS}


def _tables(found: list[tuple[Meeting, Foreseen]]) -> Iterator[Table]:
    """People first; bodies only where there are any."""
    groups: dict[bool, list[tuple[Meeting, Foreseen]]] = defaultdict(list)
    for meeting, foreseen in found:
        groups[meeting.body].append((meeting, foreseen))
    for bodies, group in sorted(groups.items()):
        for question in QUESTIONS:
            asked = [
                Ranks(
                    report=meeting.origin,
                    ranks=foreseen.ranks[question],
                    candidates=foreseen.candidates[question],
                )
                for meeting, foreseen in group
                if foreseen.ranks
            ]
            yield Table(
                question=question,
                bodies=bodies,
                asked=len(group),
                reports=len({meeting.origin for meeting, _ in group}),
                ranked=len(asked),
                candidates=median(one.candidates for one in asked) if asked else 0,
                figures=figures(asked),
            )
