"""Names of organisations and posts in a form in which they can be compared."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from backchannel.gazetteer.places import country_code, kind_of

from .tokens import fold, stem


@lru_cache(maxsize=65536)
def body_words(name: str) -> tuple[str, ...]:
    """The words that make an organisation's name, in one order.

    Articles and the form of a company are left out; "Department of X" and "X Department" give the same.
    Before a name that every country has, the country is its code: "U.S." and "United States" are one there.
    """
    country, rest = _country_first(name)
    words = _words(rest)
    if country is not None and _every_country_has(words):
        return (f"={country}", *words)
    return _words(name)


def is_common(name: str) -> bool:
    """Whether every country has a body of that name, so that the name alone tells nothing."""
    return _every_country_has(_words(_country_first(name)[1]))


def _words(name: str) -> tuple[str, ...]:
    plain = re.sub(r"(?<=\b\w)\.", "", fold(name)).replace("&", " and ")
    words = [w.removesuffix("'s") for w in re.findall(r"\w+(?:['-]\w+)*", plain)]
    words = [w for w in words if w not in _listed("small")]
    while len(words) > 1 and words[-1] in _listed("company"):
        words.pop()
    heads = _lists()["heads"]
    if len(words) > 1 and words[0] in heads:
        words = [*words[1:], heads[words[0]]]
    elif len(words) > 1 and words[-1] in heads:
        words = [*words[:-1], heads[words[-1]]]
    return tuple(stem(w) for w in words)


def _every_country_has(words: tuple[str, ...]) -> bool:
    return bool(words) and not _listed("common").isdisjoint((words[0], words[-1]))


def country_in(name: str) -> str | None:
    """The code of the country or province that a name begins with: "French Treasury" has that of France."""
    return _country_first(name)[0]


def place_code(name: str) -> str | None:
    """The code of a country or a part of one by its name; None for its capital, which is another place."""
    return country_code(name) if kind_of(name) in ("name", "abbreviation") else None


def _country_first(name: str) -> tuple[str | None, str]:
    """The country that a name of several words begins with, and the other words."""
    words = re.sub(r"^[Tt]he\s+", "", name).split()
    for count in range(min(3, len(words) - 1), 0, -1):
        first = " ".join(words[:count])
        if kind_of(first) in ("name", "abbreviation", "demonym"):
            return country_code(first), " ".join(words[count:])
    return None, name


def initials(name: str) -> str | None:
    """The acronym that a name of three words or more gives: "World Grain Council", "wgc"."""
    words = [w for w in re.findall(r"[^\W\d_]+", fold(name)) if w not in _listed("small")]
    return "".join(w[0] for w in words) if len(words) > 2 else None


def is_acronym(name: str) -> bool:
    """Two to six capitals, with or without dots."""
    plain = name.replace(".", "")
    return 2 <= len(plain) <= 6 and plain.isalpha() and plain.isupper()


@lru_cache(maxsize=65536)
def post_words(post: str) -> tuple[str, ...]:
    """The words of a post, small words left out."""
    return tuple(stem(w) for w in re.findall(r"\w+", fold(post)) if w not in _listed("small"))


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "words" / "bodies.toml").read_text(encoding="utf8"))


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(str(_lists()[key]).split())
