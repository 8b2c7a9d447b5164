from __future__ import annotations

from math import hypot

from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.answer.placing import places

PAIRS = st.lists(
    st.tuples(st.integers(0, 29), st.integers(0, 29)).filter(lambda p: p[0] != p[1]), max_size=60
)


@settings(deadline=None, max_examples=20)
@given(PAIRS)
def test_everybody_has_a_place_of_their_own_within_the_picture(pairs: list[tuple[int, int]]) -> None:
    found = places(30, pairs)
    assert len(set(found)) == 30
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in found)
    assert found == places(30, pairs)


def test_those_who_are_joined_are_nearer_than_those_who_are_not() -> None:
    found = places(6, [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5)])

    def apart(a: int, b: int) -> float:
        return hypot(found[a][0] - found[b][0], found[a][1] - found[b][1])

    assert max(apart(0, 1), apart(3, 4)) < apart(0, 3)


def test_one_alone_is_in_the_middle() -> None:
    assert places(1, []) == ((0.5, 0.5),)
    assert places(0, []) == ()
