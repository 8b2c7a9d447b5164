from __future__ import annotations

from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.answer.paths import Path, best_paths


class Graph:
    def __init__(self, steps: dict[tuple[str, str], float]) -> None:
        self.steps = steps

    def into(self, b: str) -> list[str]:
        return sorted(a for a, other in self.steps if other == b)

    def out_of(self, a: str) -> list[str]:
        return sorted(b for other, b in self.steps if other == a)

    def value(self, a: str, b: str) -> float:
        return self.steps.get((a, b), 0.0)


NODES = "abcdef"
ODDS = st.floats(0.05, 1.0)
GRAPHS = st.dictionaries(
    st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)).filter(lambda step: step[0] != step[1]),
    ODDS,
    max_size=18,
)


def by_hand(
    graph: Graph, end: str, starts: dict[str, float], last: dict[str, float], max_hops: int
) -> dict[Path, float]:
    """Every path, tried one by one."""
    found = {}
    for length in range(2, max_hops + 2):
        for path in permutations(NODES, length):
            if path[0] not in starts or path[-1] != end or any(node in starts for node in path[1:-1]):
                continue
            value = starts[path[0]] * last.get(path[-2], 1.0)
            for a, b in pairwise(path):
                value *= graph.value(a, b)
            if value > 0:
                found[path] = value
    return found


@given(
    GRAPHS,
    st.dictionaries(st.sampled_from("abc"), ODDS, min_size=1),
    st.dictionaries(st.sampled_from(NODES), ODDS),
    st.integers(1, 4),
)
def test_all_paths_come_with_their_values_best_first(
    steps: dict[tuple[str, str], float], starts: dict[str, float], last: dict[str, float], max_hops: int
) -> None:
    graph = Graph(steps)
    found = list(best_paths(graph, end="f", starts=starts, last=last, max_hops=max_hops))
    expected = by_hand(graph, "f", starts, last, max_hops)
    assert {path: value for value, path in found} == pytest.approx(expected)
    assert len(found) == len(expected)
    values = [value for value, _ in found]
    assert all(later <= earlier * (1 + 1e-9) for earlier, later in pairwise(values))


def test_equal_paths_come_shortest_first_then_by_name() -> None:
    graph = Graph({("a", "f"): 1.0, ("a", "d"): 1.0, ("d", "f"): 1.0, ("b", "f"): 1.0})
    found = [path for _, path in best_paths(graph, end="f", starts={"a": 1.0, "b": 1.0})]
    assert found == [("a", "f"), ("b", "f"), ("a", "d", "f")]
