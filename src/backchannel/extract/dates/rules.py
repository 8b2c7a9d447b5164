"""The rules of the date grammar, the more telling first."""

from __future__ import annotations

import re
from collections.abc import Callable
from re import Match, Pattern

from . import absolute, anaphora, relative
from .patterns import COUNTS, DECADES, MONTHS, ORDINALS, SEASONS, TENS, WEEKDAYS, WORDS, any_of
from .scene import Scene

Tell = Callable[[Match[str], Scene], str | None]
"""The EDTF value of a match, or None where the words mean no date or cannot tell which."""

WRITTEN: tuple[tuple[str, Tell], ...] = (
    (absolute.ISO, absolute.iso_day),
    (absolute.SLASHED, absolute.slashed_day),
    (absolute.MONTH_DAY, absolute.day_of_month),
    (absolute.DAY_MONTH, absolute.day_of_month),
    (absolute.MONTH_YEAR, absolute.month_of_year),
    (absolute.SEASON_YEAR, absolute.season_of_year),
    (relative.PART_OF_YEAR, relative.part_of_year),
    (relative.QUARTER_CODE, relative.quarter_code),
    (absolute.FISCAL_YEAR, absolute.fiscal_year),
    (absolute.YEARS, absolute.years),
    (absolute.DECADE, absolute.decade),
    (absolute.CENTURY, absolute.century),
    (absolute.YEAR_TWO_THOUSAND, absolute.spelled),
    (absolute.SPELLED_YEAR, absolute.spelled),
    (anaphora.QUARTER_IN, anaphora.quarter_in),
    (absolute.BARE_YEAR, absolute.bare_year),
    (relative.DAY_WORD, relative.day_word),
    (relative.WHICH_MONTH, relative.which_month),
    (relative.WEEK_DAY, relative.weekday),
    (relative.WHICH_SEASON, relative.which_season),
    (relative.LAST_PERIODS, relative.last_periods),
    (relative.COMING, relative.coming),
    (relative.AGO, relative.ago),
    (anaphora.EARLIER, anaphora.earlier),
    (anaphora.WITHIN, anaphora.within),
    (anaphora.SAME, anaphora.same),
    (anaphora.WEEKDAY_BESIDE, anaphora.weekday_beside),
    (anaphora.YEAR_BEFORE, anaphora.year_before),
    (anaphora.THE_QUARTER, anaphora.the_quarter),
    (relative.WHICH_PERIOD, relative.which_period),
    (relative.WITHIN_YEAR, relative.within_year),
    (relative.YEAR_END, relative.year_end),
    (relative.WEEKEND, relative.weekend),
    (absolute.BARE_MONTH, absolute.bare_month),
)
RULES: tuple[tuple[Pattern[str], Tell], ...] = tuple((re.compile(form), tell) for form, tell in WRITTEN)
ANY = re.compile(r"(?:" + "|".join(re.sub(r"\?P<\w+>", "?:", form) for form, _ in WRITTEN) + ")")
"""Where some rule matches, told by one expression."""
ANCHOR = re.compile(
    r"(?<!\w)(?:(?:1\d|20)\d\d(?:'?s)?|\d{1,2}/\d|'\d0s|q[1-4]|fy|"
    + any_of({*MONTHS, *WEEKDAYS, *SEASONS, *DECADES, *WORDS["anchors"]})
    + r")(?!\w)"
)
"""One word of each date: it finds the few places where the rules need to be tried."""
OPENER = re.compile(r"(?<!\w)(?:'?\d+|q[1-4]|[a-z]+)")
"""The first word of a date, if it is one of OPENERS or begins with a figure."""
OPENERS = frozenset(
    [*MONTHS, *WEEKDAYS, *SEASONS, *COUNTS, *TENS, *(w.split("-")[0] for w in ORDINALS), *WORDS["openers"]]
)
REACH = 60
"""How far before such a word a date begins, in characters."""
