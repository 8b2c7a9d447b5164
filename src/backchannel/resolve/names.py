"""Names of persons and bodies in a form in which they can be compared, across accents, order and spelling."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from msgspec import Struct

from .tokens import fold


class PersonName(Struct, frozen=True):
    """A person's name taken apart; all parts folded."""

    given: tuple[str, ...]
    """First and middle names, initials as one letter; empty where only a surname is known."""
    surname: str
    """Without particles, one word: "von der Heide" gives "heide"; a double name keeps its hyphen."""
    particles: tuple[str, ...] = ()
    generation: str | None = None
    """jr, sr, ii, iii, iv."""

    @property
    def bare(self) -> bool:
        """A surname and nothing else."""
        return not self.given

    @property
    def words(self) -> frozenset[str]:
        """All its words, hyphens opened: the same in whatever order a name is written."""
        return frozenset(w for part in (*self.given, self.surname) for w in part.split("-"))


@lru_cache(maxsize=65536)
def person_name(name: str) -> PersonName | None:
    """The parts of a person's name, or None where nothing is left without titles.

    "Lastname, Firstname" is turned round; a family name written in capitals before the others is one
    ("KANTO Haruki").
    """
    words = _words(_turned(name))
    generation = None
    while len(words) > 1 and (words[-1] in _generations() or words[-1] in _listed("after", "dropped")):
        generation = _generations().get(words[-1], generation)
        words.pop()
    words = _without_titles(words)
    if not words:
        return None
    surname = words.pop()
    particles: list[str] = []
    while words and words[-1] in _listed("particles", "words") and len(words[-1]) > 1:
        particles.insert(0, words.pop())
    joined = re.fullmatch(r"(al|el|ad|as|ash|an|ar|at|az)-(\w{3,})", surname)
    if joined:
        particles.append(joined[1])
        surname = joined[2]
    return PersonName(tuple(words), surname, tuple(particles), generation)


def _turned(name: str) -> str:
    last, comma, first = name.partition(",")
    after = _generations().keys() | _listed("after", "dropped")
    if comma and first.strip() and fold(first).strip(" .") not in after:
        return f"{first.strip()} {last.strip()}"
    words = name.split()
    if len(words) > 1 and _is_capitals(words[0]) and not any(_is_capitals(w) for w in words[1:]):
        return " ".join([*words[1:], words[0]])
    return name


def _is_capitals(word: str) -> bool:
    return len(word) > 2 and word.isupper() and "." not in word and fold(word) not in _listed("titles")


def _words(name: str) -> list[str]:
    """Folded words; the dots of initials open, so that "J.R." is two."""
    plain = re.sub(r"(?<=\b\w)\.", " ", fold(name)).replace("'s ", " ").removesuffix("'s")
    return re.findall(r"\w+(?:['-]\w+)*", re.sub(r"\([^)]*\)|[\"“”]", " ", plain))


def _without_titles(words: list[str]) -> list[str]:
    kept = list(words)
    while len(kept) > 1 and kept[0] in _listed("titles"):
        kept.pop(0)
    return [] if kept and kept[0] in _listed("titles") else kept


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """A spelling-proof form of a name: what transliterations of one name have in common.

    >>> sound("yevgeniy") == sound("evgeny"), sound("mohammed") == sound("muhamad")
    (True, True)
    """
    out = word.replace("'", "").replace("-", "")
    for spelled, heard in _SPELLINGS:
        out = re.sub(spelled, heard, out)
    head, tail = out[:1], re.sub(r"[aeiou]+", "", out[1:])
    return head + re.sub(r"(.)\1+", r"\1", tail)


_SPELLINGS = (
    (r"^(?:ye|je)", "e"),
    (r"(?:tch|tsch|tsh)", "ch"),
    (r"sch", "sh"),
    (r"ph", "f"),
    (r"kh", "h"),
    (r"gh", "g"),
    (r"th", "t"),
    (r"dh", "d"),
    (r"ck|q", "k"),
    (r"c(?=[aoukrl])", "k"),
    (r"x", "ks"),
    (r"w", "v"),
    (r"ts|tz", "z"),
    (r"[yj]", "i"),
    (r"oo|ou", "u"),
    (r"^iu", "u"),
)


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "words" / "names.toml").read_text(encoding="utf8"))


@cache
def _listed(*path: str) -> frozenset[str]:
    found: Any = _lists()
    for key in path:
        found = found[key]
    return frozenset(str(found).split())


@cache
def _generations() -> dict[str, str]:
    return dict(_lists()["generations"])
