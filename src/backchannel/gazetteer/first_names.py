"""First names: whether a word is one, and the gender it tells."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from .places import key
from .rows import table

Gender = Literal["f", "m"]


class FirstNames(NamedTuple):
    """Names without accents, in lower case."""

    genders: dict[str, Gender | None]
    not_alone: frozenset[str]


GENDERS: dict[str, Gender | None] = {"f": "f", "m": "m", "both": None}
"""By what a list's name ends in."""


def _folded(text: str) -> str:
    return text.lower() if text.isascii() else key(text).lower()


@lru_cache(maxsize=1)
def _names() -> FirstNames:
    """Every list in one. What "both" has tells no gender; else the census outweighs the lists by language;

    and where only those disagree ("Andrea", "Nikola") the name tells none either.
    """
    groups = {group: _folded(text).split() for group, text in table("first_names").items()}
    not_alone = frozenset(groups.pop("not_alone"))
    genders: dict[str, Gender | None] = {}
    for group in sorted(groups, key=lambda group: (group == "both", group.startswith("census"))):
        gender = GENDERS[group.rpartition("_")[2]]
        if group.startswith("census") or gender is None:
            genders |= dict.fromkeys(groups[group], gender)
        else:
            genders |= {
                name: gender if genders.get(name, gender) == gender else None for name in groups[group]
            }
    return FirstNames(genders, not_alone)


def _known(name: str) -> str | None:
    """The form under which the name, or the first half of a double name, is listed."""
    plain = _folded(name)
    known = _names().genders
    if plain in known:
        return plain
    half = plain.partition("-")[0]
    return half if half != plain and half in known else None


def first_name_gender(name: str) -> Gender | None:
    """The gender a first name tells; None for an unknown name, one of both genders, or one that is a word.

    >>> first_name_gender("María"), first_name_gender("Jean-Luc"), first_name_gender("Robin")
    ('f', 'm', None)
    """
    at = _known(name)
    return None if at is None else _names().genders[at]


def is_first_name(name: str) -> bool | None:
    """Whether the word is a first name; None where it is one and a word or place as well ("May", "Paris")."""
    if _folded(name) in _names().not_alone:
        return None
    return name[:1].isupper() and _known(name) is not None


@lru_cache(maxsize=1)
def nicknames() -> dict[str, frozenset[str]]:
    """First name in lower case → the other names that one person of that name may go by."""
    found: dict[str, set[str]] = {}
    for line in table("nicknames")["groups"].strip().splitlines():
        full, *short = line.split()
        for name in short:
            found.setdefault(name, set()).update((full, *short))
        found.setdefault(full, set()).update(short)
    return {name: frozenset(others - {name}) for name, others in found.items()}
