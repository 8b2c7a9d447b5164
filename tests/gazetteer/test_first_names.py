from __future__ import annotations

import pytest

from backchannel.gazetteer.first_names import first_name_gender, is_first_name, nicknames
from backchannel.gazetteer.rows import table


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Maria", "f"),
        ("María", "f"),
        ("Ingrid", "f"),
        ("Jean-Luc", "m"),
        ("Anne-Lise", "f"),
        ("Volodymyr", "m"),
        ("Søren", "m"),
        ("Małgorzata", "f"),
        ("Hiroshi", "m"),
        ("Robin", None),
        ("Andrea", None),
        ("Zzyzx", None),
    ],
)
def test_a_name_tells_its_gender_or_nothing(name: str, gender: str | None) -> None:
    assert first_name_gender(name) == gender


def test_a_name_that_is_a_word_too_is_neither_yes_nor_no() -> None:
    assert is_first_name("Paris") is None
    assert is_first_name("May") is None
    assert is_first_name("Ingrid") is True
    assert is_first_name("Robin") is True
    assert is_first_name("ingrid") is False
    assert is_first_name("Tariff") is False


def test_every_list_says_by_its_name_which_gender_it_has() -> None:
    for group in table("first_names"):
        assert group in ("not_alone", "both") or group.rpartition("_")[2] in ("f", "m", "both"), group


def test_short_forms_lead_to_the_full_name() -> None:
    assert {"elizabeth", "betty"} <= nicknames()["liz"]
    assert "robert" not in nicknames()["liz"]
