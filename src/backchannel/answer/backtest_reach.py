"""The best way between one node and every other at once: what `routes` finds pair by pair."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Protocol

Path = tuple[str, ...]


class Steps(Protocol):
    """A graph whose every step has odds, 0..1, that it works, and beside each neighbour a bound of them."""

    def into(self, b: str, /) -> Iterable[tuple[str, float]]: ...
    def out_of(self, a: str, /) -> Iterable[tuple[str, float]]: ...
    def value(self, a: str, b: str, /) -> float: ...


Reached = dict[str, tuple[float, Path]]
"""The best value, 0..1, and its path from the messenger to the target, by who is reached."""


def reached_from(steps: Steps, start: str, *, closed: Collection[str], max_hops: int) -> Reached:
    """Whom `start` reaches; nobody in `closed` is passed through or reached."""
    found = _spread(
        start, max_hops, lambda n: [b for b, _ in steps.out_of(n) if b not in closed], steps.value
    )
    return {node: (value, path) for node, (value, path) in found.items() if node != start}


def reaching(steps: Steps, end: str, *, starts: Collection[str], max_hops: int) -> Reached:
    """Which of `starts` reach `end`; none of them is passed through."""
    found = _spread(
        end,
        max_hops,
        lambda n: [] if n in starts else [a for a, _ in steps.into(n)],
        lambda after, before: steps.value(before, after),
    )
    return {
        node: (value, path[::-1]) for node, (value, path) in found.items() if node in starts and node != end
    }


def _spread(
    root: str,
    max_hops: int,
    beside: Callable[[str], list[str]],
    value: Callable[[str, str], float],
) -> Reached:
    """Best products of at most so many steps from the root; of equal ones the shorter, then by names.

    A best way never repeats a node: no step is above 1, so that leaving the loop out costs nothing.
    """
    best: Reached = {root: (1.0, (root,))}
    edge = dict(best)
    for _ in range(max_hops):
        further: Reached = {}
        for node, (so_far, path) in sorted(edge.items()):
            for other in beside(node):
                worth = so_far * value(node, other)
                if worth > max(best.get(other, (0.0,))[0], further.get(other, (0.0,))[0]):
                    further[other] = (worth, (*path, other))
        best |= further
        edge = further
    return best
