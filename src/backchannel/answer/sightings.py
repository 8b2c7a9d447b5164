"""One report of a post → what it proves: days in post, a window for the beginning, a window for the end."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from backchannel.model.facts import Standing
from backchannel.model.times import Period

Days = tuple[date, date]
"""First and last day, both included."""
UNSURE_MARKS = "~?%"


class Sighting(Struct, frozen=True, kw_only=True):
    """A report that somebody is, was or will be in a post."""

    holder: str
    standing: Standing
    day: date | None
    """The day of the report."""
    valid: Period | None
    """What its own words say about the time in post."""
    claim: str
    strong: bool = True
    """Fit to prove a bound: the country stands in the words, and they are not hedged."""


class Piece(Struct, frozen=True, kw_only=True):
    """What one sighting tells of one time in post."""

    sighting: Sighting
    held: Days | None = None
    """In post on each of these days."""
    begin: Days | None = None
    """Began on one of them."""
    end: Days | None = None
    """Ended on one of them."""
    ended_by: date | None = None
    not_before: date | None = None

    @property
    def place(self) -> Days | None:
        """Where it stands in time; None where nothing tells."""
        if self.held is not None:
            return self.held
        window = self.begin or self.end
        if window is not None:
            return window
        return (self.ended_by, self.ended_by) if self.ended_by else None


def piece_of(sighting: Sighting) -> Piece:
    """What the report proves if it is true; an end that lies after the report is only expected."""
    begin, end = _sides(sighting.valid)
    if sighting.standing in ("incoming", "candidate"):
        coming = sighting.standing == "incoming"
        return Piece(sighting=sighting, not_before=sighting.day if coming else None)
    if sighting.standing == "former":
        return _former(sighting, begin, end)
    return _current(sighting, begin, end)


def _current(sighting: Sighting, begin: Days | None, end: Days | None) -> Piece:
    day = sighting.day
    if day is None:
        return _whole(sighting, begin, end)
    if begin is not None and begin[0] > day:
        return Piece(sighting=sighting, not_before=day)
    if end is not None and end[1] < day:
        return _whole(sighting, begin, end)
    if begin is not None and begin[1] > day:
        begin = (begin[0], day)
    return Piece(sighting=sighting, held=(begin[1] if begin else day, day), begin=begin)


def _former(sighting: Sighting, begin: Days | None, end: Days | None) -> Piece:
    day, valid = sighting.day, sighting.valid
    if valid is not None and "/" not in valid.edtf and (some := _window(valid.edtf)) is not None:
        held = some if some[0] == some[1] else None
        return Piece(sighting=sighting, held=held, ended_by=day)
    if end is not None and day is not None and end[0] <= day < end[1]:
        end = (end[0], day)
    whole = _whole(sighting, begin, end)
    # Whoever "was premier from 1990 to 1995" may be premier again.
    return Piece(
        sighting=sighting, held=whole.held, begin=begin, end=end, ended_by=day if end is None else None
    )


def _whole(sighting: Sighting, begin: Days | None, end: Days | None) -> Piece:
    """Held from the last possible beginning to the first possible end."""
    held: Days | None = None
    if begin is not None and end is not None:
        held = (begin[1], end[0]) if begin[1] <= end[0] else None
    elif (only := begin or end) is not None and only[0] == only[1]:
        held = only
    return Piece(sighting=sighting, held=held, begin=begin, end=end)


def _sides(valid: Period | None) -> tuple[Days | None, Days | None]:
    """The windows of beginning and end that the words give; None for one that is unknown or only about."""
    if valid is None or "/" not in valid.edtf:
        return None, None
    left, right = valid.edtf.split("/")
    return _window(left), _window(right)


def _window(edtf: str) -> Days | None:
    if edtf in ("", "..") or edtf[-1] in UNSURE_MARKS:
        return None
    first, end = Period(edtf).maybe
    return (first, end - timedelta(1)) if first and end else None
