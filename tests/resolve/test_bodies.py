"""Names of organisations, posts and places brought to one form."""

from __future__ import annotations

import pytest

from backchannel.resolve.bodies import (
    body_words,
    country_in,
    initials,
    is_acronym,
    is_common,
    place_code,
    post_words,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Department of Fisheries", "the Fisheries Department"),
        ("Kessel Yards Ltd.", "Kessel Yards"),
        ("U.S. Treasury", "United States Treasury"),
        ("Bröd & Fisk", "Brod and Fisk"),
    ],
)
def test_one_body_written_two_ways_has_one_form(one: str, other: str) -> None:
    assert body_words(one) == body_words(other)


def test_a_country_is_part_of_a_firms_name() -> None:
    assert body_words("American Granite") != body_words("U.S. Granite")


def test_initials_need_three_words() -> None:
    assert initials("Baltic Register of Hulls") == "brh"
    assert initials("Kessel Yards") is None
    assert is_acronym("B.R.H.")
    assert not is_acronym("Brh")


def test_a_name_that_every_country_has_is_known_as_such() -> None:
    assert is_common("Department of Fisheries")
    assert is_common("Canadian Senate")
    assert not is_common("Kessel Yards")


def test_a_country_before_a_name_is_told() -> None:
    assert country_in("Canadian Senate") == "CA"
    assert country_in("Kessel Yards") is None


def test_a_capital_is_another_place_than_its_country() -> None:
    assert place_code("Canada") == "CA"
    assert place_code("Ottawa") is None


def test_small_words_of_a_post_do_not_count() -> None:
    assert post_words("Minister of Fisheries") == post_words("minister for the fisheries")
