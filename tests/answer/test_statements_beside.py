"""Whether the words that came into a page agree with what somebody said."""

from __future__ import annotations

import pytest

from backchannel.answer.statements_beside import Relation, agreement

FOR_ALL, NOT_FOR = "The reserve serves the provinces.", "The reserve is not meant for the provinces."


@pytest.mark.parametrize(
    ("said", "before", "after", "relation"),
    [
        ("The reserve is not for the provinces.", FOR_ALL, NOT_FOR, "agrees"),
        ("The reserve is not for the provinces.", NOT_FOR, FOR_ALL, "disagrees"),
        ("The reserve serves all provinces.", FOR_ALL, NOT_FOR, "disagrees"),
        ("The reserve serves all provinces.", NOT_FOR, FOR_ALL, "agrees"),
        (
            "The tariff will be 25 per cent.",
            "The tariff is 10 per cent.",
            "The tariff is 25 per cent.",
            "agrees",
        ),
        ("The tariff stays at 10.", "The tariff is 10 per cent.", "The tariff is 25 per cent.", "disagrees"),
        ("The ferry and the lighthouse reopen.", "Closed.", "Ferry and lighthouse reopen in May.", "agrees"),
        ("The reserve is ours.", FOR_ALL, "The reserve supplements provinces.", "cannot tell"),
    ],
)
def test_numbers_then_denials_then_words_decide(
    said: str, before: str, after: str, relation: Relation
) -> None:
    assert agreement(said, before, after)[0] == relation


def test_a_denial_in_a_sentence_about_something_else_is_none() -> None:
    after = "The reserve serves the provinces. Parking is not free."
    assert agreement("The reserve serves all provinces.", FOR_ALL, after)[0] == "cannot tell"


def test_turned_round_it_is_never_the_same_verdict() -> None:
    for said in ("The reserve is not for the provinces.", "The reserve serves all provinces."):
        there, back = agreement(said, FOR_ALL, NOT_FOR)[0], agreement(said, NOT_FOR, FOR_ALL)[0]
        assert {there, back} == {"agrees", "disagrees"}
