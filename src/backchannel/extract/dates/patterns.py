"""The pieces of expression that the rules of the date grammar are written with, for text in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..word_lists import word_list

WORDS = word_list("date_words")
MONTHS: dict[str, int] = {name: i + 1 for i, names in enumerate(WORDS["months"]) for name in names}
WEEKDAYS: dict[str, int] = {name: i for i, names in enumerate(WORDS["weekdays"]) for name in names}
ORDINALS: dict[str, int] = {name: i + 1 for i, name in enumerate(WORDS["ordinals"])}
DECADES: dict[str, int] = {name: 20 + 10 * i for i, name in enumerate(WORDS["decades"])}
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
ONES: dict[str, int] = {name: i + 1 for i, name in enumerate(WORDS["ones"])}
TEENS: dict[str, int] = {name: i + 10 for i, name in enumerate(WORDS["teens"])}
TENS: dict[str, int] = {name: 10 * i + 20 for i, name in enumerate(WORDS["tens"])}
COUNTS = {"a": 1, "an": 1, "couple of": 2, "dozen": 12} | ONES | TEENS | TENS


def any_of(words: Iterable[str]) -> str:
    """One of these words, the longest first."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w))) + ")"


GAP = r"(?:[^\S\n]{1,4}\n?[^\S\n]{0,20}|\n[^\S\n]{0,20})"
"""Between two words: blanks and at most one line end, never a new paragraph."""
FULL_NAMES, SHORT_NAMES = (
    any_of(n for names in WORDS["months"] for n in names[a:b]) for a, b in ((0, 1), (1, 9))
)
MONTH = rf"(?:{FULL_NAMES}|{SHORT_NAMES}(?!\w)\.?)"
WEEKDAY, SEASON = any_of(WEEKDAYS), any_of(SEASONS)
YEAR = r"(?:1[0-9]|20)\d\d(?!\d)"
DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)(?:st|nd|rd|th)?"
DAY = rf"(?:{DAY_NUMBER}|{any_of(ORDINALS)})(?!\w)"
COUNT = rf"(?:\d{{1,3}}|{any_of(COUNTS)})"
ONE, TEEN, TY = any_of(ONES), any_of(TEENS), any_of(TENS)
UNDER_HUNDRED = rf"(?:{TEEN}|{TY}(?:[-\s]{ONE})?|(?:oh|o|hundred){GAP}?{ONE})"
SPELLED = rf"(?:nineteen{GAP}{UNDER_HUNDRED}|twenty{GAP}(?:{TY}(?:[-\s]{ONE})?|{TEEN})(?!\w))"
THOUSANDS = rf"two{GAP}thousand(?:{GAP}(?:and{GAP})?(?:{TEEN}|{ONE}|twenty(?:[-\s]{ONE})?))?(?!\w)"
DASH = r"\s?[-\u2013\u2014]\s?"


def month_number(words: str) -> int:
    """ "sept." is 9."""
    return MONTHS[words.rstrip(".")]


def number_of(words: str) -> int:
    """The value of a count of a date: "3", "three", "a", "twenty-one", "the 3rd"."""
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", words)
    if plain.isdigit():
        return int(plain)
    if plain in ORDINALS:
        return ORDINALS[plain]
    return COUNTS[plain]


def spelled_year(words: str) -> int:
    """ "nineteen ninety-six" is 1996, "twenty twenty-four" 2024, "two thousand" 2000."""
    parts = re.split(r"[\s-]+", words)
    if parts[0] == "two":
        return 2000 + sum(_small(p) for p in parts[2:])
    return 100 * (19 if parts[0] == "nineteen" else 20) + sum(_small(p) for p in parts[1:])


def _small(word: str) -> int:
    return (ONES | TEENS | TENS).get(word, 0)
