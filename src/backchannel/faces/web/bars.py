"""Times in post as bars: what is certain is filled, what only may be is hatched, the rest stays open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

from msgspec import Struct

from backchannel.answer.post_line_parts import StintTold
from backchannel.answer.post_lines import PostLines

WIDTH, ROW, LABEL = 100, 34, 20
"""Of the drawing: across in hundredths of it, down in pixels."""
OPEN_END, LEAST = 3.0, 0.3
"""How wide an end that nothing bounds is drawn, and the least that can be seen."""
MOST_TICKS = 12
MARGIN_DAYS = 120
"""Room before the first and after the last day that is known, in which open ends are drawn."""
Part = Literal["certain", "perhaps", "open", "seen"]


class Bar(Struct, frozen=True, kw_only=True):
    """A stretch of time, [x, x + width) of the drawing."""

    part: Part
    """ "certain", "perhaps" in post, "open" where nothing bounds it, or "seen": reported, nothing certain."""
    x: float
    width: float


class Row(Struct, frozen=True, kw_only=True):
    """One holder's time in one post."""

    y: int
    label: str
    words: str
    """The bars in words."""
    bars: tuple[Bar, ...]


class Tick(Struct, frozen=True):
    x: float
    year: int


class Bars(Struct, frozen=True, kw_only=True):
    """A drawing of posts; the day asked for is a line across it."""

    height: int
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    day: float | None


def bars_of(lines: PostLines) -> Bars | None:
    """The stints of the lines, one below the other; None where no day is known of any."""
    told = [(line.post, stint) for line in lines.lines_of_posts for stint in line.stints]
    days = [day for _, stint in told for day in _days(stint)]
    if not days:
        return None
    days += [lines.day] if lines.day else []
    scale = _Scale(min(days), max(days))
    rows = tuple(
        Row(
            y=LABEL + ROW * number,
            label=stint.name if lines.who is None else post,
            words=stint_words(stint),
            bars=tuple(_bars(stint, scale)),
        )
        for number, (post, stint) in enumerate(told)
    )
    return Bars(
        height=2 * LABEL + ROW * len(rows),
        rows=rows,
        ticks=tuple(scale.ticks()),
        day=scale.x(lines.day) if lines.day else None,
    )


class _Scale:
    def __init__(self, first: date, last: date) -> None:
        margin = min(first.toordinal() - MARGIN_DAYS, date(first.year, 1, 1).toordinal())
        self.first = max(date.min.toordinal(), margin)
        self.last = min(date.max.toordinal(), last.toordinal() + MARGIN_DAYS)

    def x(self, day: date) -> float:
        return round(WIDTH * (day.toordinal() - self.first) / (self.last - self.first), 2)

    def ticks(self) -> Iterator[Tick]:
        first, last = (date.fromordinal(day).year for day in (self.first, self.last))
        begins = [date(year, 1, 1) for year in range(first, last + 1)]
        inside = [day for day in begins if day.toordinal() >= self.first]
        for day in inside[:: 1 + len(inside) // MOST_TICKS]:
            yield Tick(self.x(day), day.year)


def _days(stint: StintTold) -> Iterable[date]:
    sides = (stint.begin.earliest, stint.begin.latest, stint.end.earliest, stint.end.latest)
    yield from (side.day for side in sides if side is not None)
    yield from (day for days in stint.sure for day in days)
    yield from stint.seen or ()


def _bars(stint: StintTold, scale: _Scale) -> Iterator[Bar]:
    if not stint.sure:
        if stint.seen:
            yield _bar("seen", stint.seen[0], stint.seen[1], scale)
        return
    first, last = stint.sure[0][0], stint.sure[-1][1]
    yield _before(stint, first, scale)
    for begin, end in stint.sure:
        yield _bar("certain", begin, end, scale)
    for (_, left), (begin, _) in zip(stint.sure, stint.sure[1:], strict=False):
        yield _bar("perhaps", left, begin, scale)
    yield _after(stint, last, scale)


def _before(stint: StintTold, first: date, scale: _Scale) -> Bar:
    """From the first day on which they may have been in post to the first on which they certainly were."""
    earliest = stint.begin.earliest
    if earliest is not None and earliest.day <= first:
        return _bar("perhaps", earliest.day, first, scale)
    x = scale.x(first)
    return Bar(part="open", x=round(max(0.0, x - OPEN_END), 2), width=min(OPEN_END, x))


def _after(stint: StintTold, last: date, scale: _Scale) -> Bar:
    latest = stint.end.latest
    if latest is not None and latest.day >= last:
        return _bar("perhaps", last, latest.day, scale)
    x = scale.x(last)
    return Bar(part="open", x=x, width=round(min(OPEN_END, WIDTH - x), 2))


def _bar(part: Part, first: date, last: date, scale: _Scale) -> Bar:
    x, least = scale.x(first), 0.0 if part == "perhaps" else LEAST
    return Bar(part=part, x=x, width=round(max(least, scale.x(last) - x), 2))


def stint_words(stint: StintTold) -> str:
    """What is known of a time in post: the days that are certain, and what bounds them."""
    if not stint.sure:
        if not stint.seen:
            left = stint.end.latest
            return f"left by {left.day.isoformat()}; when in post is not known" if left else "no day is known"
        return f"reported {_span(*stint.seen)}, nothing certain"
    told = ", ".join(_span(*days) for days in stint.sure)
    begin, end = stint.begin.earliest, stint.end.latest
    before = f"not before {begin.day.isoformat()}" if begin else "since when is not known"
    after = f"not after {end.day.isoformat()}" if end else "until when is not known"
    return f"certain {told}; {before}; {after}"


def _span(first: date, last: date) -> str:
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"
