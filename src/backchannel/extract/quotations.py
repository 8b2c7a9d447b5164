"""Where a text quotes: the ranges between quotation marks."""

from __future__ import annotations

import re

Range = tuple[int, int]
DOUBLE = re.compile("[\u201c\u201d\"]|''|``")
"""Double marks; old wire texts type them as two single ones."""
INSIDE = r"(?:[^'\n]|(?<=\w)'(?=\w)|(?<=s)'(?=\s[a-z]))"
"""Between single marks: an apostrophe inside a word or after a plural owner ends nothing."""
SINGLE = re.compile(
    rf"(?<![\w'])'(?=[\w\u2026(\[$£€])(?:{INSIDE}{{2,1500}}?(?<=[.,!?\u2026])|[^'\n]{{8,600}}?(?<=[\w)]))'(?![\w'])"
)
"""'…' as British papers quote; the mark that closes stands after a stop where there is one."""
SINGLE_STYLE = 2
"""A text quotes with single marks where they outnumber its double ones this many times."""
PARAGRAPH = re.compile(r"\n+")


def quotations(text: str) -> tuple[Range, ...]:
    """Half-open ranges inside the marks, in order, never overlapping.

    A paragraph that opens and does not close its quotation runs to its end (a speech over several paragraphs
    opens each one anew). A closing mark without an opening one is left alone, and so is the value of an
    attribute in a tag (`id="…"`).
    """
    found: list[Range] = []
    start = 0
    for stop in [*(m.start() for m in PARAGRAPH.finditer(text)), len(text)]:
        found.extend(_in_paragraph(text, start, stop))
        start = stop
    single = [(m.start() + 1, m.end() - 1) for m in SINGLE.finditer(text)]
    return tuple(single if len(single) > SINGLE_STYLE * len(found) else found)


def _in_paragraph(text: str, start: int, stop: int) -> list[Range]:
    ranges: list[Range] = []
    opened: int | None = None
    for match in DOUBLE.finditer(text, start, stop):
        mark, at = match[0], match.start()
        if (
            opened is not None
            and mark != "\u201c"
            and (mark == "\u201d" or not _opens(text, at, match.end()))
        ):
            if at > opened:
                ranges.append((opened, at))
            opened = None
        elif mark != "\u201d" and (mark in ("\u201c", "``") or _may_open(text, at, match.end())):
            opened = match.end()
    if opened is not None and opened < stop:
        ranges.append((opened, stop))
    return [r for r in ranges if text[r[0] : r[1]].strip()]


def _opens(text: str, at: int, end: int) -> bool:
    """A straight mark opens when a word follows it and none stands before it."""
    before, after = text[at - 1 : at], text[end : end + 1]
    return (
        (not before or before.isspace() or before in "([\u2014\u2013-")
        and bool(after)
        and not after.isspace()
    )


def _may_open(text: str, at: int, end: int) -> bool:
    """Where no quotation is open: all but an inch, an attribute's value, a mark with nothing behind it."""
    before, after = text[at - 1 : at], text[end : end + 1]
    return (
        not before.isdigit() and before != "=" and bool(after) and not after.isspace() and after not in "<>/"
    )
