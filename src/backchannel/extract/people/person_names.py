"""A person's name taken apart, and when two names of one document are one person's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from ...gazetteer import nicknames, unaccented
from ..word_lists import words_of
from .name_words import PARTICLES, ROMAN, SUFFIXES

ARABIC = re.compile(r"(al|el|ad|as|ash|an|ar|at|az)-(\w{3,})")
"""An article joined to a name: "al-Nasri"."""
QUOTES = frozenset("\"“”'‘’()")


class PersonName(Struct, frozen=True):
    """The words of a name in lower case without accents, in the order of the text; hyphens kept."""

    words: tuple[str, ...]
    """Without titles, particles inside and generations; an initial is one letter."""
    particles: tuple[str, ...] = ()
    """Small words right before the last word: ("van", "der")."""
    generation: str = ""
    """ "jr", "iii"; empty where the name has none."""
    short: str = ""
    """A short form in quotation marks: "jim" of 'James "Jim" Kern'."""

    @property
    def surname(self) -> str:
        return self.words[-1]

    @property
    def letters(self) -> str:
        """All its letters: the same with hyphens, with blanks, or glued together."""
        return "".join((*self.words[:-1], *self.particles, self.surname)).replace("-", "")


def person_name(texts: Sequence[str]) -> PersonName:
    """The name that tokens spell: ("Ana", "-", "Lucía", "Prado") gives ana-lucia, prado.

    >>> person_name(["J.", "R.", "van", "der", "Berg", ",", "Jr."])
    PersonName(words=('j', 'r', 'berg'), particles=('van', 'der'), generation='jr', short='')
    """
    words, generation, short = _words(texts)
    kept: list[str] = []
    small: list[str] = []
    for n, word in enumerate(words):
        if n and word in PARTICLES and n < len(words) - 1:
            small.append(word)
            continue
        if joined := ARABIC.fullmatch(word):
            small.append(joined[1])
            word = joined[2]
        kept.append(word)
        if n < len(words) - 1:
            small = []
    return PersonName(tuple(kept) or ("",), tuple(small), generation, short)


def _words(texts: Sequence[str]) -> tuple[list[str], str, str]:
    """Folded words with hyphens closed, the generation, and a short form in quotation marks."""
    words: list[str] = []
    generation = short = ""
    for n, text in enumerate(texts):
        word = text if text.isascii() else unaccented(text)
        low = word.lower().strip(".@")
        if (words and low in SUFFIXES) or (words and n == len(texts) - 1 and ROMAN.fullmatch(text)):
            generation = low
        elif not low or not any(c.isalnum() for c in low):
            continue
        elif words and texts[n - 1] in ("-", "‑"):
            words[-1] += f"-{low}"
        elif n and texts[n - 1] in QUOTES and n + 1 < len(texts) and texts[n + 1] in QUOTES:
            short = low
        else:
            words += low.split(".") if "." in low and len(low) < 6 else [low]
    return words, generation, short


def is_same_person(a: PersonName, b: PersonName) -> bool:
    """Whether two names of two words or more are one person's; generations are not looked at.

    They agree in all letters, or in their words in another order; one has all words of the other; or the
    surname is one and the given names agree or abbreviate.
    """
    if a.letters == b.letters or sorted(a.words) == sorted(b.words):
        return True
    if len(a.words) < 2 or len(b.words) < 2:
        return False
    short, long = sorted((a.words, b.words), key=len)
    if len(short) < len(long) and _is_within(short, long):
        return True
    return a.surname == b.surname and _first_agree(a, b) and _middles_agree(a.words[1:-1], b.words[1:-1])


def _is_within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Every word of the one, no initial among them, stands in the other, in the same order."""
    rest = iter(long)
    return all(len(word) > 1 and word in rest for word in short)


def _first_agree(a: PersonName, b: PersonName) -> bool:
    first, other = a.words[0], b.words[0]
    if first == other or first.replace("-", "") == other.replace("-", ""):
        return True
    if len(first) == 1 or len(other) == 1:
        return first[0] == other[0]
    if b.short == first or a.short == other or first in nicknames().get(other, ()):
        return True
    return min(len(first), len(other)) > 2 and (first.startswith(other) or other.startswith(first))


def _middles_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Middle names that begin alike, as far as both names have them ("Mary" and "Marie" are one slip)."""
    return all(x[0] == y[0] for x, y in zip(a, b, strict=False))


def surnames_of(name: PersonName) -> tuple[str, ...]:
    """What a bare surname may look like, as letters: "berg", "derberg", "vanderberg"."""
    forms = [name.surname.replace("-", "")]
    for particle in reversed(name.particles):
        forms.append(particle + forms[-1])
    return tuple(forms)


def inner_words(name: PersonName) -> tuple[str, ...]:
    """Words by which a person may be called besides the surname: middle names, halves of a double name."""
    halves = name.surname.split("-") if "-" in name.surname else []
    return (*name.words[1:-1], *halves)


def gender_of_title(title: str) -> str | None:
    """What a title tells: "m", "f" or nothing."""
    word = title.capitalize()
    if word in words_of("roles", "male_titles"):
        return "m"
    return "f" if word in words_of("roles", "female_titles") else None
