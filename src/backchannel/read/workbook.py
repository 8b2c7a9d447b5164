"""The reader of workbooks (XLSX, XLS, ODS, by calamine): each sheet a table, as comma-separated values."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from io import BytesIO, StringIO

from python_calamine import CalamineError, CalamineWorkbook

from backchannel.model.errors import DamagedFile, EmptyFile, LockedFile

from .given import Given
from .parts import Part

MEDIA_TYPE = "text/csv"


def pieces(data: bytes, given: Given) -> Iterator[Part]:
    """Every sheet that has cells, in the workbook's order. Raises: DamagedFile, LockedFile, EmptyFile."""
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        sheets = [(name, book.get_sheet_by_name(name).to_python()) for name in book.sheet_names]
    except CalamineError as error:
        kind = LockedFile if "password" in str(error).lower() else DamagedFile
        raise kind(
            f"this workbook cannot be opened ({error})", where=given.name, remedy="save it again, or as CSV"
        ) from error
    filled = [(name, rows) for name, rows in sheets if any(cell != "" for row in rows for cell in row)]
    if not filled:
        raise EmptyFile("no cell of it holds anything", where=given.name, remedy="check that it was saved")
    for name, rows in filled:
        called = f"{given.name}/{name.replace('/', ' ')}.csv"
        known = Given(name=called, published=given.published, today=given.today)
        yield Part(_table(rows).encode("utf8"), known, MEDIA_TYPE)


def _table(rows: Sequence[Sequence[object]]) -> str:
    written = StringIO()
    csv.writer(written, lineterminator="\n").writerows([_cell(value) for value in row] for row in rows)
    return written.getvalue()


def _cell(value: object) -> str:
    """As a person would type it: whole numbers without a point, days as 2030-05-06."""
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
