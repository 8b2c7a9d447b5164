"""Tables and text at a terminal. Colour is off where NO_COLOR is set or nobody looks."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from .output import Shown, harmless, plain


def print_table(shown: Shown) -> None:
    """Rows under their columns, wrapped to the terminal's width."""
    table = Table(title=shown.title or None, title_justify="left", box=None, pad_edge=False)
    columns = shown.shown_columns or shown.columns
    for column in columns:
        table.add_column(column.replace("_", " "), overflow="fold")
    for row in shown.objects():
        table.add_row(*(Text(harmless(plain(row[column]))) for column in columns))
    _console().print(table)


def print_lines(lines: Iterable[str]) -> None:
    """Lines as they are."""
    console = _console()
    for line in lines:
        console.print(Text(harmless(line)), soft_wrap=True)


def _console() -> Console:
    return Console(file=sys.stdout, highlight=False, markup=False)
