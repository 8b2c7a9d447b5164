"""The best paths from any of several starts to one end, best first."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterator, Mapping
from typing import Protocol


class Steps(Protocol):
    """A graph whose every step has odds, 0..1, that it works."""

    def into(self, b: str, /) -> list[str]: ...
    def out_of(self, a: str, /) -> list[str]: ...
    def value(self, a: str, b: str, /) -> float: ...


Path = tuple[str, ...]


def best_paths(
    steps: Steps,
    *,
    end: str,
    starts: Mapping[str, float],
    last: Mapping[str, float] | None = None,
    max_hops: int = 4,
) -> Iterator[tuple[float, Path]]:
    """(value, path) of every path without a repeated node, best first; equal ones by length, then names.

    A value is the product of the steps, times the factor of its start, times the factor in `last` of the node
    before the end (1 where not given). Starts are never passed through. Exact: no factor is above 1, so
    a part of a path bounds every path it becomes. Searched from the end, with what the starts reach in one
    step as the bound of what is still missing.
    """
    openings = _openings(steps, starts, closed={end, *starts})
    best_opening = max(openings.values(), default=0.0)
    queue: list[tuple[float, int, Path, float, bool]] = [(-1.0, 1, (end,), 1.0, False)]
    while queue:
        _, _, path, value, whole = heapq.heappop(queue)
        if whole:
            yield value, path
            continue
        for node in steps.into(path[0]):
            if node in path:
                continue
            step = steps.value(node, path[0]) * ((last or {}).get(node, 1.0) if len(path) == 1 else 1.0)
            longer = (node, *path)
            if node in starts:
                total = value * step * starts[node]
                if total > 0:
                    heapq.heappush(queue, (-total, len(longer), longer, total, True))
                continue
            missing = max_hops - len(path)
            ahead = 0.0 if missing < 1 else openings.get(node, 0.0) if missing == 1 else best_opening
            if (hope := value * step * ahead) > 0:
                heapq.heappush(queue, (-hope, len(longer), longer, value * step, False))


def _openings(steps: Steps, starts: Mapping[str, float], *, closed: Collection[str]) -> dict[str, float]:
    """For each node that a start reaches in one step, the best value of that step."""
    found: dict[str, float] = {}
    for start, factor in starts.items():
        for node in steps.out_of(start):
            if node not in closed:
                found[node] = max(found.get(node, 0.0), steps.value(start, node) * factor)
    return found
