"""Acts of policy. The people, laws and events of the sentences are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.extract.measures.measures import measures
from backchannel.extract.measures.rates import rates_in
from backchannel.model.facts import Measure

from ..reading_aloud import parsed_text, told


def lines(text: str) -> list[str]:
    parsed = parsed_text(text)
    return [told(parsed, draft).removeprefix("measure | ") for draft in measures(parsed)]


def facts(text: str) -> list[Measure]:
    return [draft.fact for draft in measures(parsed_text(text)) if isinstance(draft.fact, Measure)]


def quotes(text: str) -> list[str]:
    return [draft.evidence[0].quote for draft in measures(parsed_text(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Prime Minister Ana Rask of Norway imposed a 12% tariff on Chilean salmon on Monday.",
            "issuer=Ana Rask | act=impose | instrument=12% tariff | object=Chilean salmon | targets=Chile"
            " | rate=12% | stage=in_force | valid=2025-06-09",
        ),
        (
            "Norway raised duties on cheese from 10% to 15%.",
            "issuer=Norway | act=raise | instrument=duties | object=cheese | rate=15% | stage=in_force",
        ),
        (
            "Finland lifted its sanctions on Peru.",
            "issuer=Finland | act=lift | instrument=sanctions | targets=Peru | stage=lifted | links=lifts ?",
        ),
        (
            "Chile pulled out of the fisheries treaty in 2019.",
            "issuer=Chile | act=withdraw | object=fisheries treaty | stage=announced | valid=2019",
        ),
        (
            "Chile banned imports of Norwegian salmon last year.",
            "issuer=Chile | act=ban | object=imports of Norwegian salmon | targets=Norway | stage=in_force"
            " | valid=2024",
        ),
        (
            "President Otto Lind invoked the Supply Security Act to force makers to ship ventilators.",
            "issuer=Otto Lind | act=invoke | instrument=Supply Security Act"
            " | object=force makers to ship ventilators | stage=in_force",
        ),
        (
            "The Norwegian government ordered the shipping line Nordlinje to suspend its sailings.",
            "issuer=Norway | act=order | object=suspend its sailings | targets=Nordlinje | stage=in_force",
        ),
        (
            "Norway demanded that Chile release the trawlers.",
            "issuer=Norway | act=demand | object=Chile release the trawlers | stage=requested",
        ),
        (
            "The Norwegian withdrawal from the fisheries accord surprised Chile.",
            "issuer=Norway | act=withdraw | object=fisheries accord | stage=announced",
        ),
        (
            "Norwegian tariffs of 8% on wine remain in place.",
            "issuer=Norway | act=maintain | instrument=Norwegian tariffs | object=wine | rate=8%"
            " | stage=in_force",
        ),
    ],
)
def test_an_act_is_told_with_who_does_what_to_whom(text: str, expected: str) -> None:
    assert lines(text) == [expected]


@pytest.mark.parametrize(
    ("text", "stage", "modality"),
    [
        (
            "Norway has threatened to impose tariffs on wine unless Chile opens its ports.",
            "threatened",
            "threatened",
        ),
        ("Norway plans to impose tariffs on wine.", "planned", "planned"),
        ("Norway will impose tariffs on wine.", "planned", "planned"),
        ("Norway may impose tariffs on wine.", "planned", "hedged"),
        ("Norway is expected to impose tariffs on wine.", "planned", "expected"),
        ("Norway will not impose tariffs on wine.", "refused", "denied"),
        ("Norway refused to impose tariffs on wine.", "refused", "denied"),
        ("Norway has decided to impose tariffs on wine.", "announced", "asserted"),
        ("Norway has imposed tariffs on wine.", "in_force", "asserted"),
        ("Norway is imposing tariffs on wine.", "in_force", "ongoing"),
        ("Norway suspended its tariffs on wine.", "suspended", "asserted"),
    ],
)
def test_stage_and_modality_follow_the_words_around_the_act(text: str, stage: str, modality: str) -> None:
    (draft,) = measures(parsed_text(text))
    assert isinstance(draft.fact, Measure)
    assert (draft.fact.stage, draft.modality) == (stage, modality)


@pytest.mark.parametrize(
    "text",
    [
        "Norway should impose tariffs on Peru.",
        "Would Norway impose tariffs on Peru?",
        "If Norway imposes tariffs, Chile will suffer.",
        "Norway hopes to lift the sanctions.",
        "Norway failed to lift the sanctions.",
        "Analysts raised concerns about tariffs on salmon.",
        "Economists lifted their forecast for tariffs on fish.",
        "Acme Foods Inc. lifted its ban on Peruvian fish.",
        "Any country that imposes a tariff on wine will lose.",
        "Norway urged Chile to lift the tariffs.",
        "Norway raised its flag over the embassy.",
        "Norway refused to comment on the talks.",
        "The order (Imposing Duties on Norwegian Tin) is long.",
    ],
)
def test_opinions_wishes_questions_and_private_acts_are_no_measures(text: str) -> None:
    assert lines(text) == []


def test_two_rates_in_one_clause_are_two_measures() -> None:
    assert [(m.object, m.rate) for m in facts("Norway imposed tariffs of 25% on steel and 10% on tin.")] == [
        ("steel", "25%"),
        ("tin", "10%"),
    ]


def test_a_rate_stays_with_the_clause_it_stands_in() -> None:
    told_by = facts("Norway will suspend its 34% tariff on wine, but will retain a 10% tariff.")
    assert [(m.act, m.rate, m.stage) for m in told_by] == [
        ("suspend", "34%", "planned"),
        ("maintain", "10%", "planned"),
    ]


def test_an_act_of_two_countries_is_one_each_and_a_pact_is_one() -> None:
    assert len(facts("Norway and Finland are planning retaliatory measures against Peru.")) == 2
    (pact,) = facts("Norway and Finland signed a trade agreement.")
    assert len(pact.targets) == 1


def test_a_leaders_government_is_the_country() -> None:
    text = "Prime Minister Ana Rask of Norway said that her government was preparing reprisals."
    assert lines(text) == [
        "issuer=Norway | act=prepare | instrument=reprisals | stage=planned | modality=planned"
        " | basis=on_record | cited=Ana Rask"
    ]


def test_what_a_state_promises_is_the_act_with_every_detail() -> None:
    text = (
        "Norway has committed to opening its ports, including by removing quotas"
        " and recognising Chilean certificates."
    )
    assert [(m.act, m.instrument or m.object, m.stage) for m in facts(text)] == [
        ("opening", "ports", "planned"),
        ("lift", "quotas", "planned"),
        ("recognising", "Chilean certificates", "planned"),
    ]


def test_the_tariffs_are_whoever_told_of_some_last_and_nobodys_where_two_did() -> None:
    one = facts("Norway announced tariffs on wine. The tariffs will take effect on July 1.")
    assert [(m.act, m.issuer == one[0].issuer) for m in one] == [("announce", True), ("impose", True)]
    two = facts(
        "Norway set tariffs on wine. Chile set tariffs on fish. The tariffs will take effect on July 1."
    )
    assert [m.act for m in two] == ["impose", "impose"]


def test_a_list_of_countries_and_rates_under_a_tariff_is_a_measure_each() -> None:
    found = facts("President Otto Lind announced new tariff rates.\n\n- Chile (15%)\n\n- Peru (20%)")
    assert [(m.act, m.rate, len(m.targets)) for m in found[1:]] == [
        ("impose", "15%", 1),
        ("impose", "20%", 1),
    ]


def test_the_year_of_a_law_is_no_date_of_the_act() -> None:
    (draft,) = measures(
        parsed_text("President Otto Lind used his authority under the 1961 Supply Act to seize masks.")
    )
    assert draft.valid is None


def test_evidence_is_the_clause_and_names_who_acts_beside_it() -> None:
    text = "Finland lifted sanctions on Peru and suspended its arms embargo."
    assert quotes(text) == ["Finland lifted sanctions on Peru", "suspended its arms embargo"]
    second = list(measures(parsed_text(text)))[1]
    assert [e.quote for e in second.evidence] == ["suspended its arms embargo", "Finland"]


def test_a_measure_in_a_quotation_or_by_a_pronoun_is_less_sure() -> None:
    def score(text: str) -> float:
        return next(measures(parsed_text(text))).score

    plain = score("President Otto Lind will block exports of vaccines.")
    assert score("President Otto Lind said he would block exports of vaccines.") < plain
    assert score('"President Otto Lind will block exports of vaccines," the envoy said.') < plain


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        ("raised from 10% to 25%", ["25%"]),
        ("jumped to 25% on Friday, from 10%", ["25%"]),
        ("would range from 5 per cent to 25 per cent", ["25 per cent"]),
        ("between 5% and 25%", ["5% and 25%"]),
        ("up to 28% for cloth, 15% for tools", ["up to 28%", "15%"]),
        ("no rate here", []),
    ],
)
def test_rates_are_read_as_written(text: str, rates: list[str]) -> None:
    assert [rate for rate, _ in rates_in(text)] == rates


@given(
    st.lists(
        st.sampled_from(["5%", "10 percent", "2.5 per cent", "on steel", "from", "to", "and"]), max_size=8
    )
)
def test_every_rate_stands_where_it_is_said_to(words: list[str]) -> None:
    text = " ".join(words)
    for rate, at in rates_in(text):
        assert text[at : at + len(rate)] == rate


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '"We have lifted the tariffs on Chilean wine," said Norwegian Trade Minister Jo Lind.',
            "issuer=Norway | act=lift | instrument=tariffs | object=Chilean wine | targets=Chile"
            " | stage=lifted | links=lifts ? | basis=on_record | cited=Jo Lind",
        ),
        (
            "Chile was slapped with a 10 per cent tariff on wool by Norway.",
            "issuer=Norway | act=impose | instrument=10 per cent tariff | object=wool | targets=Chile"
            " | rate=10 per cent | stage=in_force",
        ),
        (
            "Norway has not ruled out a tariff on Chilean salmon.",
            "issuer=Norway | act=impose | instrument=tariff | object=Chilean salmon | targets=Chile"
            " | stage=threatened | modality=hedged",
        ),
        (
            "Norway answered with a levy on Chilean salmon.",
            "issuer=Norway | act=impose | instrument=levy | object=Chilean salmon | targets=Chile"
            " | stage=in_force",
        ),
    ],
)
def test_passives_quotations_and_things_held_out_are_measures_too(text: str, expected: str) -> None:
    assert lines(text) == [expected]


def test_lines_of_a_list_are_those_of_whoever_leads_it() -> None:
    text = "The Norwegian government also:\n- lifts the duty on wool; and\n- will open an inquiry into salt."
    assert [line.split(" | ")[:2] for line in lines(text)] == [
        ["issuer=Norway", "act=lift"],
        ["issuer=Norway", "act=launch"],
    ]


def test_a_measure_whose_issuer_is_open_is_kept_as_nearly_told() -> None:
    parsed = parsed_text("Tariffs were imposed on wool.")
    assert list(measures(parsed)) == []
    assert [(n.kind, n.lacks) for n in parsed.near_facts] == [("measure", "an issuer")]


@pytest.mark.parametrize(
    "text",
    [
        "Denmark no longer imposes tariffs on Kenyan tea.",
        "Denmark imposed no tariffs on Kenyan tea.",
        "Denmark ruled out imposing tariffs on Kenyan tea.",
        "Denmark denied that it had imposed tariffs on Kenyan tea.",
        "Denmark denied imposing tariffs on Kenyan tea.",
        "Denmark denied reports that it had imposed tariffs on Kenyan tea.",
        "Denmark left the talks without imposing tariffs on Kenyan tea.",
        "Denmark abandoned a plan to impose tariffs on Kenyan tea.",
        "It is not true that Denmark imposed tariffs on Kenyan tea.",
    ],
)
def test_an_act_that_is_denied_was_not_done(text: str) -> None:
    (line,) = lines(text)
    assert {"act=impose", "stage=refused", "modality=denied"} <= set(line.split(" | "))


def test_an_act_that_was_done_without_hesitation_is_in_force() -> None:
    for text in (
        "Denmark did not hesitate to ban Kenyan tea.",
        "Denmark banned Kenyan tea, denying that it had given in.",
    ):
        (line,) = lines(text)
        assert "act=ban" in line, text
        assert "modality" not in line, text


def test_neither_side_is_nobody() -> None:
    assert facts("Neither side imposed tariffs on tea.") == []
