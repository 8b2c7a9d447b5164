"""The contact matrix in the reader's order, and with only the contacts of a kind."""

from __future__ import annotations

from datetime import date

import pytest

from backchannel.answer.matrix import Axis, Matrix, Met
from backchannel.faces.web.matrix_grid import MatrixGrid, matrix_grid
from backchannel.model.errors import BadQuestion

MET: dict[tuple[str, str], tuple[int, int | None, str]] = {
    ("Vale", "Quist"): (3, 1, "met"),
    ("Vale", "Orr"): (1, 9, "spoke"),
    ("Ames", "Quist"): (1, None, "met"),
}


def matrix() -> Matrix:
    def axes(*names: str) -> tuple[Axis, ...]:
        return tuple(Axis(id=name.lower(), name=name, title="", contacts=1) for name in names)

    cells = tuple(
        Met(
            ours=one.lower(),
            theirs=other.lower(),
            last=None if day is None else date(2031, 5, day),
            words=words,
            count=count,
            citations=(),
        )
        for (one, other), (count, day, words) in MET.items()
    )
    ours, theirs = axes("Vale", "Ames"), axes("Quist", "Orr")
    return Matrix(as_of=None, to=None, about=None, ours=ours, theirs=theirs, cells=cells, more=0)


def names(grid: MatrixGrid) -> tuple[list[str], list[str]]:
    return [row.axis.name for row in grid.rows], [column.name for column in grid.columns]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("contacts", (["Vale", "Ames"], ["Quist", "Orr"])),
        ("latest", (["Vale", "Ames"], ["Orr", "Quist"])),
        ("name", (["Ames", "Vale"], ["Orr", "Quist"])),
    ],
)
def test_the_reader_chooses_the_order(order: str, expected: tuple[list[str], list[str]]) -> None:
    grid = matrix_grid(matrix(), order=order)
    assert names(grid) == expected
    found = {
        (row.axis.name, column.name): cell.count
        for row in grid.rows
        for column, cell in zip(grid.columns, row.cells, strict=True)
        if cell is not None
    }
    assert found == {pair: count for pair, (count, _, _) in MET.items()}


def test_of_a_kind_only_those_who_have_such_a_contact_are_left() -> None:
    grid = matrix_grid(matrix(), kind="spoke")
    assert names(grid) == (["Vale"], ["Orr"])
    assert grid.kinds == ("met", "spoke")


def test_another_order_is_no_order() -> None:
    with pytest.raises(BadQuestion):
        matrix_grid(matrix(), order="colour")
