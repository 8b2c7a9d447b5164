from __future__ import annotations

import pytest

from .held import held, periods


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("Brandt picked Emil Falk to be trade minister.", "incoming"),
        ("Emil Falk was chosen to be trade minister.", "incoming"),
        ("Emil Falk wants to be trade minister.", "candidate"),
        ("Emil Falk used to be the trade minister.", "former"),
        ("Emil Falk had been trade minister.", "former"),
        ("Emil Falk will become trade minister.", "incoming"),
        ("Emil Falk was sworn in as trade minister.", "current"),
    ],
)
def test_the_verb_tells_the_standing(text: str, standing: str) -> None:
    assert held(text) == [("Emil Falk", "trade minister", standing)]


@pytest.mark.parametrize(
    "text",
    [
        "If he becomes trade minister, Emil Falk will resign.",
        "Emil Falk refused to become trade minister.",
        "Emil Falk may become trade minister.",
        "Emil Falk is the best trade minister in history.",
    ],
)
def test_what_is_not_said_to_be_held_is_no_tenure(text: str) -> None:
    assert held(text) == []


def test_a_pronoun_holds_the_post_of_the_one_it_names() -> None:
    text = "Jonas Berg lives in Malmö. From 2014 to 2019 he was consul in Lima."
    assert held(text) == [("Jonas Berg", "consul in Lima", "former")]
    assert periods(text) == ["2014/2019"]


def test_the_years_of_a_life_are_not_those_of_a_post() -> None:
    assert periods("Emil Falk (1 May 1901 – 8 June 1975) was mayor of Oslo.") == [None]


def test_who_is_re_elected_holds_the_post() -> None:
    assert held("Emil Falk was re-elected as mayor of Oslo.") == [("Emil Falk", "mayor of Oslo", "current")]
