"""What measures do to earlier ones. People, acts and events are invented."""

from __future__ import annotations

import pytest

from backchannel.extract.measures.measures import measures
from backchannel.model.facts import Measure, MeasureLink

from ..reading_aloud import parsed_text


def found(text: str) -> list[Measure]:
    return [draft.fact for draft in measures(parsed_text(text)) if isinstance(draft.fact, Measure)]


def links(text: str) -> list[tuple[str, str | None]]:
    return [(link.relation, link.to.name if link.to else None) for fact in found(text) for link in fact.links]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway issued a decree amending Decree 12 on Monday.", [("amends", "Decree 12")]),
        ("Norway suspended the duties imposed by Decree 12.", [("suspends", "Decree 12")]),
        (
            "Norway raised the tariff on cheese set by Decree 12 from 25 to 50 per cent.",
            [("raises", "Decree 12")],
        ),
        ("Decree 12 of May 4, 2020, as amended, was repealed by Norway.", [("lifts", "Decree 12")]),
        ("Norway extended the quota established by Decree 12 until 2027.", [("extends", "Decree 12")]),
        ("Norway replaced Decree 12.", [("replaces", "Decree 12")]),
        ("Decree 12 and Decree 14 were revoked by Norway.", [("lifts", "Decree 12"), ("lifts", "Decree 14")]),
        ("Decree 12, as amended by Decree 14, covers tin.", [("amends", "Decree 12")]),
        ("Pursuant to Decree 12, Norway imposed a duty of 8% on wool.", [("implements", "Decree 12")]),
        ("Norway suspended the tariffs on Chilean wool.", [("suspends", None)]),
    ],
)
def test_a_measure_names_the_earlier_one_and_what_it_does_to_it(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert links(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Norway imposed tariffs on Chilean wool.",
        "Norway did not suspend the duties imposed by Decree 12.",
        "Norway raised duties on cheese under the Border Levies Act.",
        "Norway reduced waste at the ministry described in Decree 12.",
        "The end of Decree 12 was a surprise to Norway.",
        "Norway lifted the duties set out in this report.",
    ],
)
def test_what_acts_on_no_earlier_measure_has_no_link(text: str) -> None:
    assert links(text) == []


def test_the_words_of_a_link_are_the_words_of_the_text() -> None:
    text = "Norway said on Monday that it suspended the duties imposed by Decree 12, and left."
    link = next(link for fact in found(text) for link in fact.links)
    assert isinstance(link, MeasureLink)
    assert text[link.words.start : link.words.end] == "suspended the duties imposed by Decree 12"


def test_an_act_that_does_it_is_told_with_whoever_signed_it() -> None:
    facts = found("President Otto Lind signed Decree 22, which suspends the duties imposed by Decree 14.")
    told = [(f.act, f.legal_act.name if f.legal_act else None, f.issuer is not None) for f in facts]
    assert told == [("sign", "Decree 22", True), ("suspend", "Decree 22", True)]
