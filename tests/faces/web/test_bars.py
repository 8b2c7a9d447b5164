"""Bars of posts say no more than the reports."""

from __future__ import annotations

from datetime import date
from typing import Any

from backchannel.answer.post_line_parts import BoundTold, OnDay, PostLine, Side, StintTold
from backchannel.answer.post_lines import PostLines
from backchannel.faces.web.bars import WIDTH, bars_of, stint_words

FIRST, LAST = date(2031, 1, 1), date(2031, 12, 31)
NOTHING = BoundTold(earliest=None, latest=None)


def stint(**fields: Any) -> StintTold:
    known: dict[str, Any] = {
        "id": "a",
        "name": "Ana",
        "begin": NOTHING,
        "end": NOTHING,
        "sure": (),
        "seen": None,
        "acting": False,
        "inferred": False,
        "on_day": None,
        "presumed": "undated",
        "origins": 1,
        "glyph": "◐",
        "citations": (),
    }
    return StintTold(**(known | fields))


def lines(*stints: StintTold) -> PostLines:
    nobody = OnDay(day=None, certain=(), disputed=(), presumed=())
    line = PostLine(
        post="envoy", country=None, toward=None, one_holder=True, on_day=nobody, stints=stints, clashes=()
    )
    return PostLines(asked="envoy", who="Ana", day=FIRST, lines_of_posts=(line,), unplaced=0)


def parts(one: StintTold) -> list[str]:
    drawn = bars_of(lines(one))
    assert drawn is not None
    assert all(bar.x >= 0 and bar.x + bar.width <= WIDTH for row in drawn.rows for bar in row.bars)
    return [bar.part for bar in drawn.rows[0].bars if bar.width > 0]


def test_what_nothing_bounds_has_open_ends() -> None:
    assert parts(stint(sure=((FIRST, LAST),))) == ["open", "certain", "open"]


def test_between_two_bounds_it_only_may_be() -> None:
    begin = BoundTold(earliest=Side(day=date(2030, 6, 1), how="", citations=()), latest=None)
    end = BoundTold(earliest=None, latest=Side(day=date(2032, 6, 1), how="", citations=()))
    assert parts(stint(sure=((FIRST, LAST),), begin=begin, end=end)) == ["perhaps", "certain", "perhaps"]


def test_between_two_certain_times_it_only_may_be() -> None:
    sure = ((FIRST, FIRST), (LAST, LAST))
    assert sorted(parts(stint(sure=sure))) == ["certain", "certain", "open", "open", "perhaps"]


def test_what_is_only_reported_is_never_filled() -> None:
    one = stint(seen=(FIRST, LAST))
    assert parts(one) == ["seen"]
    assert stint_words(one) == "reported 2031-01-01 to 2031-12-31, nothing certain"


def test_without_any_day_there_is_no_drawing() -> None:
    assert bars_of(lines(stint())) is None
