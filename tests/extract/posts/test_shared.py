from __future__ import annotations

import pytest

from .held import countries, held


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The two trade ministers, Luc Moreau and Rosa Delgado, met.", [None, None]),
        ("The trade ministers of France and Chile, Luc Moreau and Rosa Delgado, met.", ["FR", "CL"]),
        ("The French and Chilean trade ministers, Luc Moreau and Rosa Delgado, met.", ["FR", "CL"]),
        ("The trade ministers Luc Moreau of France and Rosa Delgado of Chile met.", ["FR", "CL"]),
    ],
)
def test_a_plural_post_is_held_by_each_on_its_list(text: str, codes: list[str | None]) -> None:
    assert held(text) == [
        ("Luc Moreau", "trade minister", "current"),
        ("Rosa Delgado", "trade minister", "current"),
    ]
    assert countries(text) == codes


def test_persons_who_are_met_are_no_holders_of_the_plural_before_them() -> None:
    assert held("The ministers met Luc Moreau and Rosa Delgado.") == []


def test_former_holders_in_the_plural() -> None:
    assert held("Former prime ministers Luc Moreau and Rosa Delgado met.") == [
        ("Luc Moreau", "prime minister", "former"),
        ("Rosa Delgado", "prime minister", "former"),
    ]


def test_an_abbreviated_plural_may_begin_a_sentence_and_parties_stand_behind_names() -> None:
    text = "Sens. Dana Cole (D-Ohio) and Rick Hess (R-Utah) wrote the bill."
    assert held(text) == [("Dana Cole", "senator", "current"), ("Rick Hess", "senator", "current")]
