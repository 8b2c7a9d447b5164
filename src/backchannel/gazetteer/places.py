"""Countries, their parts and blocs: which code a phrase stands for, and what belongs to what."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from .rows import phrases, rows, table

Kind = Literal["name", "demonym", "metonym", "capital", "abbreviation"]

COLUMNS: tuple[Kind, ...] = ("name", "demonym", "capital", "abbreviation")
"""What the first four columns of a row hold."""
UNSPLIT = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae"}
)
"""Letters that Unicode does not take apart into a plain one and an accent."""
NO_PLURAL = ("ese", "sh", "ch", "ss", "s", "men")


class Place(NamedTuple):
    """A country, a part of one, or a bloc."""

    code: str
    name: str
    demonym: str | None
    parent: str | None
    members: frozenset[str]


class Entry(NamedTuple):
    """What one phrase stands for: its codes, likeliest first, and how it names them."""

    phrase: str
    codes: tuple[str, ...]
    kind: Kind


class Index(NamedTuple):
    places: dict[str, Place]
    exact: dict[str, Entry]
    """By phrase, accents and dots of no weight, capitals kept."""
    folded: dict[str, Entry]
    """By phrase in lower case, without abbreviations and words that mean something else there."""
    careful: frozenset[str]


def unaccented(words: str) -> str:
    """The words with plain letters, capitals kept.

    >>> unaccented("Núñez Łoś")
    'Nunez Los'
    """
    if words.isascii():
        return words
    spread = unicodedata.normalize("NFKD", words.translate(UNSPLIT))
    return "".join(c for c in spread if not unicodedata.combining(c))


def key(words: str) -> str:
    """A phrase as it is looked up: accents, "the", possessive and doubled spaces removed, capitals kept.

    >>> key("the  Élysée's")
    'Elysee'
    """
    plain = " ".join(unaccented(words).replace("’", "'").split())
    if plain[:4] in ("the ", "The ", "THE "):
        plain = plain[4:]
    return plain.removesuffix("'s").removesuffix("'")


def _plural(demonym: str) -> str | None:
    if demonym.endswith(("shman", "chman", "shwoman", "chwoman")):
        return demonym[:-2] + "en"
    return None if demonym.endswith(NO_PLURAL) else demonym + "s"


def _claims() -> Iterable[tuple[str, str, Kind]]:
    """(phrase, code, kind) as the rows have them: a phrase may come twice."""
    for file in ("countries", "subdivisions", "blocs"):
        for code, columns in rows(file):
            for kind, column in zip(COLUMNS, columns, strict=False):
                for phrase in column:
                    yield phrase, code, kind
                    if kind == "demonym" and (plural := _plural(phrase)):
                        yield plural, code, kind
    for code, columns in rows("metonyms"):
        for phrase in columns[0]:
            yield phrase, code, "metonym"


def _places() -> dict[str, Place]:
    places: dict[str, Place] = {}
    for file in ("countries", "subdivisions", "blocs"):
        for code, columns in rows(file):
            names, demonyms, *rest = columns
            last = rest[2] if len(rest) > 2 else ()
            parent = code.partition("-")[0] if file == "subdivisions" else None
            if file == "countries" and last:
                parent = last[0]
            members = frozenset(last[0].split()) if file == "blocs" and last else frozenset()
            places[code] = Place(code, names[0], demonyms[0] if demonyms else None, parent, members)
    return places


@lru_cache(maxsize=1)
def index() -> Index:
    """Everything, compiled once in a process."""
    ambiguous = {phrase: tuple(columns[0][0].split()) for phrase, columns in rows("ambiguous", "codes")}
    exact: dict[str, Entry] = {}
    for phrase, code, kind in _claims():
        at = key(phrase)
        if at not in exact:
            exact[at] = Entry(phrase, ambiguous.get(phrase, (code,)), kind)
    words = frozenset(phrases(table("ambiguous")["words"]))
    folded: dict[str, Entry] = {}
    for at, entry in exact.items():
        if entry.kind != "abbreviation" and (low := at.lower()) not in words:
            folded.setdefault(low, entry)
    return Index(_places(), exact, folded, frozenset(map(key, phrases(table("ambiguous")["careful"]))))


def entry_of(words: str) -> Entry | None:
    """What a phrase stands for; None if it is no name of a place.

    "US" and "Ont." count only as written; other phrases also in capitals throughout or in lower case, unless
    they are words then ("turkey", "us").
    """
    at = key(words)
    known = index()
    if found := known.exact.get(at):
        return found
    if at.isupper() and len(at) > 3:
        return known.folded.get(at.lower()) or known.exact.get(at.title())
    return known.folded.get(at) if at.islower() else None


def country_codes(words: str) -> tuple[str, ...]:
    """Every code the phrase may stand for, likeliest first: ("GE", "US-GA") for "Georgia"."""
    found = entry_of(words)
    return found.codes if found else ()


def country_code(words: str) -> str | None:
    """The ISO 3166 code a phrase most likely stands for ("CA", "CA-ON"), or a bloc's ("EU"); else None.

    >>> country_code("Canadians"), country_code("Ont."), country_code("us")
    ('CA', 'CA-ON', None)
    """
    codes = country_codes(words)
    return codes[0] if codes else None


def kind_of(words: str) -> Kind | None:
    """How the phrase names the place: by name, people, seat of government, capital, or for short."""
    found = entry_of(words)
    return found.kind if found else None


def is_careful(words: str) -> bool:
    """Whether the phrase is a person's name or a word too, or has two codes ("Jordan", "Georgia")."""
    return key(words) in index().careful or len(country_codes(words)) > 1


def name_of(code: str) -> str:
    """The usual English name of a code, "CA-ON" → "Ontario"; an unknown code is its own name."""
    place = index().places.get(code)
    return place.name if place else code


def demonym_of(code: str) -> str | None:
    """The adjective of a code's people, "CA" → "Canadian"."""
    place = index().places.get(code)
    return place.demonym if place else None


def parent_of(code: str) -> str | None:
    """The country a part or territory belongs to: "CA-ON" → "CA", "PR" → "US"; None for a country."""
    place = index().places.get(code)
    return place.parent if place else (code.partition("-")[0] if "-" in code else None)


def part_of(code: str | None, side: str) -> bool:
    """Whether a code is the side itself or a part of it ("CA-ON" of "CA"); members are no parts of a bloc."""
    while code is not None:
        if code == side:
            return True
        code = parent_of(code)
    return False


def members_of(bloc: str) -> frozenset[str]:
    """The codes of a bloc's members; empty for a country or a bloc whose members are not listed."""
    place = index().places.get(bloc)
    return place.members if place else frozenset()


def is_bloc(code: str) -> bool:
    """Whether a code is a pseudo-code for a bloc or a state that is no more ("EU", "SU")."""
    return any(code == bloc for bloc, _ in rows("blocs"))


def all_names() -> Iterable[tuple[str, str, Kind]]:
    """(phrase, likeliest code, kind) of every phrase, in the order of the files."""
    return ((entry.phrase, entry.codes[0], entry.kind) for entry in index().exact.values())


def all_codes() -> tuple[str, ...]:
    """Every code, in the order of the files: countries, their parts, blocs."""
    return tuple(index().places)
