"""Of invented careers no two holders become one, and no accent or title splits anybody."""

from __future__ import annotations

import pytest

from tools.identity_histories import figures


@pytest.mark.parametrize("seed", [1, 2])
def test_no_two_holders_are_merged_and_nobody_is_split_by_how_a_name_is_written(seed: int) -> None:
    found = figures(seed, 60)
    assert sum(found.planted.values()) > 20
    assert (found.merged, found.split_by_writing) == ({}, 0)
    assert found.whole > found.people / 2


def test_the_same_seed_gives_the_same_figures() -> None:
    assert figures(3, 12) == figures(3, 12)
