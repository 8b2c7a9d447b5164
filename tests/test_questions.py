"""Texts as they are read: what two of them are to each other, from their words to the answer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from backchannel.answer import contradictions, facts
from backchannel.desk import Desk
from backchannel.model.errors import BadQuestion
from backchannel.questions import as_day

Text = tuple[str, str]
"""(day, words)."""


def desk_of(*texts: Text) -> Desk:
    desk = Desk.create(":memory:", side="Canada")
    for number, (day, words) in enumerate(texts):
        desk.add_text(words, name=f"report {number}.txt", published=day)
    return desk


CONTRADICTIONS: dict[str, tuple[Text, Text]] = {
    "denied": (
        ("2031-05-05", "Prime Minister Hal Orr called President Omar Quist on Monday, two officials said."),
        ("2031-05-06", "President Omar Quist denied that he spoke with Prime Minister Hal Orr on Monday."),
    ),
    "two_places": (
        ("2031-05-05", "Prime Minister Hal Orr met President Omar Quist in Paris on May 4, 2031."),
        ("2031-05-06", "President Omar Quist met Prime Minister Hal Orr in Brussels on May 4, 2031."),
    ),
    "two_rates": (
        ("2031-05-05", "President Omar Quist imposed a 25% tariff on Canadian lumber on Monday."),
        ("2031-05-05", "President Omar Quist imposed a 10% tariff on Canadian lumber on Monday."),
    ),
    "two_amounts": (
        ("2031-05-05", "Canada exports 500,000 tonnes of pulp to the United States every year."),
        ("2031-05-06", "Canada exports 800,000 tonnes of pulp to the United States every year."),
    ),
    "two_holders": (
        ("2031-05-05", "Britain's foreign secretary, Hal Orr, welcomed the news."),
        ("2031-05-05", "British Foreign Secretary Ann Roe travelled to Oslo."),
    ),
}


@pytest.mark.parametrize("kind", CONTRADICTIONS)
def test_two_reports_contradict_each_other(kind: str) -> None:
    with desk_of(*CONTRADICTIONS[kind]) as desk:
        (one,) = desk.contradictions().contradictions
    assert one.kind == kind
    assert [side.origins for side in one.sides] == [1, 1]
    assert all(side.citations[0].quote for side in one.sides)


NO_CONTRADICTION: dict[str, tuple[Text, Text]] = {
    "a room and its house, a day and its name": (
        ("2031-05-08", "Prime Minister Hal Orr met President Omar Quist in the Oval Office on May 6, 2031."),
        ("2031-05-09", "President Omar Quist and Prime Minister Hal Orr met at the White House on Tuesday."),
    ),
    "rounded": (
        ("2031-05-05", "Canada exports 500,000 tonnes of pulp to the United States every year."),
        ("2031-05-06", "Canada exports nearly 500,000 tonnes of pulp to the United States every year."),
    ),
    "two calls": (
        ("2031-05-05", "Prime Minister Hal Orr spoke with President Omar Quist by phone on Monday."),
        ("2031-06-05", "Prime Minister Hal Orr spoke with President Omar Quist by phone on Tuesday."),
    ),
    "a plan and its outcome": (
        ("2031-05-05", "Prime Minister Hal Orr will meet President Omar Quist in Ottawa on May 8, 2031."),
        ("2031-05-09", "Prime Minister Hal Orr met President Omar Quist in Ottawa on Thursday."),
    ),
    "a change of policy": (
        ("2031-05-03", "President Omar Quist said he will impose a 25% tariff on Canadian lumber."),
        ("2031-05-09", "President Omar Quist paused the tariff on Canadian lumber on Friday."),
    ),
}


@pytest.mark.parametrize("name", NO_CONTRADICTION)
def test_two_reports_do_not_contradict_each_other(name: str) -> None:
    with desk_of(*NO_CONTRADICTION[name]) as desk:
        assert desk.contradictions().contradictions == ()


def test_one_meeting_in_two_reports_is_one_fact_of_two_origins() -> None:
    with desk_of(*NO_CONTRADICTION["a room and its house, a day and its name"]) as desk:
        (fact,) = desk.facts(kind="contact").facts
    assert (fact.origins, fact.credibility.grade) == (2, 1)


def test_a_plan_that_came_about_says_so() -> None:
    with desk_of(*NO_CONTRADICTION["a plan and its outcome"]) as desk:
        told = [outcome.words for fact in desk.facts(kind="contact").facts for outcome in fact.outcomes]
    assert sorted(told) == ["came about", "had been planned"]


def test_who_changed_position_is_shown_with_both_days() -> None:
    with desk_of(*NO_CONTRADICTION["a change of policy"]) as desk:
        (row,) = desk.positions("tariff on Canadian lumber").rows
        before = desk.positions("tariff on Canadian lumber", as_of="2031-05-08").rows[0]
    assert [(str(c.before_day), str(c.after_day)) for c in row.changes] == [("2031-05-03", "2031-05-09")]
    assert before.changes == ()


def test_what_is_no_longer_so_is_superseded_and_still_found() -> None:
    texts = (
        ("2031-05-05", "Hal Orr, Canada's ambassador to Norway, attended."),
        ("2031-06-05", "Hal Orr is no longer Canada's ambassador to Norway."),
    )
    with desk_of(*texts) as desk:
        held = next(f for f in desk.facts(kind="tenure").facts if "denied" not in f.modalities)
        assert held.superseded is not None
        assert (held.superseded.rule, str(held.superseded.day)) == ("no_longer", "2031-06-05")
        assert desk.contradictions().contradictions == ()
        assert desk.facts(kind="tenure", as_of="2031-05-06").facts[0].superseded is None


def test_as_known_before_a_report_came_in_it_is_weighed_without_it() -> None:
    instants = iter(datetime(2031, 5, 5, tzinfo=UTC) + timedelta(hours=n) for n in range(1000))
    first, second = CONTRADICTIONS["two_places"]
    with Desk.create(":memory:", side="Canada", clock=lambda: next(instants)) as desk:
        desk.add_text(first[1], name="first", published=first[0])
        before = facts(desk.view()), contradictions(desk.view())
        known = next(instants)
        desk.add_text(second[1], name="second", published=second[0])
        then = facts(desk.view(known=known)), contradictions(desk.view(known=known))
        assert [answer.to_json() for answer in then] == [answer.to_json() for answer in before]
        assert len(desk.contradictions().contradictions) == 1


def test_a_day_is_given_as_one_or_in_words() -> None:
    assert as_day(None) is None
    assert str(as_day("2031-05-04")) == "2031-05-04"
    with pytest.raises(BadQuestion, match="is no day"):
        as_day("in May")
