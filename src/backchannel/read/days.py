"""The day of publication as a text writes it: "2020-04-04", "Dec. 13, 2024", "13 December 2024"."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
DAY, YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>(?:19|20)\d\d)"
FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)",
        r"(?P<year>(?:19|20)\d\d)[/.](?P<number>\d\d)[/.](?P<day>\d\d)(?!\d)",
        rf"{WEEKDAY}{MONTH}\s+{DAY},?\s+{YEAR}(?!\d)",
        rf"{WEEKDAY}{DAY}\.?\s+(?:of\s+)?{MONTH},?\s+{YEAR}(?!\d)",
        r"(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<year>(?:19|20)\d\d)(?!\d)",
    )
)
CLOCK = re.compile(
    r"(?:T|,?\s+(?:at\s+)?|\s*[|·•-]\s*)?\d{1,2}(?::\d\d){1,2}(?:\.\d+)?\s*(?:[ap]\.?\s?m\.?)?\s*(?:Z|[+-]\d\d:?\d\d|[A-Z]{2,4}\b)?",
    re.IGNORECASE,
)
SPACE = re.compile(r"\s*")


class Day(NamedTuple):
    """A day and where its words end."""

    day: date
    end: int


def day_at(text: str, start: int) -> Day | None:
    """The day whose words begin exactly there; None where there is none that can be told for certain.

    "03/04/2020" is not told (March or April), "13/04/2020" is.
    """
    for form in FORMS:
        if (match := form.match(text, start)) and (day := _day(match)):
            return Day(day, match.end())
    return None


def days_in(text: str, start: int, end: int) -> list[Day]:
    """Every day written between two offsets, in order."""
    found = {
        match.start(): Day(day, match.end())
        for form in FORMS
        for match in form.finditer(text, start, end)
        if (day := _day(match))
    }
    return [found[place] for place in sorted(found)]


def after_clock(text: str, end: int) -> int:
    """Where the time of day that follows a date ends; `end` itself where none follows."""
    match = CLOCK.match(text, end)
    return match.end() if match else end


def _day(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    try:
        if parts.get("a"):
            return _numbers(int(parts["a"]), int(parts["b"]), int(parts["year"]))
        month = MONTHS.index(parts["month"][:3].lower()) + 1 if parts.get("month") else int(parts["number"])
        return date(int(parts["year"]), month, int(parts["day"]))
    except ValueError:
        return None


def _numbers(a: int, b: int, year: int) -> date | None:
    """The day where only one order of day and month is possible, or both give the same day."""
    if a > 12 or a == b:
        return date(year, b, a)
    return date(year, a, b) if b > 12 else None
