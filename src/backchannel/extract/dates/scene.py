"""What the rules of the date grammar may look at: the text, the day it is of, and the dates before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from re import Match
from typing import NamedTuple

from ...model.times import Period
from .calendar import Aim
from .tense import aim_at

REACH = 800
"""How far back a phrase such as "the same day" may point, in characters."""


class Named(NamedTuple):
    """A date already found: where, and its EDTF value."""

    start: int
    end: int
    edtf: str

    @property
    def day(self) -> date | None:
        """The day itself where it is one day."""
        return date.fromisoformat(self.edtf) if len(self.edtf) == 10 and self.edtf[4:6] != "-W" else None

    @property
    def first_day(self) -> date | None:
        return Period(self.edtf).maybe[0]


class Scene:
    """One text while its dates are read, in order. `lowered` has the offsets of `text`."""

    def __init__(
        self, text: str, *, published: date | None, future_at: Callable[[int], bool] | None = None
    ) -> None:
        self.text, self.published = text, published
        self.lowered = _lowered(text)
        self.found: list[Named] = []
        self.quarter: str | None = None
        """The quarter that a report is about: the last one named itself, not one it was compared with."""
        self._future_at = future_at

    def aim(self, match: Match[str]) -> Aim:
        """Whether the clause around a match looks back or ahead."""
        if self._future_at is not None:
            return "future" if self._future_at(match.start()) else "nearest"
        return aim_at(self.lowered, match.start(), match.end())

    def before(self, at: int, *, reach: int = REACH) -> Named | None:
        """The last date named before a place, not farther back than `reach`."""
        if self.found and at - self.found[-1].end <= reach:
            return self.found[-1]
        return None

    def has_capital(self, at: int) -> bool:
        return self.text[at : at + 1].isupper()


def _lowered(text: str) -> str:
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lowered.replace("\u2019", "'")
