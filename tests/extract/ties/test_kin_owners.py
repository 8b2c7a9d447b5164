from __future__ import annotations

from .telling import told


def test_a_parent_behind_an_apposition_is_a_parent() -> None:
    text = "Elsa Harding was the daughter of Warren Harrow, the 29th president of Ruritania, and Nan Britt."
    assert [line for line in told(text) if " kin " in line] == [
        "Elsa Harding kin Warren Harrow (daughter)",
        "Elsa Harding kin Nan Britt (daughter)",
    ]


def test_who_acts_behind_an_apposition_is_no_parent() -> None:
    text = "Elsa Harding is the daughter of Warren Harrow, a banker, and Bo Ek met her in Oslo."
    assert [line for line in told(text) if " kin " in line] == ["Elsa Harding kin Warren Harrow (daughter)"]


def test_the_realm_of_a_king_does_not_part_him_from_his_wife() -> None:
    text = "Lena Ek is a daughter of King Mohammed of Morocco and his second wife, Lalla Abla."
    assert "Lalla Abla kin Mohammed (wife)" in told(text)


def test_of_a_couple_with_one_name_the_children_are_hers() -> None:
    assert told("He and his wife Johanna live in Texas with their children: Karina and Brian.") == [
        "Karina kin Johanna (child)",
        "Brian kin Johanna (child)",
    ]


def test_children_of_them_are_of_the_one_just_married() -> None:
    text = "She married John Phillips in 1972, and they had two children, Anna Reed and Maria Reed."
    assert told(text) == ["Anna Reed kin John Phillips (child)", "Maria Reed kin John Phillips (child)"]


def test_of_two_full_names_before_an_apostrophe_the_last_is_meant() -> None:
    assert told("Power went to Philip Marsh and Alexander Holm's son Konrad Holm.") == [
        "Konrad Holm kin Alexander Holm (son)"
    ]


def test_sons_of_a_pair_with_one_surname_are_of_the_one_named() -> None:
    text = "The shop was opened by Semon and Joan Frelich and their sons - Jim Frelich and Steve Frelich."
    assert told(text) == ["Jim Frelich kin Joan Frelich (son)", "Steve Frelich kin Joan Frelich (son)"]


def test_among_three_persons_their_children_are_nobodys() -> None:
    text = "Ana Souza, Kai Lund and Bo Ek met; their son Per Ek was there."
    assert [line for line in told(text) if " kin " in line] == []
