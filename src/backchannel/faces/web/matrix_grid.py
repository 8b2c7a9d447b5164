"""The contact matrix in the order that a reader chooses: by how often, by how lately, or by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal, get_args

from msgspec import Struct

from backchannel.answer.matrix import Axis, Matrix, Met
from backchannel.model.errors import BadQuestion

MatrixOrder = Literal["contacts", "latest", "name"]
ORDERS: tuple[MatrixOrder, ...] = get_args(MatrixOrder)


class MatrixRow(Struct, frozen=True, kw_only=True):
    axis: Axis
    cells: tuple[Met | None, ...]
    """One for each column; None: nothing is told of the two."""


class MatrixGrid(Struct, frozen=True, kw_only=True):
    order: MatrixOrder
    kind: str
    """Only cells whose last contact was of this kind; "" for all."""
    kinds: tuple[str, ...]
    columns: tuple[Axis, ...]
    rows: tuple[MatrixRow, ...]


def matrix_grid(answer: Matrix, *, order: str = "contacts", kind: str = "") -> MatrixGrid:
    """Rows are ours, columns theirs; without those whom the filter leaves nothing. Raises: BadQuestion."""
    if order not in ORDERS:
        raise BadQuestion(f"{order!r} is no order", remedy=f"write one of {', '.join(ORDERS)}")
    cells = [cell for cell in answer.cells if kind in ("", cell.words)]
    at = {(cell.ours, cell.theirs): cell for cell in cells}
    columns = _sorted(answer.theirs, ((cell.theirs, cell) for cell in cells), order)
    rows = _sorted(answer.ours, ((cell.ours, cell) for cell in cells), order)
    return MatrixGrid(
        order=next(one for one in ORDERS if one == order),
        kind=kind,
        kinds=tuple(sorted({cell.words for cell in answer.cells})),
        columns=tuple(columns),
        rows=tuple(
            MatrixRow(axis=axis, cells=tuple(at.get((axis.id, column.id)) for column in columns))
            for axis in rows
        ),
    )


def _sorted(axes: Sequence[Axis], cells: Iterable[tuple[str, Met]], order: str) -> list[Axis]:
    last: dict[str, date] = {}
    for id_, cell in cells:
        last[id_] = max(last.get(id_, date.min), cell.last or date.min)
    kept = [axis for axis in axes if axis.id in last]
    if order == "name":
        return sorted(kept, key=lambda axis: (axis.name, axis.id))
    if order == "latest":
        return sorted(kept, key=lambda axis: last[axis.id], reverse=True)
    return kept
