"""Lines of a given width: cut at an ellipsis, or wrapped under an indent. Widths are in characters."""

from __future__ import annotations

from textwrap import wrap

WIDTH = 100
"""Of an answer's lines where nobody says how wide they may be."""
ELLIPSIS = "…"
LEAST_QUOTE = 50
"""Characters below which a cut quote says too little."""


def on_one_line(words: str) -> str:
    """The words with every run of white space as one space."""
    return " ".join(words.split())


def cut(words: str, width: int) -> str:
    """The words on one line, cut at a word with an ellipsis where they are longer.

    >>> cut("the river permits are late", 20)
    'the river permits…'
    """
    line = on_one_line(words)
    if len(line) <= width:
        return line
    kept = line[: max(0, width - len(ELLIPSIS)) + 1].rpartition(" ")[0] or line[: width - len(ELLIPSIS)]
    return kept.rstrip(" ,;:") + ELLIPSIS


def quoted(quote: str, source: str, *, width: int, indent: str = "") -> list[str]:
    """A quote cut to one line, with its source behind it, or below it where that leaves the quote no room."""
    room = width - len(indent) - len("“”")
    words = on_one_line(quote)
    with_source = room - len(f" {source}")
    if len(words) <= with_source or with_source >= LEAST_QUOTE:
        return [f"{indent}“{cut(words, with_source)}” {source}"]
    return [f"{indent}“{cut(words, room)}”", f"{indent}  {source}"]


def wrapped(words: str, *, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """The words as lines: `first` before the first of them, `rest` (as long, if None) before the others."""
    after = " " * len(first) if rest is None else rest
    return wrap(
        on_one_line(words),
        max(width, len(first) + 20),
        initial_indent=first,
        subsequent_indent=after,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [first.rstrip()]


def beside(left: str, right: str, *, width: int, indent: str = "") -> list[str]:
    """Words, and a note at the right margin of their last line; under them where there is no room."""
    lines = wrapped(left, width=width, first=indent, rest=indent)
    room = width - len(lines[-1]) - len(right)
    if room >= 2:
        return [*lines[:-1], lines[-1] + " " * room + right]
    return [*lines, indent + right.rjust(width - len(indent))]
