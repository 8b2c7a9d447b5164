from __future__ import annotations

import sys

import pytest

from backchannel.answer.issue import LEFT_OUT
from backchannel.answer.positions import positions
from backchannel.model.facts import Measure
from backchannel.model.times import Period

from .world import World


def world() -> World:
    made = World()
    first = made.page("first", "2031-05-03", outlet="The Sentinel")
    first.statement('"We will impose the ferry levy on harbours," said Vale.', "Nora Vale")
    second = made.page("second", "2031-05-09", outlet="The Courier")
    second.statement('"We will not impose the ferry levy on harbours," said Vale.', "Nora Vale")
    second.statement('"The ferry levy is late," said Quist.', "Omar Quist")
    second.statement('"I like fish," said Quist.', "Omar Quist")
    return made


def test_the_grid_has_a_row_an_actor_and_a_cell_a_day() -> None:
    answer = positions(world().view(), "ferry levy")
    assert [(row.name, [(str(p.day), p.stand) for p in row.positions]) for row in answer.rows] == [
        ("Nora Vale", [("2031-05-03", "for"), ("2031-05-09", "against")]),
        ("Omar Quist", [("2031-05-09", None)]),
    ]


def test_a_change_has_both_days() -> None:
    row = positions(world().view(), "ferry levy", who="Nora Vale").rows[0]
    (change,) = row.changes
    assert (change.turn, str(change.before_day), str(change.after_day)) == (
        "change",
        "2031-05-03",
        "2031-05-09",
    )
    assert "  ↻ changed: 2031-05-03 → 2031-05-09" in positions(world().view(), "ferry levy").lines()


def test_of_many_positions_the_latest_are_shown_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    view = world().view()
    monkeypatch.setattr("backchannel.answer.issue.TOGETHER", 1)
    monkeypatch.setattr(sys.modules["backchannel.answer.positions"], "READ_CLAIMS", 1)
    monkeypatch.setattr(sys.modules["backchannel.answer.weighing.near"], "FEW", 0)
    answer = positions(view, "ferry levy")
    assert answer.lines()[-1] == LEFT_OUT
    assert [str(p.day) for row in answer.rows for p in row.positions if row.name == "Omar Quist"] == [
        "2031-05-09"
    ]
    # Of one alone nobody else's are counted.
    assert positions(view, "ferry levy", who="Nora Vale").has_more
    assert not positions(view, "ferry levy", who="Omar Quist").rows[0].changes


def test_before_the_later_day_there_is_no_change() -> None:
    (row,) = positions(world().view("2031-05-08"), "ferry levy").rows
    assert (len(row.positions), row.changes) == (1, ())


def test_paused_the_tariffs_changes_the_one_measure_that_can_be_meant() -> None:
    made = World()
    first = made.page("first", "2031-05-03")
    country = first.ref("Ruritania", "place")
    first.fact(
        "Ruritania will impose duties on salt.",
        Measure(issuer=country, act="impose", object="duties on salt", stage="planned"),
    )
    second = made.page("second", "2031-05-09")
    again = second.ref("Ruritania", "place")
    second.fact(
        "Ruritania paused the duties on salt.",
        Measure(issuer=again, act="pause", object="duties on salt", stage="suspended"),
    )
    (row,) = positions(made.view(), "duties on salt").rows
    assert [(p.stand, str(p.day)) for p in row.positions] == [
        ("for", "2031-05-03"),
        ("against", "2031-05-09"),
    ]
    assert [change.turn for change in row.changes] == ["change"]


def test_a_year_is_told_as_a_year() -> None:
    made = World()
    page = made.page("first", "2031-05-03")
    issuer = page.ref("Norway", "place")
    page.fact(
        "Norway imposed a ferry levy in 2029.",
        Measure(issuer=issuer, act="impose", object="ferry levy", stage="in_force"),
        valid=Period("2029"),
    )
    answer = positions(made.view(), "ferry levy")
    assert answer.rows[0].positions[0].when == "2029"
    assert answer.lines()[1].startswith("  2029        for")
