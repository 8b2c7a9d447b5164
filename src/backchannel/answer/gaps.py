"""Where there is no route: who is nearest on both sides, and which tie would close the gap."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from .factors import in_words
from .hops import Hops
from .reading import Reading
from .route_parts import NO_ROUTE, Near, NoRoute

Reached = dict[str, tuple[float, tuple[str, ...]]]
SHOWN = 3


def no_route(view: Reading, hops: Hops, *, ours: tuple[str, ...], target: str, max_hops: int) -> NoRoute:
    """The nearest people on both sides, best first, and the tie that would join the best of each."""
    from_us = _spread(ours, hops.out_of, hops.value, depth=max_hops - 1, closed={target})
    to_target = _spread(
        (target,), hops.into, lambda a, b: hops.value(b, a), depth=max_hops - 1, closed=set(ours)
    )
    near_us = _nearest(view, from_us, reverse=False)
    near_target = _nearest(view, to_target, reverse=True)
    return NoRoute(
        words=NO_ROUTE,
        near_us=near_us,
        near_target=near_target,
        closing=_closing(view, near_us, near_target, ours=ours, target=target),
    )


def _spread(
    starts: Iterable[str],
    neighbours: Callable[[str], list[str]],
    value: Callable[[str, str], float],
    *,
    depth: int,
    closed: set[str],
) -> Reached:
    """Everybody within so many hops, with the best value and way found, level by level."""
    level: Reached = {start: (1.0, (start,)) for start in starts}
    found: Reached = dict(level)
    for _ in range(depth):
        following: Reached = {}
        for node, (odds_so_far, way) in sorted(level.items()):
            for other in neighbours(node):
                reached = odds_so_far * value(node, other)
                if other in closed or reached <= found.get(other, (0.0, ()))[0]:
                    continue
                following[other] = found[other] = (reached, (*way, other))
        level = following
    return {node: entry for node, entry in found.items() if len(entry[1]) > 1}


def _nearest(view: Reading, reached: Reached, *, reverse: bool) -> tuple[Near, ...]:
    best = sorted(reached.items(), key=lambda item: (-item[1][0], item[0]))[:SHOWN]
    return tuple(
        Near(
            id=node,
            name=view.entity(node).caption,
            way=" → ".join(view.entity(n).caption for n in (reversed(way) if reverse else way)),
            strength=in_words(value),
        )
        for node, (value, way) in best
    )


def _closing(
    view: Reading,
    near_us: tuple[Near, ...],
    near_target: tuple[Near, ...],
    *,
    ours: tuple[str, ...],
    target: str,
) -> str | None:
    """The question that would close the gap; None where nobody is known on our side."""
    if not ours:
        return None
    left = near_us[0].name if near_us else "anyone of ours"
    right = near_target[0].name if near_target else view.entity(target).caption
    return f"A tie from {left} to {right} would close the gap. Ask: does {left} know {right}?"
