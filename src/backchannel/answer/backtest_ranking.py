"""How routes and three baselines order the candidates, from what was published until a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from functools import cached_property
from typing import Literal

from msgspec import Struct

from .backtest_events import contacts, parties_of
from .backtest_reach import Path, Reached, reached_from, reaching
from .counterparts import level_of
from .factors import odds
from .ground import ground_of
from .hops import Hops
from .issue import Issue
from .reading import Reading

Method = Literal["routes", "most frequent", "most recent", "post counterpart"]
METHODS: tuple[Method, ...] = ("routes", "most frequent", "most recent", "post counterpart")
Score = tuple[float, ...]
"""Higher is better, compared from the left."""
DIGITS = 12
"""Values that differ only beyond so many digits are equal: the same factors in another order."""


class Ranked(Struct, frozen=True):
    """Every candidate with its score by each method, and the best way of those whom routes reach."""

    candidates: tuple[str, ...]
    scores: Mapping[Method, Mapping[str, Score]]
    """Who is not named has the lowest score."""
    ways: Mapping[str, tuple[float, Path]]
    hops: Hops
    """Those that the ways are made of."""

    def rank(self, wanted: str, *, without: Collection[str] = (), by: Method = "routes") -> float:
        """1 is best; those of one score share the middle of their ranks. `without` are left out."""
        scores = self.scores[by]
        own = scores.get(wanted, ())
        others = [scores.get(c, ()) for c in self.candidates if c != wanted and c not in without]
        return 1 + sum(s > own for s in others) + sum(s == own for s in others) / 2


class Known:
    """What could be known on a day: who is ours, who was in touch with whom, and the hops."""

    def __init__(self, view: Reading) -> None:
        """`view` is the desk with what was published until that day, asked about that day."""
        self.view, self._ground = view, ground_of(view)
        self.calendar, self.book = self._ground.calendar, self._ground.book
        self.sides = self._ground.sides(())
        self.ours = self.sides.ours()
        self._ours = frozenset(self.ours)
        self._no_issue = Issue(view, None)
        self._levels: dict[str, dict[str, bool]] = {}

    def whom_of_ours(self, theirs: str, *, body: bool) -> Ranked:
        """Our people, ordered by how likely each is in touch with the one given."""
        candidates = tuple(p for p in self.ours if p != theirs)
        hops = self.hops_to(theirs, body=body)
        steps = hops if body else self.hops
        ways = reaching(steps, theirs, starts=frozenset(candidates), max_hops=odds().route.max_hops)
        for one in () if body else self._ground.of_levels.toward(theirs):
            _straight(ways, one, hops.value(one, theirs), (one, theirs))
        return self._ranked(candidates, theirs, ways, hops)

    def whom_of_theirs(self, ours: str, *, body: bool) -> Ranked:
        """Everybody who is not ours (or every body), ordered likewise for the one of ours."""
        kind = "organisation" if body else "person"
        candidates = tuple(e.id for e in self.view.entities(kind) if e.id not in self._ours)
        ways = reached_from(self.hops, ours, closed=self._ours, max_hops=odds().route.max_hops)
        for one in () if body else candidates:
            if self._ground.of_levels.between(ours, one) is not None:
                _straight(ways, one, self.hops_to(one, body=False).value(ours, one), (ours, one))
        return self._ranked(candidates, ours, ways, self.hops)

    @cached_property
    def hops(self) -> Hops:
        return Hops(self._ground, self._no_issue)

    def hops_to(self, target: str, *, body: bool) -> Hops:
        """As `routes` has them: with what leads straight to the target only."""
        if body:
            return Hops(self._ground, self._no_issue, body=target)
        return Hops(self._ground, self._no_issue, person=target)

    def levels(self, person: str) -> dict[str, bool]:
        """The levels of somebody's posts, and whether they hold one of that level now."""
        if person not in self._levels:
            found: dict[str, bool] = {}
            for report, held in self.book.posts_of(person, self.calendar.day):
                level = level_of(report.post)
                if level and (held.in_post or held.state == "former"):
                    found[level] = found.get(level, False) or held.in_post
            self._levels[person] = found
        return self._levels[person]

    def _ranked(self, candidates: tuple[str, ...], other: str, ways: Reached, hops: Hops) -> Ranked:
        pairs, alone = self._touches
        frequent = {c: (float(len(pairs[c, other])), float(len(alone[c]))) for c in candidates}
        recent = {c: (_last(pairs[c, other]), _last(alone[c])) for c in candidates}
        return Ranked(
            candidates,
            {
                "routes": {c: (round(value, DIGITS),) for c, (value, _) in ways.items()},
                "most frequent": {c: score for c, score in frequent.items() if any(score)},
                "most recent": {c: score for c, score in recent.items() if any(score)},
                "post counterpart": self._counterparts(candidates, other),
            },
            ways,
            hops,
        )

    def _counterparts(self, candidates: tuple[str, ...], other: str) -> dict[str, Score]:
        """Those of a level of the other's: who holds such a post now before who held one."""
        wanted = self.levels(other)
        found: dict[str, Score] = {}
        for candidate in candidates:
            shared = [now for level, now in self.levels(candidate).items() if level in wanted]
            if shared:
                found[candidate] = (1.0 + any(shared),)
        return found

    @cached_property
    def _touches(self) -> tuple[_Days, _AloneDays]:
        """The day of each contact between ours and others, by (each, other) and by each; a report once."""
        pairs: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
        alone: dict[str, dict[str, float]] = defaultdict(dict)
        for claim in contacts(self.view):
            if self.calendar.is_later(claim):
                continue
            parties = parties_of(self.view, claim)
            if len(parties) > odds().route.crowd:
                continue
            origin, day = self.calendar.origin(claim), _ordinal(self.calendar.happened(claim))
            for a in (p for p in parties if p in self._ours):
                for b in (p for p in parties if p not in self._ours):
                    for kept in (pairs[a, b], pairs[b, a], alone[a], alone[b]):
                        kept[origin] = max(day, kept.get(origin, 0.0))
        return pairs, alone


_Days = dict[tuple[str, str], dict[str, float]]
_AloneDays = dict[str, dict[str, float]]


def _straight(ways: Reached, one: str, value: float, path: Path) -> None:
    """The straight way to or from somebody, where it is the best."""
    if value >= ways.get(one, (0.0, ()))[0]:
        ways[one] = (value, path)


def _last(days: Mapping[str, float]) -> float:
    return max(days.values(), default=0.0)


def _ordinal(day: date | None) -> float:
    return float(day.toordinal()) if day else 0.0
