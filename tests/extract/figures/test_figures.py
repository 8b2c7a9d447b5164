"""Numbers that a text gives for something. The people and events of the sentences are invented."""

from __future__ import annotations

import pytest

from backchannel.extract.figures.figures import figures

from ..reading_aloud import parsed_text, told


def lines(text: str) -> list[str]:
    parsed = parsed_text(text)
    return [told(parsed, draft) for draft in figures(parsed)]


def score_of(text: str) -> float:
    (draft,) = figures(parsed_text(text))
    return draft.score


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The trade deficit with Peru was $295.4 billion in 2019.",
            ["figure | subject=trade deficit with Peru | value=295400000000 | unit=$ | valid=2019"],
        ),
        (
            "The firm raised Irish output of gowns from 2 million in January to 3.5 million in March.",
            [
                "figure | subject=gowns | property=Irish output | value=2000000 | valid=2025-01",
                "figure | subject=gowns | property=Irish output | value=3500000 | valid=2025-03",
            ],
        ),
        (
            "As many as 470,000 jobs could be lost.",
            ["figure | subject=jobs | value=470000 | unit=jobs | qualifier=As many as | modality=hedged"],
        ),
        (
            "Tariffs on $60 billion in Chilean imports were raised to 25 per cent from 10 per cent.",
            ["figure | subject=Chilean imports | value=60000000000 | unit=$"],
        ),
        (
            "The ministry spent €3bn (£2.6bn) on ferries.",
            ["figure | subject=ministry | property=spent | value=3000000000 | unit=€"],
        ),
        (
            "It meant higher prices and job losses - as many as 5,000 by one estimate.",
            ["figure | subject=job losses | value=5000 | unit=losses | qualifier=as many as"],
        ),
        (
            "97% of seizures occur at the border.",
            ["figure | subject=seizures | value=97 | unit=%"],
        ),
        (
            "Agents seized more than 7,000 kilograms of cocaine last year.",
            ["figure | subject=cocaine | value=7000 | unit=kilograms | qualifier=more than | valid=2024"],
        ),
    ],
)
def test_a_figure_has_its_subject_value_unit_and_period(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Half of 1,200 voters, or 45 per cent, backed her in the poll.",
        "She is 45 and met two ministers for three hours.",
        "The tariff will rise to 25 per cent.",
        "The group of 20 met in 2019 about Section 232.",
        "The N95 mask and COVID-19 were on the list of the G7.",
        "Three leaders met 14 members of the council.",
        "The stock fell to $2,000,000 a share.",
        "Hundreds of jobs went.",
    ],
)
def test_dates_ages_votes_polls_and_rates_of_tariffs_are_no_figures(text: str) -> None:
    assert lines(text) == []


def test_an_amount_that_a_flow_tells_is_not_told_again() -> None:
    assert lines("Norway exports 40,000 tonnes of salmon a year to France.") == []


def test_a_small_sum_is_less_sure_than_a_large_one() -> None:
    small, large = (score_of(f"The plan would cost {words}.") for words in ("$75", "$75 million"))
    assert small < 0.5 < large
