"""What the words around a post tell of its time."""

from __future__ import annotations

import pytest

from .held import held


@pytest.mark.parametrize(
    "text",
    [
        "Piet Claes, until last month the press officer at the Port Board, joins the firm.",
        "Piet Claes, until 2021, the press officer at the Port Board, joins the firm.",
        "Piet Claes, a keen sailor and, until 2021, the press officer at the Port Board, joins the firm.",
    ],
)
def test_until_a_day_that_is_past_a_post_is_over(text: str) -> None:
    assert held(text) == [("Piet Claes", "press officer at the Port Board", "former")]


def test_until_a_day_to_come_a_post_is_held() -> None:
    text = "Piet Claes, until 2040 the director of the Port Board, joins the firm."
    assert held(text) == [("Piet Claes", "director of the Port Board", "current")]


@pytest.mark.parametrize("when", ["at the time", "in those years", "back then"])
def test_a_phrase_behind_a_post_puts_it_into_the_past(when: str) -> None:
    assert held(f"Birgit Holm, her deputy {when}, agreed.") == [("Birgit Holm", "deputy", "former")]


def test_a_predecessor_no_longer_has_the_title() -> None:
    text = "My predecessor, President Karl Oster, signed the order."
    assert held(text) == [("Karl Oster", "president", "former")]


def test_later_tells_of_a_time_that_is_past() -> None:
    text = "She studied with Irena Novak, later the finance minister of Poland, in Riga."
    assert held(text) == [("Irena Novak", "finance minister of Poland", "former")]
