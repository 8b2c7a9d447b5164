"""The orders in which a reader may have ways in, each by one criterion that has a name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, get_args

from .cited import counted
from .factors import in_words
from .hop import Hop
from .route_parts import Route

Order = Literal["strength", "directness", "recency", "on_record"]
ORDERS: tuple[Order, ...] = get_args(Order)
ORDER_WORDS: dict[Order, str] = {
    "strength": "Strongest first: how likely all steps together work.",
    "directness": "Fewest steps first, of as many the stronger.",
    "recency": "Most recent first: by the day of the last report of each way's oldest step.",
    "on_record": "Best proved first: ways of which the fewest steps rest on no named source or document.",
}
"""The reason for the order, in a sentence."""
NAMED = ("on_record", "document", "readout")
"""The grades of proof behind which somebody stands with a name, or a document."""


def ordered(routes: Iterable[Route], order: Order) -> tuple[Route, ...]:
    """The routes by that criterion; those that are equal in it stay strongest first."""
    if order == "directness":
        return tuple(sorted(routes, key=lambda route: len(route.hops)))
    if order == "recency":
        return tuple(sorted(routes, key=lambda route: -(oldest_step(route) or date.min).toordinal()))
    if order == "on_record":
        return tuple(sorted(routes, key=lambda route: len(route.hops) - steps_on_record(route)))
    return tuple(routes)


def reason(route: Route, order: Order) -> str:
    """What puts a route at its place, in words."""
    steps = counted(len(route.hops), "step")
    if order == "directness":
        return steps
    if order == "recency":
        day = oldest_step(route)
        return f"oldest step reported {day.isoformat()}" if day else "a step that no day is known of"
    if order == "on_record":
        return f"{steps_on_record(route)} of {steps} on record"
    return in_words(route.value)


def oldest_step(route: Route) -> date | None:
    """The day of the last report of the step that was reported longest ago; None where one has no day."""
    days = [hop.reported for hop in route.hops]
    return min((day for day in days if day is not None), default=None) if None not in days else None


def steps_on_record(route: Route) -> int:
    """How many steps have a named source, a document, or a person's acceptance."""
    return sum(1 for hop in route.hops if _is_on_record(hop))


def _is_on_record(hop: Hop) -> bool:
    return any(c.basis in NAMED or c.accepted for c in hop.citations)
