"""How strongly names of persons are of one person, with the reasons by name."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import product

from backchannel.gazetteer import nicknames

from .names import PersonName, readings, sound
from .weights import EXACT, IDENTICAL, NEVER, OTHER_MAY_BE_THE_SON, UNLIKE, Feature


def names_compared(left: Sequence[str], right: Sequence[str]) -> list[Feature]:
    """What the likest two of the names that two persons are written with have in common, or not."""
    return max(
        (_names(a, b) for a, b in product(_full_names(left), _full_names(right))),
        key=lambda features: math.fsum(weight for _, weight in features),
        default=[("no name", UNLIKE)],
    )


def _full_names(written: Sequence[str]) -> list[PersonName]:
    """The names as the document has them in full: surnames alone only where there is nothing else."""
    found = list(dict.fromkeys(name for each in written for name in readings(each)))
    return [name for name in found if not name.bare] or found


def _names(a: PersonName, b: PersonName) -> list[Feature]:
    found = _generations(a, b)
    if a.words == b.words and not a.bare:
        return [("same full name", IDENTICAL), *found]
    if a.surname != b.surname:
        return [*_other_surname(a, b), *found]
    if a.bare or b.bare:
        return [("surname only", 0.5), *found]
    return [_given(a.given, b.given), *_particle_or_middle(a, b), *found]


def _particle_or_middle(a: PersonName, b: PersonName) -> list[Feature]:
    """One has a middle name where the other has a particle: "Nguyen Thi Hanh" and "Nguyen Van Hanh"."""
    for one, other in ((a, b), (b, a)):
        if one.particles and not one.given[1:] and other.given[1:] and not other.particles:
            return [("a particle, or another middle name", -3.5)]
    return []


def _generations(a: PersonName, b: PersonName) -> list[Feature]:
    if a.generation == b.generation:
        return []
    if a.generation and b.generation:
        return [("other generation", NEVER)]
    if not a.bare and not b.bare:
        return [("generation given by one only", OTHER_MAY_BE_THE_SON)]
    # A surname alone is seldom the younger one's; whoever is the third of a name is often called without it.
    return [("generation given by one only", -1.0)] if {a.generation, b.generation} & {"jr", "sr"} else []


def _other_surname(a: PersonName, b: PersonName) -> list[Feature]:
    """Other spellings: one of a double name, a transliteration, the first name written last."""
    shared = {*a.surname.split("-")} & {*b.surname.split("-")}
    if not a.bare and not b.bare:
        if a.given[-1] == b.surname and a.surname == b.given[0]:
            return [("same name in another order", 3.5)]
        given = _given(a.given, b.given)
        if given[1] <= NEVER:
            return [given]
        if shared:
            return [("one part of a double name", 0.0), (given[0], given[1] - 1.0)]
        if sound(a.surname) == sound(b.surname) and len(sound(a.surname)) > 2:
            return [("other spelling of the surname", 0.0), (given[0], given[1] - 1.0)]
    return [("other surname", UNLIKE)]


def _given(a: tuple[str, ...], b: tuple[str, ...]) -> Feature:
    """First and middle names compared, the surname being the same."""
    if _middles_differ(a[1:], b[1:]):
        return ("other middle name", NEVER)
    first, other = a[0], b[0]
    if first == other:
        return ("same first name and surname", EXACT)
    if len(first) == 1 or len(other) == 1:
        if first[0] == other[0]:
            return ("initial agrees", 1.5)
        return (
            ("goes by the middle name", 1.5)
            if {first, *a[1:]} & {other, *b[1:]}
            else ("other initial", NEVER)
        )
    if other in nicknames().get(first, ()) or first in nicknames().get(other, ()):
        return ("short form of the first name", 3.5)
    if first.replace("-", "") == other.replace("-", ""):
        return ("first name with a hyphen", 3.5)
    if {*first.split("-")} & {*other.split("-")}:
        both = "-" in first and "-" in other
        return ("other first name", NEVER) if both else ("one part of a double first name", 2.0)
    if _other_sex(first, other):
        return ("other ending of the first name", -3.0)
    if sound(first) == sound(other) and len(sound(first)) > 2:
        return ("other spelling of the first name", 2.3)
    if {w for w in a if len(w) > 1} & {w for w in b if len(w) > 1}:
        return ("goes by the middle name", 2.0)
    if min(len(first), len(other)) > 2 and (first.startswith(other) or other.startswith(first)):
        return ("beginning of the first name", 2.0)
    return ("other first name", NEVER)


def _other_sex(a: str, b: str) -> bool:
    """Names that one ending tells apart: "Paul" and "Paula", "Mario" and "Maria"."""
    short, long = sorted((a, b), key=len)
    if long.startswith(short) and long[len(short) :] in ("a", "e", "ia", "ina", "ine", "ette"):
        return len(short) > 2
    return len(a) == len(b) > 3 and a[:-1] == b[:-1] and {a[-1], b[-1]} == {"o", "a"}


def _middles_differ(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Both have middle names and no letter begins one of each."""
    return bool(a) and bool(b) and not {w[0] for w in a} & {w[0] for w in b}
