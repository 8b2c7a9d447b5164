"""The reader chooses what comes first; each order has its reason."""

from __future__ import annotations

from itertools import pairwise

import pytest

from backchannel.answer.route_orders import ORDER_WORDS, ORDERS, oldest_step, reason, steps_on_record
from backchannel.answer.route_parts import Route
from backchannel.answer.routes import routes

from .shapes import DAY, ISSUE, three_ways


@pytest.mark.parametrize("order", ORDERS)
def test_another_order_shows_the_same_routes(order: str) -> None:
    view = three_ways()[0].view(DAY)
    known = routes(view, to="Omar Quist", about=ISSUE).routes
    found = routes(view, to="Omar Quist", about=ISSUE, order=order).routes  # type: ignore[arg-type]
    assert {route.via for route in found} == {route.via for route in known}
    assert len(found) > 1


def test_each_order_is_by_its_criterion() -> None:
    view = three_ways()[0].view(DAY)

    def place(route: Route, order: str) -> tuple[float, float]:
        day = oldest_step(route)
        keys = {
            "strength": 0,
            "directness": len(route.hops),
            "recency": -day.toordinal() if day else 0,
            "on_record": len(route.hops) - steps_on_record(route),
        }
        return keys[order], -route.value

    for order in ORDERS:
        found = routes(view, to="Omar Quist", about=ISSUE, order=order).routes
        assert all(place(a, order) <= place(b, order) for a, b in pairwise(found)), order


def test_the_order_is_told_where_it_is_not_the_usual_one() -> None:
    view = three_ways()[0].view(DAY)
    found = routes(view, to="Omar Quist", about=ISSUE, order="directness")
    assert ORDER_WORDS["directness"] in found.lines()
    assert ORDER_WORDS["strength"] not in routes(view, to="Omar Quist", about=ISSUE).lines()
    assert reason(found.routes[0], "directness") == f"{len(found.routes[0].hops)} steps"
