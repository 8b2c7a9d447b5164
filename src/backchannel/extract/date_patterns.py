"""The pieces of regular expression that the rules of the date grammar are written with, for text in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .word_lists import word_list

WORDS = word_list("date_words")
MONTHS: dict[str, int] = {name: i + 1 for i, names in enumerate(WORDS["months"]) for name in names}
WEEKDAYS: dict[str, int] = {name: i for i, names in enumerate(WORDS["weekdays"]) for name in names}
ORDINALS: dict[str, int] = {name: i + 1 for i, name in enumerate(WORDS["ordinals"])}
DECADES: dict[str, int] = {name: 20 + 10 * i for i, name in enumerate(WORDS["decades"])}
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
TEENS = {
    name: i + 10
    for i, name in enumerate(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    )
}
TENS = {
    name: 10 * i + 20
    for i, name in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
}
ONES = {name: i + 1 for i, name in enumerate("one two three four five six seven eight nine".split())}
COUNTS = {"a": 1, "an": 1, "couple of": 2, "dozen": 12} | ONES | TEENS | TENS


def any_of(words: Iterable[str]) -> str:
    """One of these words, the longest first."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w))) + ")"


GAP = r"(?:[^\S\n]{1,4}\n?[^\S\n]{0,20}|\n[^\S\n]{0,20})"
"""Between two words: blanks and at most one line end, never a new paragraph."""
MONTH, WEEKDAY, SEASON = any_of(MONTHS), any_of(WEEKDAYS), any_of(SEASONS)
YEAR = r"(?:1[0-9]|20)\d\d(?!\d)"
DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)(?:st|nd|rd|th)?"
DAY = rf"(?:{DAY_NUMBER}|{any_of(ORDINALS)})(?!\w)"
COUNT = rf"(?:\d{{1,3}}|{any_of(COUNTS)})"
UNDER_HUNDRED = rf"(?:{any_of(TEENS)}|{any_of(TENS)}(?:[-\s]{any_of(ONES)})?|(?:oh|o|hundred){GAP}?{any_of(ONES)})"
SPELLED = rf"(?:nineteen{GAP}{UNDER_HUNDRED}|twenty{GAP}(?:{any_of(TENS)}(?:[-\s]{any_of(ONES)})?|{any_of(TEENS)})(?!\w))"
THOUSANDS = rf"two{GAP}thousand(?:{GAP}(?:and{GAP})?(?:{any_of(TEENS)}|{any_of(ONES)}|twenty(?:[-\s]{any_of(ONES)})?))?(?!\w)"
DASH = r"\s?[-\u2013\u2014]\s?"


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
