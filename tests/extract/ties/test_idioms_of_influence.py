from __future__ import annotations

import pytest

from .telling import told


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Ida Holm has Rolf Stein's ear.", ["Ida Holm influence_over Rolf Stein (has the ear of)"]),
        ("Rolf Stein trusts Ida Holm.", ["Ida Holm influence_over Rolf Stein (trusts)"]),
        ("Ida Holm wields influence over Rolf Stein.", ["Ida Holm influence_over Rolf Stein"]),
        ("Rolf Stein follows the advice of Ida Holm.", ["Ida Holm influence_over Rolf Stein (advice)"]),
        ("Rolf Stein sought counsel from Ida Holm.", ["Ida Holm influence_over Rolf Stein (counsel)"]),
        ("Ida Holm advises Rolf Stein on trade.", ["Ida Holm works_for Rolf Stein (adviser)"]),
    ],
)
def test_each_idiom_gives_its_tie(text: str, lines: list[str]) -> None:
    assert told(text) == lines


def test_all_behind_the_colon_are_listened_to() -> None:
    text = "Rolf Stein listens to only two people: the banker Martin Vale, and Senator Philippa Dune."
    assert told(text) == [
        "Martin Vale influence_over Rolf Stein (listens)",
        "Philippa Dune influence_over Rolf Stein (listens)",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ida Holm advised Rolf Stein to wait.",
        "Ida Holm advised Rolf Stein on his letter.",
        "Rolf Stein does not trust Ida Holm.",
        "Rolf Stein ignored the advice of Ida Holm.",
        "Rolf Stein listened to the radio: Ida Holm was late and Bo Ek was ill.",
    ],
)
def test_single_deeds_and_denials_give_no_tie(text: str) -> None:
    assert told(text) == []
