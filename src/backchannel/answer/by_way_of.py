"""The best way to the target that passes through somebody: a way to them, joined with a way on."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterator

import numpy as np

from .arcs import Mask, Take
from .route_search import Path, RouteSearch
from .ways import Weighing, best_ways

Valued = tuple[float, Path]


def best_by_way_of(search: RouteSearch, one: str, max_hops: int) -> Path | None:
    """The best way from ours to the target by way of somebody, or from them if they are of ours."""
    if one in search.starts:
        found = next(ways_between(search, {one}, search.target.id, max_hops, closed=search.starts), None)
        straight = (one, search.target.id) if one in search.of_level else None
        if straight is None or (found is not None and found[0] > search.value(straight)):
            return found[1] if found else None
        return straight
    joined = [_best_joined(search, one, before, max_hops - before) for before in range(1, max_hops)]
    return max((way for way in joined if way is not None), default=(0.0, None), key=lambda way: way[0])[1]


def ways_between(
    search: RouteSearch, starts: Collection[str], end: str, max_hops: int, *, closed: Collection[str] = ()
) -> Iterator[Valued]:
    """(value, path) from any of the starts to the end, best first; nobody who is closed is passed through."""
    number, ids, arcs = search.hops.number, search.hops.ids, search.hops.arcs
    if end not in number:
        return
    open_nodes = np.ones(len(ids), np.bool_)
    open_nodes[[number[node] for node in closed if node in number and node not in starts]] = False

    def keep(take: Take) -> Mask:
        seen: Mask = open_nodes[take(arcs.others)]
        return seen

    def fit(start: int) -> float:
        return search.fit(ids[start]) if ids[start] in search.starts else 1.0

    for value, way in best_ways(
        arcs.seen_by(keep),
        end=number[end],
        starts={number[node]: 1.0 for node in sorted(starts) if node in number},
        max_hops=max_hops,
        weigh=Weighing(search.weigh, fit),
        budget=search.budget,
    ):
        yield value, tuple(ids[node] for node in way)


def _best_joined(search: RouteSearch, one: str, before: int, after: int) -> Valued | None:
    """The best of all pairs that share nobody, tried in the order of their product."""
    target = search.target.id
    left = _Drawn(ways_between(search, search.starts, one, before, closed={target}))
    right = _Drawn(ways_between(search, {one}, target, after, closed=search.starts))
    queue: list[tuple[float, int, int]] = []
    seen: set[tuple[int, int]] = set()

    def line_up(i: int, j: int) -> None:
        first, then = left.at(i), right.at(j)
        if first and then and (i, j) not in seen:
            seen.add((i, j))
            heapq.heappush(queue, (-first[0] * then[0], i, j))

    line_up(0, 0)
    while queue:
        worth, i, j = heapq.heappop(queue)
        first, then = left.drawn[i][1], right.drawn[j][1]
        if not set(first) & set(then[1:]):
            return -worth, (*first, *then[1:])
        line_up(i + 1, j)
        line_up(i, j + 1)
    return None


class _Drawn:
    """The ways that were drawn so far from a search; more are drawn when they are asked for."""

    def __init__(self, ways: Iterator[Valued]) -> None:
        self._ways, self.drawn = ways, list[Valued]()

    def at(self, place: int) -> Valued | None:
        """None beyond the last one."""
        while len(self.drawn) <= place:
            way = next(self._ways, None)
            if way is None:
                return None
            self.drawn.append(way)
        return self.drawn[place]
