from __future__ import annotations

from datetime import date, timedelta
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backchannel.answer.backtest import Replayed, backtest
from backchannel.answer.backtest_answer import WHO_OF_OURS, WHOM_OF_THEIRS, Backtest, Foreseen
from backchannel.answer.backtest_ranking import METHODS
from backchannel.answer.routes import routes
from backchannel.model.errors import BadQuestion
from backchannel.model.labels import Label

from .world import Page, World

UNTIL = date(2031, 1, 31)
OURS = {"Ana Bell": "prime minister", "Bo Carr": "trade minister", "Cy Dorn": "health minister"}
THEIRS = {"Omar Quist": "president", "Pia Ohm": "trade minister", "Tom Reyes": "chief of staff"}


def desk() -> tuple[World, Page]:
    """Three of ours and three of theirs, all named on the last day of the year before."""
    world = World(side="CA")
    page = world.page("posts", "2030-12-31")
    for people, country in ((OURS, "CA"), (THEIRS, "NO")):
        for name, post in people.items():
            page.tenure(f"{name} is {post}.", name, post, country=country)
    return world, page


def tell(world: World, day: str, *people: str, name: str = "", **fields: object) -> Page:
    page = world.page(name or f"{day} {' '.join(people)}", day)
    return page.contact(f"{' and '.join(people)} met.", *people, **fields)


def ask(world: World, *, until: date = UNTIL, horizon: int = 365, **options: object) -> Backtest:
    view = cast(Replayed, world.view(**options))  # type: ignore[arg-type]
    return backtest(view, until=until, horizon=horizon)


def only(answer: Backtest) -> Foreseen:
    (row,) = answer.contacts
    return row


def test_who_was_in_touch_before_stands_first_and_the_way_is_quoted() -> None:
    world, _ = desk()
    tell(world, "2031-01-10", "Bo Carr", "Pia Ohm")
    tell(world, "2031-03-01", "Bo Carr", "Pia Ohm")
    row = only(ask(world))
    assert row.ranks[WHO_OF_OURS]["routes"] == row.ranks[WHOM_OF_THEIRS]["routes"] == 1
    assert row.candidates == {WHO_OF_OURS: 3, WHOM_OF_THEIRS: 3}
    assert row.way is not None
    assert [p.framed for p in row.way.people] == ["[Bo Carr]", "(Pia Ohm)"]
    assert [c.quote for c in row.way.citations] == ["Bo Carr and Pia Ohm met."]
    assert row.way.citations[0].published == date(2031, 1, 10)


def test_the_order_among_ours_is_that_of_the_routes_of_the_day_before() -> None:
    world, page = desk()
    page.tie("Dorn is close to Reyes.", "Cy Dorn", "close_to", "Tom Reyes")
    page.tie("Reyes is his brother.", "Tom Reyes", "kin", "Omar Quist", detail="brother")
    tell(world, "2031-01-10", "Bo Carr", "Omar Quist")
    told = [(who, "Omar Quist") for who in OURS]
    for who, whom in told:
        tell(world, "2031-03-01", who, whom)
    ranked = {row.ours: row.ranks[WHO_OF_OURS]["routes"] for row in ask(world).contacts}
    answer = routes(world.view("2031-02-28"), to="Omar Quist")
    assert {route.people[0].name for route in answer.routes} == {"Cy Dorn", "Bo Carr"}
    # The other two true ones are taken out of the list, so that each stands first.
    assert ranked == dict.fromkeys(OURS, 1.0)
    others = [f"2031-03-01 {who} Omar Quist" for who, _ in told if who != answer.routes[1].people[0].name]
    assert only(ask(world, without=others)).ranks[WHO_OF_OURS]["routes"] == 2


def test_those_whom_nothing_tells_apart_share_the_middle_of_their_ranks() -> None:
    world, _ = desk()
    tell(world, "2031-03-01", "Cy Dorn", "Tom Reyes")
    row = only(ask(world))
    assert row.ranks[WHO_OF_OURS]["most frequent"] == 2  # of three
    assert row.way is None


def test_each_baseline_puts_first_whom_its_name_says() -> None:
    world, _ = desk()
    for day in ("2031-01-02", "2031-01-12"):
        tell(world, day, "Bo Carr", "Omar Quist", valid=day)
    tell(world, "2031-01-25", "Cy Dorn", "Omar Quist")
    tell(world, "2031-03-01", "Bo Carr", "Omar Quist")
    ranks = only(ask(world)).ranks[WHO_OF_OURS]
    assert (ranks["most frequent"], ranks["most recent"]) == (1, 2)
    assert ranks["post counterpart"] == 2.5  # the head of our government leads


