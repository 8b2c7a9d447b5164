"""Persons whom the words around a name tell: each name here is invented, and no first name that is listed."""

from __future__ import annotations

import pytest

from ..reading_aloud import parsed_text


def kinds(text: str) -> dict[str, str]:
    return {e.caption: e.kind for e in parsed_text(text).cast.entities()}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Their daughter, Hanna, left early.", "Hanna"),
        ("He came with his wife Oyu.", "Oyu"),
        ("Zalmay, who goes by one name, spoke.", "Zalmay"),
        ("Marri was a lawyer.", "Marri"),
        ("Tolo was born in 1950.", "Tolo"),
        ("Halden (born 4 May 1950) was a painter.", "Halden"),
        ("Shara's husband left.", "Shara"),
        ("She worked with the minister's chief adviser, Defne Karasu.", "Defne Karasu"),
    ],
)
def test_what_only_persons_are_or_do_makes_a_person(text: str, name: str) -> None:
    assert kinds(text)[name] == "person"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("France was a creditor.", "France", "place"),
        ("Siemens, a manufacturer, agreed.", "Siemens", "organisation"),
        ("The Halden Institute was a founder of the network.", "Halden Institute", "organisation"),
        ("They met in Tigray on Monday, and Tigray was calm.", "Tigray", "place"),
    ],
)
def test_bodies_and_places_stay_what_they_are(text: str, name: str, kind: str) -> None:
    assert kinds(text)[name] == kind


def test_a_place_inside_the_name_of_a_body_is_left_to_the_body() -> None:
    found = kinds("Anna Kern teaches at the University of Oslo.")
    assert found == {"Anna Kern": "person", "University of Oslo": "organisation"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Torvane and his first wife, Connie Hale, wrote the play.", "Torvane"),
        ("Jorvane is married to Sofia Hale, and lives in Porto.", "Jorvane"),
    ],
)
def test_who_has_a_wife_is_a_person(text: str, name: str) -> None:
    assert kinds(text)[name] == "person"
