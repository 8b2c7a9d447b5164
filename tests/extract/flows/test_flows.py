"""Who sends what to whom. The people and events of the sentences are invented."""

from __future__ import annotations

from decimal import Decimal

import pytest

from backchannel.extract.flows.flows import flows
from backchannel.model.claims import Draft
from backchannel.model.facts import Flow

from ..reading_aloud import parsed_text, told


def lines(text: str) -> list[str]:
    parsed = parsed_text(text)
    return [told(parsed, draft) for draft in flows(parsed)]


def only(text: str) -> tuple[Draft, Flow]:
    (draft,) = flows(parsed_text(text))
    assert isinstance(draft.fact, Flow)
    return draft, draft.fact


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Norway exports 40,000 tonnes of salmon a year to France and Spain.",
            "flow | givers=Norway | receivers=France + Spain | goods=salmon | amount=40000 "
            "| unit=tonnes | per=year",
        ),
        (
            "Germany imports gas worth $2 billion a year from Norway.",
            "flow | givers=Norway | receivers=Germany | goods=gas | amount=2000000000 | unit=$ | per=year",
        ),
        (
            "Chile supplied Peru with medical gowns and testing kits.",
            "flow | givers=Chile | receivers=Peru | goods=medical gowns and testing kits",
        ),
        (
            "The copper used in cables made by several German firms comes from Chile.",
            "flow | givers=Chile | receivers=German firms | goods=copper used in cables",
        ),
        (
            "About 1,500 nurses commute from Tijuana to San Diego nearly every day.",
            "flow | givers=Tijuana | receivers=San Diego | goods=nurses | amount=1500 "
            "| unit=nurses | per=day | qualifier=About",
        ),
        (
            "Poland's exports of coal to Germany fell.",
            "flow | givers=Poland | receivers=Germany | goods=coal",
        ),
        (
            "Some 300 buses that it built in Poland would be shipped to Peru.",
            "flow | givers=Poland | receivers=Peru | goods=buses | amount=300 | unit=buses "
            "| qualifier=Some | modality=planned",
        ),
    ],
)
def test_a_flow_has_its_ends_goods_amount_and_rate(text: str, line: str) -> None:
    assert lines(text) == [line]


@pytest.mark.parametrize(
    "text",
    [
        "Paula Brandt sent a letter to the French government.",
        "Brandt flew from Oslo to Madrid.",
        "Japan will stop exporting steel to Brazil.",
        "Spain asked Peru to export copper to France.",
        "The request that timber not be exported to Norway angered Oslo.",
        "Brandt gave up arms.",
        "France gave Brandt a chance.",
        "Supplies of the memo are short.",
    ],
)
def test_words_travellers_requests_and_what_is_stopped_are_no_flows(text: str) -> None:
    assert lines(text) == []


def test_joint_receivers_stay_in_one_flow() -> None:
    _, flow = only("France sold six million masks a month to Chile, Peru and Brazil.")
    assert len(flow.receivers) == 3
    assert (flow.amount, flow.per) == (Decimal(6_000_000), "month")


def test_what_the_words_do_not_give_stays_unknown() -> None:
    _, flow = only("Officials said 300 buses would be shipped to Peru.")
    assert (flow.givers, flow.per, flow.qualifier) == ((), None, None)


def test_a_flow_that_somebody_tells_of_is_cited() -> None:
    text = "Chile's president, Paula Brandt, met reporters. Brandt said Chile shipped copper to Peru."
    draft, _ = only(text)
    assert (draft.basis, draft.modality) == ("on_record", "asserted")


def test_a_denied_flow_is_denied() -> None:
    draft, _ = only("Chile did not ship copper to Peru.")
    assert draft.modality == "denied"


def test_the_day_of_publication_is_not_the_day_of_the_flow() -> None:
    assert only("Chile shipped copper to Peru.")[0].valid is None
    assert (valid := only("Chile shipped copper to Peru in 2019.")[0].valid) is not None
    assert valid.edtf == "2019"


def test_a_known_name_inside_a_longer_one_is_not_taken_for_it() -> None:
    parsed = parsed_text("Norway exports salmon to Central America.")
    (draft,) = flows(parsed)
    assert isinstance(draft.fact, Flow)
    assert [parsed.cast.caption_of(r) for r in draft.fact.receivers] == ["Central America"]


def test_evidence_is_the_texts_own_words() -> None:
    draft, _ = only("As a broker said, Chile shipped\u00a0300 tonnes of copper to Peru, and prices fell.")
    assert draft.evidence[0].quote.startswith("Chile shipped\u00a0300 tonnes of copper to Peru")


def test_what_none_was_sent_of_is_the_goods() -> None:
    for text in (
        "Denmark shipped none of the two million masks to Kenya.",
        "None of the two million masks were shipped from Denmark to Kenya.",
    ):
        draft, flow = only(text)
        assert (draft.modality, flow.goods, flow.amount) == ("denied", "masks", Decimal(2_000_000)), text
    assert only("Denmark shipped all of the two million masks to Kenya.")[0].modality == "asserted"


def test_a_flow_that_was_denied_or_is_over_is_told_as_denied() -> None:
    for text in (
        "Denmark no longer exports two million masks a year to Kenya.",
        "Denmark denied that it had sold 200 tanks to Kenya.",
        "Denmark has yet to send 200 nurses to Kenya.",
    ):
        assert only(text)[0].modality == "denied", text
