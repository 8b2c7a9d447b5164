"""Whether two words for a place can mean one place: the same, one inside the other, or two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from backchannel.gazetteer import name_of, parent_of, unaccented
from backchannel.gazetteer.post_words import code_of

from .words import plain, words

IN_A_PLACE = re.compile(r"\b(?:[Ii]n|[Aa]t) ((?:the )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*)")
LINKS = 6
"""Steps from a room up to its country, at most."""


@lru_cache(maxsize=65536)
def around(place: str) -> tuple[str, ...]:
    """The place and what it is inside of, innermost first, as far as it is known."""
    return tuple(_upwards(_without_preposition(place)))


def may_be_one(a: str | None, b: str | None) -> bool | None:
    """True where one holds the other, False where both are known and apart, None where that is not known.

    >>> [may_be_one("the Oval Office", b) for b in ("Washington", "Paris", "a hotel")]
    [True, False, None]
    """
    if a is None or b is None:
        return None
    one, other = around(a), around(b)
    if one[0] in other or other[0] in one:
        return True
    if not (one[-1].isupper() and other[-1].isupper()):
        return None
    if one[-1] != other[-1]:
        return False
    return False if _apart_in_one_country(one[:-1], other[:-1]) else None


def told_in(words_: str) -> str | None:
    """The one place that is known and that the words put something in ("in Oslo"); None where there are more.

    >>> told_in("The two met in Oslo."), told_in("In Oslo they spoke of the flood in Bergen and in Rome.")
    ('Oslo', None)
    """
    found = {place: None for place in IN_A_PLACE.findall(words_) if around(place)[-1].isupper()}
    return next(iter(found)) if len(found) == 1 else None


def _apart_in_one_country(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Two parts of it, or two cities of which no part is known; two rooms of a house are not told apart."""
    if set(one) & set(other):
        return False
    parts, others = [link for link in one if link.isupper()], [link for link in other if link.isupper()]
    return bool(parts) == bool(others)


def _upwards(place: str) -> Iterator[str]:
    inside: dict[str, str] = words()["inside"]
    for _ in range(LINKS):
        if place not in inside:
            break
        yield place
        place = inside[place]
    code = code_of(place)
    if code is None:
        yield place
        return
    if not _names_the_country(place, code):
        yield place
    above: str | None = code
    while above is not None:
        yield above
        above = parent_of(above)


def _names_the_country(place: str, code: str) -> bool:
    """Whether the words are the country or its part by name, not a city or a house in it."""
    return plain(unaccented(name_of(code))) == place


def _without_preposition(place: str) -> str:
    found = plain(unaccented(place))
    for word in ("in ", "at ", "the "):
        found = found.removeprefix(word)
    return found
