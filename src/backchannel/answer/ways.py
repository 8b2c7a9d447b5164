"""The best ways from any of several starts to one end in a large graph: exact, best first.

The search goes back from the end. What the starts reach in one, two and three arcs bounds what is still
missing, so that a part of a way is taken up only where it may still become the best (A* with bounds that are
never too low; Hart, Nilsson and Raphael, 1968). Its work is the arcs of two neighbourhoods: two around the
starts, two around the end. Arcs may be given with odds that are only bounds: each is then weighed when the
search comes to it (as in lazy shortest paths; Dellin and Srinivasa, 2016).
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from .arcs import ArcArrays, Nodes
from .heads import Gates, Heads

Way = tuple[int, ...]
Weigh = Callable[[int, int], float]
"""The odds of an arc, its tail and head given; never above those in the arrays."""


class Weighing(NamedTuple):
    """What is asked on the way, of what may come next: the odds of an arc, and a factor (0..1) of a start."""

    arc: Weigh
    start: Callable[[int], float] | None = None


CHUNK = 128
"""So many neighbours of a well-connected node are weighed at once: most ways never need the rest."""
SLACK = 1 + 2e-6
"""Bounds are products of single precision: none may fall below what it bounds."""
DIGITS = 12
"""Values that agree to so many decimals are equal: the order of a product's factors must not order ways."""


class Budget(Struct):
    """How much a search may read before it is cut short; counted in arcs and weighings, so that every machine
    stops at the same place."""

    arcs: int = 100_000_000
    weighings: int = 50_000
    is_spent: bool = False

    def read(self, arcs: int) -> None:
        self.arcs -= arcs
        self.is_spent = self.is_spent or self.arcs < 0

    def weighed(self) -> None:
        self.weighings -= 1
        self.is_spent = self.is_spent or self.weighings < 0


def best_ways(
    arcs: ArcArrays,
    *,
    end: int,
    starts: Mapping[int, float],
    max_hops: int = 4,
    weigh: Weighing | None = None,
    gates: Gates | None = None,
    budget: Budget | None = None,
) -> Iterator[tuple[float, Way]]:
    """(value, way) of every way without a repeated node, best first; equal ones by length, then by nodes.

    A value is the product of the arcs times the factor (0..1) of its start. Starts are never passed through.
    A gate that is closed between two ways stops all that were to come through it. When the budget is spent,
    what is already weighed follows, best first, and may not be the best there is.
    """
    gates = gates or Gates(np.zeros(arcs.count, np.bool_))
    if starts and max_hops > 0:
        heads = Heads(arcs, starts, end=end, gates=gates)
        yield from _Search(arcs, heads, max_hops, weigh, gates, budget or Budget()).ways(end)


