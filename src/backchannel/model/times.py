"""Days that a text leaves fuzzy (Period), and instants of this ledger (Interval).

A Period is written as EDTF (ISO 8601-2, levels 0 and 1, and quarters): "2025-05-06", "2024-03", "1989/1993",
"2024-03/.." (still open), "2019/" (end unknown), "2020-04~" (about).
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timedelta
from functools import lru_cache

from msgspec import Struct

from .errors import BadPeriod

DayRange = tuple[date | None, date | None]
"""Half-open [first, end); None is without bound on that side."""

SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
"""EDTF seasons, northern: spring, summer, autumn, winter (which runs into the next year)."""
QUARTER_MONTHS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12)}


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    end_year, end_month = year + last // 12, last % 12 + 1
    return date(year, first, 1), date(end_year, end_month, 1)


def _single(words: str) -> tuple[date, date]:
    """The days one EDTF date stands for, half-open."""
    plain = words.rstrip("~?%")
    if m := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", plain):
        day = date(int(m[1]), int(m[2]), int(m[3]))
        return day, day + timedelta(1)
    if m := re.fullmatch(r"(\d{4})-W(\d\d)", plain):
        monday = date.fromisocalendar(int(m[1]), int(m[2]), 1)
        return monday, monday + timedelta(7)
    if m := re.fullmatch(r"(\d{4})-(\d\d)", plain):
        number = int(m[2])
        first, last = (SEASON_MONTHS | QUARTER_MONTHS).get(number, (number, number))
        return _months(int(m[1]), first, last)
    if m := re.fullmatch(r"(\d{3})X", plain):
        return date(int(m[1]) * 10, 1, 1), date(int(m[1]) * 10 + 10, 1, 1)
    if m := re.fullmatch(r"\d{4}", plain):
        return date(int(m[0]), 1, 1), date(int(m[0]) + 1, 1, 1)
    raise ValueError(words)


@lru_cache(maxsize=4096)
def _bounds(edtf: str) -> tuple[DayRange, DayRange | None]:
    """(maybe, sure) of an EDTF text; sure is None where no single day is certain."""
    try:
        if "/" not in edtf:
            first, end = _single(edtf)
            one_day = end - first == timedelta(1) and edtf[-1] not in "~?%"
            return (first, end), ((first, end) if one_day else None)
        left, right = edtf.split("/")
        begin = _single(left) if left not in ("", "..") else None
        finish = _single(right) if right not in ("", "..") else None
    except ValueError as error:
        raise BadPeriod(
            f"{edtf!r} is no date that can be read", remedy="write EDTF, such as 2024-03 or 1989/1993"
        ) from error
    if begin and finish and begin[0] >= finish[1]:
        raise BadPeriod(f"{edtf!r} ends before it begins", remedy="exchange its two dates")
    maybe = (begin[0] if begin else None, finish[1] if finish else None)
    return maybe, _sure(edtf, begin, finish)


def _sure(edtf: str, begin: tuple[date, date] | None, finish: tuple[date, date] | None) -> DayRange | None:
    """The days on which it held for certain: from the last possible beginning to the first possible end.

    It held on the last possible day of its beginning and on the first possible day of its end; an unknown
    side leaves only that day, an open side ("..") everything beyond it.
    """
    if any(mark in edtf for mark in "~?%"):
        return None
    left, right = edtf.split("/")
    first = begin[1] - timedelta(1) if begin else None
    end = finish[0] + timedelta(1) if finish else None
    if first is None and end is None:
        return (None, None) if left == right == ".." else None
    if first is None:
        if left == "..":
            return None, end
        return (end - timedelta(1), end) if end and finish and finish[1] == end else None
    if end is None:
        if right == "..":
            return first, None
        return (first, first + timedelta(1)) if begin and begin[0] == first else None
    return (first, end) if first < end else None


class Period(Struct, frozen=True):
    """When something held in the world, as far as the words tell: sure ⊆ maybe."""

    edtf: str

    def __post_init__(self) -> None:
        _bounds(self.edtf)

    @property
    def maybe(self) -> DayRange:
        """The days on which it may have held, half-open."""
        return _bounds(self.edtf)[0]

    @property
    def sure(self) -> DayRange | None:
        """The days on which it held for certain, half-open; None where the text fixes no day."""
        return _bounds(self.edtf)[1]

    def held_on(self, day: date) -> bool | None:
        """True or False where the words tell, None where they cannot.

        >>> [Period("1989/1993").held_on(date(y, 6, 1)) for y in (1988, 1989, 1991)]
        [False, None, True]
        """
        if not _within(day, self.maybe):
            return False
        return True if self.sure is not None and _within(day, self.sure) else None


def _within(day: date, days: DayRange) -> bool:
    return (days[0] is None or days[0] <= day) and (days[1] is None or day < days[1])


def month_of(day: date) -> Period:
    return Period(f"{day.year:04d}-{day.month:02d}")


def last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


class Interval(Struct, frozen=True):
    """When this ledger held something true: instants in UTC, half-open; `end` is set by a retraction only."""

    begin: datetime
    end: datetime | None = None

    def covers(self, instant: datetime) -> bool:
        return self.begin <= instant and (self.end is None or instant < self.end)
