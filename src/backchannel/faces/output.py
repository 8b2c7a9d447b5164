"""Where a command's words go: data to stdout in the form asked for, talk to stderr."""

from __future__ import annotations

import argparse
import csv
import io
import re
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import Any, Literal, NamedTuple

from backchannel.model.errors import BackchannelError

Form = Literal["table", "json", "csv", "nl"]
NUMBER = re.compile(r"[+-]?\d[\d.,]*%?")
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
NARROWEST, WIDEST = 60, 140
"""Columns: lines to read are never set narrower or wider, whatever the terminal."""
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class Shown(NamedTuple):
    """What a command shows: `data` for programs, and the same as rows for people."""

    title: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Any, ...], ...] = ()
    data: Any = None
    """What --json gives; the rows as objects where it is None."""
    shown_columns: tuple[str, ...] = ()
    """Those that a table shows; all where none is named."""
    lines: tuple[str, ...] = ()
    """What a person reads instead of a table."""

    def objects(self) -> list[dict[str, Any]]:
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


class Output:
    """Stdout and stderr of one command."""

    def __init__(self, form: Form | None) -> None:
        self.is_terminal = sys.stdout.isatty()
        self.form: Form = form or ("table" if self.is_terminal else "json")

    @classmethod
    def of(cls, arguments: argparse.Namespace) -> Output:
        return cls(getattr(arguments, "form", None))

    def show(self, shown: Shown) -> None:
        """Data to stdout: a table at a terminal, else what was asked for, else JSON."""
        if self.form == "table":
            self._show_table(shown)
        else:
            sys.stdout.write(as_text(shown, self.form))
        sys.stdout.flush()

    def say(self, words: str) -> None:
        """Talk to stderr."""
        print(harmless(words), file=sys.stderr, flush=True)

    def next(self, *commands: str) -> None:
        """The commands that a person may want next."""
        self.say(f"Next: {' · '.join(commands)}")

    def tell_error(self, error: BackchannelError) -> None:
        self.say(f"{error}")
        self.say(f"Next: backchannel explain {error.code}")

    def _show_table(self, shown: Shown) -> None:
        from .tables import print_lines, print_table

        if shown.lines:
            print_lines(shown.lines)
        elif shown.rows or shown.title:
            print_table(shown)


def reading_width() -> int:
    """How many columns lines to read have: the terminal's ($COLUMNS, else measured), else 100."""
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size((100, 24)).columns))


def as_text(shown: Shown, form: Form) -> str:
    """The same data in the same bytes, ending with a line end."""
    if form == "csv":
        return as_csv(shown.columns, shown.rows)
    if form == "nl":
        return "".join(f"{_json(row)}\n" for row in shown.objects())
    import msgspec  # only now: `--help` must not wait for it

    data = shown.data if shown.data is not None else shown.objects()
    return msgspec.json.format(msgspec.json.encode(data), indent=2).decode() + "\n"


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Rows for a spreadsheet: a cell that would be a formula gets an apostrophe, a number does not."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([cell(value) for value in row] for row in rows)
    return out.getvalue()


def cell(value: Any) -> str:
    """One cell as text, harmless to a spreadsheet (CWE-1236)."""
    words = plain(value)
    if words.startswith(FORMULA_STARTS) and not NUMBER.fullmatch(words):
        return f"'{words}"
    return words


def harmless(words: str) -> str:
    """Words without what a terminal would obey: a document's text is not ours."""
    return CONTROLS.sub("�", words)


def plain(value: Any) -> str:
    """A value as a person writes it; nothing for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(plain(item) for item in value)
    return str(value)


def _json(row: dict[str, Any]) -> str:
    import msgspec

    return msgspec.json.encode(row).decode()


def add_output_arguments(command: argparse.ArgumentParser) -> None:
    """--json, --csv and --nl, where the command shows data."""
    if command.get_default("streams"):
        return
    forms = command.add_mutually_exclusive_group()
    for form, what in (
        ("json", "JSON (what a pipe gets anyway)"),
        ("csv", "CSV for a spreadsheet"),
        ("nl", "JSON Lines, one row a line"),
        ("table", "a table (what a terminal gets anyway)"),
    ):
        forms.add_argument(f"--{form}", dest="form", action="store_const", const=form, help=what)
