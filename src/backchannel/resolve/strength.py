"""Stronger and weaker words: what a sentence binds to, how sure, how many, in which tone."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

Turn = Literal["hardened", "softened"]
LONGEST = 4
"""Words of the longest entry of the lists."""


FEW_WORDS = 4
"""Among more words a hedge that comes or goes may belong to another thing."""


class Shift(NamedTuple):
    """A turn to stronger or weaker words, and which they are; one is empty where a word only came or went."""

    turn: Turn
    scale: str
    before: str
    after: str


def shift(before: Sequence[str], after: Sequence[str]) -> Shift | None:
    """How words in small letters became stronger or weaker; None where they did not, or cannot be told to.

    Both are the words of one place. A word of a scale against another step of it tells first, then words that
    came or went, where there are few. Where two scales tell two things, the first of the lists counts.
    """
    phrases = list(_phrases(before)), list(_phrases(after))
    old, new = ([one for one in mine if one not in other] for mine, other in (phrases, phrases[::-1]))
    for scale, steps in _scales().items():
        a, b = _step(old, steps), _step(new, steps)
        if a and b and a[0] != b[0]:
            return Shift("hardened" if b[0] > a[0] else "softened", scale, a[1], b[1])
    return _came_or_went(old, new) if max(len(before), len(after)) <= FEW_WORDS else None


def _came_or_went(old: Sequence[str], new: Sequence[str]) -> Shift | None:
    turns: tuple[tuple[str, Turn, Turn], ...] = (
        ("weaker", "softened", "hardened"),
        ("stronger", "hardened", "softened"),
    )
    for key, if_added, if_gone in turns:
        listed = _listed("added", key)
        came = [phrase for phrase in new if phrase in listed]
        went = [phrase for phrase in old if phrase in listed]
        if came and not went:
            return Shift(if_added, "a word that makes it so", "", came[0])
        if went and not came:
            return Shift(if_gone, "a word that makes it so", went[0], "")
    return None


def stands_among(words: Sequence[str], listed: Iterable[str]) -> list[str]:
    """The entries of a list that stand among words, in order."""
    entries = frozenset(listed)
    return [phrase for phrase in _phrases(words) if phrase in entries]


def _step(phrases: Sequence[str], steps: Sequence[frozenset[str]]) -> tuple[int, str] | None:
    """The strongest step that a phrase stands on, and the phrase."""
    found = [
        (number, phrase)
        for number, step in enumerate(steps)
        for phrase in phrases
        if not step.isdisjoint(_plain_forms(phrase))
    ]
    return max(found, key=lambda one: one[0], default=None)


def _phrases(words: Sequence[str]) -> Iterator[str]:
    """Every run of up to so many words, the longest first at each place."""
    for at in range(len(words)):
        for length in range(min(LONGEST, len(words) - at), 0, -1):
            yield " ".join(words[at : at + length])


def _plain_forms(phrase: str) -> Iterator[str]:
    """The phrase, and what it may be an ending of: "urges on", "urged", "urging" → "urge"."""
    yield phrase
    first, blank, rest = phrase.partition(" ")
    for ending in ("s", "es", "ed", "d", "ing"):
        if first.endswith(ending) and len(first) > len(ending) + 2:
            yield first.removesuffix(ending) + blank + rest
    if first.endswith(("ies", "ied")):
        yield f"{first[:-3]}y{blank}{rest}"
    if first.endswith("ing"):
        yield f"{first[:-3]}e{blank}{rest}"
    yield from _irregular(first, blank + rest)


def _irregular(first: str, rest: str) -> Iterator[str]:
    for base, forms in IRREGULAR.items():
        if first in forms:
            yield base + rest


IRREGULAR = {
    "say": ("said",),
    "tell": ("told",),
    "know": ("knew", "known"),
    "think": ("thought",),
    "seek": ("sought",),
    "take": ("took", "taken"),
}


@cache
def words_of_meaning() -> dict[str, Any]:
    """The lists beside this file."""
    return tomllib.loads((files(__package__) / "words" / "meaning.toml").read_text(encoding="utf8"))


@cache
def _scales() -> dict[str, list[frozenset[str]]]:
    return {name: [frozenset(step) for step in steps] for name, steps in words_of_meaning()["scales"].items()}


@cache
def _listed(part: str, key: str) -> frozenset[str]:
    return frozenset(words_of_meaning()[part][key])


def told(key: str) -> frozenset[str]:
    """The list of that name of what is told apart in a difference."""
    return _listed("told", key)
