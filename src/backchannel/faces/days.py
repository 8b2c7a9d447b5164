"""Days as a person types them for something that is still to be done."""

from __future__ import annotations

import argparse
from datetime import date, timedelta

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def coming_day(words: str, *, today: date) -> date:
    """A day written as 2020-04-05, or a weekday: the next one, today if it is one.

    >>> coming_day("fri", today=date(2031, 5, 6)), coming_day("2031-05-09", today=date(2031, 5, 6))
    (datetime.date(2031, 5, 9), datetime.date(2031, 5, 9))
    """
    low = words.strip().casefold()
    if low == "today":
        return today
    if len(low) >= 3 and low[:3] in WEEKDAYS:
        return today + timedelta((WEEKDAYS.index(low[:3]) - today.weekday()) % 7)
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{words!r} is no day; write 2020-04-05, or fri") from None


def deadline(words: str) -> date | None:
    """As `coming_day` from today on (UTC); None for no words, which takes a deadline away."""
    from backchannel.ledger.ledger import utc_now

    return coming_day(words, today=utc_now().date()) if words.strip() else None
