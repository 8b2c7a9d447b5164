"""Names of organisations and posts in a form in which they can be compared."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from .tokens import fold, stem


@lru_cache(maxsize=65536)
def body_words(name: str) -> tuple[str, ...]:
    """The words that make an organisation's name, in one order.

    Articles and the form of a company are left out; "Department of X" and "X Department" give the same.
    """
    plain = re.sub(r"(?<=\b\w)\.(?=\w)|(?<=\b\w)\.(?=\s|$)", "", fold(name)).replace("&", " and ")
    words = [w.removesuffix("'s") for w in re.findall(r"\w+(?:['-]\w+)*", plain)]
    words = [w for w in words if w not in _listed("small")]
    while len(words) > 1 and words[-1] in _listed("company"):
        words.pop()
    head = _lists()["heads"]
    if words and words[0] in head and len(words) > 1:
        words = [*words[1:], head[words[0]]]
    elif words and words[-1] in head and len(words) > 1:
        words = [*words[:-1], head[words[-1]]]
    return tuple(stem(w) for w in words)


def initials(name: str) -> str | None:
    """The acronym that a name of three words or more gives: "World Grain Council", "wgc"."""
    words = [w for w in re.findall(r"[^\W\d_]+", fold(name)) if w not in _listed("small")]
    return "".join(w[0] for w in words) if len(words) > 2 else None


def is_acronym(name: str) -> bool:
    """Two to six capitals, with or without dots."""
    plain = name.replace(".", "")
    return 2 <= len(plain) <= 6 and plain.isalpha() and plain.isupper()


def is_common(name: str) -> bool:
    """Whether every country has a body of that name, so that the name alone tells nothing."""
    words = body_words(name)
    return bool(words) and (words[-1] in _listed("common") or words[0] in _listed("common"))


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
