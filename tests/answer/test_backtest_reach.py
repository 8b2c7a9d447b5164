from __future__ import annotations

from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.answer.backtest_reach import reached_from, reaching

NODES = "abcdef"
STARTS = frozenset("ab")
GRAPHS = st.dictionaries(
    st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)).filter(lambda step: step[0] != step[1]),
    st.floats(0.05, 1.0),
    max_size=18,
)


class Graph:
    def __init__(self, steps: dict[tuple[str, str], float]) -> None:
        self.steps = steps

    def into(self, b: str) -> list[tuple[str, float]]:
        return sorted((a, odds) for (a, other), odds in self.steps.items() if other == b)

    def out_of(self, a: str) -> list[tuple[str, float]]:
        return sorted((b, odds) for (other, b), odds in self.steps.items() if other == a)

    def value(self, a: str, b: str) -> float:
        return self.steps.get((a, b), 0.0)


def by_hand(graph: Graph, start: str, end: str, max_hops: int) -> float:
    """The best of every path, tried one by one; no start between its ends."""
    paths = (
        (start, *between, end)
        for length in range(max_hops)
        for between in permutations([n for n in NODES if n not in {*STARTS, end}], length)
    )
    return max(worth(graph, path) for path in paths)


def worth(graph: Graph, path: tuple[str, ...]) -> float:
    value = 1.0
    for a, b in pairwise(path):
        value *= graph.value(a, b)
    return value


@given(GRAPHS, st.integers(1, 4))
def test_the_best_way_of_each_is_the_best_of_all_paths(
    steps: dict[tuple[str, str], float], max_hops: int
) -> None:
    graph = Graph(steps)
    for end in "cdef":
        found = reaching(graph, end, starts=STARTS, max_hops=max_hops)
        for start in STARTS:
            value, path = found.get(start, (0.0, ()))
            assert value == pytest.approx(by_hand(graph, start, end, max_hops))
            if path:
                assert (path[0], path[-1]) == (start, end)
                assert worth(graph, path) == pytest.approx(value)


@given(GRAPHS, st.integers(1, 4))
def test_whom_a_start_reaches_is_the_same_seen_from_either_end(
    steps: dict[tuple[str, str], float], max_hops: int
) -> None:
    graph = Graph(steps)
    forth = reached_from(graph, "a", closed=STARTS, max_hops=max_hops)
    for end in "cdef":
        back = reaching(graph, end, starts=STARTS, max_hops=max_hops).get("a", (0.0, ()))
        assert forth.get(end, (0.0, ()))[0] == pytest.approx(back[0])
