"""Rules for dates told from a date named before: "the same day", "a year earlier", "within 24 hours"."""

from __future__ import annotations

import re
from re import Match

from .calendar import Aim, day_edtf, first_day, moved, quarter_edtf, weekday_near, year_of_quarter
from .patterns import COUNT, GAP, ORDINALS, WEEKDAY, WEEKDAYS, YEAR, number_of
from .relative import UNITS, days_for_hours, told, unit_of, year_less
from .scene import Named, Scene

Parts = Match[str]
BACK = ("previous", "preceding", "earlier")
FORTH = ("following", "next", "later")
OR_SO = rf"(?:{GAP}or{GAP}so)?"
EARLIER = rf"(?P<n>{COUNT}){OR_SO}{GAP}(?P<unit>{UNITS}){OR_SO}{GAP}(?P<way>earlier|later)(?!\w)"
WITHIN = (
    rf"within{GAP}(?:the{GAP})?(?:(?:first|next|past|last|coming|following){GAP})?"
    rf"(?P<n>{COUNT}){GAP}(?P<unit>{UNITS})(?!\w)"
)
SAME = (
    rf"(?:the|that){GAP}(?:very{GAP})?(?P<which>same|following|next|previous|preceding){GAP}"
    r"(?P<unit>day|week|month|year|quarter)(?!\w|-)"
    rf"|that{GAP}(?P<that>day|week|month|year|quarter)(?!\w|-)"
)
WEEKDAY_BESIDE = rf"the{GAP}(?P<which>previous|following){GAP}(?P<wd>{WEEKDAY})(?!\w)"
YEAR_BEFORE = (
    rf"(?:(?:the|a){GAP}(?:comparable{GAP}|same{GAP})?)?year-(?:ago|earlier)(?!\w)"
    rf"(?:{GAP}(?:(?P<n>first|second|third|fourth){GAP})?(?:quarter|period)(?!\w))?"
)
THE_QUARTER = (
    rf"(?:the{GAP}(?:latest{GAP}|same{GAP}|corresponding{GAP}|comparable{GAP})?"
    rf"|(?P<last>last){GAP}year's{GAP})(?:quarter|period)(?!\w|{GAP}of)"
    rf"(?P<ago>{GAP}(?:a{GAP}year{GAP}(?:ago|earlier)|last{GAP}year))?"
)
QUARTER_IN = rf"the{GAP}(?P<y>{YEAR}){GAP}(?:quarter|period)(?!\w)"
SENTENCES = 300
"""How far back "a week later" may point, in characters."""


def earlier(match: Parts, scene: Scene) -> str | None:
    """ "a week later": from the date named last, if it is as fine; "a year earlier" else from publication."""
    count, unit = days_for_hours(number_of(match["n"]), match["unit"])
    back = match["way"] == "earlier"
    if back and unit == "year" and count == 1 and scene.quarter:
        return year_less(scene.quarter)
    named = scene.before(match.start(), reach=SENTENCES)
    if named is None:
        return told(scene, lambda day: moved(day, -count, unit) + "~") if back and unit == "year" else None
    if named.first_day is None or (named.day is None and unit in ("day", "week")):
        return None
    value = moved(named.first_day, -count if back else count, unit)
    return value if unit == "day" else value + "~"


def within(match: Parts, scene: Scene) -> str | None:
    """ "within 24 hours": from the day named last, or from publication where the clause looks ahead."""
    count, unit = days_for_hours(number_of(match["n"]), match["unit"])
    ahead = scene.aim(match) == "future"
    named = None if ahead else scene.before(match.start())
    start = named.day if named else scene.published if ahead else None
    return f"{start}/{first_day(start, count, unit)}" if start else None


def same(match: Parts, scene: Scene) -> str | None:
    """ "the same day", "the following month", "that year": from the date named last."""
    named = scene.before(match.start())
    which = match["which"] or ""
    shift = -1 if which in BACK else 1 if which in FORTH else 0
    return _trimmed(named, match["unit"] or match["that"], shift) if named else None


def weekday_beside(match: Parts, scene: Scene) -> str | None:
    named = scene.before(match.start())
    if named is None or named.day is None:
        return None
    aim: Aim = "past" if match["which"] in BACK else "future"
    return day_edtf(weekday_near(WEEKDAYS[match["wd"]], from_day=named.day, aim=aim, same_day=False))


def year_before(match: Parts, scene: Scene) -> str | None:
    """ "the year-earlier quarter": the quarter that the report is about, a year before."""
    if match["n"]:
        number = ORDINALS[match["n"]]
        return told(
            scene,
            lambda day: quarter_edtf(year_of_quarter(number, from_day=day, aim="past") - 1, number),
        )
    return year_less(scene.quarter) if scene.quarter else told(scene, lambda day: f"{day.year - 1:04d}")


def the_quarter(match: Parts, scene: Scene) -> str | None:
    if scene.quarter is None:
        return None
    return year_less(scene.quarter) if match["ago"] or match["last"] else scene.quarter


def quarter_in(match: Parts, scene: Scene) -> str | None:
    """ "the 1988 quarter": the quarter that the report is about, in that year."""
    return match["y"] + scene.quarter[4:] if scene.quarter else match["y"]


def _trimmed(named: Named, unit: str, shift: int) -> str | None:
    """The day, week … of a date named before, moved by `shift`; None where that date is not as fine."""
    day, one_day = named.first_day, named.day is not None
    if day is None or "/" in named.edtf or (unit in ("day", "week") and not one_day):
        return None
    if unit == "month" and not re.match(r"\d{4}-(?:0\d|1[0-2])", named.edtf):
        return None
    if unit == "quarter" and not one_day:
        return None
    return moved(day, shift, unit_of(unit))
