from __future__ import annotations

from .telling import told


def test_a_noun_that_begins_a_clause_is_said_of_the_name_behind_its_comma() -> None:
    assert told("A former lecturer at Tarn College, Ana Souza led the inquiry.") == [
        "Ana Souza works_for Tarn College (former lecturer)"
    ]


def test_of_a_list_behind_the_comma_nobody_is_taken() -> None:
    assert told("A lecturer at Tarn College, Ana Souza and Kai Lund met in the hall.") == []


def test_a_plural_noun_is_said_of_everybody_in_the_list() -> None:
    assert told("Halden Corporation employees Tom Marsh and Marc Tardy left.") == [
        "Tom Marsh works_for Halden Corporation (employees)",
        "Marc Tardy works_for Halden Corporation (employees)",
    ]


def test_both_names_before_the_comma_are_meant_where_the_tree_loses_them() -> None:
    text = "They were set by Robert Bunse and Gustav Kirch, both professors at the University of Heidelberg."
    assert told(text) == [
        "Robert Bunse works_for University of Heidelberg (professors)",
        "Gustav Kirch works_for University of Heidelberg (professors)",
    ]


def test_a_correspondent_of_a_legislature_works_elsewhere() -> None:
    assert told("Senate correspondent Ana Souza wrote a book.") == []


def test_a_post_that_a_tenure_tells_is_no_tie() -> None:
    assert told("Halden Bank chairman Kai Lund resigned.") == []


def test_what_somebody_is_not_is_not_told() -> None:
    assert told("Ana Souza is not a lecturer at Tarn College.") == []


def test_classmates_do_not_work_for_their_school() -> None:
    assert told("Ana Souza and Kai Lund were classmates at the London School of Economics.") == [
        "Ana Souza knows Kai Lund (classmates)"
    ]
