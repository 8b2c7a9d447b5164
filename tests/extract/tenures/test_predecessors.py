"""Whoever had a post before."""

from __future__ import annotations

import pytest

from ..posts.held import held, periods

NOW = ("Marta Lind", "ambassador to Peru", "current")
BEFORE = ("Jonas Berg", "ambassador to Peru", "former")


@pytest.mark.parametrize(
    "text",
    [
        "Marta Lind succeeded Jonas Berg as ambassador to Peru in 2021.",
        "Jonas Berg was replaced by Marta Lind as ambassador to Peru in 2021.",
    ],
)
def test_who_is_succeeded_held_the_post_until_then(text: str) -> None:
    assert held(text) == [NOW, BEFORE]
    assert periods(text)[1] in ("/2021", None)


def test_who_will_be_succeeded_is_not_yet_gone() -> None:
    assert [h for h in held("Marta Lind will succeed Jonas Berg as ambassador to Peru.") if h == BEFORE] == []


@pytest.mark.parametrize(("after", "gone"), [("resigned", True), ("retiring", False)])
def test_a_nominees_predecessor_is_gone_unless_still_leaving(after: str, gone: bool) -> None:
    text = f"Ana Kern, of Ohio, to be Deputy Minister of Transport, vice Luc Moreau, {after}."
    assert (("Luc Moreau", "deputy minister of Transport", "former") in held(text)) is gone


@pytest.mark.parametrize(
    ("after", "standing"), [("who died in May", "former"), ("whose term ends in May", "current")]
)
def test_who_will_be_followed_is_there_unless_the_words_say_otherwise(after: str, standing: str) -> None:
    text = f"Marta Lind becomes Sweden's ambassador to Peru, taking over from Jonas Berg, {after}."
    assert held(text) == [
        ("Marta Lind", "ambassador to Peru", "incoming"),
        ("Jonas Berg", "ambassador to Peru", standing),
    ]


def test_a_rank_before_a_predecessors_name_is_no_name() -> None:
    text = "Marta Lind becomes envoy to Peru, taking over from Gen (Rtd) Omar Fall, who died."
    assert held(text)[1:] == [("Omar Fall", "envoy to Peru", "former")]
