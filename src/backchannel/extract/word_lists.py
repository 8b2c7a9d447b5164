"""The word lists beside the finders, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def word_list(name: str) -> dict[str, Any]:
    """The TOML file `words/<name>.toml` as a dictionary; its first lines name its source."""
    return tomllib.loads((files(__package__) / "words" / f"{name}.toml").read_text(encoding="utf8"))


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
