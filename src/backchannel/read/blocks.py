"""A text cut into blocks: runs of lines that belong together, whatever the layout of their paragraphs.

Three layouts are told apart: paragraphs between blank lines, one paragraph a line, and hard-wrapped lines
(line breaks inside sentences), where a paragraph goes on over the break.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from backchannel.model.sources import Span

LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
INVISIBLE = " \t\xa0\xad\ufeff\u200b\u200c\u200d\u2060\u200e\u200f\u202f\u2009\u3000"
BULLET = re.compile(r"(?:[-*•·–—▪◦]|\d{1,2}[.)]|\([a-z0-9]{1,3}\))\s")
SENTENCE_END = re.compile(r"[.!?…:;][\"”’')\]]*$")
MAX_WRAP_WIDTH = 120
"""A longer line was not wrapped by hand or by a mail program, characters."""
MIN_WRAP_WIDTH = 40
MAX_CAPITALS = 0.7
"""With more of the lines beginning with a capital they are a list ("Trade: Ana Souza"), no wrapped prose."""


class Line(NamedTuple):
    """A line without the space around it; `after_blank`: a blank line stands before it."""

    start: int
    end: int
    indent: int
    after_blank: bool


def lines(text: str) -> list[Line]:
    """The lines that show something, in order."""
    found: list[Line] = []
    last_end = 0
    for match in LINE.finditer(text):
        shown = match[0].strip(INVISIBLE)
        if not shown:
            continue
        start = match.start() + match[0].index(shown)
        breaks = len(BREAK.findall(text, last_end, start))
        found.append(Line(start, start + len(shown), start - match.start(), breaks > 1))
        last_end = start + len(shown)
    return found


def blocks(text: str) -> list[Span]:
    """The blocks of a text in order: nothing but space and line breaks stands between them."""
    found = lines(text)
    wrap = wrap_width(text, found)
    spans: list[Span] = []
    for number, line in enumerate(found):
        if number and wrap and not line.after_blank and _goes_on(text, found[number - 1], line, wrap):
            spans[-1] = Span(spans[-1].start, line.end)
        else:
            spans.append(Span(line.start, line.end))
    return spans


def wrap_width(text: str, found: Sequence[Line]) -> int:
    """The width at which lines are wrapped, or 0 where a line is a paragraph of its own.

    Wrapped lines are of one width and mostly end inside a sentence, so that many of those that follow begin
    with a small letter; lines of prose are not, and lines of a list begin with a capital.
    """
    pairs = [(line, following) for line, following in pairwise(found) if not following.after_blank]
    inner = [line for line, _ in pairs]
    if len(inner) < 2:
        return 0
    capitals = sum(text[following.start].isupper() for line, following in pairs if not _shouts(text, line))
    if capitals > MAX_CAPITALS * len(inner):
        return 0
    widths = [line.end - line.start for line in inner]
    middle = int(median(widths))
    if not MIN_WRAP_WIDTH <= middle <= MAX_WRAP_WIDTH or max(widths) > MAX_WRAP_WIDTH:
        return 0
    inside = sum(not SENTENCE_END.search(text[line.start : line.end]) for line in inner)
    return middle if inside > 0.6 * len(inner) else 0


def _shouts(text: str, line: Line) -> bool:
    """Old wires write whole texts in capitals: there a capital tells nothing."""
    return text[line.start : line.end].isupper()


def _goes_on(text: str, line: Line, following: Line, wrap: int) -> bool:
    """Whether a paragraph goes on from a line to the next one."""
    more = text[following.start : following.end]
    if BULLET.match(more) or following.indent > line.indent + 1:
        return False
    if more[0].islower():
        return True
    short = line.end - line.start + len(more.split(maxsplit=1)[0]) + 1 < 0.85 * wrap
    return not short
