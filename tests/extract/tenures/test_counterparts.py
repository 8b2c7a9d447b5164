"""Posts told by another's post."""

from __future__ import annotations

import pytest

from ..posts.held import countries, held, rules

MINISTER = ("Marta Lind", "Trade minister", "current")


@pytest.mark.parametrize("named", ["counterpart, Luc Moreau,", "counterpart Luc Moreau"])
def test_a_counterpart_holds_the_same_post_in_the_other_country(named: str) -> None:
    text = f"Swedish Trade Minister Marta Lind met her French {named} in Paris."
    assert held(text) == [MINISTER, ("Luc Moreau", "Trade minister", "current")]
    assert countries(text) == ["SE", "FR"]
    assert rules(text) == ["title", "comparison"]


def test_the_counterpart_of_a_prime_minister_is_whoever_leads_that_government() -> None:
    text = "Canadian Prime Minister Marta Lind met her Chilean counterpart, Luc Moreau, in Lima."
    assert held(text)[1:] == [("Luc Moreau", "president", "current")]


def test_without_a_post_to_compare_with_a_counterpart_gets_none() -> None:
    assert held("Marta Lind met her French counterpart, Luc Moreau, in Paris.") == []


def test_a_predecessor_held_the_same_post() -> None:
    text = "Trade Minister Marta Lind was kinder than her predecessor, Luc Moreau."
    assert held(text) == [MINISTER, ("Luc Moreau", "Trade minister", "former")]
