"""Where a text quotes: the ranges between quotation marks."""

from __future__ import annotations

import re

Range = tuple[int, int]
DOUBLE = re.compile("[\u201c\u201d\"]")
SINGLE = re.compile(r"(?<![\w'])'(?=[\w\u2026(\[$£€])(?:[^'\n]|'(?=\w)){8,600}?(?<=[\w.,!?\u2026)])'(?!\w)")
"""'…' as British papers quote; an apostrophe inside a word does not end it."""
PARAGRAPH = re.compile(r"\n+")


def quotations(text: str) -> tuple[Range, ...]:
    """Half-open ranges inside the marks, in order, never overlapping.

    A paragraph that opens and does not close its quotation runs to its end (a speech over several paragraphs
    opens each one anew). A closing mark without an opening one is left alone.
    """
    found: list[Range] = []
    start = 0
    for stop in [*(m.start() for m in PARAGRAPH.finditer(text)), len(text)]:
        found.extend(_in_paragraph(text, start, stop))
        start = stop
    if not found:
        found = [(m.start() + 1, m.end() - 1) for m in SINGLE.finditer(text)]
    return tuple(found)


def _in_paragraph(text: str, start: int, stop: int) -> list[Range]:
    ranges: list[Range] = []
    opened: int | None = None
    for match in DOUBLE.finditer(text, start, stop):
        mark, at = match[0], match.start()
        if opened is not None and (mark == "\u201d" or (mark == '"' and not _opens(text, at))):
            if at > opened:
                ranges.append((opened, at))
            opened = None
        elif mark == "\u201c" or (mark == '"' and (opened is None or _opens(text, at))):
            opened = at + 1
    if opened is not None and opened < stop and not _is_inch(text, opened - 1):
        ranges.append((opened, stop))
    return [r for r in ranges if text[r[0] : r[1]].strip()]


def _opens(text: str, at: int) -> bool:
    """A straight mark opens when a word follows it and none stands before it."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (not before or before.isspace() or before in "([\u2014\u2013-") and bool(after) and not after.isspace()


def _is_inch(text: str, at: int) -> bool:
    return text[at - 1 : at].isdigit()
