"""Names of persons by the form of their words alone, for texts in set forms where the model sees none."""

from __future__ import annotations

import re

from ..word_lists import words_of
from .name_words import NOT_NAMES, PARTICLES, SUFFIXES, title_words

Range = tuple[int, int]
"""Characters of a text, half-open."""

CAPITAL = r"(?:St\.|(?:[^\W\d_a-zà-öø-ÿ]\.)+|[^\W\d_a-zà-öø-ÿ](?:[\w'’-]*\w)?)"
"""A word with a capital, or initials."""
PARTICLE = "(?:" + "|".join(sorted(PARTICLES, key=len, reverse=True)) + ")"
SUFFIX = r"(?:,?[ \xa0]+(?:(?:Jr|Sr)\b\.?|(?:II|III|IV)\b))"
NAME = rf"\b{CAPITAL}(?:[ \xa0]+(?:{PARTICLE}[ \xa0]+){{0,2}}{CAPITAL}){{1,6}}{SUFFIX}?"
"""Two to seven words on one line, and a suffix; titles before it are cut off by `person_range`."""
HONOURED = r"(?:(?i:the\s|right\s|honou?rable\s|(?:hon|rt|mr|mrs|ms|mx|dr)\b\.?\s|sir\s|dame\s)\s*)*"
HONORIFICS = words_of("nominations", "honorifics")
POST_NOMINALS = words_of("nominations", "post_nominals")
WORD = re.compile(r"[^\s\xa0,]+")


def person_range(text: str, start: int, end: int) -> Range | None:
    """The name in a run of name words, without honorifics, titles and post-nominal letters.

    None where fewer than two words are left, or one that no name has.

    >>> text = "Ambassador Ana Kern CMG"
    >>> text[slice(*person_range(text, 0, len(text)))]
    'Ana Kern'
    """
    words = list(WORD.finditer(text, start, end))
    while words and words[-1][0] in POST_NOMINALS:
        words.pop()
    whole = len(words)
    while len(words) > 2 and _is_before_name(words[0][0], first=len(words) == whole):
        words.pop(0)
    kept = [w[0].casefold() for w in words if w[0].casefold() not in SUFFIXES]
    if len(kept) < 2 or kept[0] in HONORIFICS or any(w in NOT_NAMES for w in kept):
        return None
    return words[0].start(), words[-1].end()


def _is_before_name(word: str, *, first: bool) -> bool:
    """An honorific, or a title ("Ambassador")."""
    folded = word.casefold()
    return folded in HONORIFICS or folded in title_words()
