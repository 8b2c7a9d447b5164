"""Stronger and weaker words, word against word."""

from __future__ import annotations

import pytest

from backchannel.resolve.strength import shift, words_of_meaning


@pytest.mark.parametrize(
    ("before", "after", "turn"),
    [
        ("must", "may", "softened"),
        ("urged", "demanded", "hardened"),
        ("condemns", "regrets", "softened"),
        ("said", "confirmed", "hardened"),
        ("all", "most", "softened"),
        ("will", "might", "softened"),
        ("", "reportedly", "softened"),
        ("unless asked", "asked", "hardened"),
        ("without exception", "", "softened"),
    ],
)
def test_a_turn_is_told_and_the_way_back_is_the_contrary(before: str, after: str, turn: str) -> None:
    there, back = shift(before.split(), after.split()), shift(after.split(), before.split())
    assert there is not None
    assert back is not None
    assert there.turn == turn
    assert {there.turn, back.turn} == {"hardened", "softened"}
    assert (there.before, there.after) == (back.after, back.before)


@pytest.mark.parametrize(
    ("before", "after"), [("must", "must"), ("fish", "salt"), ("must pay", "must go"), ("", "")]
)
def test_other_words_of_one_step_are_no_turn(before: str, after: str) -> None:
    assert shift(before.split(), after.split()) is None


def test_a_hedge_among_many_words_is_not_told() -> None:
    assert shift(["the", "fish", "of", "the", "sea", "and", "about", "ships"], ["salt"]) is None


def test_a_word_stands_on_one_step_of_a_scale() -> None:
    for scale, steps in words_of_meaning()["scales"].items():
        every = [word for step in steps for word in set(step)]
        assert len(every) == len(set(every)), scale
