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


@pytest.mark.parametrize(
    "text",
    [
        "Emil Falk is no longer trade minister.",
        "Emil Falk is no longer the trade minister.",
        "Emil Falk no longer serves as trade minister.",
        "Emil Falk no longer holds the post of trade minister.",
        "Emil Falk, no longer trade minister, stayed away.",
        "No longer the trade minister, Emil Falk teaches.",
        "Emil Falk is not trade minister any more.",
        "Emil Falk is not trade minister anymore.",
        "Emil Falk ceased to be trade minister.",
        "Emil Falk stopped being the trade minister.",
    ],
)
def test_whoever_no_longer_holds_a_post_held_it(text: str) -> None:
    assert held(text) == [("Emil Falk", "trade minister", "former")]


def test_the_date_of_an_end_leaves_the_beginning_open() -> None:
    assert periods("Emil Falk ceased to be trade minister in 2021.") == ["/2021"]


@pytest.mark.parametrize(
    "text",
    [
        "Emil Falk was not appointed trade minister.",
        "Emil Falk was never named as trade minister.",
        "Emil Falk did not become trade minister.",
        "Emil Falk never served as trade minister.",
        "Emil Falk is no trade minister.",
        "Emil Falk is neither trade minister nor mayor.",
        "Neither Emil Falk nor Clara Voss is trade minister.",
        "Neither Emil Falk nor Clara Voss was appointed trade minister.",
        "Emil Falk, not the trade minister, spoke.",
        "Emil Falk denied that he was the trade minister.",
        "Emil Falk denied having served as trade minister.",
        "Brandt denied that Emil Falk had been named trade minister.",
        "Emil Falk ruled out becoming trade minister.",
        "Emil Falk has yet to become trade minister.",
        "Emil Falk is far from being trade minister.",
        "It is not true that Emil Falk is the trade minister.",
        "Emil Falk was wrongly reported to be the trade minister.",
        "Emil Falk will not become trade minister.",
        "Emil Falk will no longer serve as trade minister.",
        "Emil Falk withdrew as nominee for trade minister.",
        "Emil Falk was nearly appointed trade minister.",
        "Emil Falk was rumoured to be the trade minister.",
        "Emil Falk did not resign as trade minister.",
    ],
)
def test_a_post_that_is_denied_is_nobodys(text: str) -> None:
    assert held(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "There is no doubt that Emil Falk is the trade minister.",
        "Emil Falk, who has no children, is the trade minister.",
        "Emil Falk was appointed trade minister without being asked.",
        "It was not Trade Minister Emil Falk who spoke.",
        "Neither Trade Minister Emil Falk nor Clara Voss spoke.",
        "Emil Falk never ceased to be trade minister.",
        "Trade Minister Emil Falk did not resign.",
        "Clara Voss denied that Trade Minister Emil Falk had resigned.",
    ],
)
def test_a_denial_of_something_else_leaves_the_post(text: str) -> None:
    assert [(name, post.lower(), standing) for name, post, standing in held(text)] == [
        ("Emil Falk", "trade minister", "current")
    ]
