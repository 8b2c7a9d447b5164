"""Stored text with passages highlighted; always as text, whatever it holds."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape
from msgspec import Struct


class Highlight(Struct, frozen=True, order=True):
    """A passage to be marked: [start, end) of the text, and the id of the element."""

    start: int
    end: int
    id: str
    also: bool = False
    """Marked, but not the passage in question."""


def marked(text: str, highlights: Iterable[Highlight] = (), *, first: int = 0) -> Markup:
    """The text, escaped, with <mark> around each passage; of two that overlap the later begins where the
    earlier ends. `first` is the offset at which the text begins in its document.

    >>> str(marked("a < b", [Highlight(4, 5, "x")]))
    'a &lt; <mark id="x">b</mark>'
    """
    parts: list[Markup | str] = []
    at = 0
    for one in sorted(highlights):
        start, end = max(one.start - first, at), min(one.end - first, len(text))
        if start >= end:
            continue
        kind = Markup(' class="also"') if one.also else ""
        parts += [
            escape(text[at:start]),
            Markup('<mark id="{}"{}>{}</mark>').format(one.id, kind, text[start:end]),
        ]
        at = end
    return Markup("").join([*parts, escape(text[at:])])
