"""A timeline as a drawing: where each event, its mark and its words stand. Lengths are in pixels.

Time runs downwards. A day on which something happened is as high as its events need, and the days between are
as short as they can be told apart; so lengths are no durations, but what is before, within or after what is
always true. A mark covers exactly the days that the words leave open.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from math import sqrt
from typing import Literal

from msgspec import Struct

from backchannel.answer.lanes import Lane
from backchannel.answer.timeline import Event, Precision
from backchannel.model.times import DayRange, Period

Shape = Literal["dot", "bar", "by", "from", "told_by", "told_before"]
"""dot: that day; bar: some time within; by, from: until or since that day; told_by: no day is
told, but it was reported then; told_before: no day is told, it was still to come when it was reported."""

WIDTH, AXIS = 1240, 124
ROW, PAD, HEAD = 24, 8, 34
MARKS, TRACK = 34, 9
LONG_DAYS = 45
"""A gap of so many days is told in words."""
GAP, SHORT_GAP = 30, 6
LATE_DAYS = 7
"""What is reported so much later is told to be so."""
AHEAD = ("planned", "expected", "threatened", "conditional")
LANES: tuple[Lane, ...] = ("said", "did", "measure", "ours")


class Mark(Struct, frozen=True, kw_only=True):
    """How exactly the day is known, drawn."""

    shape: Shape
    x: float
    y: float
    """Its beginning; of a dot its middle."""
    end: float


class Drawn(Struct, frozen=True, kw_only=True):
    """An event in its column."""

    event: Event
    number: int
    """Its place in the answer, from 1."""
    x: float
    y: float
    width: float
    mark: Mark
    late_days: int
    """It was first reported so many days after its last possible day; 0 where that is soon, or not told."""


class Slot(Struct, frozen=True, kw_only=True):
    """A day with events, and its words at the left."""

    day: date
    edtf: str
    """As exactly as its events have it: "2031-03" where all are of that month."""
    reported: bool
    """Of all its events no day is told: it is the day of the report."""
    y: float
    height: float


class Gap(Struct, frozen=True, kw_only=True):
    """A long time in which nothing is told."""

    y: float
    days: int

    @property
    def months(self) -> int:
        return round(self.days / 30.44)

    @property
    def years(self) -> int:
        return round(self.days / 365.25)


class Column(Struct, frozen=True, kw_only=True):
    lane: Lane
    x: float
    width: float


class Chart(Struct, frozen=True, kw_only=True):
    """Everything at its place; columns without events are left out."""

    width: float
    height: float
    columns: tuple[Column, ...]
    empty: tuple[Lane, ...]
    slots: tuple[Slot, ...]
    gaps: tuple[Gap, ...]
    events: tuple[Drawn, ...]
    apart: tuple[Event, ...]
    """Of these neither the day nor the report has a date."""


def chart_of(events: Sequence[Event]) -> Chart:
    """The drawing of a timeline's events."""
    numbered = [(number, event, _anchor(event)) for number, event in enumerate(events, 1)]
    dated = [(number, event, anchor) for number, event, anchor in numbered if anchor is not None]
    columns = _columns(Counter(event.lane for _, event, _ in dated))
    rows: dict[date, dict[Lane, list[tuple[int, Event]]]] = defaultdict(lambda: defaultdict(list))
    for number, event, anchor in dated:
        rows[anchor][event.lane].append((number, event))
    slots, gaps = _slots(rows)
    scale = _Scale(slots)
    column_of = {column.lane: column for column in columns}
    tracks = _Tracks()
    drawn = [
        _drawn(scale, tracks, column_of[lane], slot, place, *one)
        for slot in slots
        for lane in LANES
        for place, one in enumerate(rows[slot.day].get(lane, ()))
    ]
    return Chart(
        width=WIDTH,
        height=scale.bottom + PAD,
        columns=columns,
        empty=tuple(lane for lane in LANES if lane not in column_of),
        slots=tuple(slots),
        gaps=tuple(gaps),
        events=tuple(drawn),
        apart=tuple(event for _, event, anchor in numbered if anchor is None),
    )


def _anchor(event: Event) -> date | None:
    """The day at which an event stands: its first possible one, else its last, else that of the report."""
    first, end = _days(event)
    if first is not None:
        return first
    return end - timedelta(1) if end is not None else event.reported


def _days(event: Event) -> DayRange:
    return Period(event.happened).maybe if event.happened else (None, None)


