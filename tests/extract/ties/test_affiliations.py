from __future__ import annotations

import pytest

from .telling import drafts, told


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Halden Corporation reporter Maria Lopez left.",
            "Maria Lopez works_for Halden Corporation (reporter)",
        ),
        (
            "Kenneth Holm was the football commentator for BBC television in the 1950s.",
            "Kenneth Holm works_for BBC (former commentator)",
        ),
        ("Peter Holm joined the board of Halden Bank.", "Peter Holm works_for Halden Bank (joined)"),
        (
            "Angel Prado is an economist with the Halden Foundation research group.",
            "Angel Prado works_for Halden Foundation (economist)",
        ),
        (
            "Most support has gone to Labour Party (LP) candidate Maria Soto.",
            "Maria Soto member_of Labour Party (candidate)",
        ),
        (
            "Paul Holm is one of the secretaries of Halden Bank.",
            "Paul Holm works_for Halden Bank (secretaries)",
        ),
        ("Karin Holm, a Democrat, won the seat.", "Karin Holm member_of Democrat (democrat)"),
    ],
)
def test_a_body_is_tied_to_whom_its_noun_names(text: str, line: str) -> None:
    assert line in told(text)


@pytest.mark.parametrize(
    "text", ["Maria Lopez is a professor at Zorvane in Lisbon.", "Maria Lopez joined Zorvane in 2001."]
)
def test_where_one_can_only_work_a_name_taken_for_a_place_is_an_employer(text: str) -> None:
    assert [line.rpartition(" (")[0] for line in told(text)] == ["Maria Lopez works_for Zorvane"]


@pytest.mark.parametrize(
    "text",
    [
        "Maria Lopez left Millbrook.",
        "Maria Lopez, a baker in Millbrook, died.",
        "Maria Lopez landed at Millbrook.",
        "Ana Lund was her tutor at Millbrook.",
    ],
)
def test_a_place_is_no_employer(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Daniel Sullivan, 30, of Boothbay, went down to help.",
        "Halden Bank sniper Paul Holm was convicted.",
    ],
)
def test_a_home_and_a_crime_scene_are_no_employers(text: str) -> None:
    assert told(text) == []


def test_a_verb_listed_with_another_has_the_same_subject() -> None:
    text = "James Tobin was an economist who served on the Halden Council and taught at Harvard University."
    assert "James Tobin works_for Harvard University (taught)" in told(text)


def test_a_party_led_by_somebody_is_his_where_the_tree_loses_him() -> None:
    assert told("It was founded by members of the Democratic Left Party, led by Rita Lund.") == [
        "Rita Lund member_of Democratic Left Party (led)"
    ]


def test_an_unnamed_spokesman_gives_no_tie() -> None:
    assert told("A spokesman for Halden Bank declined to comment.") == []


def test_who_only_quotes_a_body_does_not_work_there() -> None:
    assert told("Ana Souza, a critic of Halden Bank, spoke to Kai Lund.") == []


def test_each_tie_of_a_body_names_its_rule() -> None:
    lines = drafts("Maria Lopez of the Halden Institute joined the Labour Party.")
    assert {(line.split(" ", 2)[2], draft.rule) for line, draft in lines} == {
        ("works_for Halden Institute", "name of a body"),
        ("member_of Labour Party (joined)", "verb of a body"),
    }
