"""Names of persons and bodies in a form in which they can be compared, across accents, order and spelling."""

from __future__ import annotations

import re
import tomllib
import unicodedata
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
    return _parsed(_without_titles(_words(_turned(name))))


@lru_cache(maxsize=65536)
def readings(name: str) -> tuple[PersonName, ...]:
    """Every way to read a name, the likeliest first: letters with marks written out, a title as a first name.

    >>> [each.surname for each in readings("Jürgen Möllner")]
    ['mollner', 'moellner']
    """
    spelled = "".join(_table("written_out").get(c, c) for c in unicodedata.normalize("NFC", name.casefold()))
    found = [person_name(name)]
    if spelled != name.casefold():
        found.append(_parsed(_without_titles(_words(_turned(spelled)))))
    words = _without_titles(_words(_turned(name)))
    if len(words) > 2 and words[0] in _listed("titles_or_names"):
        found.append(_parsed(words[1:]))
    return tuple(dict.fromkeys(each for each in found if each is not None))


def _parsed(given: list[str]) -> PersonName | None:
    """The parts of a name's words, titles before it left out."""
    words = list(given)
    generation = None
    while len(words) > 1:
        last = words[-1]
        if last in _table("generations"):
            generation = _table("generations")[last]
        elif len(words) > 2 and last in _table("generations_or_surnames"):
            generation = _table("generations_or_surnames")[last]
        elif last not in _listed("after", "dropped"):
            break
        words.pop()
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
    after = _table("generations").keys() | _listed("after", "dropped")
    behind = [re.sub(r"[\s.]", "", part) for part in fold(first).split(",")]
    if comma and all(part in after for part in behind if part):
        return " ".join([last, *behind])
    if comma and first.strip():
        return f"{first.strip()} {last.strip()}"
    words = name.split()
    if len(words) > 1 and _is_capitals(words[0]) and not any(_is_capitals(w) for w in words[1:]):
        return " ".join([*words[1:], words[0]])
    return name


def _is_capitals(word: str) -> bool:
    return len(word) > 2 and word.isupper() and "." not in word and fold(word) not in _listed("titles")


def _words(name: str) -> list[str]:
    """Folded words; the dots of initials open, so that "J.R." is two."""
    letters = "".join(_table("letters").get(c, c) for c in fold(name))
    plain = re.sub(r"(?<=\b\w)\.", " ", letters).replace("'s ", " ").removesuffix("'s")
    return re.findall(r"\w+(?:['-]\w+)*", re.sub(r"\([^)]*\)|[\"“”]", " ", plain))


def _without_titles(words: list[str]) -> list[str]:
    kept = list(words)
    while len(kept) > 1:
        phrase = next((p for p in _phrases() if tuple(kept[: len(p)]) == p and len(kept) > len(p) + 1), ())
        if not phrase and not _is_title(kept[0]):
            break
        kept = kept[len(phrase) or 1 :]
    return [] if kept and _is_title(kept[0]) else kept


def _is_title(word: str) -> bool:
    return all(part in _listed("titles") for part in word.split("-"))


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
def _table(name: str) -> dict[str, str]:
    return dict(_lists()[name])


@cache
def _phrases() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in _lists()["title_phrases"])
