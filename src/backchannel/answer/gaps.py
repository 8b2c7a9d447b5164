"""Where there is no route: who is nearest on both sides, and which tie would close the gap."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple

from .factors import in_words
from .hops import Hops
from .reading import Reading
from .route_parts import NO_ROUTE, Near, NoRoute

Way = tuple[str, ...]
SHOWN = 3


def no_route(hops: Hops, view: Reading, *, ours: Collection[str], target: str, max_hops: int) -> NoRoute:
    """The nearest people on both sides, best first, and the tie that would join the best of each."""
    from_us = _nearest(ours, hops.out_of, hops.value, depth=max_hops - 1, closed={target})
    to_target = _nearest((target,), hops.into, lambda a, b: hops.value(b, a), depth=max_hops - 1, closed=ours)
    near_us = tuple(_near(view, value, way) for value, way in from_us)
    near_target = tuple(_near(view, value, way, reverse=True) for value, way in to_target)
    return NoRoute(
        words=NO_ROUTE,
        near_us=near_us,
        near_target=near_target,
        closing=_closing(view, near_us, near_target, ours=ours, target=target),
    )


def _nearest(
    starts: Collection[str],
    neighbours: Callable[[str], Iterable[tuple[str, float]]],
    value: Callable[[str, str], float],
    *,
    depth: int,
    closed: Collection[str],
) -> list[tuple[float, Way]]:
    """(odds, way back to its start) of those reached best within so many hops, best first."""
    queue: list[_Step] = []

    def go_on(odds: float, way: Way) -> None:
        if len(way) <= depth:
            for node, bound in neighbours(way[0]):
                if node not in closed and node not in starts:
                    heapq.heappush(queue, _Step(-odds * bound, False, len(way), (node, *way), odds))

    found: dict[str, tuple[float, Way]] = {}
    fewest: dict[str, int] = {}
    for start in sorted(starts):
        go_on(1.0, (start,))
    while queue and len(found) < SHOWN:
        step = heapq.heappop(queue)
        node, before = step.way[:2]
        if fewest.get(node, depth + 1) <= step.hops:
            continue
        if not step.is_weighed:
            odds = step.odds * value(before, node)
            if odds > 0:
                heapq.heappush(queue, _Step(-odds, True, step.hops, step.way, odds))
            continue
        fewest[node] = step.hops
        found.setdefault(node, (step.odds, step.way))
        go_on(step.odds, step.way)
    return list(found.values())


class _Step(NamedTuple):
    """A way, its last node first; what is not weighed comes before what is known to be worth as much."""

    worth: float
    """Negative, so that the best comes first."""
    is_weighed: bool
    hops: int
    way: Way
    odds: float
    """Those of the way where it is weighed, else of what came before its last hop."""


def _near(view: Reading, value: float, way: Way, *, reverse: bool = False) -> Near:
    names = [view.entity(n).caption for n in (way if reverse else reversed(way))]
    return Near(id=way[0], name=view.entity(way[0]).caption, way=" → ".join(names), strength=in_words(value))


def _closing(
    view: Reading,
    near_us: tuple[Near, ...],
    near_target: tuple[Near, ...],
    *,
    ours: Collection[str],
    target: str,
) -> str | None:
    """The question that would close the gap; None where nobody is known on our side."""
    if not ours:
        return None
    left = near_us[0].name if near_us else "anyone of ours"
    right = near_target[0].name if near_target else view.entity(target).caption
    return f"A tie from {left} to {right} would close the gap. Ask: does {left} know {right}?"
