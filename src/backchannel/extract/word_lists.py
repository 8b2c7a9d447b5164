"""The word lists beside the finders, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def word_list(name: str) -> dict[str, Any]:
    """The TOML file `words/<name>.toml` as a dictionary, and what files of that name in the folders of other
    languages add to it. The first lines of each file name its source.
    """
    words = files(__package__) / "words"
    whole = tomllib.loads((words / f"{name}.toml").read_text(encoding="utf8"))
    for folder in sorted((f for f in words.iterdir() if f.is_dir()), key=lambda f: f.name):
        more = folder / f"{name}.toml"
        if more.is_file():
            whole = joined(whole, tomllib.loads(more.read_text(encoding="utf8")))
    return whole


def joined(list_: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """A list with another's entries behind its own: lists grow, tables are merged, nothing is replaced."""
    whole = dict(list_)
    for key, value in more.items():
        mine = whole.get(key)
        if isinstance(mine, dict) and isinstance(value, dict):
            whole[key] = joined(mine, value)
        elif isinstance(mine, list) and isinstance(value, list):
            whole[key] = [*mine, *(v for v in value if v not in mine)]
        else:
            whole.setdefault(key, value)
    return whole


@cache
def words_of(name: str, key: str) -> frozenset[str]:
    """One list of a file, as a set."""
    return frozenset(word_list(name)[key])


class Phrases:
    """Phrases of several words, found at a token position, the longest first (compared in lower case)."""

    def __init__(self, phrases: list[str] | tuple[str, ...] | frozenset[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            words = tuple(phrase.casefold().replace("-", " - ").split())
            self._by_first.setdefault(words[0], []).append(words)
        for options in self._by_first.values():
            options.sort(key=len, reverse=True)

    def first_words(self) -> frozenset[str]:
        """The words with which a phrase may begin, in lower case."""
        return frozenset(self._by_first)

    def at(self, lower: list[str], position: int) -> int:
        """How many tokens of the longest phrase stand at that position; 0 for none."""
        for words in self._by_first.get(lower[position], ()):
            if tuple(lower[position : position + len(words)]) == words:
                return len(words)
        return 0
