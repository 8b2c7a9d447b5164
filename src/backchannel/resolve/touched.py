"""What a place of a text is about, as a comparison needs it: its names, posts, numbers and dates."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from backchannel.gazetteer.first_names import is_first_name
from backchannel.gazetteer.offices import office_of
from backchannel.model.sources import Span

from .strength import told
from .written import Token, is_word, tokens

Touch = Literal["negation", "post", "number", "name", "date"]
TOUCHES: tuple[Touch, ...] = ("negation", "post", "number", "name", "date")
"""In the order of what they mean."""

ADDRESS = re.compile(r"^[./@_]|[@/]\w?$|\.\w$")
"""A word between such signs is part of an address, which writes names small."""
YEARS = range(1900, 2101)
NEAR = 6
"""A post so many words from a name is that name's."""


class ReadText:
    """A text with its tokens, and what of a place of it is a name, a post, a number or a date."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens(text)
        self._starts = [token.start for token in self.tokens]
        self._small = {
            token.form
            for token in self.tokens
            if token.form == token.folded
            and not ADDRESS.search(text[max(0, token.start - 1) : token.end + 2])
        }

    def place(self, span: Span) -> range:
        """The tokens that begin there."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def words(self, place: range) -> list[str]:
        """Its words in small letters, in order."""
        return [token.folded for token in self._of(place) if is_word(token.form)]

    def touches(self, place: range) -> dict[Touch, Counter[str]]:
        """What stands there of each sort, as written; words of one sort that touch are one."""
        found: dict[Touch, Counter[str]] = {touch: Counter() for touch in TOUCHES}
        for touch, run in self._runs(place):
            found[touch][" ".join(run)] += 1
        return found

    def has_post_near(self, place: range) -> bool:
        """Whether a post is named in the same line, some words before or after."""
        if not place:
            return False
        return any(
            self._is_post(at) for at in (*self._beside(place.start, -1), *self._beside(place.stop - 1, 1))
        )

    def is_whole(self, place: range) -> bool:
        """Whether it is of whole sentences or lines."""
        ends = place.stop >= len(self.tokens) or self.tokens[place.stop].begins > 0
        return bool(place) and self.tokens[place.start].begins > 0 and ends

    def units(self, place: range) -> Iterator[range]:
        """Its sentences, in order."""
        starts = [at for at in place if at == place.start or self.tokens[at].begins]
        for start, stop in zip(starts, [*starts[1:], place.stop], strict=True):
            yield range(start, stop)

    def span(self, place: range) -> Span:
        """The code points of a place that is not empty."""
        return Span(self.tokens[place.start].start, self.tokens[place.stop - 1].end)

    def _of(self, place: range) -> Sequence[Token]:
        return self.tokens[place.start : place.stop]

    def _beside(self, at: int, step: int) -> Iterator[int]:
        for _ in range(NEAR):
            after = max(at, at + step)
            at += step
            if not 0 <= at < len(self.tokens) or self.tokens[after].begins == 2:
                return
            yield at

    def _runs(self, place: range) -> Iterator[tuple[Touch, list[str]]]:
        """Names and dates of several words as one, and each other word that is of a sort."""
        run: list[str] = []
        sort: Touch | None = None
        for at in place:
            touch, token = self._touch(at), self.tokens[at]
            if run and sort is not None and (touch != sort or token.begins or sort not in ("name", "date")):
                yield sort, run
                run = []
            if touch is not None:
                run.append(token.form)
            sort = touch
        if run and sort is not None:
            yield sort, run

    def _touch(self, at: int) -> Touch | None:
        token = self.tokens[at]
        if not is_word(token.form):
            return None
        if token.folded in told("negation") or token.folded.endswith("n't") or token.folded.startswith("n'"):
            return "negation"
        if self._is_date(at):
            return "date"
        if token.form[0].isdigit() or token.folded in told("numbers"):
            return "number"
        if self._is_post(at):
            return "post"
        return "name" if self._is_name(at) else None

    def _is_date(self, at: int) -> bool:
        token = self.tokens[at]
        if token.folded in told("days"):
            return True
        beside = [self.tokens[n] for n in (at - 1, at + 1) if 0 <= n < len(self.tokens)]
        if token.folded in told("months"):
            numbered = any(one.form[0].isdigit() for one in beside)
            return numbered or (token.form[0].isupper() and not token.begins)
        if not token.form[0].isdigit():
            return False
        if token.form.isdecimal() and len(token.form) == 4 and int(token.form) in YEARS:
            return True
        return any(one.folded in told("months") for one in beside)

    def _is_post(self, at: int) -> bool:
        word = self.tokens[at].folded
        if word in told("standing"):
            return any(self._is_office(n) for n in (at + 1, at + 2) if n < len(self.tokens))
        return word in told("befalls") or self._is_office(at)

    def _is_office(self, at: int) -> bool:
        word = self.tokens[at].folded
        return word not in told("no_posts") and (word in told("posts") or office_of(word) is not None)

    def _is_name(self, at: int) -> bool:
        """A capital in the middle of a sentence, of a word that the text never writes small."""
        token = self.tokens[at]
        if (
            not token.form[0].isupper()
            or len(token.form) == 1
            or token.folded in self._small
            or token.folded in told("no_names")
        ):
            return False
        if not token.begins or is_first_name(token.form):
            return True
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return (
            after is not None
            and not after.begins
            and after.form[0].isupper()
            and after.folded not in self._small
        )
