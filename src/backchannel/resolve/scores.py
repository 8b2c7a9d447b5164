"""How strongly two subjects are one, with the reasons by name.

Method: sum of log-odds, one for each thing the two agree or disagree in (Fellegi & Sunter 1969); the weights
are set by hand so that a full name alone suffices, and a surname alone never does.
"""

from __future__ import annotations

import math
from itertools import product

from msgspec import Struct

from backchannel.gazetteer import nicknames

from .bodies import body_words, country_in, initials, is_acronym, is_common, place_code, post_words
from .names import PersonName, person_name, sound
from .subjects import Subject, Years
from .tokens import fold

Feature = tuple[str, float]
"""A reason and what it weighs, in natural log-odds; negative speaks against."""

PRIOR = -1.0
NEVER = -6.0
"""What no agreement in anything else outweighs: names alike, and yet another person."""
UNLIKE = -8.0
"""The same, where the names are not even alike."""
EXACT = 4.0
"""The weight of a first name and surname that are the same, and of the usual name of a body."""
IDENTICAL = 4.6
"""The weight of a name that is the same in full."""
GENERATION, NO_CAREER, LONGEST_CAREER = 30, 40, 75
"""Years: between father and son; between two posts that nobody held both; of the longest career."""
DECADES_APART = -2.4
"""The weight of years between two; a person has to say that they are one."""
MOST_DECADES_APART = 0.85
"""However much else agrees: sons have been ministers of what their fathers were."""
LESS_THAN_IDENTICAL, LESS_THAN_EXACT = 0.965, 0.94
"""However much else agrees: clusters form by the same name in full first, then by first name and surname."""


class Score(Struct, frozen=True):
    """How sure it is that two are one, and why."""

    value: float
    """0..1."""
    features: tuple[Feature, ...]
    """The weightiest first."""

    @property
    def reasons(self) -> tuple[str, ...]:
        return tuple(reason for reason, _ in self.features)

    @property
    def excluded(self) -> bool:
        """Whether something speaks against it that nothing outweighs."""
        return any(weight <= NEVER for _, weight in self.features)

    @property
    def confusable(self) -> bool:
        """Whether the names are alike."""
        return all(weight > UNLIKE for _, weight in self.features)

    @property
    def exact(self) -> bool:
        """Whether first name and surname are the same."""
        return any(weight >= EXACT for _, weight in self.features)


def score(left: Subject, right: Subject) -> Score:
    """How strongly the two are one; the same for (a, b) and (b, a), and told from the two alone."""
    if left.kind != right.kind:
        return _scored([("different kinds", UNLIKE)])
    find = {"person": _person, "organisation": _body, "post": _post, "place": _place}
    if left.kind not in find:
        return _scored([("kinds that are never one across documents", UNLIKE)])
    return _scored(find[left.kind](left, right))


def _scored(features: list[Feature]) -> Score:
    scored = Score(0.0, tuple(sorted(features, key=lambda f: (-abs(f[1]), f[0]))))
    total = NEVER if scored.excluded else PRIOR + math.fsum(weight for _, weight in features)
    value = 1 / (1 + math.exp(-total))
    most = (
        1.0 if _strongest(features) >= IDENTICAL else LESS_THAN_IDENTICAL if scored.exact else LESS_THAN_EXACT
    )
    if any(weight == DECADES_APART for _, weight in features):
        most = MOST_DECADES_APART
    return Score(round(min(value, most), 4), scored.features)


def _strongest(features: list[Feature]) -> float:
    return max(weight for _, weight in features)


def _person(left: Subject, right: Subject) -> list[Feature]:
    names = max(
        (_names(a, b) for a, b in product(_full_names(left), _full_names(right))),
        key=lambda features: math.fsum(w for _, w in features),
        default=[("no name", UNLIKE)],
    )
    return [
        *names,
        *_identifiers(left, right),
        *apart_in_time(left.years, right.years),
        *_posts(left, right),
        *_countries(left, right),
        *_company(left, right),
    ]


def _full_names(subject: Subject) -> list[PersonName]:
    """The names as the document has them in full: surnames alone only where there is nothing else."""
    found = [name for written in subject.all_names if (name := person_name(written)) is not None]
    return [name for name in found if not name.bare] or found


def _names(a: PersonName, b: PersonName) -> list[Feature]:
    found = _generations(a, b)
    if a.words == b.words and not a.bare:
        return [("same full name", IDENTICAL), *found]
    if a.surname != b.surname:
        return [*_other_surname(a, b), *found]
    if a.bare or b.bare:
        return [("surname only", 0.5), *found]
    return [_given(a.given, b.given), *found]