@pytest.mark.parametrize(
    ("who", "whom", "why"),
    [
        ("Bo Carr", "Vic Tam", "no earlier document names Vic Tam"),
        ("Jo Lund", "Omar Quist", "no earlier document names Jo Lund"),
    ],
)
def test_who_was_not_known_before_is_told_apart_and_never_ranked(who: str, whom: str, why: str) -> None:
    world, _ = desk()
    report = tell(world, "2031-03-01", who, whom)
    report.tenure("Jo Lund is energy minister.", "Jo Lund", "energy minister", country="CA")
    answer = ask(world)
    assert only(answer).why_not == why
    assert only(answer).ranks == {}
    assert [(t.asked, t.ranked, t.figures) for t in answer.tables] == [(1, 0, ())] * 2


def test_one_known_only_without_a_post_of_ours_is_no_candidate() -> None:
    world, page = desk()
    page.contact("Jo Lund met Tom Reyes.", "Jo Lund", "Tom Reyes")
    report = tell(world, "2031-03-01", "Jo Lund", "Omar Quist")
    report.tenure("Jo Lund is energy minister.", "Jo Lund", "energy minister", country="CA")
    assert only(ask(world)).why_not == "no earlier document shows Jo Lund to be of our side"


def test_copies_and_later_reports_of_one_contact_are_one_question() -> None:
    world, _ = desk()
    first = tell(world, "2031-03-01", "Bo Carr", "Pia Ohm", valid="2031-02-28")
    world.copy_of(first, "reprint", "2031-03-02")
    tell(world, "2031-03-04", "Bo Carr", "Pia Ohm", valid="2031-02-28")
    tell(world, "2031-03-05", "Bo Carr", "Pia Ohm", valid="2031-03-05")
    answer = ask(world)
    assert [row.day for row in answer.contacts] == [date(2031, 3, 1), date(2031, 3, 5)]
    assert answer.left_out == {"reported before": 1}


@pytest.mark.parametrize("modality", ["planned", "expected", "denied"])
def test_what_has_not_happened_is_no_question(modality: str) -> None:
    world, _ = desk()
    tell(world, "2031-03-01", "Bo Carr", "Pia Ohm", modality=modality)
    assert ask(world).contacts == ()


def test_contacts_of_one_side_alone_are_counted_and_ask_nothing() -> None:
    world, _ = desk()
    tell(world, "2031-03-01", "Bo Carr", "Cy Dorn")
    tell(world, "2031-03-02", "Pia Ohm", "Tom Reyes")
    answer = ask(world)
    assert answer.contacts == ()
    assert answer.left_out == {"among ours alone": 1, "with nobody of ours": 1}


def test_only_reports_within_the_days_asked_for_are_questions() -> None:
    world, _ = desk()
    for day in ("2031-01-31", "2031-02-01", "2031-02-10", "2031-02-11"):
        tell(world, day, "Bo Carr", "Pia Ohm", valid=day)
    answer = ask(world, horizon=10)
    assert [row.day for row in answer.contacts] == [date(2031, 2, 1), date(2031, 2, 10)]


def test_a_body_is_asked_about_apart_from_people() -> None:
    world, _ = desk()
    tell(world, "2031-01-10", "Bo Carr", "the Harbour Board")
    tell(world, "2031-03-01", "Bo Carr", "the Harbour Board")
    answer = ask(world)
    assert only(answer).body
    assert only(answer).ranks[WHO_OF_OURS]["routes"] == 1
    assert {table.bodies for table in answer.tables} == {True}


def test_a_planted_leak_moves_a_rank_only_where_it_was_published_before() -> None:
    """The same words, which give the answer away, published the day before, on the day and later."""

    def rank(day: str) -> dict[str, float]:
        world, _ = desk()
        tell(world, "2031-01-10", "Ana Bell", "Omar Quist")
        leak = world.page("leak", day)
        leak.tie("Dorn is his brother.", "Cy Dorn", "kin", "Omar Quist", detail="brother", valid="2020")
        leak.contact("They met.", "Cy Dorn", "Omar Quist", valid="2031-01-20")
        tell(world, "2031-03-01", "Cy Dorn", "Omar Quist", valid="2031-03-01")
        return next(r for r in ask(world).contacts if r.day == date(2031, 3, 1)).ranks[WHO_OF_OURS]

    blind = rank("2031-03-02")
    assert rank("2031-03-01") == blind
    assert blind["routes"] > 1
    assert rank("2031-02-28")["routes"] == 1


