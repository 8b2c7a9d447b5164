"""Unnamed sources: as many as the text keeps apart, and across reports nobody knows."""

from __future__ import annotations

import pytest

from backchannel.answer.facts import KnownFact, facts
from backchannel.answer.weighing.unnamed import kept_apart

from ..world import World

MET = "Ada Fenn met Otto Brandt in Lanz, "


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ([], 0),
        (["one official"], 1),
        (["officials"], 1),
        (["two people familiar with the talks"], 2),
        (["a senior official", "a second official"], 2),
        (["an official", "another official", "a third person"], 3),
        (["a diplomat", "another diplomat"], 2),
        (["both officials"], 2),
        (["a senior official", "the official"], 1),
    ],
)
def test_a_report_keeps_as_many_apart_as_its_words_say(told: list[str], count: int) -> None:
    assert kept_apart(told) == count


def fact_of(*reports: tuple[str, str, str]) -> KnownFact:
    """(outlet, whom it cites, what follows): each of another day's paper, all of one meeting."""
    world = World()
    for number, (outlet, cited, follows) in enumerate(reports):
        page = world.page(outlet, f"2031-05-0{5 + number}", outlet=outlet)
        page.contact(
            f"{MET}{cited} told number {number}.",
            "Ada Fenn",
            "Otto Brandt",
            valid="2031-05-04",
            basis="anonymous",
            cited=cited,
        ).says(follows)
    (fact,) = facts(world.view()).facts
    return fact


def test_one_unnamed_source_of_one_report_is_possibly_true() -> None:
    fact = fact_of(("Courier", "one official", "It rained."))
    assert (fact.unnamed, fact.credibility.grade, fact.credibility.rule) == ((1, 1), 3, "one-source")


def test_a_second_official_who_confirms_it_is_a_second_source_of_that_report() -> None:
    fact = fact_of(("Courier", "one official", "A second official confirmed the meeting."))
    assert (fact.unnamed, fact.sources, fact.origins) == ((2, 2), 1, 1)
    assert (fact.credibility.grade, fact.credibility.rule) == (2, "several-unnamed")
    assert "anonymous source 1 (2 persons, kept apart)" in "\n".join(fact.text())


def test_a_second_official_who_says_something_else_is_no_source_of_it() -> None:
    fact = fact_of(("Courier", "one official", "A second official spoke of gas."))
    assert fact.unnamed == (1, 1)


def test_unnamed_sources_of_two_reports_may_be_one_person_and_confirm_nothing() -> None:
    fact = fact_of(("Courier", "one official", "."), ("Herald", "two diplomats", "."))
    assert (fact.unnamed, fact.sources, fact.origins) == ((2, 3), 2, 2)
    assert (fact.credibility.grade, fact.credibility.rule) == (2, "unnamed-only")
    assert "anonymous source 2 (2 to 3 persons)" in "\n".join(fact.text())
