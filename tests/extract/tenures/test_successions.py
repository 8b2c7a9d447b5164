"""Posts told by the post of whoever goes or moves."""

from __future__ import annotations

import pytest

from ..posts.held import held, rules

HOLM = ("Lars Holm", "Finance minister", "former")


@pytest.mark.parametrize(
    ("after", "standing"),
    [
        ("He will be replaced by Pia Rask.", "incoming"),
        ("Pia Rask will succeed him.", "incoming"),
        ("Pia Rask replaced him.", "current"),
    ],
)
def test_a_successor_has_the_post_of_whom_the_words_name(after: str, standing: str) -> None:
    text = f"Finance Minister Lars Holm resigned in May. {after}"
    assert held(text) == [HOLM, ("Pia Rask", "Finance minister", standing)]
    assert rules(text) == ["title", "succession"]


def test_who_was_succeeded_no_longer_has_the_title() -> None:
    text = "Finance Minister Lars Holm was succeeded by Pia Rask."
    assert held(text) == [HOLM, ("Pia Rask", "Finance minister", "current")]


@pytest.mark.parametrize(
    "text",
    [
        "Lars Holm was replaced by Pia Rask in the second half.",
        "Finance Minister Lars Holm, the mayor of Bergen, may be replaced by Pia Rask.",
        "Finance Minister Lars Holm was replaced by Pia Rask as coach.",
    ],
)
def test_without_one_clear_post_a_successor_gets_none(text: str) -> None:
    assert [h for h in held(text) if h[0] == "Pia Rask" and "minister" in h[1]] == []


@pytest.mark.parametrize(
    ("told", "standing"), [("moves", "incoming"), ("will move", "incoming"), ("went", "current")]
)
def test_a_minister_who_moves_has_the_same_title_with_another_field(told: str, standing: str) -> None:
    text = f"Trade Minister Ida Bell {told} to Foreign Affairs."
    assert held(text)[1:] == [("Ida Bell", "Foreign Affairs minister", standing)]


@pytest.mark.parametrize("place", ["Paris", "the house", "school"])
def test_a_minister_may_go_elsewhere_as_well(place: str) -> None:
    assert held(f"Trade Minister Ida Bell went to {place}.") == [("Ida Bell", "Trade minister", "current")]


def test_whoever_did_not_replace_somebody_has_no_post_by_it() -> None:
    for text in (
        "Trade Minister Emil Falk was not replaced by Clara Voss.",
        "Brandt denied that Trade Minister Emil Falk had been replaced by Clara Voss.",
    ):
        assert [name for name, _, _ in held(text)] == ["Emil Falk"], text
