"""Lists of office holders that the main text of a page left out: cabinets, ministries, staff directories."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from backchannel.gazetteer import is_first_name

from .words import word_list

MIN_PAIRS = 4
MAX_GAP = 3
"""Other lines (a telephone number, "Read more") between two pairs of a roster."""
MAX_LINE_CHARACTERS = 200
MIN_FIRST_NAMES = 0.4
"""So many of the names have a word that is known as a first name; lists of first names are never complete."""
ENOUGH = 0.8
"""A main text with this share of a roster's lines holds it; one with the posts alone does not."""
OFFICE_AMONG = 5
"""The office stands among so many first words of a post."""
NAME_WORDS = range(2, 9)
WORD = re.compile(r"[^\W\d_][\w.'’-]*")


def rosters(tree: HtmlElement) -> list[list[str]]:
    """The rosters of a page, as lines: several pairs of a name and a post on lines that touch.

    Method: the lines that a reader sees, by the block elements of the page, and a list of office words.
    """
    return list(_rosters(list(_lines(tree))))


def with_rosters(text: str, found: list[list[str]]) -> str:
    """The main text, and after it each roster that it does not hold, with blank lines between lines."""
    shown = {" ".join(line.split()) for line in text.splitlines()}
    left_out = [r for r in found if sum(line in shown for line in r) < ENOUGH * len(r)]
    return "\n\n".join([*([text] if text else []), *(line for roster in left_out for line in roster)])


def _lines(tree: HtmlElement) -> Iterator[str]:
    """The lines that a page shows, in order: words between two edges of block elements."""
    body = tree.find("body")
    words: list[str] = []
    for piece in _pieces(tree if body is None else body):
        if piece is not None:
            words.append(piece)
        elif line := " ".join("".join(words).split()):
            yield line
            words = []
    if line := " ".join("".join(words).split()):
        yield line


def _pieces(element: HtmlElement) -> Iterator[str | None]:
    """Text in order, None at each edge of a block; without recursion, since pages nest deeply."""
    pending: list[HtmlElement | str | None] = [element]
    while pending:
        part = pending.pop()
        if part is None or isinstance(part, str):
            yield part
            continue
        if not isinstance(part.tag, str) or part.tag in word_list("rosters", "unseen"):
            continue
        edge: list[str | None] = [] if part.tag in word_list("rosters", "inline") else [None]
        inside: list[HtmlElement | str | None] = [*edge, part.text or ""]
        for child in part:
            inside += [child, child.tail or ""]
        pending += reversed([*inside, *edge])


def _rosters(lines: Sequence[str]) -> Iterator[list[str]]:
    """The stretches of lines that are rosters, from the first name or post to the last."""
    shapes = "".join("p" if _is_post(line) else "n" if _is_name(line) else "." for line in lines)
    pairs = [m.span() for m in re.finditer(r"np{1,4}|p{1,4}n", shapes)]
    cuts = [n for n, (a, b) in enumerate(pairwise(pairs), 1) if b[0] - a[1] > MAX_GAP]
    for first, last in pairwise([0, *cuts, len(pairs)]):
        if last - first >= MIN_PAIRS:
            start, end = pairs[first][0], pairs[last - 1][1]
            names = {lines[n] for n in range(start, end) if shapes[n] == "n"}
            known = sum(any(is_first_name(w) is not False for w in name.split()) for name in names)
            if len(names) >= MIN_PAIRS and known >= MIN_FIRST_NAMES * len(names):
                yield list(lines[start:end])


def _is_post(line: str) -> bool:
    """A line that begins as a post does, and is no sentence."""
    words = [w.casefold() for w in line.replace("-", " ").split()]
    offices = word_list("rosters", "offices")
    return (
        len(line) <= MAX_LINE_CHARACTERS
        and line[:1].isupper()
        and not line.endswith((".", "!", "?"))
        and any(word.strip(",:;()") in offices for word in words[:OFFICE_AMONG])
    )


def _is_name(line: str) -> bool:
    """A short line of capital words and particles."""
    words = line.replace(",", " ").split()
    particles = word_list("rosters", "particles")
    return len(words) in NAME_WORDS and all(
        (WORD.fullmatch(word) and word[0].isupper()) or word in particles for word in words
    )
