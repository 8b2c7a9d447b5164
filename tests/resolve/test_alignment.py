"""What two sequences have in common."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.resolve import alignment
from backchannel.resolve.alignment import common_runs

MEMBERS = st.lists(st.sampled_from("abcdef"), max_size=30)


def longest(a: list[str], b: list[str]) -> int:
    """The length of the longest common subsequence, by the table."""
    row = [0] * (len(b) + 1)
    for one in a:
        above = row
        row = [0]
        for at, other in enumerate(b):
            row.append(above[at] + 1 if one == other else max(row[at], above[at + 1]))
    return row[-1]


@settings(deadline=None)
@given(MEMBERS, MEMBERS)
def test_it_is_the_longest_common_subsequence(a: list[str], b: list[str]) -> None:
    assert sum(run.length for run in common_runs(a, b)) == longest(a, b)


@settings(deadline=None)
@given(MEMBERS, MEMBERS, st.integers(1, 40))
def test_runs_are_true_and_in_order_however_few_cells_are_compared(
    a: list[str], b: list[str], cells: int
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(alignment, "MOST_CELLS", cells)
        runs = common_runs(a, b)
    i = j = 0
    for run in runs:
        assert i <= run.before
        assert j <= run.after
        assert a[run.before : run.before + run.length] == b[run.after : run.after + run.length] != []
        i, j = run.before + run.length, run.after + run.length


def test_without_a_member_that_stands_once_equal_shares_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alignment, "MOST_CELLS", 100)
    same = ["a", "b"] * 40
    runs = common_runs(["x", "x", *same, "y", "y"], ["z", "z", *same, "v", "v"])
    assert sum(run.length for run in runs) == 80
