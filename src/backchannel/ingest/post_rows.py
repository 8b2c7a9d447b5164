"""A table of posts and holders, row by row: what each says, or why it cannot be read."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct

from backchannel.gazetteer.places import all_codes, country_code
from backchannel.model.errors import BadPeriod, BadTable
from backchannel.model.times import Period
from backchannel.read.tables import Cell, Row, Table, table
from backchannel.resolve.names import person_name

NEEDED = ("holder", "post")
BAD_ROW, BAD_DAY = "BC109", "BC301"
DAY = re.compile(r"\d{4}(-\d\d){0,2}[~?]?")
FORMULA_STARTS = ("=", "+", "-", "@")


class Problem(Struct, frozen=True):
    """Why a row cannot be read."""

    line: int
    column: str
    code: str
    what: str


class PostRow(Struct, frozen=True, kw_only=True):
    """One row that can be read: somebody holds or held a post."""

    row: Row
    holder: Cell
    post: Cell
    country: str | None
    organisation: Cell | None
    valid: Period | None
    """None where neither day is given."""
    dates: tuple[int, int] | None
    """Where the days stand in the text, from the first to the last."""
    over: bool
    """A last day is given."""
    id: Cell | None
    source: str | None
    details: Mapping[str, Cell]
    """Contact details, level, party and place by the name of their attribute."""


class PostTable(Struct, frozen=True):
    """Every row of a table, in one of two lists."""

    rows: tuple[PostRow, ...]
    problems: tuple[Problem, ...]
    unread: tuple[str, ...]
    """Headings that name no column of posts."""


def post_table(text: str, *, where: str) -> PostTable:
    """The rows of a table of posts. Raises: BadTable where no column is a holder's or a post's."""
    read = table(text, _headings(), where=where)
    for column in NEEDED:
        if column not in read.columns:
            raise BadTable(
                f"no column is called {column!r}",
                where=where,
                remedy="name them in the first line: holder, post, country, organisation, from, to, id",
            )
    good, problems = [], list[Problem]()
    for row in read.rows:
        found = list(_problems(read, row))
        problems += found
        if not found:
            good.append(_post_row(read, row))
    return PostTable(tuple(good), tuple(problems), read.unread)


def names_posts(text: str) -> bool:
    """Whether the first line of a table names a column of holders and one of posts."""
    with suppress(BadTable):
        return {*NEEDED} <= table(text.partition("\n")[0], _headings(), where="").columns.keys()
    return False


def _problems(read: Table, row: Row) -> Iterator[Problem]:
    if len(row.cells) > len(read.header.cells):
        yield Problem(
            row.line, "", BAD_ROW, f"{len(row.cells)} cells under {len(read.header.cells)} headings"
        )
    for column in NEEDED:
        cell = read.cell(row, column)
        if cell is None:
            yield Problem(row.line, column, BAD_ROW, "it is empty")
        elif cell.words.startswith(FORMULA_STARTS):
            yield Problem(row.line, column, BAD_ROW, f"{cell.words[:40]!r} is a formula, no name")
        elif column == "holder" and person_name(cell.words) is None:
            yield Problem(row.line, column, BAD_ROW, f"{cell.words[:40]!r} is no person's name")
    country = read.cell(row, "country")
    if country is not None and _code(country.words) is None:
        yield Problem(row.line, "country", BAD_ROW, f"no country or part of one is called {country.words!r}")
    days = [
        Problem(row.line, column, BAD_DAY, f"{cell.words!r} is no day; write 2020, 2020-04 or 2020-04-05")
        for column in ("from", "to")
        if (cell := read.cell(row, column)) is not None
        and not (column == "to" and _is_still(cell))
        and not _is_day(cell.words)
    ]
    yield from days
    if not days:
        try:
            _period(read, row)
        except BadPeriod as error:
            yield Problem(row.line, "to", BAD_DAY, error.what)


def _post_row(read: Table, row: Row) -> PostRow:
    holder, post = read.cell(row, "holder"), read.cell(row, "post")
    assert holder is not None
    assert post is not None
    country, source, last = (read.cell(row, column) for column in ("country", "source", "to"))
    dated = [cell for column in ("from", "to") if (cell := read.cell(row, column)) is not None]
    details = {
        name: cell
        for column, name in _lists()["details"].items()
        if (cell := read.cell(row, column)) is not None
    }
    return PostRow(
        row=row,
        holder=holder,
        post=post,
        country=_code(country.words) if country is not None else None,
        organisation=read.cell(row, "organisation"),
        valid=_period(read, row),
        dates=(min(c.start for c in dated), max(c.end for c in dated)) if dated else None,
        over=last is not None and not _is_still(last),
        id=read.cell(row, "id"),
        source=source.words if source is not None else None,
        details=details,
    )


def _period(read: Table, row: Row) -> Period | None:
    """Raises: BadPeriod for an end before the beginning."""
    first, last = read.cell(row, "from"), read.cell(row, "to")
    if first is None and (last is None or _is_still(last)):
        return None
    end = "" if last is None else ".." if _is_still(last) else last.words
    return Period(f"{first.words if first is not None else ''}/{end}")


def _is_still(cell: Cell) -> bool:
    return cell.words.casefold() in str(_lists()["still"]["words"]).split()


def _is_day(words: str) -> bool:
    with suppress(BadPeriod):
        return DAY.fullmatch(words) is not None and Period(words) is not None
    return False


def _code(words: str) -> str | None:
    return words.upper() if words.upper() in all_codes() else country_code(words)


@cache
def _headings() -> dict[str, str]:
    return {heading: column for column, listed in _lists()["headings"].items() for heading in listed.split()}


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "words" / "post_columns.toml").read_text(encoding="utf8"))
