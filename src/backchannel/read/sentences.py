"""Where sentences of raw text end, well enough to find a caption or a damaged place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from backchannel.model.sources import Span

from .words import word_list

BOUNDARY = re.compile(r"[.!?…][\"”’')\]]*(?=\s+[\"“‘'(\[]?[A-Z0-9])")
LAST_WORD = re.compile(r"([\w.&’'-]+)$")


@lru_cache(maxsize=1)
def _abbreviations() -> frozenset[str]:
    plain, capitalised = (word_list("abbreviations", key) for key in ("plain", "capitalised"))
    return frozenset(plain) | frozenset(capitalised) | {word.upper() for word in capitalised}


def is_abbreviation(before_stop: str) -> bool:
    """Whether the text before a full stop ends in an abbreviation or an initial ("U.S", "Feb", "J")."""
    match = LAST_WORD.search(before_stop)
    if match is None:
        return False
    word = match[1]
    return (
        (len(word) == 1 and word.isalpha())
        or word in _abbreviations()
        or bool(re.fullmatch(r"(?:[^\W\d]\.)+[^\W\d]", word))
    )


def sentences(text: str, *, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Sentences between two offsets, in order, without the space around them."""
    end = len(text) if end is None else end
    begin = start
    for match in BOUNDARY.finditer(text, start, end):
        if match[0].startswith(".") and is_abbreviation(text[max(begin, match.start() - 30) : match.start()]):
            continue
        yield from _trimmed(text, begin, match.end())
        begin = match.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)
