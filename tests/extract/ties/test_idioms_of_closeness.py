from __future__ import annotations

import pytest

from .telling import drafts, told


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Nina Roth is close to Kenji Mori.", ["Nina Roth close_to Kenji Mori"]),
        ("Nina Roth built a strained relationship with Kenji Mori.", ["Nina Roth rival Kenji Mori"]),
        ("Nina Roth despises Kenji Mori.", ["Nina Roth dislikes Kenji Mori"]),
        ("Nina Roth has known Kenji Mori since 1990.", ["Nina Roth knows Kenji Mori"]),
        ("Nina Roth served under Kenji Mori in Lagos.", ["Nina Roth works_for Kenji Mori"]),
        ("Nina Roth worked alongside Kenji Mori.", ["Nina Roth worked_with Kenji Mori"]),
    ],
)
def test_each_idiom_gives_its_tie(text: str, lines: list[str]) -> None:
    assert told(text) == lines


def test_whom_somebody_has_known_is_the_name_before_whom() -> None:
    assert told("Ida Holm praised Kersti Aas, whom Ida Holm has known since school.") == [
        "Ida Holm knows Kersti Aas"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Nina Roth is close to tears.",
        "Nina Roth has never clashed with Kenji Mori.",
        "Nina Roth hates the tariff.",
        "Nina Roth looks forward to working with Kenji Mori on steel.",
        "Nina Roth and Kenji Mori discussed deepening the bilateral relationship.",
        "A deal with Kenji Mori is close.",
    ],
)
def test_other_senses_and_denials_give_no_tie(text: str) -> None:
    assert told(text) == []


def test_an_idiom_that_names_one_person_is_kept_as_a_near_fact() -> None:
    from backchannel.extract.ties.ties import ties

    from ..reading_aloud import parsed_text

    parsed = parsed_text("Nina Roth is close to a minister.")
    assert list(ties(parsed)) == []
    assert [(n.kind, parsed.text[n.start : n.end], n.lacks) for n in parsed.near_facts] == [
        ("tie", "close", "a second person")
    ]


def test_the_rule_is_told() -> None:
    assert [d.rule for _, d in drafts("Nina Roth clashed with Kenji Mori.")] == ["rivalry"]
