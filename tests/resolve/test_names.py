"""Names of persons taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.resolve.names import PersonName, person_name, sound


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Orla Venn", PersonName(("orla",), "venn")),
        ("President Orla R. Venn, Jr.", PersonName(("orla", "r"), "venn", generation="jr")),
        ("Venn, Orla", PersonName(("orla",), "venn")),
        ("KANTO Haruki", PersonName(("haruki",), "kanto")),
        ("J.R. Osgard", PersonName(("j", "r"), "osgard")),
        ("Ilse von der Heide", PersonName(("ilse",), "heide", ("von", "der"))),
        ("Karim al-Rashad", PersonName(("karim",), "rashad", ("al",))),
        ("Jean-Luc Moré", PersonName(("jean-luc",), "more")),
        ("Mr. Venn", PersonName((), "venn")),
        ("Tomas Reik III", PersonName(("tomas",), "reik", generation="iii")),
        ("Mara Tollin, PhD", PersonName(("mara",), "tollin")),
    ],
)
def test_a_name_is_taken_apart(written: str, parts: PersonName) -> None:
    assert person_name(written) == parts


@pytest.mark.parametrize("written", ["", "Prime Minister", "Senator", "Mr."])
def test_a_title_alone_is_no_name(written: str) -> None:
    assert person_name(written) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [("sergei", "sergey"), ("mohammed", "muhamad"), ("yevgeny", "evgeniy"), ("wladimir", "vladimir")],
)
def test_transliterations_of_one_name_sound_the_same(one: str, other: str) -> None:
    assert sound(one) == sound(other)


def test_other_names_sound_otherwise() -> None:
    assert len({sound(name) for name in ("orla", "piet", "mara", "tomas", "ines", "joel")}) == 6


@given(st.text(max_size=40))
def test_any_text_is_a_name_or_none(written: str) -> None:
    found = person_name(written)
    assert found is None or found.surname
