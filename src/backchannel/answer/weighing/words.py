"""The word list and the numbers of this folder, read once."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import Any


@cache
def words() -> dict[str, Any]:
    """Every table of words.toml."""
    return tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text("utf8"))


def days(name: str) -> int:
    """A number of days by its name in words.toml."""
    return int(words()["days"][name])


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Lower case, letters and digits only, one space between words.

    >>> plain("The U.S.-Canada talks")
    'the us canada talks'
    """
    bare = re.sub(r"(?<=\w)[.'’](?=\w)|\.", "", text.lower())
    return " ".join(re.findall(r"[^\W_]+", bare))


def says_any(phrases: list[str], text: str) -> bool:
    """Whether one of the phrases stands in the text, whole words only."""
    low = f" {plain(text)} "
    return any(f" {plain(phrase)} " in low for phrase in phrases)
