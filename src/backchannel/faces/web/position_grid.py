"""Positions as a grid: actors down, times across, as fine as a page is wide."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from backchannel.answer.layout import cut
from backchannel.answer.positions import Change, Positions, Row, Stood

MOST_COLUMNS = 7
"""More do not fit on a printed page."""
LOOSE = 20
"""So many positions fit on a printed page in the usual type."""
QUOTE = 120
"""So many characters of a position are shown in the grid; the list below it has all."""


class Cell(Struct, frozen=True, kw_only=True):
    """One position in the grid."""

    stood: Stood
    words: str
    number: int
    """Its place in the list, from 1."""
    change: Change | None
    """Where it turns away from an earlier one."""


class GridRow(Struct, frozen=True, kw_only=True):
    row: Row
    cells: tuple[tuple[Cell, ...], ...]
    """One for each column."""


class Grid(Struct, frozen=True, kw_only=True):
    """Columns are days, or months, or years where there are too many: as EDTF; "" is no day."""

    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]
    dense: bool
    """So much stands in it that it fits on a printed page in small type only."""


def grid_of(answer: Positions) -> Grid:
    """Every position in the column of its time."""
    whens = {stood.when for row in answer.rows for stood in row.positions}
    length = _fineness(whens)
    columns = sorted({_column(when, length) for when in whens}, key=lambda words: words or "~")
    number = 0
    rows = []
    for row in answer.rows:
        turned = {change.after: change for change in row.changes}
        cells: dict[str, list[Cell]] = {}
        for stood in row.positions:
            number += 1
            cell = Cell(
                stood=stood,
                words=cut(_without(row.name, stood), QUOTE),
                number=number,
                change=turned.get(stood.fact),
            )
            cells.setdefault(_column(stood.when, length), []).append(cell)
        rows.append(GridRow(row=row, cells=tuple(tuple(cells.get(column, ())) for column in columns)))
    return Grid(columns=tuple(columns), rows=tuple(rows), dense=number > LOOSE)


def _without(name: str, stood: Stood) -> str:
    """The words without the actor, who stands at the head of the row."""
    return stood.words.removeprefix(f"{name} said: ").removeprefix(f"{name}: ")


def _fineness(whens: Iterable[str | None]) -> int:
    """How many characters of an ISO day name its column."""
    every = set(whens) - {None}
    for length in (10, 7):
        if len({_column(when, length) for when in every}) <= MOST_COLUMNS:
            return length
    return 4


def _column(when: str | None, length: int) -> str:
    """Of a period its beginning, no finer than it is told: of "2031" no day of it."""
    return (when or "").partition("/")[0].strip("~?%.")[:length]
