from __future__ import annotations

from datetime import date

import pytest

from backchannel.answer.sightings import Sighting, piece_of
from backchannel.model.facts import Standing
from backchannel.model.times import Period

DAY = date(2031, 5, 4)


def piece(standing: Standing, valid: str | None = None, day: date | None = DAY) -> tuple[object, ...]:
    told = piece_of(
        Sighting(
            holder="h",
            standing=standing,
            day=day,
            valid=Period(valid) if valid else None,
            claim="c",
        )
    )
    return told.held, told.begin, told.end, told.ended_by, told.not_before


def days(*iso: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(each) for each in iso)


def test_a_current_holder_holds_it_on_the_day_of_the_report() -> None:
    assert piece("current") == ((DAY, DAY), None, None, None, None)
    assert piece("current", day=None) == (None, None, None, None, None)


def test_since_a_year_the_beginning_is_within_it_and_in_post_is_certain_from_its_end() -> None:
    held, begin, *rest = piece("current", "2029/")
    assert held == days("2029-12-31", "2031-05-04")
    assert begin == days("2029-01-01", "2029-12-31")
    assert rest == [None, None, None]


def test_since_this_year_the_beginning_is_no_later_than_the_report() -> None:
    held, begin, *_ = piece("current", "2031/")
    assert (held, begin) == ((DAY, DAY), days("2031-01-01", "2031-05-04"))


def test_an_end_to_come_is_expected_and_proves_nothing() -> None:
    assert piece("current", "/2033") == ((DAY, DAY), None, None, None, None)


def test_a_beginning_to_come_tells_only_that_it_is_not_yet() -> None:
    assert piece("current", "2031-06/") == (None, None, None, None, DAY)
    assert piece("incoming") == (None, None, None, None, DAY)
    assert piece("candidate") == (None, None, None, None, None)


def test_a_former_holder_left_by_the_day_of_the_report() -> None:
    assert piece("former") == (None, None, None, DAY, None)


@pytest.mark.parametrize("day", [DAY, None])
def test_from_year_to_year_the_years_between_are_certain(day: date | None) -> None:
    held, begin, end, ended_by, _ = piece("former", "1989/1993", day)
    assert held == days("1989-12-31", "1993-01-01")
    assert (begin, end) == (days("1989-01-01", "1989-12-31"), days("1993-01-01", "1993-12-31"))
    assert ended_by is None  # the holder may be in post again


def test_about_a_year_bounds_nothing() -> None:
    assert piece("current", "2029~/") == ((DAY, DAY), None, None, None, None)
