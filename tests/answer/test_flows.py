"""Flows: joint ends stay joint, and no two amounts stand side by side that may not be added."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from backchannel.answer.flows import Flows, flows
from backchannel.model.entities import EntityKind
from backchannel.model.facts import Flow
from backchannel.model.times import Period

from .world import Page, World

PLACES = {"Norway", "Chile", "Peru", "Canada", "Ontario"}


def sends(
    page: Page, giver: str, receivers: str, amount: int | None, goods: str = "salmon", **more: Any
) -> Page:
    """ "Norway sends 40 tonnes salmon to Chile and Peru": receivers parted by "+"."""
    own = {name: more.pop(name) for name in list(more) if name in ("unit", "per", "qualifier")}
    fields: dict[str, Any] = {"unit": "tonnes", "per": "month"} | own
    ends = [tuple(page.ref(n, kind_of(n)) for n in names.split("+") if n) for names in (giver, receivers)]
    if "valid" in more:
        more["valid"] = Period(more["valid"])
    value = None if amount is None else Decimal(amount)
    flow = Flow(givers=ends[0], receivers=ends[1], goods=goods, amount=value, **fields)
    return page.fact(
        f"{giver} sends {amount or 'some'} {goods} to {receivers}, {len(page.facts)}.", flow, **more
    )


def kind_of(name: str) -> EntityKind:
    return "place" if name in PLACES else "organisation"


def sheets(answer: Flows) -> list[tuple[list[str], bool]]:
    """Each sheet's amounts, and whether it is one by itself."""
    amount = {flow.id: str(flow.amount) for flow in answer.flows}
    return [(sorted(amount[id_] for id_ in sheet.flows), sheet.alone) for sheet in answer.sheets]


def test_receivers_named_together_stay_together() -> None:
    made = World()
    sends(made.page("a", "2031-05-04"), "Norway", "Peru+Chile", 40)
    answer = flows(made.view())
    (flow,) = answer.flows
    assert [party.name for party in flow.receivers] == ["Chile", "Peru"]
    assert "  Norway → Chile and Peru, jointly: 40 tonnes per month ◐" in answer.lines()


def test_amounts_of_one_kind_and_report_share_a_sheet() -> None:
    made = World()
    page = made.page("a", "2031-05-04")
    sends(page, "Norway", "Chile", 40)
    sends(page, "Norway", "Peru", 30)
    assert sheets(flows(made.view())) == [(["30", "40"], False)]


@pytest.mark.parametrize(
    "other",
    [
        {"unit": "boxes"},
        {"per": "year"},
        {"goods": "timber"},
        {"valid": "2030"},
        {"modality": "planned"},
        {"qualifier": "at least"},
    ],
)
def test_another_unit_rate_period_or_goods_never_shares_a_sheet(other: dict[str, Any]) -> None:
    made = World()
    page = made.page("a", "2031-05-04")
    sends(page, "Norway", "Chile", 40)
    sends(page, "Norway", "Peru", 30, **other)
    assert sorted(sheets(flows(made.view()))) == [(["30"], False), (["40"], False)]


def test_without_a_period_amounts_of_two_reports_stay_apart() -> None:
    made = World()
    sends(made.page("a", "2031-05-04"), "Norway", "Chile", 40)
    sends(made.page("b", "2032-05-04"), "Norway", "Peru", 30)
    assert sheets(flows(made.view())) == [(["40"], False), (["30"], False)]


def test_of_one_year_amounts_of_two_reports_share_a_sheet() -> None:
    made = World()
    sends(made.page("a", "2031-05-04"), "Norway", "Chile", 40, valid="2030")
    sends(made.page("b", "2031-06-04"), "Norway", "Peru", 30, valid="2030")
    assert sheets(flows(made.view())) == [(["30", "40"], False)]


@pytest.mark.parametrize(
    ("giver", "receivers"), [("Norway", "Chile+Peru"), ("", "Chile"), ("Norway", "Chile")]
)
def test_what_may_count_the_same_again_is_drawn_by_itself(giver: str, receivers: str) -> None:
    made = World()
    page = made.page("a", "2031-05-04")
    sends(page, "Norway", "Chile", 40)
    sends(page, giver, receivers, 90)
    sends(page, "Canada", "Peru", 7)
    assert sorted(sheets(flows(made.view()))) == [(["40"], True), (["7"], False), (["90"], True)]


def test_without_an_amount_it_is_told_and_stands_in_no_sheet() -> None:
    made = World()
    sends(made.page("a", "2031-05-04"), "Norway", "Chile", None)
    answer = flows(made.view())
    assert (len(answer.flows), answer.sheets) == (1, ())
    assert answer.lines()[0] == "No amount is told"


def test_what_was_told_after_the_day_is_left_out_and_counted() -> None:
    made = World()
    sends(made.page("a", "2031-05-04"), "Norway", "Chile", 40)
    sends(made.page("b", "2031-05-09"), "Norway", "Peru", 30)
    answer = flows(made.view("2031-05-05"))
    assert ([str(flow.amount) for flow in answer.flows], answer.later) == (["40"], 1)


def test_what_was_announced_for_a_later_month_is_told() -> None:
    made = World()
    sends(made.page("a", "2031-05-04"), "Norway", "Chile", 40, valid="2031-08", modality="planned")
    answer = flows(made.view("2031-05-05"))
    assert [(flow.happened, flow.modality) for flow in answer.flows] == [("2031-08", "planned")]


def test_an_issue_has_the_flows_of_its_documents_those_that_name_it_first() -> None:
    made = World()
    page = made.page("a", "2031-05-03", title="The salmon levy")
    sends(page, "Canada", "Peru", 7, goods="pulp")
    page.says("The salmon levy is late.")
    sends(made.page("b", "2031-05-04"), "Norway", "Chile", 40, goods="salmon without a levy")
    sends(made.page("c", "2031-05-04"), "Canada", "Chile", 8, goods="timber")
    assert [(flow.goods, flow.named) for flow in flows(made.view(), "salmon levy").flows] == [
        ("salmon without a levy", True),
        ("pulp", False),
    ]


def test_a_copy_is_no_second_source() -> None:
    made = World()
    page = sends(made.page("a", "2031-05-04"), "Norway", "Chile", 40)
    made.copy_of(page, "b", "2031-05-05")
    (flow,) = flows(made.view()).flows
    assert (flow.origins, flow.glyph) == (1, "◐")
