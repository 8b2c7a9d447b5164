"""Bodies, posts and places two by two: one under several names, and those that only look alike."""

from __future__ import annotations

from typing import Any

import pytest

from backchannel.resolve.decide import SAME, WORTH_ASKING
from backchannel.resolve.scores import score
from backchannel.resolve.subjects import Subject

Named = tuple[str, str | None]
"""A name, and the country that the document ties it to."""

SAME_BODY: list[tuple[Named, Named]] = [
    (("Department of Commerce", "US"), ("Commerce Department", "US")),
    (("U.S. Department of Commerce", None), ("United States Commerce Department", None)),
    (("Department of Fisheries and Oceans", "CA"), ("Fisheries and Oceans Department", "CA")),
    (("Ministry of Foreign Affairs", "NO"), ("Foreign Affairs Ministry", "NO")),
    (("the World Grain Council", None), ("World Grain Council", None)),
    (("Halvard Timber Ltd.", None), ("Halvard Timber", None)),
    (("Halvard & Sons Inc.", None), ("Halvard and Sons", None)),
    (("University of Vellmark", None), ("Vellmark University", None)),
    (("Québec Timber Board", None), ("Quebec Timber Board", None)),
    (("Senate", "CA"), ("the Senate", "CA")),
    (("French Treasury", None), ("Treasury", "FR")),
]
OTHER_BODY: list[tuple[Named, Named]] = [
    (("Department of Commerce", "US"), ("Department of Commerce", "AU")),
    (("Ministry of Foreign Affairs", "NO"), ("Ministry of Foreign Affairs", "DK")),
    (("Department of Commerce", "US"), ("Department of Labor", "US")),
    (("Senate", "CA"), ("Senate", "FR")),
    (("French Treasury", None), ("German Treasury", None)),
    (("Senate", None), ("Senate", "CA")),
    (("World Grain Council", None), ("World Rice Council", None)),
    (("Embassy of Canada", None), ("Embassy of France", None)),
]
ASKED_BODY: list[tuple[Named, Named]] = [
    (("World Grain Council", None), ("WGC", None)),
    (("Northern Timber Trade Board", None), ("N.T.T.B.", None)),
]
SAME_POST: list[tuple[Named, Named]] = [(("minister of trade", "CA"), ("Minister of Trade", "CA"))]
OTHER_POST: list[tuple[Named, Named]] = [
    (("minister of trade", "CA"), ("minister of trade", "FR")),
    (("minister of trade", "CA"), ("minister of labour", "CA")),
    (("president", "FR"), ("president", "US")),
]
SAME_PLACE: list[tuple[Named, Named]] = [
    (("United States", None), ("U.S.", None)),
    (("Québec", None), ("Quebec", None)),
    (("Vellmark", "NO"), ("Vellmark", "NO")),
]
OTHER_PLACE: list[tuple[Named, Named]] = [
    (("Canada", None), ("Ottawa", None)),
    (("Vellmark", "NO"), ("Vellmark", "CA")),
    (("Niger", None), ("Nigeria", None)),
]


def value(kind: Any, one: Named, other: Named) -> float:
    subjects = [
        Subject(ref=f"d{n}#e1", kind=kind, caption=name, country=country)
        for n, (name, country) in enumerate((one, other))
    ]
    assert score(*subjects) == score(*reversed(subjects))
    return score(*subjects).value


Pair = tuple[Named, Named]
KINDS: dict[str, tuple[list[Pair], list[Pair]]] = {
    "organisation": (SAME_BODY, OTHER_BODY),
    "post": (SAME_POST, OTHER_POST),
    "place": (SAME_PLACE, OTHER_PLACE),
}


@pytest.mark.parametrize(
    ("kind", "one", "other"), [(kind, *pair) for kind, (pairs, _) in KINDS.items() for pair in pairs]
)
def test_one_body_post_or_place_under_two_names_is_one(kind: str, one: Named, other: Named) -> None:
    assert value(kind, one, other) >= SAME


@pytest.mark.parametrize(
    ("kind", "one", "other"), [(kind, *pair) for kind, (_, pairs) in KINDS.items() for pair in pairs]
)
def test_bodies_posts_and_places_that_look_alike_are_two(kind: str, one: Named, other: Named) -> None:
    assert value(kind, one, other) < WORTH_ASKING


@pytest.mark.parametrize(("one", "other"), ASKED_BODY)
def test_initials_alone_are_asked_about(one: Named, other: Named) -> None:
    assert WORTH_ASKING <= value("organisation", one, other) < SAME
