from __future__ import annotations

import pytest

from ..reading_aloud import parsed_text


def _persons(text: str) -> list[tuple[str, ...]]:
    """The name mentions of each person, in reading order."""
    found = [e for e in parsed_text(text).cast.entities() if e.kind == "person"]
    return [tuple(text[m.start : m.end] for m in e.mentions if m.form == "name") for e in found]


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        (
            "Marina Costes (née Lindqvist; born 4 May 1958) is a lawyer.",
            [("Marina Costes", "Lindqvist")],
        ),
        (
            "Marina Costes (4 May 1958 – 2 June 2001, née Lindqvist) was a lawyer.",
            [("Marina Costes", "Lindqvist")],
        ),
        (
            "Rui Matos, better known as Toni Vasco, sang. Toni Vasco left in May.",
            [("Rui Matos", "Toni Vasco", "Toni Vasco")],
        ),
    ],
)
def test_another_name_in_brackets_or_behind_known_as_is_the_same_person(
    text: str, persons: list[tuple[str, ...]]
) -> None:
    assert _persons(text) == persons


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("Rui Matos joined a band known as Toni Vasco.", [("Rui Matos",), ("Toni Vasco",)]),
        ("Rui Matos is known as the Iron Baker.", [("Rui Matos",)]),
        ("Rui Matos met a man known as Kai Lund.", [("Rui Matos",), ("Kai Lund",)]),
    ],
)
def test_what_others_are_known_as_is_no_name_of_the_person(text: str, persons: list[tuple[str, ...]]) -> None:
    assert _persons(text) == persons


def test_a_name_of_youth_does_not_name_the_person_in_reports() -> None:
    assert parsed_text("Marina Costes (née Ida Maria Lindqvist) left.").cast.entities()[0].caption == (
        "Marina Costes"
    )
