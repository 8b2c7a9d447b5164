"""Days, weeks, months, quarters and seasons counted from a given day, written as EDTF."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

Aim = Literal["past", "future", "nearest"]
"""Which of the many Marches is meant: the last, the next, or the one understood without a year."""
Unit = Literal["day", "week", "month", "quarter", "year", "decade", "century"]

SPRING, WINTER = 21, 24
FIRST_QUARTER, FIRST_HALF = 33, 40
BACKWARD_MONTHS: dict[Aim, int] = {"past": 11, "nearest": 7, "future": -1}
"""A month is the last one, unless the clause looks ahead; nobody leaves out the year of one longer ago."""


def day_edtf(day: date) -> str:
    return day.isoformat()


def month_edtf(year: int, month: int) -> str:
    """ "2024-03"; months beyond 1..12 run into the years beside.

    >>> month_edtf(2024, 0), month_edtf(2024, 14)
    ('2023-12', '2025-02')
    """
    years, rest = divmod(month - 1, 12)
    return f"{year + years:04d}-{rest + 1:02d}"


def week_edtf(day: date) -> str:
    """The ISO week that holds a day: "2020-W14"."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def weekend_edtf(day: date) -> str:
    """Saturday and Sunday of the week that holds a day."""
    saturday = day + timedelta(5 - day.weekday())
    return f"{saturday.isoformat()}/{(saturday + timedelta(1)).isoformat()}"


def decade_edtf(year: int) -> str:
    return f"{year // 10:03d}X"


def century_edtf(number: int) -> str:
    """The years that are counted as the 19th, 20th … century: "1900/1999" for 20."""
    return f"{number * 100 - 100:04d}/{number * 100 - 1:04d}"


def quarter_edtf(year: int, quarter: int) -> str:
    years, rest = divmod(quarter - 1, 4)
    return f"{year + years:04d}-{FIRST_QUARTER + rest}"


def year_of_month(month: int, *, from_day: date, aim: Aim) -> int:
    """The year of the month that is meant by its bare name on a day."""
    ahead = (month - from_day.month) % 12
    behind = (from_day.month - month) % 12
    if behind > BACKWARD_MONTHS[aim]:
        return from_day.year + (from_day.month + ahead > 12)
    return from_day.year - (from_day.month - behind < 1)


def year_of_day(month: int, day: int, *, from_day: date, aim: Aim) -> int:
    """The year of the day that is meant by "May 6"; a day of the same month may lie on either side.

    A day is named without its year only if it is near, so the clause counts for less than the distance.
    """
    if month == from_day.month:
        return from_day.year
    return year_of_month(month, from_day=from_day, aim="future" if aim == "future" else "nearest")


def year_of_quarter(quarter: int, *, from_day: date, aim: Aim) -> int:
    """The year of the quarter meant by "the third quarter": the present one counts as past.

    The quarter just over is meant even where the clause looks ahead ("expects a third-quarter loss").
    """
    here = (from_day.month + 2) // 3
    behind = (here - quarter) % 4
    if behind > 1 and (aim == "future" or (behind == 3 and aim == "nearest")):
        return from_day.year + (quarter < here)
    return from_day.year - (quarter > here)


def season_edtf(season: int, *, from_day: date, shift: int) -> str:
    """A season by its place: 0 is this year's, -1 the last one that is over, 1 the next one to come."""
    first = {21: 3, 22: 6, 23: 9, 24: 12}[season]
    year = from_day.year
    if season == WINTER and from_day.month < 3:
        year -= 1
    over = from_day.month > first + 2 and season != WINTER
    if shift < 0:
        year -= not over
    if shift > 0:
        year += from_day.month >= first
    return f"{year:04d}-{season}"


def weekday_near(weekday: int, *, from_day: date, aim: Aim, same_day: bool = True) -> date:
    """The weekday (0 is Monday) that is meant on a day; the day itself counts where `same_day`."""
    if aim == "future":
        ahead = (weekday - from_day.weekday()) % 7
        return from_day + timedelta(ahead if ahead or same_day else 7)
    behind = (from_day.weekday() - weekday) % 7
    return from_day - timedelta(behind if behind or same_day else 7)


def moved(day: date, count: int, unit: Unit) -> str:
    """The day, week, month … that lies `count` units after a day (before it where negative)."""
    if unit == "day":
        return day_edtf(day + timedelta(count))
    if unit == "week":
        return week_edtf(day + timedelta(7 * count))
    if unit == "month":
        return month_edtf(day.year, day.month + count)
    if unit == "quarter":
        return quarter_edtf(day.year, (day.month + 2) // 3 + count)
    if unit == "century":
        return century_edtf(day.year // 100 + 1 + count)
    return f"{day.year + count:04d}" if unit == "year" else decade_edtf(day.year + 10 * count)


def first_day(day: date, count: int, unit: Unit) -> date:
    """The day `count` units away: the last day of a shorter month where there is no such day."""
    if unit in ("day", "week"):
        return day + timedelta(count * (7 if unit == "week" else 1))
    months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
