"""Lines on pages to paragraphs, by distance, size and length, without what heads or foots every page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct

DIVIDED = "\x02"
"""Stands where a word was divided at the end of a line, and only there."""
EDGE_LINES = 2
"""So many first and last lines of a page may head or foot it."""
MIN_SHARE = 0.5
"""Of the pages, on which a line must stand to be one that heads or foots them."""
PAGE_NUMBER = re.compile(
    r"(?:[-–— ]*(?:page|p\.)?\s*\d{1,4}(?:\s*(?:of|/|de)\s*\d{1,4})?[-–— ]*)", re.IGNORECASE
)
BULLET = re.compile(r"(?:[•‣▪◦●○■–—*·-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")
SENTENCE_ENDS = re.compile(r"[.!?:;][\"”’')\]]*$")
FARTHER = 0.35
"""A paragraph ends where the next line is so much of a line's height farther off than lines usually are."""
SAME_SIZE = 0.15
SHORT = 0.12
"""A line that ends so much of its column's width before the edge is short."""
SLACK = 10.0
"""Points by which lines of one column may differ."""
COLUMN_LINES = 4
"""So many lines that begin together make a column."""


class Line(Struct, frozen=True):
    """One line of a page, in points from its lower left corner; two lines where a divided word joins them."""

    words: str
    left: float = 0.0
    """Of its first sign."""
    right: float = 0.0
    """Of its last."""
    bottom: float = 0.0
    """Of its last."""
    top: float = 0.0
    """Of its first."""
    height: float = 0.0
    """Of its signs."""


class PageLines(Struct, frozen=True):
    """The lines of one page, in the order of the file, and whether there is a picture on it."""

    lines: tuple[Line, ...]
    has_picture: bool = False


def without_running(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], list[str]]:
    """The pages without lines that head or foot most of them, and those lines, each once."""
    usual = _usual_gap(pages)
    edges = [_edges(page, usual) for page in pages]
    seen = Counter(
        shape for page, at in zip(pages, edges, strict=True) for shape in {_shape(page[n]) for n in at}
    )
    needed = max(2, MIN_SHARE * len(pages))
    kept, left_out = list[list[Line]](), dict[str, str]()
    for page, at in zip(pages, edges, strict=True):
        running = {
            n for n in at if seen[_shape(page[n])] >= needed or PAGE_NUMBER.fullmatch(page[n].words.strip())
        }
        for n in sorted(running):
            left_out.setdefault(_shape(page[n]), page[n].words)
        kept.append([line for n, line in enumerate(page) if n not in running])
    return kept, list(left_out.values())


def _edges(page: Sequence[Line], usual: float) -> set[int]:
    """The lines at the top and the bottom of a page that stand apart from the rest."""
    order = sorted(range(len(page)), key=lambda n: -page[n].top)
    found: set[int] = set()
    for outer in (order, order[::-1]):
        for size in range(1, EDGE_LINES + 1):
            if size == len(order) or _apart(page[outer[size - 1]], page[outer[size]], usual):
                found.update(outer[:size])
                break
    return found


def _apart(one: Line, other: Line, usual: float) -> bool:
    above, below = (one, other) if one.top >= other.top else (other, one)
    return above.bottom - below.top > usual + FARTHER * one.height


def _shape(line: Line) -> str:
    """The words of a line, whatever its numbers."""
    return re.sub(r"\d+", "#", " ".join(line.words.split()).casefold())


Words = tuple[str, int]
"""Words of a paragraph with the page, from 0, on which they stand."""


def paragraphs(pages: Sequence[Sequence[Line]]) -> Iterator[tuple[int, list[Words]]]:
    """Each paragraph in order: the page on which it begins, and its words, line by line, to be joined."""
    lines = [(line, number) for number, page in enumerate(pages) for line in page]
    usual, columns = _usual_gap(pages), _columns(pages)
    found: list[Words] = []
    begin = 0
    for n, (line, page) in enumerate(lines):
        before = lines[n - 1] if n else None
        if before is not None and _ends(before, (line, page), usual=usual, columns=columns):
            yield begin, found
            found = []
        if not found:
            begin = page
            found.append((line.words.replace(DIVIDED, ""), page))
        else:
            assert before is not None
            words, on = found[-1]
            found[-1] = (_joined(words, before[0].words), on)
            found.append((line.words.rstrip(DIVIDED).replace(DIVIDED, ""), page))
    if found:
        yield begin, found


def _joined(words: str, as_read: str) -> str:
    """The words of a line with what stands between them and the next line's."""
    if as_read.endswith(DIVIDED):
        return words
    return words if re.search(r"\w-$", words) else words + " "


def _usual_gap(pages: Sequence[Sequence[Line]]) -> float:
    """How much room there usually is between two lines of a paragraph."""
    gaps = [above.bottom - below.top for page in pages for above, below in pairwise(page)]
    near = [gap for gap in gaps if gap > -SLACK]
    return median(near) if near else 0.0


Column = tuple[float, float]
"""Left and right edge, in points."""


def _columns(pages: Sequence[Sequence[Line]]) -> list[Column]:
    """Where lines begin together, and how far most of them reach; a title over two columns widens none."""
    begun: dict[int, list[Line]] = {}
    for page in pages:
        for line in page:
            begun.setdefault(round(line.left / SLACK), []).append(line)
    wide = [lines for lines in begun.values() if len(lines) >= COLUMN_LINES]
    return sorted(
        (min(line.left for line in lines), sorted(line.right for line in lines)[int(0.85 * len(lines))])
        for lines in wide
    )


def _edge(line: Line, columns: Sequence[Column]) -> float:
    """How far to the right the column of a line reaches."""
    around = [right for left, right in columns if left <= line.left + SLACK and right >= line.right - SLACK]
    return around[-1] if around else line.right


def _ends(
    above: tuple[Line, int], below: tuple[Line, int], *, usual: float, columns: Sequence[Column]
) -> bool:
    """Whether a paragraph ends between two lines that follow each other."""
    one, other = above[0], below[0]
    if abs(one.height - other.height) > SAME_SIZE * max(one.height, other.height, 1.0):
        return not one.words.endswith(DIVIDED)
    if one.words.endswith(DIVIDED):
        return False
    if BULLET.match(other.words):
        return True
    edge = _edge(one, columns)
    is_short = edge - one.right > SHORT * max(edge - one.left, 1.0)
    finished = SENTENCE_ENDS.search(one.words) is not None
    gap = one.bottom - other.top
    if above[1] != below[1] or gap < -SLACK:  # another page or column
        return finished and (is_short or other.words[:1].isupper()) and not other.words[:1].islower()
    if gap > usual + FARTHER * one.height:
        return True
    return is_short and (finished or not other.words[:1].islower())
