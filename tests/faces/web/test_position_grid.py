"""Positions as a grid: all of them, in the column of their time, few enough columns for a page."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import structs

from backchannel.answer.positions import Change, Positions, Row, Stood
from backchannel.faces.web.position_grid import MOST_COLUMNS, Grid, grid_of


def stood(number: int, day: date | None) -> Stood:
    return Stood(
        fact=f"c:{number}",
        kind="statement",
        day=day,
        stand=None,
        words=f"Nora Vale said: “{'salmon ' * 30}{number}”",
        origins=1,
        glyph="◐",
        citations=(),
    )


def grid(*days: date | None, changes: tuple[Change, ...] = ()) -> Grid:
    told = tuple(stood(number, day) for number, day in enumerate(days))
    row = Row(id="p", name="Nora Vale", positions=told, changes=changes)
    return grid_of(Positions(about="salmon", who=None, rows=(row,)))


START = date(2031, 1, 1)


def test_few_days_have_a_column_each_and_no_day_comes_last() -> None:
    found = grid(None, START, START + timedelta(1))
    assert found.columns == ("2031-01-01", "2031-01-02", "")
    assert [len(cells) for cells in found.rows[0].cells] == [1, 1, 1]


def test_what_is_told_of_a_year_is_in_no_day_of_it() -> None:
    told = (stood(0, START), structs.replace(stood(1, START), happened="2031"))
    found = grid_of(
        Positions(about="salmon", who=None, rows=(Row(id="p", name="Vale", positions=told, changes=()),))
    )
    assert found.columns == ("2031", "2031-01-01")


def test_many_days_share_months_and_many_months_share_years() -> None:
    assert grid(*(START + timedelta(n) for n in range(0, 70, 5))).columns == ("2031-01", "2031-02", "2031-03")
    found = grid(*(START + timedelta(30 * n) for n in range(24)))
    assert found.columns == ("2031", "2032")
    assert len(found.columns) <= MOST_COLUMNS
    assert sum(len(cells) for cells in found.rows[0].cells) == 24


def test_a_cell_is_short_has_no_name_again_and_says_what_it_turned_from() -> None:
    turn = Change(
        turn="change", before="c:0", after="c:1", before_day=START, after_day=START + timedelta(1), told=False
    )
    (first,), (second,) = grid(START, START + timedelta(1), changes=(turn,)).rows[0].cells
    assert first.words.startswith("“salmon")
    assert len(first.words) <= 120
    assert (first.change, second.change) == (None, turn)
    assert (first.number, second.number) == (1, 2)
