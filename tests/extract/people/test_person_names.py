from __future__ import annotations

import pytest

from backchannel.extract.people.person_names import PersonName, is_same_person, person_name, surnames_of


def taken_apart(name: str) -> PersonName:
    """A name written with blanks between its tokens."""
    return person_name(name.split())


@pytest.mark.parametrize(
    ("tokens", "parts"),
    [
        ("Ana - Lucía Prado", PersonName(("ana-lucia", "prado"))),
        ("J. R. Moyo", PersonName(("j", "r", "moyo"))),
        ("J.R. Moyo", PersonName(("j", "r", "moyo"))),
        ("Otto Falk , Jr.", PersonName(("otto", "falk"), generation="jr")),
        ("Johan van der Berg", PersonName(("johan", "berg"), ("van", "der"))),
        ("Omar al - Sayed", PersonName(("omar", "sayed"), ("al",))),
        ("Nguyen Van Duc", PersonName(("nguyen", "duc"), ("van",))),
        ('James D. " Jim " Farlow', PersonName(("james", "d", "farlow"), short="jim")),
        ("@AnnaKern", PersonName(("annakern",))),
        ("Rama IV", PersonName(("rama",), generation="iv")),
    ],
)
def test_a_name_is_taken_apart(tokens: str, parts: PersonName) -> None:
    assert taken_apart(tokens) == parts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana - Lucía Prado", "Ana Lucia Prado"),
        ("Lucía Prado", "Lucia Prado"),
        ("Park Jin - su", "Park Jin Su"),
        ("Tanabe Shinji", "Shinji Tanabe"),
        ("William Harte", "Bill Harte"),
        ("J. R. Moyo", "James Moyo"),
        ("Elisabeth Marie Toll", "Elisabeth Mary Toll"),
        ("Recep Can Aydın", "Can Aydin"),
        ('James D. " Jim " Farlow', "Jim Farlow"),
        ("Chris Reed", "Christopher Reed"),
        ("OTTO BRANDT", "Otto Brandt"),
        ("Andrés Luis Mora Vega", "Mora Vega"),
    ],
)
def test_two_ways_to_write_one_person(one: str, other: str) -> None:
    assert is_same_person(taken_apart(one), taken_apart(other))
    assert is_same_person(taken_apart(other), taken_apart(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Otto Kern", "Anna Kern"),
        ("Otto H. W. Kern", "Otto W. Kern"),
        ("Kim Dae - ho", "Kim Dae - jung"),
        ("Robert Falk", "William Falk"),
        ("A. Kern", "Otto Kern"),
        ("Ewa Kowalska", "Jan Kowalski"),
        ("Nguyen Van Duc", "Nguyen Van Long"),
    ],
)
def test_alike_names_of_two_persons(one: str, other: str) -> None:
    assert not is_same_person(taken_apart(one), taken_apart(other))


def test_a_bare_surname_stands_with_all_some_or_none_of_its_particles() -> None:
    assert surnames_of(taken_apart("Johan van der Berg")) == ("berg", "derberg", "vanderberg")