def _columns(counts: Mapping[Lane, int]) -> tuple[Column, ...]:
    """Those with events; the busier the wider, none less than half of its even share."""
    kept = [lane for lane in LANES if counts.get(lane)]
    even = (WIDTH - AXIS) / max(1, len(kept))
    whole = sum(sqrt(counts[lane]) for lane in kept)
    columns, x = [], float(AXIS)
    for lane in kept:
        width = even / 2 + even / 2 * len(kept) * sqrt(counts[lane]) / whole
        columns.append(Column(lane=lane, x=round(x, 1), width=round(width, 1)))
        x += width
    return tuple(columns)


def _slots(rows: dict[date, dict[Lane, list[tuple[int, Event]]]]) -> tuple[list[Slot], list[Gap]]:
    slots: list[Slot] = []
    gaps: list[Gap] = []
    y: float = HEAD
    for day in sorted(rows):
        if slots:
            between = (day - slots[-1].day).days - 1
            if between >= LONG_DAYS:
                gaps.append(Gap(y=y + GAP / 2, days=between))
            y += GAP if between >= LONG_DAYS else SHORT_GAP if between else 0
        events = [event for lane in rows[day].values() for _, event in lane]
        height = max(len(lane) for lane in rows[day].values()) * ROW + PAD
        is_report = all(event.happened is None for event in events)
        slots.append(Slot(day=day, edtf=_edtf(day, events), reported=is_report, y=y, height=height))
        y += height
    return slots, gaps


def _edtf(day: date, events: Sequence[Event]) -> str:
    """The day; the month or year where no event of the slot is told more exactly."""
    kinds: set[Precision | str] = {event.precision for event in events}
    if kinds == {"month"}:
        return f"{day.year:04d}-{day.month:02d}"
    return f"{day.year:04d}" if kinds == {"year"} else day.isoformat()


class _Scale:
    """Days → how far down: a day with events fills its slot, the days between share what is between."""

    def __init__(self, slots: Sequence[Slot]) -> None:
        self._points: list[tuple[int, float]] = []
        for slot in slots:
            start = slot.day.toordinal()
            if not self._points or self._points[-1][0] < start:
                self._points.append((start, slot.y))
            self._points.append((start + 1, slot.y + slot.height))
        self._days = [day for day, _ in self._points]
        self.bottom: float = (self._points[-1][1] if self._points else HEAD) + GAP

    def y(self, day: date) -> float:
        """Where a day begins; one before all events at the top, one after them at the bottom."""
        at = bisect_right(self._days, day.toordinal())
        if at == 0:
            return HEAD
        if at == len(self._points):
            last, y = self._points[-1]
            return y if day.toordinal() == last else self.bottom
        (first, low), (end, high) = self._points[at - 1], self._points[at]
        return round(low + (high - low) * (day.toordinal() - first) / (end - first), 1)


class _Tracks:
    """Bars that would cover each other stand side by side."""

    MOST = 3

    def __init__(self) -> None:
        self._ends: dict[Lane, list[float]] = defaultdict(list)

    def of(self, lane: Lane, start: float, end: float) -> int:
        """The first free track; where all are taken the last."""
        ends = self._ends[lane]
        for track, taken in enumerate(ends):
            if taken <= start:
                ends[track] = end
                return track
        if len(ends) < self.MOST:
            ends.append(end)
            return len(ends) - 1
        ends[-1] = max(ends[-1], end)
        return self.MOST - 1


def _drawn(
    scale: _Scale, tracks: _Tracks, column: Column, slot: Slot, place: int, number: int, event: Event
) -> Drawn:
    y = slot.y + PAD / 2 + place * ROW
    return Drawn(
        event=event,
        number=number,
        x=column.x + MARKS,
        y=y,
        width=column.width - MARKS - 4,
        mark=_mark(scale, tracks, column, y + ROW / 2, event),
        late_days=_late(event),
    )


def _mark(scale: _Scale, tracks: _Tracks, column: Column, middle: float, event: Event) -> Mark:
    first, end = _days(event)
    beside = column.x + MARKS - 7
    if first is None and end is None:
        shape: Shape = "told_before" if event.modality in AHEAD else "told_by"
        return Mark(shape=shape, x=beside, y=middle, end=middle)
    if event.precision == "day":
        return Mark(shape="dot", x=beside, y=middle, end=middle)
    if first is None:
        return Mark(shape="by", x=beside, y=middle, end=middle)
    if end is None:
        return Mark(shape="from", x=beside, y=middle, end=middle)
    top, bottom = scale.y(first), scale.y(end)
    track = tracks.of(column.lane, top, bottom)
    return Mark(shape="bar", x=column.x + 4 + track * TRACK, y=top, end=max(bottom, top + TRACK))


def _late(event: Event) -> int:
    end = _days(event)[1]
    if end is None or event.reported is None:
        return 0
    days = (event.reported - end).days + 1
    return days if days > LATE_DAYS else 0
