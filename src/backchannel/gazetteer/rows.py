"""Rows of the data files: one line each, columns between bars, several phrases in a column between commas."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).with_name("data")


@lru_cache(maxsize=16)
def table(name: str) -> dict[str, Any]:
    """The data file of that name, as TOML gives it."""
    with (DATA / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def rows(name: str, key: str = "rows") -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    """(first column, the other columns each as its phrases), in the file's order."""
    for line in table(name)[key].splitlines():
        if line:
            first, *others = line.split("|")
            yield first.strip(), [phrases(column) for column in others]


def phrases(column: str) -> tuple[str, ...]:
    """The phrases of a column, in its order."""
    return tuple(part for raw in column.replace("\n", " ").split(",") if (part := raw.strip()))
