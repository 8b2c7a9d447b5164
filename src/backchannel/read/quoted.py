"""What a message takes over from an earlier one, and its signature."""

from __future__ import annotations

import re
from collections.abc import Iterator

from backchannel.model.sources import Span

QUOTE_LINE = re.compile(r"[ \t]{0,3}>")
INTRODUCED = re.compile(
    r"(?:On|Le|El|Am) [^\n]{4,200}(?:\n[^\n>]{1,120}){0,2}?"
    r"(?:wrote|a écrit|escribió|schrieb)[^\n]{0,120}:[ \t]*$",
    re.MULTILINE,
)
"""The line above quoted words: "On Monday, May 6, 2030, Ada Fenn wrote:"."""
FORWARDED = re.compile(
    r"^[ \t]*(?:-{2,} ?(?:Original Message|Forwarded message|Message d'origine|Message transféré)"
    r" ?-{2,}|_{10,})[ \t]*$|^From:[^\n]{1,200}\n(?:Sent|Date):[^\n]{1,200}\nTo:",
    re.MULTILINE | re.IGNORECASE,
)
"""From here on an earlier message stands whole."""
SIGNATURE = re.compile(r"^-- $", re.MULTILINE)


def quoted(text: str, *, start: int = 0) -> tuple[Span, ...]:
    """The places of a message's text, from an offset on, that are not its writer's words; in order."""
    return tuple(sorted(_spans(text, start)))


def _spans(text: str, start: int) -> Iterator[Span]:
    for mark in (FORWARDED, SIGNATURE):
        if found := mark.search(text, start):
            yield Span(found.start(), len(text))
    for found in INTRODUCED.finditer(text, start):
        yield Span(found.start(), found.end())
    begin, at = None, start
    for line in text[start:].splitlines(keepends=True):
        if QUOTE_LINE.match(line):
            begin = at if begin is None else begin
        elif begin is not None and line.strip():
            yield Span(begin, at)
            begin = None
        at += len(line)
    if begin is not None:
        yield Span(begin, at)
