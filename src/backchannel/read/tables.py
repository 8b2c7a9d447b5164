"""Tables of comma-separated values, each cell with the place of its words in the text (RFC 4180)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from backchannel.model.errors import BadTable

DELIMITERS = ",;\t"


class Cell(Struct, frozen=True):
    """What a cell says, and where: without its quotation marks and the blanks around it."""

    words: str
    start: int
    end: int


class Row(Struct, frozen=True):
    """One line of a table; a cell in quotation marks may run over several lines of the file."""

    line: int
    """The line of the file on which it begins, from 1."""
    start: int
    end: int
    cells: tuple[Cell, ...]


class Table(Struct, frozen=True):
    """The rows below the header, and where each named column stands."""

    header: Row
    columns: Mapping[str, int]
    rows: tuple[Row, ...]
    unread: tuple[str, ...]
    """Headings that are no column asked for."""

    def cell(self, row: Row, column: str) -> Cell | None:
        """None where the column is missing or the cell empty."""
        place = self.columns.get(column)
        if place is None or place >= len(row.cells):
            return None
        cell = row.cells[place]
        return cell if cell.words else None


def table(text: str, headings: Mapping[str, str], *, where: str) -> Table:
    """The table of a text; `headings` names the column that each heading, in small letters, stands for.

    The delimiter is the comma, semicolon or tab that the first line has most of. Empty lines are left out.
    Raises: BadTable for no header, a column named twice, or a quotation mark that is not closed.
    """
    first = text.lstrip("\ufeff").partition("\n")[0]
    delimiter = max(DELIMITERS, key=lambda sign: (first.count(sign), -DELIMITERS.index(sign)))
    rows = [row for row in _rows(text, delimiter, where) if any(cell.words for cell in row.cells)]
    if not rows:
        raise BadTable("there is no header line", where=where, remedy="name the columns in the first line")
    columns: dict[str, int] = {}
    unread = []
    for place, cell in enumerate(rows[0].cells):
        column = headings.get(" ".join(cell.words.casefold().replace("_", " ").split()))
        if column is None:
            unread.append(cell.words)
        elif column in columns:
            raise BadTable(
                f"two columns are {column!r}", where=f"{where}, line 1", remedy="rename one of them"
            )
        else:
            columns[column] = place
    return Table(rows[0], columns, tuple(rows[1:]), tuple(words for words in unread if words))


def _rows(text: str, delimiter: str, where: str) -> Iterator[Row]:
    at, line = (1 if text.startswith("\ufeff") else 0), 1
    while at < len(text):
        start, first_line, cells = at, line, list[Cell]()
        while True:
            cell, at, breaks = _cell(text, at, delimiter, f"{where}, line {line}")
            cells.append(cell)
            line += breaks
            if at >= len(text) or text[at] != delimiter:
                break
            at += 1
        yield Row(first_line, start, at, tuple(cells))
        if text.startswith("\r\n", at):
            at += 1
        at += 1
        line += 1


def _cell(text: str, at: int, delimiter: str, where: str) -> tuple[Cell, int, int]:
    """The cell that begins there, where it ends, and the line breaks inside it."""
    begin = at
    while begin < len(text) and text[begin] in " \u00a0" and delimiter != text[begin]:
        begin += 1
    if begin < len(text) and text[begin] == '"':
        return _quoted_cell(text, begin, delimiter, where)
    end = begin
    while end < len(text) and text[end] not in (delimiter, "\n", "\r"):
        end += 1
    words = text[begin:end].rstrip()
    return Cell(" ".join(words.split()), begin, begin + len(words)), end, 0


def _quoted_cell(text: str, at: int, delimiter: str, where: str) -> tuple[Cell, int, int]:
    end = at + 1
    while True:
        end = text.find('"', end)
        if end < 0:
            raise BadTable("a quotation mark is not closed", where=where, remedy='write a mark inside as ""')
        if not text.startswith('""', end):
            break
        end += 2
    inside = text[at + 1 : end]
    after = end + 1
    while after < len(text) and text[after] == " " and delimiter != " ":
        after += 1
    if after < len(text) and text[after] not in (delimiter, "\n", "\r"):
        raise BadTable("words stand behind a quotation mark", where=where, remedy='write a mark inside as ""')
    stripped = inside.strip()
    start = at + 1 + (len(inside) - len(inside.lstrip()))
    words = " ".join(stripped.replace('""', '"').split())
    return Cell(words, start, start + len(stripped)), after, inside.count("\n")