class _Search:
    """A queue of whole ways and of what may become better ones, each with its bound."""

    def __init__(
        self,
        arcs: ArcArrays,
        heads: Heads,
        max_hops: int,
        weigh: Weighing | None,
        gates: Gates,
        budget: Budget,
    ) -> None:
        self._arcs, self._heads, self._max_hops = arcs, heads, max_hops
        self._weigh = weigh.arc if weigh else None
        self._fit = weigh.start if weigh else None
        self._gates, self._budget = gates, budget
        self._queue: list[tuple[float, bool, int, Way, int, Callable[[], None] | None]] = []
        self._pushed = 0
        budget.read(heads.read)

    def ways(self, end: int) -> Iterator[tuple[float, Way]]:
        self._spread((end,), 1.0)
        while self._queue:
            key, whole, _, way, _, go_on = heapq.heappop(self._queue)
            if whole:
                if not self._is_shut(way):
                    yield -key, way
                    if self._heads.version != self._gates.version:
                        self._heads.renew()
            elif go_on is not None and not self._budget.is_spent:
                go_on()

    def _is_shut(self, way: Way) -> bool:
        gate = self._gates.of(way)
        return gate is not None and bool(self._gates.shut[gate])

    def _spread(self, way: Way, value: float) -> None:
        """Every way that is one arc longer than this one, whole ones at once, others in their turn."""
        starts, odds = self._heads.starts_into(way[0])
        if starts.size:
            bounds = odds * value * self._heads.factors[starts].astype(np.float64)
            order = np.lexsort((starts, -bounds))
            self._next_start(way, value, starts[order], bounds[order])
        missing = self._max_hops - len(way)
        if missing < 1:
            return
        runs = self._arcs.into(np.array([way[0]]))
        self._budget.read(runs.odds.size)
        useful = (runs.odds > 0) & (self._heads.factors[runs.others] == 0)
        for node in way:
            useful &= runs.others != node
        tails = runs.others[useful].astype(np.intp)
        values = runs.odds[useful].astype(np.float64) * value
        if missing >= 3 and tails.size > CHUNK:
            order = np.lexsort((tails, -values))
            self._later_chunk(way, value, tails[order], values[order])
        else:
            self._line_up(way, value, tails, values)

    def _next_start(
        self, way: Way, value: float, starts: Nodes, bounds: NDArray[np.float64], at: int = 0
    ) -> None:
        """Whole ways: at once where their first arcs are known, else each when its bound comes first."""
        if self._weigh is None:
            for start, bound in zip(starts.tolist(), bounds.tolist(), strict=True):
                self._push_whole((start, *way), bound)
            return

        def weigh_first() -> None:
            self._next_start(way, value, starts, bounds, at + 1)
            self._open(way, value, int(starts[at]))

        if at < starts.size:
            self._push(float(bounds[at]), way, weigh_first)

    def _open(self, way: Way, value: float, start: int) -> None:
        odds = self._odds(start, way[0]) * float(self._heads.factors[start])

        def fit_in() -> None:
            factor = self._fit(start) if self._fit is not None else 1.0
            self._push_whole((start, *way), value * odds * factor)

        if self._fit is None:
            self._push_whole((start, *way), value * odds)
        elif odds > 0:
            self._push(value * odds, way, fit_in)

    def _later_chunk(self, way: Way, value: float, tails: Nodes, values: NDArray[np.float64]) -> None:
        def weigh() -> None:
            self._line_up(way, value, tails[:CHUNK], values[:CHUNK])
            self._later_chunk(way, value, tails[CHUNK:], values[CHUNK:])

        if tails.size:
            self._push(float(values[0]) * self._heads.best, way, weigh)

    def _line_up(self, way: Way, value: float, tails: Nodes, values: NDArray[np.float64]) -> None:
        """The nodes that may come before this part of a way, by what may become of them."""
        behind = self._gates.opening(way)
        ahead, read = self._heads.ahead(self._max_hops - len(way), tails, behind=behind)
        self._budget.read(read)
        bounds = values * ahead
        order = np.lexsort((tails, -bounds))
        order = order[bounds[order] > 0]
        self._next_in_line(_Line(way, value, tails[order], values[order], bounds[order], self._heads.version))

    def _next_in_line(self, line: _Line, at: int = 0) -> None:
        def lengthen() -> None:
            if line.version != self._heads.version:
                self._line_up(line.way, line.value, line.tails[at:], line.values[at:])
                return
            self._next_in_line(line, at + 1)
            self._lengthen(line, at)

        if at < line.tails.size:
            self._push(float(line.bounds[at]), line.way, lengthen)

    def _lengthen(self, line: _Line, at: int) -> None:
        tail, hoped = int(line.tails[at]), float(line.values[at])
        value = hoped if self._weigh is None else line.value * self._odds(tail, line.way[0])
        if value <= 0:
            return
        longer = (tail, *line.way)
        if value * SLACK < hoped:
            self._push(float(line.bounds[at]) * value / hoped, longer, lambda: self._spread(longer, value))
        else:
            self._spread(longer, value)

    def _odds(self, tail: int, head: int) -> float:
        if self._weigh is None:
            raise TypeError("the arcs of this search are exact")
        self._budget.weighed()
        return self._weigh(tail, head)

    def _push(self, bound: float, way: Way, go_on: Callable[[], None]) -> None:
        """What may become better comes before whole ways that are as good."""
        self._pushed += 1
        key = -(bound * SLACK + 10.0**-DIGITS)
        heapq.heappush(self._queue, (key, False, self._pushed, way, self._pushed, go_on))

    def _push_whole(self, way: Way, value: float) -> None:
        if value > 0:
            self._pushed += 1
            heapq.heappush(self._queue, (-round(value, DIGITS), True, len(way), way, self._pushed, None))


class _Line(NamedTuple):
    """Nodes that may come before a part of a way, best bound first; `values` of the part with them."""

    way: Way
    value: float
    tails: Nodes
    values: NDArray[np.float64]
    bounds: NDArray[np.float64]
    version: int
