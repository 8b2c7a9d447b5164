"""Rules for dates told from the day of publication: "yesterday", "on Thursday", "last week"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from re import Match
from typing import cast

from .calendar import (
    FIRST_HALF,
    Aim,
    Unit,
    day_edtf,
    first_day,
    month_edtf,
    moved,
    quarter_edtf,
    season_edtf,
    weekday_near,
    weekend_edtf,
    year_of_quarter,
)
from .patterns import (
    COUNT,
    GAP,
    MONTH,
    SEASON,
    SEASONS,
    WEEKDAY,
    WEEKDAYS,
    WORDS,
    YEAR,
    any_of,
    month_number,
    number_of,
)
from .scene import Scene

Parts = Match[str]
PERIODS = "day|weekend|week|month|quarter|year|decade|century"
UNITS = "hours?|days?|weeks?|months?|quarters?|years?|decades?"
DAY_WORDS = {
    "the day before yesterday": -2,
    "yesterday": -1,
    "last night": -1,
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}
SHIFTS = {"last": -1, "past": -1, "this past": -1, "next": 1, "coming": 1, "this coming": 1}
"""What is not here ("this", "current", "present") is the present one."""
WHICH = rf"last|this{GAP}past|this{GAP}coming|this|next"
DAY_WORD = rf"{any_of(DAY_WORDS)}(?!\w)"
WEEK_DAY = (
    rf"(?:(?:the{GAP})?(?P<which>{WHICH}|coming|past){GAP})?(?P<wd>{WEEKDAY})(?!\w)"
    rf"(?:,?{GAP}(?:of{GAP})?(?P<week>last|this|next){GAP}week)?"
)
WHICH_MONTH = rf"(?P<which>{WHICH}){GAP}(?P<mon>{MONTH})(?!\w)"
WHICH_SEASON = (
    rf"(?:(?P<which>{WHICH}){GAP}"
    rf"|(?:in|by|until|since|during|over|through|for){GAP}(?:the{GAP})?(?:(?:early|late|mid)[\s-])?"
    r"|(?:the\s)?(?:early|late|mid)[\s-])"
    rf"(?P<season>{SEASON})(?!\w|{GAP}(?:of|in|from|to|back|out|down|into|behind|short|break|games?|olympics?|water)\b)"
)
PART_OF_YEAR = (
    rf"(?:(?P<y0>{YEAR}){GAP}|(?P<rel0>last|this|next){GAP}year's{GAP})?(?:fiscal[\s-])?"
    rf"(?P<n>first|second|third|fourth|final|last|1st|2nd|3rd|4th)(?:{GAP}fiscal)?[\s-](?P<part>quarter|half)(?!\w|-)"
    rf"(?:(?:{GAP}of|,)?{GAP}(?:the{GAP})?(?:(?:fiscal{GAP}(?:year{GAP})?)?(?P<y>{YEAR})"
    rf"|(?P<rel>last|this|next|current){GAP}(?:fiscal{GAP})?year|(?P<same>(?:fiscal{GAP})?year)(?!\w)))?"
)
QUARTER_CODE = rf"(?:(?P<y0>{YEAR}){GAP}?)?q(?P<n>[1-4])(?:{GAP}?(?P<y>{YEAR}))?(?!\w)"
WHICH_PERIOD = (
    rf"(?:the{GAP})?(?P<which>{WHICH}|past|current|coming|present){GAP}"
    rf"(?:(?:fiscal|calendar|financial|school|academic){GAP})?(?P<unit>{PERIODS})(?!\w|-)"
)
WEEKEND = rf"(?:the|over the|at the){GAP}weekend(?!\w)"
AGO = (
    rf"(?P<n>{COUNT})(?:{GAP}or{GAP}so)?{GAP}(?P<unit>{UNITS})(?:{GAP}or{GAP}so)?"
    rf"{GAP}(?P<way>ago|from{GAP}now|hence)(?!\w)"
)
LAST_PERIODS = (
    rf"(?:the{GAP})?(?P<which>last|past|next|coming){GAP}(?P<n>{COUNT}){GAP}(?P<unit>{UNITS})(?!\w)"
)
COMING = (
    rf"(?:the{GAP})?(?:coming|next{GAP}few|next{GAP}several){GAP}(?:days|weeks|months|years)(?!\w)"
    rf"|the{GAP}(?:days|weeks|months|years){GAP}ahead(?!\w)"
)
WITHIN_YEAR = (
    rf"(?:(?:the{GAP})?(?:end|start|beginning|middle|rest|remainder|close|turn){GAP}of"
    rf"|(?:earlier|later|early|late|for|in){GAP}(?:in{GAP})?){GAP}?the{GAP}(?:full{GAP}|whole{GAP}|entire{GAP})?"
    rf"(?P<unit>month|year|week|decade|century)"
    rf"(?!\w|-|{GAP}(?:to|that|when|he|she|they|of|after|before|in|since|ended|ending)\b)"
)
YEAR_END = rf"(?:the{GAP})?year(?:'s)?[\s-]end(?!\w)"
PROPER_BEFORE = re.compile(rf"(?<!\w){any_of(WORDS['proper_before'])}[\s-]$")
PROPER_AFTER = re.compile(rf"[\s-]{any_of(WORDS['proper_after'])}(?!\w)")
EVERY_BEFORE = re.compile(r"(?<!\w)(?:every|each)\s$")
NAME_BEFORE = re.compile(r"(?:[A-Z]\w*|['\"\u201c])\s?$")


def day_word(match: Parts, scene: Scene) -> str | None:
    words = _plain(match[0])
    if scene.has_capital(match.start()) and NAME_BEFORE.search(scene.text[: match.start()][-12:]):
        return None  # "USA Today", the programme "Today"
    return told(scene, lambda day: day_edtf(day + timedelta(DAY_WORDS[words])))


def weekday(match: Parts, scene: Scene) -> str | None:
    """The day of that name: the day of publication itself counts, as papers write it."""
    if scene.published is None or not _is_weekday(match, scene):
        return None
    number, which = WEEKDAYS[match["wd"]], _plain(match["which"])
    if match["week"]:
        monday = scene.published - timedelta(scene.published.weekday())
        return day_edtf(monday + timedelta(number + 7 * SHIFTS.get(match["week"], 0)))
    aim: Aim = "past" if SHIFTS.get(which, 0) < 0 else "future" if which else scene.aim(match)
    found = weekday_near(number, from_day=scene.published, aim=aim, same_day=which in ("", "this"))
    return day_edtf(found)


def which_month(match: Parts, scene: Scene) -> str | None:
    if not (scene.has_capital(match.start("mon")) or match["mon"].rstrip(".") not in WORDS["needs_capital"]):
        return None
    month, shift = month_number(match["mon"]), SHIFTS.get(_plain(match["which"]), 0)

    def tell(day: date) -> str:
        if shift == 0:
            return month_edtf(day.year, month)
        if month == day.month:
            return month_edtf(day.year + shift, month)
        behind = shift < 0
        year = day.year - (behind and month > day.month) + (not behind and month < day.month)
        return month_edtf(year, month)

    return told(scene, tell)


def which_season(match: Parts, scene: Scene) -> str | None:
    season, shift = SEASONS[match["season"]], SHIFTS.get(_plain(match["which"]), 0)
    if not match["which"]:
        aim = scene.aim(match)
        return told(
            scene, lambda day: season_edtf(season, from_day=day, shift=_season_shift(season, day, aim))
        )
    return told(scene, lambda day: season_edtf(season, from_day=day, shift=shift))


def part_of_year(match: Parts, scene: Scene) -> str | None:
    """A quarter or a half of a year; a half needs its year, because matches have halves too."""
    half, last = match["part"] == "half", match["n"] in ("final", "last")
    number = (2 if half else 4) if last else number_of(match["n"])
    year, shown = match["y"] or match["y0"], match["rel"] or match["rel0"]
    if half:
        if number > 2 or not (year or shown or match["same"]):
            return None
        return told_in(year, shown, scene, lambda y: f"{y:04d}-{FIRST_HALF + number - 1}")
    if match["n"] == "last" and not year:
        return None  # "last quarter" is no fourth quarter
    if year or shown:
        scene.quarter = told_in(year, shown, scene, lambda y: quarter_edtf(y, number))
    else:
        scene.quarter = _quarter_near(number, match, scene)
    return scene.quarter


def quarter_code(match: Parts, scene: Scene) -> str | None:
    """ "Q3 2020"; without a year the one that is meant on the day."""
    if not scene.has_capital(match.start("n") - 1):
        return None
    number, year = int(match["n"]), match["y"] or match["y0"]
    scene.quarter = quarter_edtf(int(year), number) if year else _quarter_near(number, match, scene)
    return scene.quarter


def which_period(match: Parts, scene: Scene) -> str | None:
    """ "last week", "this year", "the past decade"; "the past year" is the twelve months up to the day."""
    which, unit = _plain(match["which"]), match["unit"]
    if unit == "day" or (scene.has_capital(match.start()) and scene.has_capital(match.start("unit"))):
        return None  # the programme "This Week"
    if which in ("past", "this past") and unit in ("month", "year", "decade", "century"):
        return told(scene, lambda day: f"{first_day(day, -1, unit_of(unit))}/{day}")
    shift = SHIFTS.get(which, 0)
    if unit == "weekend":
        return told(scene, lambda day: weekend_edtf(day + timedelta(7 * shift)))
    return told(scene, lambda day: moved(day, shift, unit_of(unit)))


def weekend(match: Parts, scene: Scene) -> str | None:
    ahead = scene.aim(match) == "future"
    return told(scene, lambda day: weekend_edtf(day if ahead or day.weekday() >= 5 else day - timedelta(7)))


def ago(match: Parts, scene: Scene) -> str | None:
    """ "two weeks ago": as fine as its unit, and marked as about where it is not a day."""
    back = match["way"] == "ago"
    count, unit = days_for_hours(number_of(match["n"]), match["unit"])
    if back and unit == "year" and count == 1 and scene.quarter:
        return year_less(scene.quarter)
    mark = "" if unit == "day" else "~"
    return told(scene, lambda day: moved(day, -count if back else count, unit) + mark)


def last_periods(match: Parts, scene: Scene) -> str | None:
    """ "the last three years": from that many before the day up to the day."""
    if match["unit"].startswith("hour"):
        return None
    back, count, unit = match["which"] in ("last", "past"), number_of(match["n"]), unit_of(match["unit"])

    def tell(day: date) -> str:
        other = first_day(day, -count if back else count, unit)
        return f"{other}/{day}" if back else f"{day}/{other}"

    return told(scene, tell)


def coming(match: Parts, scene: Scene) -> str | None:
    """ "in the coming days": from about now on, the end unknown."""
    return told(scene, lambda day: f"{day}~/")


def within_year(match: Parts, scene: Scene) -> str | None:
    return told(scene, lambda day: moved(day, 0, unit_of(match["unit"])))


def year_end(match: Parts, scene: Scene) -> str | None:
    aim = scene.aim(match)
    return told(scene, lambda day: f"{day.year - (aim != 'future' and day.month < 7):04d}-12-31")


def told(scene: Scene, tell: Callable[[date], str]) -> str | None:
    """What is told from the day of publication; None where that is not known."""
    return None if scene.published is None else tell(scene.published)


def told_in(year: str | None, shown: str | None, scene: Scene, tell: Callable[[int], str]) -> str | None:
    """What is told for a year given as a number or as "last year"."""
    if year:
        return tell(int(year))
    return told(scene, lambda day: tell(day.year + SHIFTS.get(shown or "", 0)))


def unit_of(words: str) -> Unit:
    return cast(Unit, words.rstrip("s"))


def days_for_hours(count: int, words: str) -> tuple[int, Unit]:
    """Hours as whole days: 24 hours are one day."""
    return (-(-count // 24), "day") if words.startswith("hour") else (count, unit_of(words))


def year_less(edtf: str) -> str:
    """The same quarter, a year before."""
    return f"{int(edtf[:4]) - 1:04d}{edtf[4:]}"


def _quarter_near(number: int, match: Parts, scene: Scene) -> str | None:
    aim = scene.aim(match)
    return told(scene, lambda day: quarter_edtf(year_of_quarter(number, from_day=day, aim=aim), number))


def _plain(words: str | None) -> str:
    return re.sub(r"\s+", " ", words or "")


def _season_shift(season: int, day: date, aim: Aim) -> int:
    """The season without a word that says which: this year's, or the last where this year's has not begun."""
    if aim == "future":
        return 1 if day.month > {21: 5, 22: 8, 23: 11, 24: 12}[season] else 0
    return -1 if aim == "past" and day.month < {21: 3, 22: 6, 23: 9, 24: 1}[season] else 0


def _is_weekday(match: Parts, scene: Scene) -> bool:
    """Whether a word is meant as a day: "Sun" and "Sat" are other words, and "Black Friday" is a feast."""
    word, start, end = match["wd"], match.start("wd"), match.end("wd")
    capital, before = scene.has_capital(start), scene.lowered[max(0, start - 10) : start]
    if word in WORDS["needs_company"] and not (capital and scene.text[end : end + 1] == "."):
        return False
    if (word in WORDS["needs_capital"] and not capital) or PROPER_BEFORE.search(before):
        return False
    if EVERY_BEFORE.search(before):
        return False
    return not (PROPER_AFTER.match(scene.lowered, end) and scene.has_capital(end + 1))
