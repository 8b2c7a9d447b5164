"""The numbered sources of a brief: each place of a document that a line rests on, once."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from backchannel.answer.cited import BASIS_WORDS, Citation

LINE = re.compile(r"^\[(\d+)\] .* · (\S+) (\d+)–(\d+) · “(.*)”$")
KEYS = re.compile(r"\[(\d+(?:\s*,\s*\d+)*)\]")


class SourceLine(Struct, frozen=True, kw_only=True):
    """One numbered source: where the words stand, and the words."""

    number: int
    source: str
    """Outlet or name, and day."""
    basis: str
    document: str
    start: int
    end: int
    quote: str

    def text(self) -> str:
        """The line as printed, on one line."""
        return (
            f"[{self.number}] {self.source} · {self.basis} · {self.document} {self.start}–{self.end}"
            f" · “{on_one_line(self.quote)}”"
        )


class SourceKey:
    """Numbers places in the order in which they are first cited, from 1."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, int, int], SourceLine] = {}

    def number(self, citations: Iterable[Citation]) -> tuple[int, ...]:
        """The numbers of the places, in order, each once."""
        found: dict[int, None] = {}
        for c in citations:
            place = (c.document, c.start, c.end)
            if place not in self._numbers:
                self._numbers[place] = SourceLine(
                    number=len(self._numbers) + 1,
                    source=c.source,
                    basis=BASIS_WORDS[c.basis],
                    document=c.document,
                    start=c.start,
                    end=c.end,
                    quote=c.quote,
                )
            found[self._numbers[place].number] = None
        return tuple(found)

    def lines(self) -> tuple[SourceLine, ...]:
        return tuple(self._numbers.values())


def on_one_line(words: str) -> str:
    """The words with every run of white space as one space."""
    return " ".join(words.split())


def keys_in(text: str) -> tuple[int, ...]:
    """The source numbers that a line cites: "[2]", "[1, 4]"."""
    return tuple(int(number) for group in KEYS.findall(text) for number in group.split(","))