DAYS = st.integers(1, 60)
TOLD = st.tuples(st.sampled_from(sorted(OURS)), st.sampled_from(sorted(THEIRS)), DAYS)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TOLD, min_size=1, max_size=8), DAYS, st.sampled_from(sorted(OURS)))
def test_documents_after_a_day_never_change_what_was_predicted_until_then(
    told: list[tuple[str, str, int]], cut: int, moved: str
) -> None:
    first = date(2031, 1, 1)

    def world(until: int) -> World:
        made, _ = desk()
        for number, (who, whom, day) in enumerate(sorted(told, key=lambda one: one[2])):
            if day <= until:
                tell(made, (first + timedelta(day)).isoformat(), who, whom, name=f"report {number}")
        if until > 60:
            later = made.page("later", (first + timedelta(70)).isoformat())
            later.tenure(f"{moved} is former minister.", moved, OURS[moved], country="CA", standing="former")
            later.tie("They are kin.", moved, "kin", "Omar Quist", detail="brother", valid="2020")
        return made

    last = first + timedelta(cut)
    whole = ask(world(99), until=first, horizon=90).contacts
    assert [row for row in whole if row.day <= last] == list(ask(world(cut), until=first).contacts)


def test_nothing_later_than_the_day_asked_about_shows() -> None:
    world, _ = desk()
    tell(world, "2031-03-01", "Bo Carr", "Pia Ohm")
    early = ask(world, day="2031-04-30").to_json()
    tell(world, "2031-05-01", "Bo Carr", "Omar Quist")
    world.page("undated").contact("Dorn met Ohm.", "Cy Dorn", "Pia Ohm")
    assert ask(world, day="2031-04-30").to_json() == early
    assert ask(world).to_json() != early


def test_a_hidden_document_changes_nothing_for_who_may_not_see_it() -> None:
    world, _ = desk()
    tell(world, "2031-03-01", "Bo Carr", "Pia Ohm")
    secret = world.page("secret", "2031-02-20", label=Label(2))
    secret.contact("Carr met Ohm.", "Bo Carr", "Pia Ohm", valid="2031-02-20")
    low = ask(world).to_json()
    assert low == ask(world, without=["secret"]).to_json()
    assert low != ask(world, clearance=Label(2)).to_json()


def test_the_lines_tell_what_was_foreseen_what_was_not_and_why() -> None:
    world, _ = desk()
    tell(world, "2031-01-10", "Bo Carr", "Pia Ohm")
    for day in ("2031-03-01", "2031-03-04", "2031-03-07", "2031-03-10", "2031-03-13"):
        tell(world, day, "Bo Carr", "Pia Ohm", valid=day)
    tell(world, "2031-04-01", "Cy Dorn", "Vic Tam")
    lines = ask(world).lines(width=100)
    assert lines[0].startswith("Contacts of Canada with others, first reported after 2031-01-31")
    assert any(line.split()[:2] == ["routes", "1.00"] for line in lines)
    assert "  2031-04-01 [Cy Dorn] – (Vic Tam)" in lines
    assert "      not ranked: no earlier document names Vic Tam" in lines
    assert any(line.startswith("      way then: [Bo Carr] → (Pia Ohm)") for line in lines)
    assert max(map(len, lines)) <= 100


def test_of_few_ranks_no_figures_are_shown() -> None:
    world, _ = desk()
    tell(world, "2031-03-01", "Bo Carr", "Pia Ohm")
    assert "  too few for figures" in ask(world).lines()


def test_a_desk_without_a_side_and_days_before_the_first_are_bad_questions() -> None:
    with pytest.raises(BadQuestion, match="no side"):
        ask(World(side=None))
    with pytest.raises(BadQuestion, match="horizon"):
        ask(desk()[0], horizon=0)


def test_every_method_ranks_every_pair_that_could_be_ranked() -> None:
    world, _ = desk()
    tell(world, "2031-03-01", "Ana Bell", "Omar Quist", "Tom Reyes")
    for row in ask(world).contacts:
        assert set(row.ranks[WHO_OF_OURS]) == set(METHODS) == set(row.ranks[WHOM_OF_THEIRS])
