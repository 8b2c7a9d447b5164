"""Days as bylines and closing lines write them."""

from __future__ import annotations

from datetime import date

import pytest

from backchannel.read.days import after_clock, day_at


@pytest.mark.parametrize(
    "words",
    [
        "2024-02-03",
        "Feb. 3, 2024",
        "February 3, 2024",
        "Sat., Feb 3 2024",
        "3 February 2024",
        "3rd of Feb, 2024",
        "2024/02/03",
    ],
)
def test_a_day_is_read_in_every_form(words: str) -> None:
    found = day_at(words, 0)
    assert found is not None
    assert found.day == date(2024, 2, 3)
    assert found.end == len(words)


@pytest.mark.parametrize(
    "words", ["03/04/2024", "Feb. 30, 2024", "2024-13-01", "February 2024", "in 2024-02-03"]
)
def test_a_day_that_cannot_be_told_is_none(words: str) -> None:
    assert day_at(words, 0) is None


def test_numbers_that_allow_one_order_only_are_told() -> None:
    assert [day_at(words, 0).day for words in ("13/04/2024", "04/13/2024")] == [date(2024, 4, 13)] * 2  # type: ignore[union-attr]


@pytest.mark.parametrize("words", ["2024-02-03T10:30:00Z", "2024-02-03 10:30", "2024-02-03 at 10:30 a.m. ET"])
def test_the_time_of_day_belongs_to_the_date(words: str) -> None:
    assert after_clock(words, 10) == len(words)
