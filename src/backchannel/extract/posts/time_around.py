"""What the words around a post expression tell of its time: ", then the minister", "until 2021, the head of",
"the mayor at the time", "her predecessor, President X".
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ..word_lists import word_list
from .posts import LONGEST_TIMED, TIMED, Post

if TYPE_CHECKING:
    from ..dates.dates import FoundDate
    from ..parsed import Parsed

OPENS = frozenset([",", "(", "\u2014", "\u2013"])
"""Before an adverb or a date that belongs to the post behind it."""
NO_LONGER = "no longer"
"""Belongs to the post behind it wherever it stands: "No longer mayor, X", "is no longer mayor"."""
UNTIL = frozenset(["until", "till", "til"])
BEFORE_NAME = frozenset(["predecessor", "predecessors"])
LONGEST_DATE = 8
"""Words of the longest date that is looked for before a post."""


@cache
def _behind() -> tuple[tuple[str, ...], ...]:
    """Phrases behind a post that put it into the past: "at the time", "in those years"."""
    return tuple(tuple(phrase.split()) for phrase in word_list("roles")["behind"]["former"])


class TimeAround:
    """Reads the time words before and behind the post expressions of one document."""

    def __init__(self, parsed: Parsed) -> None:
        self.tokens, self.lower = parsed.tokens, parsed.lower
        self._published = parsed.document.published
        self._dates = {d.end: d for d in parsed.dates}

    def set(self, post: Post) -> None:
        """Sets the standing that the words tell; an adverb or a date before the post becomes part of it."""
        if self._by_adverb(post) or self._by_date(post):
            return
        if post.standing == "current" and (self._by_phrase_behind(post) or self._of_predecessor(post)):
            post.standing = "former"

    def _by_adverb(self, post: Post) -> bool:
        """ ", then the minister of X," and ", now a senator"."""
        for length in range(LONGEST_TIMED, 0, -1):
            first = post.start - length
            words = " ".join(self.lower[max(first, 0) : post.start])
            if first < 0 or (words != NO_LONGER and (first < 1 or self.lower[first - 1] not in OPENS)):
                continue
            standing = TIMED.get(words)
            if standing is None:
                continue
            post.start = first
            post.standing = standing if standing != "current" else post.standing
            return True
        return False

    def _by_date(self, post: Post) -> bool:
        """ "and, until 2021, the head of X": the post is over when that day is past."""
        end = post.start - 1
        end -= end > 0 and self.lower[end] == ","
        if end < 2:
            return False
        last = self.tokens[end]
        found = self._dates.get(last.idx + len(last))
        if found is None:
            return False
        first = end
        while first > end - LONGEST_DATE and first > 1 and self.tokens[first].idx > found.start:
            first -= 1
        first -= self.lower[first] not in UNTIL
        if self.lower[first] not in UNTIL or self.lower[first - 1] not in (*OPENS, "and"):
            return False
        post.start = first
        if post.standing == "current" and self._is_past(found):
            post.standing = "former"
        return True

    def _is_past(self, found: FoundDate) -> bool:
        latest = found.period.maybe[1]
        return self._published is None or latest is None or latest <= self._published

    def _by_phrase_behind(self, post: Post) -> bool:
        after = tuple(self.lower[post.proof_end : post.proof_end + 4])
        return any(after[: len(phrase)] == phrase for phrase in _behind())

    def _of_predecessor(self, post: Post) -> bool:
        """ "my predecessor, President X": the title of whoever went before."""
        before = post.start - 1
        before -= before > 0 and self.lower[before] == ","
        return before >= 0 and self.lower[before] in BEFORE_NAME and not post.determiner
