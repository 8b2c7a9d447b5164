"""The words that make, end or never belong to a name, and the places and bodies that are known by name."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from msgspec import Struct

from ...gazetteer import all_names, is_first_name, organisations
from ..word_lists import Phrases, word_list, words_of

NameKind = Literal["person", "organisation", "place", "demonym", "work", "other", "family"]
KIND_OF_LABEL: dict[str, NameKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "other",
    "NORP": "demonym",
    "LAW": "work",
    "WORK_OF_ART": "work",
    "EVENT": "other",
    "PRODUCT": "other",
}
PARTICLES = words_of("name_words", "particles")
SUFFIXES = words_of("name_words", "suffixes")
NOT_NAMES = words_of("name_words", "not_names")
AFTER_HYPHEN = words_of("name_words", "after_hyphen")
LOCATING = frozenset(["in", "near", "across", "throughout", "outside"])
"""Words behind which no person stands."""
ROMAN = re.compile(r"(?:I{2,3}|IV|VI{0,3}|IX|XI{0,3}|XIV|XV|XVI)")
INITIALS = re.compile(r"(?:[A-Z]\.)+")


class Name(Struct, frozen=True):
    """A name at token positions, half-open; `code` is the gazetteer's."""

    start: int
    end: int
    kind: NameKind
    code: str | None = None


@cache
def title_words() -> frozenset[str]:
    """Every single word of a post or title, lower case: never part of a person's name."""
    roles = word_list("roles")
    words = {w.casefold() for head in roles["heads"] for w in head.split(" of ")[0].replace("-", " ").split()}
    return frozenset(
        words - {"of", "the", "for", "in", "to", "at", "and", "bank"}
        | {t.casefold() for t in (*roles["titles"], *roles["short"])}
        | {"elect", "designate", "former", "then", "ex", "acting", "interim", "incoming", "outgoing"}
    )


@cache
def title_ends() -> frozenset[str]:
    """The words right before a name that make it a person's: "minister", "Mr", "president-elect"."""
    roles = word_list("roles")
    ends = {head.split(" of ")[0].replace("-", " ").split()[-1].casefold() for head in roles["heads"]}
    return (
        frozenset(ends) | {t.casefold() for t in (*roles["titles"], *roles["short"])} | {"elect", "designate"}
    )


@cache
def known_names() -> tuple[Phrases, dict[str, tuple[str, NameKind]]]:
    """Phrases of places, demonyms and bodies, and what each stands for; matched with case kept."""
    known: dict[str, tuple[str, NameKind]] = {}
    for phrase, code, kind in all_names():
        known.setdefault(_spaced(phrase), (code, _kind_from(kind)))
    for body in organisations().values():
        known.setdefault(_spaced(body.name), (body.country or "", "organisation"))
    return Phrases(tuple(known)), known


def _spaced(phrase: str) -> str:
    return " ".join(phrase.replace("-", " - ").replace("’", "'").replace("'s ", " 's ").split())


def _kind_from(kind: str) -> NameKind:
    if kind == "demonym":
        return "demonym"
    return "organisation" if kind in ("metonym", "bloc") else "place"


@cache
def domains() -> frozenset[str]:
    """Words that name the field of a post ("trade", "foreign"), lower case."""
    return frozenset(word_list("roles")["domains"]["words"])


def is_capital(word: str) -> bool:
    return word[:1].isupper() and any(c.isalpha() for c in word)


def person_words_end(texts: list[str], lower: list[str], start: int) -> int:
    """Where a run of name words that starts there ends (equal to `start` if none)."""
    at = start
    while at < len(texts) and at - start < 6:
        word = texts[at]
        if at > start and (particles := _particles(texts, lower, at)):
            at += particles
        elif lower[at] in PARTICLES and at > start and "".join(texts[at + 1 : at + 3])[:1] == "-":
            at += 3
        elif (
            word == "-"
            and at > start
            and at + 1 < len(texts)
            and _tight(texts, at)
            and _is_second_half(texts[at + 1])
        ):
            at += 2
        elif (
            is_capital(word)
            and lower[at] not in NOT_NAMES
            and lower[at] not in title_words()
            and not word.isupper()
        ) or INITIALS.fullmatch(word):
            at += 1
        elif len(word) == 1 and word.isupper() and at + 1 < len(texts) and texts[at + 1] == ".":
            at += 2
        elif at > start and (length := _suffix(texts, lower, at)):
            at += length
        elif at > start and _is_nickname(texts, lower, at):
            at += 3
        else:
            break
    return at


def _particles(texts: list[str], lower: list[str], at: int) -> int:
    """How many of "von der" stand there before a capitalised word; 0 where none does."""
    end = at
    while end < len(lower) and lower[end] in PARTICLES:
        end += 1
    return end - at if end < len(texts) and is_capital(texts[end]) else 0


def _suffix(texts: list[str], lower: list[str], at: int) -> int:
    """How many tokens of "III" or ", Jr." stand there."""
    if ROMAN.fullmatch(texts[at]):
        return 1
    after_comma = at + 1 if texts[at] == "," else at
    return after_comma + 1 - at if after_comma < len(texts) and lower[after_comma] in SUFFIXES else 0


def _is_nickname(texts: list[str], lower: list[str], at: int) -> bool:
    """'"Jim"' or "(Jim)" stands there, and a surname after it."""
    inside = texts[at + 1 : at + 4]
    if len(inside) < 3 or texts[at] + inside[1] not in ('""', "“”", "''", "‘’", "()"):
        return False
    is_short = inside[0].isalpha() and is_capital(inside[0]) and lower[at + 1] not in NOT_NAMES
    is_name = is_capital(inside[2]) and lower[at + 3] not in NOT_NAMES | title_words()
    return is_short and is_name and (texts[at] != "(" or bool(is_first_name(inside[0])))


def _is_second_half(word: str) -> bool:
    """What may follow a hyphen in a name: "Hof" of "Meier-Hof", "sun" of "Min-sun"; not "led" of "Kern-
    led".
    """
    return is_capital(word) or (
        word.isalpha() and len(word) <= 6 and not word.endswith(("ed", "ing")) and word not in AFTER_HYPHEN
    )


def _tight(texts: list[str], at: int) -> bool:
    return texts[at - 1][-1:].isalpha() and texts[at + 1][:1].isalpha()


def is_listed(texts: list[str], lower: list[str], start: int) -> bool:
    """A place or body begins there, and not a first name that is also one ("Jordan", "Paris")."""
    listed, known = known_names()
    length = listed.at(lower, start)
    if not length:
        return False
    phrase = " ".join(texts[start : start + length])
    nxt = texts[start + length] if start + length < len(texts) else ""
    return phrase in known and not (is_first_name(phrase) and is_capital(nxt))


def surname_of(words: tuple[str, ...]) -> str:
    """The last word that is no suffix: ("Ana", "de", "Souza", "Jr.") gives "Souza"."""
    kept = [w for w in words if w.casefold() not in SUFFIXES and w[:1].isalnum()]
    return kept[-1] if kept else words[-1]
