from __future__ import annotations

import pytest

from .telling import drafts, told


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Marina Costes reported to Director-General Kai Lund for six years.",
            ["Marina Costes works_for Kai Lund (reported to)"],
        ),
        ("Bo Ek is already on Kai Lund's payroll.", ["Bo Ek works_for Kai Lund (on payroll)"]),
        ("Bo Ek now runs Kai Lund's campaign.", ["Bo Ek works_for Kai Lund (runs campaign)"]),
        (
            "The memo is by Bo Ek, legislative director for Sen. Ana Souza.",
            ["Bo Ek works_for Ana Souza (legislative director)"],
        ),
    ],
)
def test_who_serves_a_person_is_told(text: str, lines: list[str]) -> None:
    assert told(text) == lines


@pytest.mark.parametrize(
    "text",
    [
        "Marina Costes reported the theft to Kai Lund.",
        "Marina Costes reported to Kai Lund on the talks.",
        "Marina Costes was reported to Kai Lund.",
        "Bo Ek is not on Kai Lund's payroll.",
        "Bo Ek runs his own campaign against Kai Lund.",
    ],
)
def test_a_report_or_ones_own_campaign_is_no_service(text: str) -> None:
    assert told(text) == []


def test_the_aide_and_not_the_one_before_whose_runs_the_campaign() -> None:
    assert told("Ana Souza, whose former aide Bo Ek now runs Kai Lund's campaign, left.") == [
        "Bo Ek works_for Ana Souza (former aide)",
        "Bo Ek works_for Kai Lund (runs campaign)",
    ]


def test_evidence_holds_both_also_where_the_clause_names_one() -> None:
    ((_, draft),) = drafts("Marina Costes is thought to have Kai Lund's ear.")
    assert draft.evidence[0].quote == "Marina Costes is thought to have Kai Lund's ear"
