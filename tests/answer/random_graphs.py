"""Small random graphs, and every way in them by trying every arc: the oracle of the search."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

import numpy as np

from backchannel.answer.arcs import ArcArrays
from backchannel.answer.heads import Gates
from backchannel.answer.ways import DIGITS, Way, best_ways

Graph = dict[tuple[int, int], float]
ODDS = (0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875)
"""Exact in single precision, so that equal products are equal."""


def arrays(count: int, graph: Graph) -> ArcArrays:
    """The graph as arrays; an arc without its reverse has odds 0 back."""
    pairs = sorted({(min(a, b), max(a, b)) for a, b in graph})
    return ArcArrays.of_ties(
        count,
        left=np.array([a for a, _ in pairs], np.int32),
        right=np.array([b for _, b in pairs], np.int32),
        forth=np.array([graph.get((a, b), 0.0) for a, b in pairs], np.float32),
        back=np.array([graph.get((b, a), 0.0) for a, b in pairs], np.float32),
    )


class Question(NamedTuple):
    """A graph with the question that is asked of it."""

    nodes: int
    graph: Graph
    end: int
    starts: Mapping[int, float]
    max_hops: int
    theirs: Collection[int]

    def gate(self, way: Way) -> int | None:
        between = way[1:-1]
        return next((node for node in between if node in self.theirs), between[0] if between else None)

    def ordered(self, graph: Graph | None = None) -> list[tuple[float, Way]]:
        """(value, way) of every way, best first, by trying every arc."""
        found: list[tuple[float, Way]] = []
        into: dict[int, list[tuple[int, float]]] = {}
        for (a, b), odds in (self.graph if graph is None else graph).items():
            into.setdefault(b, []).append((a, odds))

        def go_on(way: Way, value: float) -> None:
            for a, odds in into.get(way[0], ()):
                if a in way or value * odds <= 0:
                    continue
                if a in self.starts:
                    found.append((round(value * odds * self.starts[a], DIGITS), (a, *way)))
                elif len(way) < self.max_hops:
                    go_on((a, *way), value * odds)

        go_on((self.end,), 1.0)
        return sorted(found, key=lambda entry: (-entry[0], len(entry[1]), entry[1]))

    def with_gates_closed(self, each: int) -> list[tuple[float, Way]]:
        """Of all ways, best first, at most so many through one gate."""
        seen: dict[int | None, int] = {}
        found = []
        for value, way in self.ordered():
            gate = self.gate(way)
            if gate is None or seen.get(gate, 0) < each:
                seen[gate] = seen.get(gate, 0) + 1
                found.append((value, way))
        return found


def random_question(rng: random.Random) -> Question:
    count = rng.randint(2, 9)
    graph: Graph = {}
    for _ in range(rng.randint(1, count * (count - 1))):
        a, b = rng.sample(range(count), 2)
        graph[a, b] = rng.choice(ODDS)
        if rng.random() < 0.5:
            graph[b, a] = rng.choice(ODDS)
    end = rng.randrange(count)
    others = [node for node in range(count) if node != end]
    starts = {s: rng.choice((1.0, 0.75)) for s in rng.sample(others, rng.randint(1, min(3, len(others))))}
    theirs = [node for node in others if rng.random() < 0.4]
    return Question(count, graph, end, starts, rng.randint(1, 5), theirs)


def weakened(rng: random.Random, graph: Graph) -> tuple[Graph, Callable[[int, int], float]]:
    """Exact odds below those in the graph, as a graph and as what weighs one arc."""
    exact = {arc: odds * rng.choice((0.0, 0.25, 0.5, 1.0, 1.0)) for arc, odds in graph.items()}
    return exact, lambda a, b: exact[a, b]


def asked(question: Question, **options: object) -> list[tuple[float, Way]]:
    """What the search gives."""
    made = arrays(question.nodes, question.graph)
    found = best_ways(
        made,
        end=question.end,
        starts=question.starts,
        max_hops=question.max_hops,
        **options,  # type: ignore[arg-type]
    )
    return list(found)


def asked_through_gates(question: Question, each: int, **options: object) -> list[tuple[float, Way]]:
    """What the search gives where a gate is closed after so many ways."""
    theirs = np.zeros(question.nodes, np.bool_)
    theirs[list(question.theirs)] = True
    gates, seen, found = Gates(theirs), dict[int, int](), []
    for value, way in best_ways(
        arrays(question.nodes, question.graph),
        end=question.end,
        starts=question.starts,
        max_hops=question.max_hops,
        gates=gates,
        **options,  # type: ignore[arg-type]
    ):
        found.append((value, way))
        gate = gates.of(way)
        if gate is not None:
            seen[gate] = seen.get(gate, 0) + 1
            if seen[gate] == each:
                gates.close(gate)
    return found
