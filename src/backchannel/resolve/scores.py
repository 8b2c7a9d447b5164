"""How strongly two subjects are one, with the reasons by name.

Method: sum of log-odds, one for each thing the two agree or disagree in (Fellegi & Sunter 1969); the weights
are set by hand so that a full name alone suffices, and a surname alone never does.
"""

from __future__ import annotations

import math
from itertools import product

from msgspec import Struct

from .bodies import body_words, country_in, initials, is_acronym, is_common, place_code, post_words
from .name_scores import names_compared
from .subjects import Subject, Years
from .tokens import fold
from .weights import (
    DECADES_APART,
    EXACT,
    GENERATION,
    IDENTICAL,
    LESS_THAN_EXACT,
    LESS_THAN_IDENTICAL,
    LONGEST_CAREER,
    MOST_WITH_DOUBT,
    NEVER,
    NO_CAREER,
    OTHER_MAY_BE_THE_SON,
    PRIOR,
    SAME_POST,
    UNLIKE,
    Feature,
)


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
    def weight(self) -> float:
        """The sum of all that speaks for it and against it, in natural log-odds."""
        return math.fsum(weight for _, weight in self.features)

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
    if any(weight in (DECADES_APART, OTHER_MAY_BE_THE_SON) for _, weight in features):
        most = MOST_WITH_DOUBT
    return Score(round(min(value, most), 4), scored.features)


def _strongest(features: list[Feature]) -> float:
    return max(weight for _, weight in features)


def _person(left: Subject, right: Subject) -> list[Feature]:
    names = names_compared(left.all_names, right.all_names)
    if _held_one_post_at_once(left, right):
        # Whoever leaves out "Jr." of a minister in office means the minister.
        names = [(reason, -2.0 if weight == OTHER_MAY_BE_THE_SON else weight) for reason, weight in names]
    return [
        *names,
        *_identifiers(left, right),
        *apart_in_time(left.years, right.years),
        *_posts(left, right),
        *_countries(left, right),
        *_company(left, right),
    ]


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


def _held_one_post_at_once(left: Subject, right: Subject) -> bool:
    """Whether both are reported in one post of one country within a year of each other."""
    if left.years is None or right.years is None or None in (left.years.first, right.years.first):
        return False
    gap = max(
        _years_after(left.years.first, right.years.last), _years_after(right.years.first, left.years.last)
    )
    return gap <= 1 and any(weight >= SAME_POST for _, weight in _posts(left, right))


def _posts(left: Subject, right: Subject) -> list[Feature]:
    for (post, country), (other, other_country) in product(left.posts, right.posts):
        if post_words(post) == post_words(other):
            if country is not None and country == other_country:
                return [(f"same post: {post} ({country})", SAME_POST)]
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
    if names[1] <= UNLIKE and other and other[0][1] > 0 and _same_in_its_country(left, right):
        names = ("same name, the country written in it", 3.5)
    if other and other[0][1] < 0:
        return [names, ("other country", NEVER)] if is_common(left.caption) else [names, *other]
    if not other and is_common(left.caption):
        return [names, ("a name that every country has", -4.0)]
    return [names, *other]


def _same_in_its_country(left: Subject, right: Subject) -> bool:
    """ "French Treasury", and "Treasury" in a text of France: of names that every country has."""
    words = [
        {
            tuple(w for w in body_words(name) if not w.startswith("="))
            for name in one.all_names
            if is_common(name)
        }
        for one in (left, right)
    ]
    return not words[0].isdisjoint(words[1])


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