def _generations(a: PersonName, b: PersonName) -> list[Feature]:
    if a.generation == b.generation:
        return []
    if a.generation and b.generation:
        return [("other generation", NEVER)]
    if not a.bare and not b.bare:
        return [("generation given by one only", -2.0)]
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
    if first.replace("-", "") == other.replace("-", "") or {*first.split("-")} & {*other.split("-")}:
        return ("first name with a hyphen", 3.5)
    if sound(first) == sound(other) and len(sound(first)) > 2:
        return ("other spelling of the first name", 3.0)
    if {w for w in a if len(w) > 1} & {w for w in b if len(w) > 1}:
        return ("goes by the middle name", 2.0)
    if min(len(first), len(other)) > 2 and (first.startswith(other) or other.startswith(first)):
        return ("beginning of the first name", 2.0)
    return ("other first name", NEVER)


def _middles_differ(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Both have middle names and no letter begins one of each."""
    return bool(a) and bool(b) and not {w[0] for w in a} & {w[0] for w in b}


def _identifiers(left: Subject, right: Subject) -> list[Feature]:
    """The numbers that one registry has for the two; those of two registries tell nothing."""
    if {*left.identifiers} & {*right.identifiers}:
        return [("same number in a registry", IDENTICAL)]
    registries = [{number.partition(":")[0] for number in one.identifiers} for one in (left, right)]
    return [("other number in one registry", NEVER)] if registries[0] & registries[1] else []


def apart_in_time(left: Years | None, right: Years | None) -> list[Feature]:
    """Whether the two lived too far apart, by the years of their posts and reports.

    Reports alone exclude nobody: the dead are written of.
    """
    if left is None or right is None:
        return []
    gap = max(_years_after(left.first, right.last), _years_after(right.first, left.last))
    span = max(_years_after(left.last, right.first), _years_after(right.last, left.first))
    if left.dated and right.dated and (gap >= NO_CAREER or span > LONGEST_CAREER):
        return [(f"posts {max(gap, 0) or span} years apart", NEVER)]
    return [(f"{gap} years apart", DECADES_APART)] if gap >= GENERATION else []


def _years_after(year: int | None, other: int | None) -> int:
    return -1 if year is None or other is None else year - other


def _posts(left: Subject, right: Subject) -> list[Feature]:
    for (post, country), (other, other_country) in product(left.posts, right.posts):
        if post_words(post) == post_words(other):
            if country is not None and country == other_country:
                return [(f"same post: {post} ({country})", 3.0)]
            if country is None or other_country is None:
                return [(f"same post: {post}", 2.0)]
    return []


def _countries(left: Subject, right: Subject) -> list[Feature]:
    a, b = (
        one.country or (country_in(one.caption) if one.kind == "organisation" else None)
        for one in (left, right)
    )
    if a is None or b is None:
        return []
    same = a.partition("-")[0] == b.partition("-")[0]
    return [("same country", 0.7)] if same else [("other country", -1.6)]


def _company(left: Subject, right: Subject) -> list[Feature]:
    """The company they are in: bodies they belong to, persons named beside them."""
    found: list[Feature] = []
    bodies = {body_words(one) for one in left.organisations} & {
        body_words(one) for one in right.organisations
    }
    if bodies:
        found.append(("same organisation", 1.0))
    shared = sorted({*left.co_mentions} & {*right.co_mentions})
    if shared:
        found.append((f"named beside {len(shared)} same persons", min(3.0, 1.4 * len(shared))))
    return found


def _body(left: Subject, right: Subject) -> list[Feature]:
    names = max((_bodies(a, b) for a, b in product(left.all_names, right.all_names)), key=lambda f: f[1])
    other = _countries(left, right)
    if other and other[0][1] < 0:
        return [names, ("other country", NEVER)] if is_common(left.caption) else [names, *other]
    if not other and is_common(left.caption):
        return [names, ("a name that every country has", -4.0)]
    return [names, *other]


def _bodies(a: str, b: str) -> Feature:
    if fold(a) == fold(b):
        return ("same name", IDENTICAL)
    if body_words(a) == body_words(b):
        return ("same name, written another way", 3.5)
    for short, long in ((a, b), (b, a)):
        if is_acronym(short) and initials(long) == fold(short).replace(".", ""):
            return ("initials of the name", 2.6)
    return ("other name", UNLIKE)


def _post(left: Subject, right: Subject) -> list[Feature]:
    if post_words(left.caption) != post_words(right.caption):
        return [("other post", UNLIKE)]
    if left.country is None or right.country is None:
        return [("same post, country not given", 0.0)]
    return (
        [("same post", IDENTICAL)] if left.country == right.country else [("post of another country", NEVER)]
    )


def _place(left: Subject, right: Subject) -> list[Feature]:
    a, b = place_code(left.caption), place_code(right.caption)
    if a is not None or b is not None:
        return [("same place by its code", IDENTICAL)] if a == b else [("other place by its code", UNLIKE)]
    if fold(left.caption) != fold(right.caption):
        return [("other name", UNLIKE)]
    if left.country is not None and right.country is not None and left.country != right.country:
        return [("place of one name elsewhere", NEVER)]
    return [("same name", 3.5)]
