"""The words of a document as comparing needs them: in order, direct quotations marked, furniture left out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from backchannel.model.sources import Document

LEAST_ROOT = 4
"""So many letters an ending leaves at least: "sting" keeps its own."""

_WORD = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?|\d+(?:[.,]\d+)*")

_QUOTATION = re.compile(
    r"“[^“”]{0,2000}(?:”|(?=\n\s*\n)|\Z)"
    r"|\"(?:(?!\n\s*\n)[^\"]){0,1200}\""
    r"|(?<!\w)‘[^‘\n]{15,800}?’(?=[\s,.;:?!)]|\Z)"
)
"""Paired quotation marks; one that is not closed ends with its paragraph (a quotation that goes on)."""


class Stretch(NamedTuple):
    """Words that follow each other, as they are written: all inside one direct quotation, or all outside."""

    words: tuple[str, ...]
    quoted: bool


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without accents; typographic apostrophes become plain ones.

    >>> fold("Québec’s")
    "quebec's"
    """
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


@lru_cache(maxsize=65536)
def form_of(word: str) -> str:
    """The folded word without the possessive."""
    return fold(word).removesuffix("'s").rstrip("'")


@lru_cache(maxsize=65536)
def stem(form: str) -> str:
    """The form without the plural or third-person ending: enough to meet, too little to confuse.

    >>> [stem(w) for w in ("tariffs", "countries", "pass", "bus")]
    ['tariff', 'country', 'pass', 'bus']
    """
    if form.endswith("sses"):
        return form[:-2]
    if form.endswith("ies") and len(form) > 6:
        return form[:-3] + "y"
    return form[:-1] if form.endswith("s") and not form.endswith("ss") and len(form) > 4 else form


@lru_cache(maxsize=65536)
def root(form: str) -> str:
    """The stem without "-ing", "-ed" and a closing "e": by it words meet in whatever tense.

    Method: after Harman (1991), "How effective is suffixing?": weak stemming, no derivation.

    >>> [root(w) for w in ("crashed", "crashes", "crash", "stopped", "rising", "rise", "king")]
    ['crash', 'crash', 'crash', 'stop', 'ris', 'ris', 'king']
    """
    found = stem(form)
    for ending in ("ing", "ed"):
        if found.endswith(ending) and len(found) >= len(ending) + LEAST_ROOT:
            found = found.removesuffix(ending)
            if found[-1] == found[-2] and found[-1] not in "lsz":
                found = found[:-1]
            break
    if len(found) > LEAST_ROOT + 1 and found.endswith(("ses", "xes", "zes", "hes")):
        found = found.removesuffix("es")
    return found.removesuffix("e") if len(found) > LEAST_ROOT else found


def is_name(word: str) -> bool:
    """Whether a word as written may be a name or a number: a capital or a digit begins it."""
    return word[0].isupper() or word[0].isdigit()


class Word(NamedTuple):
    """One word of a report: its form, its place in the text, and whether it stands in a direct quotation."""

    form: str
    start: int
    end: int
    quoted: bool


def words_in(document: Document) -> list[Word]:
    """Every word of the text in reading order, without furniture; a title that stands apart is not in it."""
    cuts = [(cut.start, cut.end) for cut in document.furniture]
    ends = [end for _, end in cuts]
    found: list[Word] = []
    for start, end in zip([0, *ends], [*(start for start, _ in cuts), len(document.text)], strict=True):
        at = start
        for quotation in _QUOTATION.finditer(document.text, start, end):
            found += _words(document.text, at, quotation.start(), quoted=False)
            found += _words(document.text, *quotation.span(), quoted=True)
            at = quotation.end()
        found += _words(document.text, at, end, quoted=False)
    return found


def _words(text: str, start: int, end: int, *, quoted: bool) -> Iterator[Word]:
    return (Word(form_of(m[0]), m.start(), m.end(), quoted) for m in _WORD.finditer(text, start, end))


def stretches(document: Document) -> Iterator[Stretch]:
    """The report's words in reading order, cut at quotations and where furniture was left out.

    The title comes first where the text does not begin with it.
    """
    title = document.title or ""
    if title and fold(title) not in fold(document.text[: 3 * len(title) + 200]):
        yield from _stretches(title, 0, len(title))
    start = 0
    for cut in document.furniture:
        yield from _stretches(document.text, start, cut.start)
        start = cut.end
    yield from _stretches(document.text, start, len(document.text))


def _stretches(text: str, start: int, end: int) -> Iterator[Stretch]:
    at = start
    for quotation in _QUOTATION.finditer(text, start, end):
        yield Stretch(tuple(_WORD.findall(text, at, quotation.start())), quoted=False)
        yield Stretch(tuple(_WORD.findall(text, *quotation.span())), quoted=True)
        at = quotation.end()
    yield Stretch(tuple(_WORD.findall(text, at, end)), quoted=False)
