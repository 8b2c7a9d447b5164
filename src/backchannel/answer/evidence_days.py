"""The days of many claims at once."""

from __future__ import annotations

from datetime import date

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from .reading import Numbers

Factors = NDArray[np.float64]
Mask = NDArray[np.bool_]
NO_DAY = 0


class Days(Struct, frozen=True):
    """Of some claims the days as ordinals, `NO_DAY` where there is none."""

    begin: Numbers
    """The first day on which it may have held."""
    last: Numbers
    """The last one."""
    reported: Numbers

    def later(self, day: date | None) -> Mask:
        """As `Calendar.is_later`, for all of them."""
        if day is None:
            return np.zeros(self.last.size, np.bool_)
        asked = day.toordinal()
        over = (self.last != NO_DAY) & (self.last <= asked)
        late: Mask = (self.begin > asked) | (~over & (self.reported > asked))
        return late

    def age(self, day: date | None) -> Factors:
        """As `Calendar.age_days`; NaN where that is not known."""
        if day is None:
            return np.full(self.last.size, np.nan)
        happened = self.happened()
        return np.where(happened == NO_DAY, np.nan, np.maximum(0, day.toordinal() - happened))

    def happened(self) -> Numbers:
        """As `Calendar.happened`."""
        both = (self.last != NO_DAY) & (self.reported != NO_DAY)
        last = np.maximum(self.last, self.reported)
        return np.where(both, np.minimum(self.last, self.reported), last)
