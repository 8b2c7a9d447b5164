"""Pull quotes: blocks that only repeat sentences of the text around them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from .sentences import sentences

WORD = re.compile(r"\w+")
SHINGLE_WORDS = 5
"""A sentence of fewer words is repeated by chance and tells nothing."""
MAX_LOOKS = 50
"""How many places of one sentence are looked at, so that a text of one repeated line stays cheap."""
QUOTE_MARKS = '“”"«»„'


def pull_quotes(words: Sequence[str], readable: Sequence[bool]) -> list[int]:
    """The numbers of the readable blocks that only repeat what another readable block says, rising.

    Of two that repeat each other, the one without quotation marks is the pull quote; else the later one.
    """
    said = [_sentences(block) if ok else [] for block, ok in zip(words, readable, strict=True)]
    known = Counter(shingle for block in said for sentence in block for shingle in set(_shingles(sentence)))
    doubtful = [n for n, block in enumerate(said) if block and all(_repeated(s, known) for s in block)]
    if not doubtful:
        return []
    text = _Joined([_shape(block) if ok else [] for block, ok in zip(words, readable, strict=True)])
    pulled: set[int] = set()
    for number in sorted(doubtful, key=lambda n: (any(q in words[n] for q in QUOTE_MARKS), -n)):
        if all(text.elsewhere(sentence, number, pulled) for sentence in said[number]):
            pulled.add(number)
    return sorted(pulled)


class _Joined:
    """The words of all blocks in one string, to look a sentence up across its blocks."""

    def __init__(self, shapes: Sequence[Sequence[str]]) -> None:
        lines = [f" {' '.join(shape)} \n" for shape in shapes]
        self._text = "".join(lines)
        self._ends = list(accumulate(map(len, lines)))

    def elsewhere(self, sentence: Sequence[str], own: int, pulled: set[int]) -> bool:
        """Whether another block, itself no pull quote, has the sentence."""
        wanted = f" {' '.join(sentence)} "
        place = self._text.find(wanted)
        for _ in range(MAX_LOOKS):
            if place < 0:
                return False
            block = bisect_right(self._ends, place)
            if block != own and block not in pulled:
                return True
            place = self._text.find(wanted, place + 1)
        return False


def _sentences(block: str) -> list[list[str]]:
    """The words of each sentence; nothing where no sentence is long enough to tell something."""
    shapes = [_shape(block[span.start : span.end]) for span in sentences(block)]
    return shapes if any(len(shape) >= SHINGLE_WORDS for shape in shapes) else []


def _repeated(sentence: Sequence[str], known: Counter[tuple[str, ...]]) -> bool:
    return all(known[shingle] > 1 for shingle in _shingles(sentence))


def _shingles(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[i : i + SHINGLE_WORDS]) for i in range(len(words) - SHINGLE_WORDS + 1)]


def _shape(words: str) -> list[str]:
    return WORD.findall(words.casefold())
