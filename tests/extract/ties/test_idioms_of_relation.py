from __future__ import annotations

import pytest

from .telling import drafts, told


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Rufus Cass met his undersecretary, Mila Torv.",
            ["Mila Torv works_for Rufus Cass (undersecretary)"],
        ),
        (
            "Mila Torv praised her former boss, ex-minister Anselm Hoyt.",
            ["Mila Torv works_for Anselm Hoyt (former boss)"],
        ),
        (
            "Jay Seck, who is also a lawyer for Mr. Otto Brandt, left.",
            ["Jay Seck works_for Otto Brandt (lawyer)"],
        ),
        (
            "Alek Tamm served as an adviser to then-Foreign Minister Kersti Aas.",
            ["Alek Tamm works_for Kersti Aas (adviser)"],
        ),
        ("Ana Souza was a classmate of Kai Lund.", ["Ana Souza knows Kai Lund (classmate)"]),
        ("Ana Souza and Kai Lund were classmates at Tarn.", ["Ana Souza knows Kai Lund (classmates)"]),
        ("Ana Souza is friends with Kai Lund.", ["Ana Souza close_to Kai Lund (friends)"]),
        ("Ana Souza and Kai Lund were students together.", ["Ana Souza knows Kai Lund (students)"]),
    ],
)
def test_a_noun_tells_what_one_is_to_the_other(text: str, lines: list[str]) -> None:
    assert told(text) == lines


@pytest.mark.parametrize(
    "text",
    [
        "Ana Souza and Kai Lund were students.",
        "Ana Souza and Kai Lund are not friends.",
        "Ana Souza and Kai Lund are allies of Otto Brandt.",
        "Ana Souza, Kai Lund and Bo Ek are friends.",
        "The boss of Halden Bank met Ana Souza.",
        "Assistant to the President and Security Adviser Ana Souza met Kai Lund.",
        "His lawyer, Kai Lund, declined to comment.",
    ],
)
def test_without_exactly_two_who_are_so_nothing_is_told(text: str) -> None:
    assert [line for line in told(text) if "Ana Souza" in line and "Kai Lund" in line] == []


def test_what_two_ways_read_from_the_same_words_is_told_once() -> None:
    assert told("Carl Meyer, a longtime friend of Ruth Avery, resigned.") == [
        "Carl Meyer close_to Ruth Avery (longtime friend)"
    ]


def test_a_staff_post_and_a_relation_have_their_own_rules() -> None:
    rules = {
        d.rule for _, d in drafts("Otto Brandt's chief of staff, Ana Souza, met her old boss, Kai Lund.")
    }
    assert rules == {"post", "noun of relation"}


def test_an_apposition_with_his_is_of_somebody_named_before() -> None:
    assert told("Kai Lund promoted Marina Costes, his former student at Porto.") == [
        "Marina Costes knows Kai Lund (former student)"
    ]
    assert told("Marina Costes was a student of Kai Lund.") == []


def test_who_became_a_friend_is_one_of_the_subject_above() -> None:
    assert told("Marina Costes shared a flat with Kai Lund, who became a lifelong friend.") == [
        "Kai Lund close_to Marina Costes (friend)"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Souza is no friend of Kai Lund.",
        "Ana Souza is not an ally of Kai Lund.",
        "Ana Souza, no friend of Kai Lund, voted against it.",
        "Ana Souza, never an ally of Kai Lund, voted against it.",
        "Neither Ana Souza nor Bo Ek is a friend of Kai Lund.",
        "Ana Souza said she was no friend of Kai Lund.",
        "Ana Souza denied that she was a friend of Kai Lund.",
        "Ana Souza denied being a friend of Kai Lund.",
        "Ana Souza denied that she was an adviser to Kai Lund.",
        "Ana Souza is no aide to Kai Lund.",
        "Ana Souza is hardly a friend of Kai Lund.",
        "It is not true that Ana Souza is a friend of Kai Lund.",
        "Ana Souza and Kai Lund are no longer friends.",
        "Ana Souza no longer works for Kai Lund.",
        "Ana Souza is not the wife of Kai Lund.",
        "Ana Souza was not a classmate of Kai Lund.",
    ],
)
def test_a_tie_that_is_denied_is_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Ana Souza is not just a friend of Kai Lund.", "Ana Souza close_to Kai Lund (friend)"),
        ("Ana Souza did not meet her brother Kai Lund.", "Kai Lund kin Ana Souza (brother)"),
        (
            "Marta Lindqvist, a friend of Jorge Almada, denied the report.",
            "Marta Lindqvist close_to Jorge Almada (friend)",
        ),
        (
            "Ana Souza and Kai Lund are not on speaking terms.",
            "Ana Souza dislikes Kai Lund (not on speaking terms)",
        ),
    ],
)
def test_a_denial_of_something_else_leaves_the_tie(text: str, line: str) -> None:
    assert told(text) == [line]


def test_a_tie_by_a_verb_that_is_denied_is_told_as_denied() -> None:
    ((line, draft),) = drafts("Ana Souza denied that she worked for Kai Lund.")
    assert (line, draft.modality) == ("Ana Souza works_for Kai Lund", "denied")
