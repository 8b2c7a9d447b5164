from __future__ import annotations

import pytest

from .telling import drafts, told


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Kai Lund and his wife, Eva Holm, left.", ["Eva Holm kin Kai Lund (wife)"]),
        ("Ana Souza is married to Kai Lund.", ["Ana Souza kin Kai Lund (spouse)"]),
        (
            "Ana Souza, having married and divorced the singer Kai Lund, lives in Oslo.",
            ["Ana Souza kin Kai Lund (former spouse)"],
        ),
        (
            "Beatrice Rono is the sister-in-law of former deputy president Elijah Too.",
            ["Beatrice Rono kin Elijah Too (sister-in-law)"],
        ),
        (
            "Kai Lund's sons and successors Bo Lund and Per Lund moved away.",
            ["Bo Lund kin Kai Lund (son)", "Per Lund kin Kai Lund (son)"],
        ),
        (
            "Ana Souza was born in Porto to Rui Souza and Eva Lima.",
            ["Ana Souza kin Rui Souza (child)", "Ana Souza kin Eva Lima (child)"],
        ),
        (
            "Aurelia Souza was born in Chile, the fourth of seven children to Portuguese emigrants "
            "Antonio Martins and Olinda Peres.",
            ["Aurelia Souza kin Antonio Martins (child)", "Aurelia Souza kin Olinda Peres (child)"],
        ),
        (
            "Eva Lund (Boris Holm's daughter) met Kai Ek.",
            ["Eva Lund kin Boris Holm (daughter)"],
        ),
        ("Eva Lund is a great-grandson of Boris Holm.", ["Eva Lund kin Boris Holm (great-grandson)"]),
        ("Kai Lund fathered Bo Ek.", ["Bo Ek kin Kai Lund (child)"]),
        (
            "Clovis Mayne and Kai Lund, brothers-in-law, met in Oslo.",
            ["Clovis Mayne kin Kai Lund (brother-in-law)"],
        ),
        ("Ana Souza and Kai Lund are cousins.", ["Ana Souza kin Kai Lund (cousin)"]),
    ],
)
def test_family_is_told_with_what_one_is_to_the_other(text: str, lines: list[str]) -> None:
    assert told(text) == lines


def test_a_daughter_before_her_name_has_both_parents() -> None:
    assert told("A daughter of the late Kai Lund and Mamie Peters, Mrs. Eva Smelt was a nurse.") == [
        "Eva Smelt kin Kai Lund (daughter)",
        "Eva Smelt kin Mamie Peters (daughter)",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kai Lund did not marry Ana Souza.",
        "Kai Lund met the wife of a minister.",
        "The Mother of Parliaments welcomed Ana Souza.",
    ],
)
def test_without_two_names_or_when_denied_no_family_is_told(text: str) -> None:
    assert [line for line in told(text) if " kin " in line] == []


def test_the_evidence_is_the_words_from_one_mention_to_the_other() -> None:
    ((_, draft),) = drafts("On Monday Kai Lund and his wife, Eva Holm, left for Oslo.")
    assert draft.evidence[0].quote == "his wife, Eva Holm"
    assert draft.rule == "noun of family"


def test_twins_are_children() -> None:
    assert told("Kai Lund survives Marina Costes, as do their twins: Bo Ek, a judge, and Ida Ek.") == [
        "Bo Ek kin Kai Lund (child)",
        "Bo Ek kin Marina Costes (child)",
        "Ida Ek kin Kai Lund (child)",
        "Ida Ek kin Marina Costes (child)",
    ]
