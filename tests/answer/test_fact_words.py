from __future__ import annotations

from decimal import Decimal

import pytest

from backchannel.answer.fact_words import fact_key, fact_words
from backchannel.model.facts import Attribute, Fact, Figure, Flow, Measure, Remit

from .world import World


def test_each_kind_of_fact_has_a_line() -> None:
    world = World()
    page = world.page("a", "2031-05-04")
    bell, carr = page.ref("Ana Bell"), page.ref("Bo Carr")
    page.tenure("x0", "Ana Bell", "trade minister", standing="former")
    page.tie("x1", "Ana Bell", "ally", "Bo Carr", detail="old ally")
    page.contact("x2", "Ana Bell", "Bo Carr", mode="call", about="logs", modality="planned")
    page.statement('x3 "No more logs," said Bell.', "Ana Bell")
    others: list[Fact] = [
        Measure(issuer=bell, act="ban", object="logs", targets=(carr,), rate="5%", stage="threatened"),
        Flow(
            givers=(bell,),
            receivers=(carr,),
            goods="logs",
            amount=Decimal("1.50"),
            unit="t",
            per="day",
            qualifier="some",
        ),
        Figure(subject="mill", property="output", value=Decimal(7), unit="t", per="day"),
        Remit(body=bell, issue="logs", role="decides"),
        Attribute(subject=carr, name="party", value="Greens"),
    ]
    for number, fact in enumerate(others, 4):
        page.fact(f"x{number}", fact)
    view = world.view()
    assert [fact_words(view, claim) for claim in view.claims()] == [
        "Ana Bell: trade minister, former",
        "Ana Bell is an ally of Bo Carr (old ally)",
        "Ana Bell, Bo Carr: spoke by phone (logs) [planned]",
        "Ana Bell said: “No more logs,”",
        "Ana Bell: ban logs 5% → Bo Carr (threatened)",
        "some 1.50 t logs per day: Ana Bell → Bo Carr",
        "mill output 7 t per day",
        "Ana Bell decides on logs",
        "Bo Carr: party Greens",
    ]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ({"mode": "met"}, {"mode": "met"}, True),
        ({"mode": "met"}, {"mode": "call"}, False),
        ({"mode": "met"}, {"mode": "met", "modality": "denied"}, False),
        ({"mode": "met", "valid": "2031-05"}, {"mode": "met", "valid": "2031-06"}, False),
    ],
)
def test_contacts_are_one_fact_only_in_one_mode_time_and_modality(
    first: dict[str, str], second: dict[str, str], same: bool
) -> None:
    world = World()
    world.page("a", "2031-05-04").contact("One.", "Ana Bell", "Bo Carr", **first)
    world.page("b", "2031-05-04").contact("Two.", "Bo Carr", "Ana Bell", **second)
    view = world.view()
    one, two = view.claims()
    assert (fact_key(view, one) == fact_key(view, two)) is same
