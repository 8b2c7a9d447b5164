from __future__ import annotations

import pytest

from .telling import drafts, told


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Ana Souza works for Halden Bank.", "Ana Souza works_for Halden Bank (works)"),
        ("Ana Souza was hired by Halden Bank.", "Ana Souza works_for Halden Bank (hired)"),
        (
            "Harry Wallace served with the Halden Regiment.",
            "Harry Wallace works_for Halden Regiment (served)",
        ),
        (
            "Eric Schell is an American chemist, retired from Vanderbilt University.",
            "Eric Schell works_for Vanderbilt University (retired)",
        ),
        (
            "Daniel Elster is an analyst who, while employed by the Halden Corporation, started a row.",
            "Daniel Elster works_for Halden Corporation (employed)",
        ),
        (
            "Prior to joining Halden Bank, Roger Ferg served in the army.",
            "Roger Ferg works_for Halden Bank (joining)",
        ),
        (
            "Dale Nelson covers the White House for The Associated Press.",
            "Dale Nelson works_for Associated Press (covers)",
        ),
        (
            "The Progressive Party was a party in Ruritania formed in 1912 by Theodore Roose.",
            "Theodore Roose member_of Progressive Party (founder)",
        ),
        ("Maria Lopez represents Halden Bank.", "Maria Lopez represents Halden Bank (represents)"),
    ],
)
def test_a_verb_tells_who_works_for_the_body(text: str, line: str) -> None:
    assert line in told(text)


def test_a_founder_belongs_to_what_she_founded_and_is_not_employed() -> None:
    assert told("Ana Souza founded the Tarn Foundation.") == ["Ana Souza member_of Tarn Foundation (founder)"]


def test_with_whom_a_party_is_founded_is_its_founder_too() -> None:
    assert told("In 2001 he founded the Civic Order Party with Donald Fisk and Andrew Olech.") == [
        "Donald Fisk member_of Civic Order Party (founder)",
        "Andrew Olech member_of Civic Order Party (founder)",
    ]


def test_forming_what_is_no_party_is_no_tie() -> None:
    assert told("Ana Souza formed the Halden Council.") == []


def test_setting_up_a_commission_is_no_tie() -> None:
    assert told("Prime Minister Ana Souza established a commission.") == []


def test_who_never_worked_for_a_body_is_not_told() -> None:
    assert told("Ana Souza never worked for Halden Bank.") == []


def test_what_begins_in_a_year_has_no_known_end() -> None:
    ((_, draft),) = drafts("Maria Lopez joined Halden Bank in 2001.")
    assert draft.valid is not None
    assert draft.valid.edtf == "2001/"


def test_a_post_that_a_tenure_tells_is_no_tie_as_well() -> None:
    assert told("Marina Costes, who chairs the Halden Business Council, met Kai Lund.") == []
    assert told("Marina Costes is a Green member of the European Parliament.") == []
