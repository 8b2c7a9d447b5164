"""Rules for dates that the calendar alone tells, and for those that lack only their year."""

from __future__ import annotations

import re
from datetime import date
from re import Match

from .calendar import decade_edtf, month_edtf, year_of_day, year_of_month
from .patterns import (
    DASH,
    DAY,
    DAY_NUMBER,
    DECADES,
    GAP,
    MONTH,
    SEASON,
    SEASONS,
    SPELLED,
    THOUSANDS,
    WEEKDAY,
    WORDS,
    YEAR,
    any_of,
    month_number,
    number_of,
    spelled_year,
)
from .scene import Scene

Parts = Match[str]
TAIL = rf"(?:,?{GAP}(?:of{GAP})?(?:(?P<y>{YEAR})(?!%|{GAP}per)|(?P<rel>this|last|next){GAP}year))?"
NO_COUNT = rf"(?!\w|[.,:]\d|{GAP}?(?:%|per\b|percent|million|billion|p\.m|a\.m))"
ISO = r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)"
SLASHED = r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>(?:19|20)\d\d)(?![\d/])"
MONTH_DAY = (
    rf"(?:(?:(?:this|next|last){GAP}(?:coming{GAP}|past{GAP})?)?{WEEKDAY}\.?,?{GAP})?(?P<mon>{MONTH}){GAP}(?:the{GAP})?(?P<d>{DAY})"
    rf"(?:(?:{DASH}|{GAP}(?:to|and|through){GAP})(?P<d2>\d\d?)(?!\w))?{NO_COUNT}{TAIL}"
)
DAY_MONTH = (
    rf"(?:(?:{WEEKDAY})\.?,?{GAP})?(?:the{GAP})?(?P<d>{DAY})(?:(?:{DASH}|{GAP}(?:to|and){GAP})(?P<d2>{DAY}))?"
    rf"{GAP}(?:of{GAP})?(?P<mon>{MONTH})(?!\w)(?!{GAP}{DAY_NUMBER},?{GAP}{YEAR}){TAIL}"
)
MONTH_YEAR = (
    rf"(?P<mon>{MONTH}),?{GAP}(?:(?:of|in){GAP})?"
    rf"(?:(?P<y>{YEAR})(?!\w)|(?P<rel>this|last|next){GAP}year|(?P<spelled>{SPELLED}|{THOUSANDS}))"
)
BARE_MONTH = rf"(?P<mon>{MONTH})(?!\w)"
SEASON_YEAR = (
    rf"(?P<season>{SEASON})(?:,?{GAP}(?:of{GAP})?)"
    rf"(?:(?P<y>{YEAR})|(?P<rel>this|last|next){GAP}year|(?P<spelled>{SPELLED}))(?!\w)"
)
DECADE = (
    r"(?P<decade>(?:1[5-9]|20)\d0)'?s(?!\w)|(?<!\w)'(?P<short>\d0)s(?!\w)"
    rf"|the{GAP}(?:(?:early|late|mid)[\s-])?(?P<word>{any_of(DECADES)})(?!\w)"
)
CENTURY = rf"(?:(?P<n>\d{{1,2}})(?:st|nd|rd|th)|(?P<word>{any_of(WORDS['ordinals'][9:21])}))[\s-]century"
YEARS = rf"(?P<y>{YEAR})(?:[-\u2013\u2014]|/)(?P<y2>{YEAR}|\d\d(?!\d))(?![-/]\d)"
SPELLED_YEAR = rf"(?:(?:the{GAP})?year{GAP})?(?P<spelled>{SPELLED})"
YEAR_TWO_THOUSAND = rf"(?:the{GAP})?year{GAP}(?P<spelled>{THOUSANDS})"
FISCAL_YEAR = rf"(?:(?:fiscal|financial){GAP}(?:year{GAP})?|fy{GAP}?)(?P<y>{YEAR})(?:[-/\u2013]\d\d(?!\d))?"
BARE_YEAR = rf"(?P<y>{YEAR})(?![\w/]|[,.]\d)"

EARLY_YEAR, FAR_YEARS = 1700, 40
"""Years outside are taken for years only after a word such as "in"."""
OF_TIME = WORDS["before_months"]
WORD_BEFORE = re.compile(r"([a-z']+)[\s-]+$")
PROPER_AFTER = re.compile(rf"[\s-]+{any_of(WORDS['proper_after'])}\b")
CAPITAL_AFTER = re.compile(r"\s+[A-Z][a-z]+")
PERSON_MAY = re.compile(
    r"\b(?:[A-Z][a-z]+|Mrs?\.?|Ms\.?) May\b|\bMay(?:['\u2019]s)? (?:said|told|has|had|was|is|will)\b"
)
LED = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|of|during|before|after|for|early|late|mid|pre|post|through|to|year"
    r"|between|around|circa|the|its|his|her|their|our|this|that|a|'s|s')[\s-]+)$"
)
"""What stands before a year that a plural noun follows: "the 2000 elections", but "2000 workers"."""
MEASURE_AFTER = re.compile(
    r"[\s-]*(?:%|percent|per\b|people\b|men\b|women\b|or (?:so|more)\b|(?:m|b|tr)illion|hundred|thousand"
    r"|points?\b|feet\b|met(?:re|er)s?\b|kilomet|km\b|miles?\b|pounds?\b|tons?\b|tonnes?\b|dollars?\b|euros?\b)"
)
PLURAL_AFTER = re.compile(r"\s(?:[a-z]+\s)?[a-z]{2,}(?<![s'])s\b(?!')")
MEASURED_BEFORE = re.compile(
    r"(?:[$£€#¥+]|\b(?:no|page|flight|room|bill|section|resolution|article|u\.s\.c|s\.c)\.?\s|[@_=.§])$"
)


