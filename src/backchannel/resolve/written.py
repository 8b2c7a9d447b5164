"""The words and signs of a text as they are written, each with its place: what two texts are compared by."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

_INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
"""Soft hyphens, joiners and marks of direction: pages put them into words, and no reader sees them."""
_TOKEN = re.compile(
    "[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"  # scripts without blanks between words: sign by sign
    rf"|\d+(?:[.,:]\d+)*(?!\w)[{_INVISIBLE}]*"
    rf"|[^\W_](?:[\w{_INVISIBLE}]|['’‐-](?=\w))*"
    rf"|[^\s{_INVISIBLE}]"
)
_DROPPED = re.compile(f"[{_INVISIBLE}]")
_ALIKE = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "‐": "-"}
)
_SAYING = ("Sc", "So")
"""Signs that a reader reads as words, by their class in Unicode: currencies, degrees and the like."""
_SPOKEN = frozenset("%‰§&@#=<>+")
_SENTENCE_END = frozenset(".!?…")


class Token(NamedTuple):
    """One word, number or sign."""

    start: int
    end: int
    form: str
    """As it is written, without invisible signs, quotation marks and dashes all of one kind."""
    folded: str
    """The same in small letters, by which texts are aligned."""
    begins: int
    """2 where a line begins with it, 1 where a sentence does, else 0."""


@lru_cache(maxsize=65536)
def form(written: str) -> str:
    """The word as compared: case and accents are kept."""
    return unicodedata.normalize("NFKC", _DROPPED.sub("", written)).translate(_ALIKE)


@lru_cache(maxsize=65536)
def is_word(form: str) -> bool:
    """Whether it says something by itself: a word, a number, or a sign such as "%" or "€"."""
    return any(one.isalnum() or one in _SPOKEN or unicodedata.category(one) in _SAYING for one in form)


def tokens(text: str) -> list[Token]:
    """The words and signs of a text in order. Method: one pass, so its time grows with the text."""
    found: list[Token] = []
    last_end, ended = 0, False
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        written = form(match[0])
        line = not found or "\n" in text[last_end:start]
        begins = 2 if line else int(ended and start > last_end and not written[0].islower())
        ended = _ends(found, written) or (ended and not is_word(written) and not begins)
        found.append(Token(start, end, written, written.casefold(), begins))
        last_end = end
    return found


def _ends(before: list[Token], sign: str) -> bool:
    """Whether a sign ends a sentence: no full stop of an abbreviation ("Feb. 27", "U.S.")."""
    if sign != "." or not before:
        return sign in _SENTENCE_END
    last = before[-1]
    return last.folded not in _abbreviations() and not (len(last.form) == 1 and last.form.isupper())


@cache
def _abbreviations() -> frozenset[str]:
    lists = tomllib.loads((files(__package__) / "words" / "written.toml").read_text(encoding="utf8"))
    return frozenset(lists["abbreviations"])


def words(text: str) -> list[str]:
    """The words of a text for the question whether two have the same: in small letters, signs left out."""
    return [token.folded for token in tokens(text) if is_word(token.form)]
