"""Rosters: a list of holders and their posts, line by line, as official pages show it.

A pair is a name and a post on lines that touch ("Ana Souza" / "Minister of Roads"), or on one line
("Minister of Roads: Ana Souza"). Only several pairs in a row are a roster, and only where enough names have
a known first name, so that headlines and menus are none. Method: the form of lines; no tree is needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from ...gazetteer import country_code, is_first_name, organisation_of
from ..people.name_patterns import HONOURED, NAME, POST_NOMINALS, Range, person_range
from ..people.name_words import title_words
from ..posts.posts import words_of_domains
from ..posts.wording import begins_post, has_head, head_range

MIN_ROWS = 4
MAX_GAP = 3
"""Other lines (a telephone number, "Read more") between two pairs of a roster."""
MAX_NAME, MAX_POST = 70, 200
"""Characters of a line that is only a name, or only posts."""
MIN_FIRST_NAMES = 0.4
"""So many of the names have a word that is known as a first name; lists of first names are never complete."""
NAME_FIRST, POST_FIRST = re.compile(r"b|n\.?p{1,4}"), re.compile(r"b|p{1,4}\.?n")
"""Shapes of a row: a line with both, or a name and up to four lines of posts, with one other line between."""
LINE = re.compile(r"[^\n]*\S[^\n]*")
BULLET = re.compile(r"[ \t\xa0]*(?:[-–—•*·▪◦|][ \t\xa0]*|\d{1,2}[.)][ \t\xa0]+)?")
LETTERS = "(?:" + "|".join(re.escape(p) for p in sorted(POST_NOMINALS, key=len, reverse=True)) + ")"
NAME_LINE = re.compile(rf"{HONOURED}(?P<person>{NAME})(?:,?\s+{LETTERS})*(?:\s+\([^)\n]{{1,30}}\))?\s*$")
CELL = re.compile(r"[ \xa0]*[|\t]\s*")
SEPARATOR = re.compile(r"\s*:\s+|\s+[–—-]\s+|\s*,\s+|\s+\((?=[^)\n]+\)\s*$)")
AFTER_HEAD = re.compile(
    r"\s*(?:$|[,;&/(–—-]|(?:of|for|on|in|at|with|without|and|responsible|charged)\b|to\s+(?:the\s+|his\s+|her\s+)?[A-Z])"
)
PROSE_END = re.compile(r"[.!?…][\"”’')]*$")
NOBODY = frozenset(["vacant", "vacancy", "tba", "tbc", "tbd"])
FORMER = re.compile(r"\b(?:former|previous|past)\b", re.IGNORECASE)


class Row(Struct, frozen=True, kw_only=True):
    """One person of a roster and the words of the posts, as ranges of characters."""

    person: Range
    posts: tuple[Range, ...]
    """Lines or parts of a line; one may join several posts."""
    former: bool = False
    """The heading of the roster says that these no longer hold them."""

    @property
    def start(self) -> int:
        return min(self.person[0], self.posts[0][0])

    @property
    def end(self) -> int:
        return max(self.person[1], self.posts[-1][1])


class _Line(Struct, frozen=True):
    """A line with words, and what it is: a name, posts, both, or neither."""

    name: Range | None = None
    post: Range | None = None


@lru_cache(maxsize=2)
def roster_rows(text: str) -> tuple[Row, ...]:
    """Every row of every roster in a text, in reading order.

    The names of a document are asked for before its tenures: the last answers are kept.
    """
    places = [m.span() for m in LINE.finditer(text)]
    lines = [_line(text, start, end) for start, end in places]
    found: list[Row] = []
    for first, last in _runs(lines):
        rows = list(_rows(lines[first:last]))
        if _is_roster({text[slice(*row.person)] for row in rows}):
            above = text[places[max(0, first - 2)][0] : places[first][0]]
            former = len(above) <= MAX_POST and FORMER.search(above) is not None
            found += [Row(person=row.person, posts=row.posts, former=former) for row in rows]
    return tuple(found)


def _is_roster(names: set[str]) -> bool:
    known = sum(any(is_first_name(word) is not False for word in name.split()) for name in names)
    return len(names) >= MIN_ROWS and known >= MIN_FIRST_NAMES * len(names)


def _line(text: str, start: int, end: int) -> _Line:
    mark = BULLET.match(text, start, end)
    start = mark.end() if mark else start
    end = start + len(text[start:end].rstrip(" \t\xa0|"))
    if end - start > MAX_NAME + MAX_POST:
        return _Line()
    pair = _pair(text, start, end)
    if pair is not None:
        return pair
    if name := name_in(text, start, end):
        return _Line(name=name)
    return _Line(post=(start, end)) if is_post_line(text[start:end]) else _Line()


def _pair(text: str, start: int, end: int) -> _Line | None:
    """Name and post on one line, in two cells or on the two sides of a mark."""
    cells = [start, *(e for m in CELL.finditer(text, start, end) for e in m.span()), end]
    if len(cells) > 2:
        parts = list(zip(cells[::2], cells[1::2], strict=True))
        names = [name for part in parts if (name := name_in(text, *part))]
        posts = [part for part in parts if is_post_line(text[slice(*part)])]
        return _Line(name=names[0], post=posts[0]) if names and posts else None
    for mark in SEPARATOR.finditer(text, start, end):
        left, right = (start, mark.start()), (mark.end(), end - (text[mark.end() - 1] == "("))
        if (name := name_in(text, *left)) and is_post_line(text[slice(*right)]):
            return _Line(name=name, post=right)
        if (name := name_in(text, *right)) and is_post_line(text[slice(*left)]):
            first = text[slice(*name)].split()[0]
            if ":" in mark[0] or is_first_name(first) is not False:
                return _Line(name=name, post=left)
    return None


def name_in(text: str, start: int, end: int) -> Range | None:
    """The person whom a line names, where it holds nothing else; None for places, bodies and fields."""
    if not 0 < end - start <= MAX_NAME:
        return None
    match = NAME_LINE.match(text, start, end)
    name = person_range(text, *match.span("person")) if match else None
    if name is None:
        return None
    shown = text[slice(*name)]
    words = shown.casefold().split()
    listed = country_code(shown) or organisation_of(shown)
    titled = any(w in title_words() for w in words[:-1]) or (words[-1] in title_words() and has_head(shown))
    if (
        listed
        or NOBODY & set(words)
        or words[0] in words_of_domains()
        or (titled and is_first_name(shown.split()[0]) is False)
    ):
        return None
    return name


def is_post_line(words: str) -> bool:
    """Whether a line or a part of it says a post and nothing else."""
    if len(words) > MAX_POST or PROSE_END.search(words) is not None:
        return False
    found = head_range(words)
    return found is not None and begins_post(words) and AFTER_HEAD.match(words, found[1]) is not None


def _runs(lines: Sequence[_Line]) -> Iterator[tuple[int, int]]:
    """Stretches of lines, half-open, in which names and posts stand close to each other."""
    active = [n for n, line in enumerate(lines) if line.name or line.post]
    cuts = [n for n, (a, b) in enumerate(pairwise(active), 1) if b - a > MAX_GAP + 1]
    for first, last in pairwise([0, *cuts, len(active)]):
        if last > first:
            yield active[first], active[last - 1] + 1


def _rows(lines: Sequence[_Line]) -> Iterator[Row]:
    """The pairs of a run. Names stand before or after their posts: whichever happens more often in it."""
    shapes = "".join("b" if n.name and n.post else "n" if n.name else "p" if n.post else "." for n in lines)
    layout = NAME_FIRST if shapes.count("np") >= shapes.count("pn") else POST_FIRST
    for match in layout.finditer(shapes):
        part = lines[match.start() : match.end()]
        name = next(line.name for line in part if line.name)
        yield Row(person=name, posts=tuple(line.post for line in part if line.post))
