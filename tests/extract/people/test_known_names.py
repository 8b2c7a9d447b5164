"""Names that were told before, found again."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.extract.people.known_names import KnownNames
from backchannel.extract.people.person_names import PersonName, is_same_person, person_name

WORDS = ("Ada", "Adam", "A", "Bob", "Robert", "Mary", "Mary-Ann", "Maryann", "Fenn", "Van", "Brandt-Fenn")
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(person_name)


def _known(names: list[PersonName]) -> KnownNames:
    known = KnownNames()
    for name in names:
        known.add(name)
    return known


@given(st.lists(NAMES, max_size=8), NAMES)
def test_no_name_that_is_alike_is_overlooked(names: list[PersonName], name: PersonName) -> None:
    assert list(_known(names).like(name)) == [each for each in names if is_same_person(name, each)]


@pytest.mark.parametrize("order", list(permutations(["Robert Fenn", "Bob Fenn", "Rob J. Fenn"])))
def test_short_names_are_alike_in_any_order(order: tuple[str, ...]) -> None:
    first, second, third = (person_name(name.split()) for name in order)
    assert list(_known([first, second]).like(third)) == [first, second]
