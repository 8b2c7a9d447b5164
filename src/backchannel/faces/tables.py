"""Tables and text at a terminal. Colour is off where NO_COLOR is set or nobody looks."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from .output import Shown, plain

CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


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


def harmless(words: str) -> str:
    """Words without what a terminal would obey: a document's text is not ours."""
    return CONTROLS.sub("�", words)


def _console() -> Console:
    return Console(file=sys.stdout, highlight=False, markup=False)