def iso_day(match: Parts, scene: Scene) -> str | None:
    return date(int(match["y"]), int(match["m"]), int(match["d"])).isoformat()


def slashed_day(match: Parts, scene: Scene) -> str | None:
    """Told only where one of the two numbers cannot be a month, or both are the same."""
    a, b = int(match["a"]), int(match["b"])
    if a <= 12 and b <= 12 and a != b:
        return None
    month, day = (a, b) if a <= 12 else (b, a)
    return date(int(match["y"]), month, day).isoformat()


def day_of_month(match: Parts, scene: Scene) -> str | None:
    """ "May 6", "6 May 2025", "May 6-8": without a year, the one that the clause means."""
    if not _is_month(match, scene, beside_number=True):
        return None
    month, day = month_number(match["mon"]), number_of(match["d"])
    last = number_of(match["d2"]) if match["d2"] else None
    year = _year(match, scene)
    if year is None:
        if scene.published is None or match["rel"]:
            return None
        year = year_of_day(month, day, from_day=scene.published, aim=scene.aim(match))
    first = date(year, month, day).isoformat()
    return first if last is None else f"{first}/{date(year, month, last).isoformat()}"


def month_of_year(match: Parts, scene: Scene) -> str | None:
    if not _is_month(match, scene, beside_number=True):
        return None
    year = _year(match, scene)
    return None if year is None else month_edtf(year, month_number(match["mon"]))


def bare_month(match: Parts, scene: Scene) -> str | None:
    """A month without a year, where the words near it mean a month and not a verb or a name."""
    if scene.published is None or not _is_month(match, scene, beside_number=False):
        return None
    month = month_number(match["mon"])
    return month_edtf(year_of_month(month, from_day=scene.published, aim=scene.aim(match)), month)


def season_of_year(match: Parts, scene: Scene) -> str | None:
    year = _year(match, scene)
    return None if year is None else f"{year:04d}-{SEASONS[match['season']]}"


def decade(match: Parts, scene: Scene) -> str | None:
    if match["decade"]:
        return decade_edtf(int(match["decade"]))
    return decade_edtf(1900 + (DECADES[match["word"]] if match["word"] else int(match["short"])))


def century(match: Parts, scene: Scene) -> str | None:
    number = int(match["n"]) if match["n"] else number_of(match["word"])
    return f"{number * 100 - 100:04d}/{number * 100 - 1:04d}" if 10 < number < 22 else None


def years(match: Parts, scene: Scene) -> str | None:
    """ "1989-93", "1989–1993"; "2020-04" is a month, because no span of years runs backwards."""
    first = int(match["y"])
    last = int(match["y2"]) if len(match["y2"]) == 4 else first // 100 * 100 + int(match["y2"])
    if _is_other_number(match, scene):
        return None
    if last > first:
        return f"{first:04d}/{last:04d}"
    month = int(match["y2"])
    return month_edtf(first, month) if 1 <= month <= 12 and match[0][4] == "-" else None


def spelled(match: Parts, scene: Scene) -> str | None:
    return f"{spelled_year(match['spelled']):04d}"


def fiscal_year(match: Parts, scene: Scene) -> str | None:
    return match["y"]


def bare_year(match: Parts, scene: Scene) -> str | None:
    """A number of four digits that is a year by what stands around it."""
    year, before = int(match["y"]), scene.lowered[max(0, match.start() - 20) : match.start()]
    led = LED.search(before) is not None
    latest = (scene.published.year if scene.published else 2030) + FAR_YEARS
    if _is_other_number(match, scene) or MEASURE_AFTER.match(scene.lowered, match.end()):
        return None
    if not led and (year % 50 == 0 and PLURAL_AFTER.match(scene.lowered, match.end())):
        return None
    return match["y"] if led or EARLY_YEAR <= year <= latest else None


def _is_other_number(match: Parts, scene: Scene) -> bool:
    """Whether the figures belong to something else: "555-2020", "S&P 1990", "$1990", "Resolution 1701"."""
    before = scene.lowered[max(0, match.start() - 12) : match.start()]
    joined = re.search(r"\d[-/'.]$|[a-z][/&]$", before)
    return joined is not None or MEASURED_BEFORE.search(before) is not None


def _year(match: Parts, scene: Scene) -> int | None:
    """The year that the words themselves give."""
    words = match.groupdict()
    if words["y"]:
        return int(words["y"])
    if words.get("spelled"):
        return spelled_year(words["spelled"])
    if words["rel"] and scene.published:
        return scene.published.year + {"last": -1, "this": 0, "next": 1}[words["rel"]]
    return None


def _is_month(match: Parts, scene: Scene, *, beside_number: bool) -> bool:
    """Whether a word is meant as a month: "May", "March" and "Jan" are other words too."""
    word, start, end = match["mon"].rstrip("."), match.start("mon"), match.end("mon")
    capital = scene.has_capital(start)
    if beside_number:
        after_weekday = match.start() < start and word != "may"
        return capital or word not in WORDS["needs_capital"] or after_weekday
    if not capital and word in WORDS["needs_capital"]:
        return False
    if word in WORDS["needs_company"] and not match["mon"].endswith("."):
        return False
    led = WORD_BEFORE.search(scene.lowered[max(0, start - 14) : start])
    of_time = led is not None and led[1] in OF_TIME
    if PROPER_AFTER.match(scene.lowered, end):
        return False
    if word in WORDS["also_names"] or CAPITAL_AFTER.match(scene.text, end):
        return of_time and not (word == "may" and PERSON_MAY.search(scene.text))
    return word != "march" or of_time or scene.lowered[end : end + 3] not in (" on", " fo", " to", " of")
