"""The best ways through a large graph are those that counting all of them finds."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import islice

import numpy as np
import pytest

from backchannel.answer.arcs import SLICED_BELOW, Mask, Take
from backchannel.answer.heads import Gates
from backchannel.answer.ways import Budget, Weighing, best_ways

from .random_graphs import (
    ODDS,
    Graph,
    Question,
    arrays,
    asked,
    asked_through_gates,
    random_question,
    weakened,
)

SEEDS = range(6)
EACH = 40


def questions(seed: int) -> Iterator[tuple[random.Random, Question]]:
    rng = random.Random(seed)
    for _ in range(EACH):
        yield rng, random_question(rng)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_way_of_small_graphs_is_found_in_the_order_of_its_value(seed: int) -> None:
    for _, question in questions(seed):
        assert asked(question) == question.ordered()


@pytest.mark.parametrize("seed", SEEDS)
def test_arcs_known_by_bounds_give_the_ways_and_the_order_of_their_exact_odds(seed: int) -> None:
    for rng, question in questions(seed):
        exact, weigh = weakened(rng, question.graph)
        assert asked(question, weigh=Weighing(weigh)) == question.ordered(exact)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_factor_of_a_start_that_is_asked_late_gives_the_ways_that_it_gives_at_once(seed: int) -> None:
    for rng, question in questions(seed):
        exact, weigh = weakened(rng, question.graph)
        fit = {start: rng.choice((0.25, 0.5, 1.0)) for start in question.starts}
        at_once = question._replace(
            starts={start: odds * fit[start] for start, odds in question.starts.items()}
        )
        assert asked(question, weigh=Weighing(weigh, fit.__getitem__)) == at_once.ordered(exact)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("each", [1, 2])
def test_a_gate_closed_after_so_many_ways_loses_none_of_the_others(seed: int, each: int) -> None:
    for rng, question in questions(seed):
        exact, weigh = weakened(rng, question.graph)
        found = asked_through_gates(question, each, weigh=Weighing(weigh))
        assert found == question._replace(graph=exact).with_gates_closed(each)


@pytest.mark.parametrize("seed", SEEDS)
def test_one_set_of_arrays_serves_every_reader_and_day(seed: int) -> None:
    for rng, question in questions(seed):
        whole = arrays(question.nodes, question.graph)
        hidden = {(min(a, b), max(a, b)) for a, b in question.graph if rng.random() < 0.3}
        ends = np.repeat(np.arange(question.nodes), np.diff(whole.rows))
        seen = np.array(
            [(min(a, b), max(a, b)) not in hidden for a, b in zip(ends, whole.others, strict=True)], np.bool_
        )

        def keep(take: Take, seen: Mask = seen) -> Mask:
            return take(seen)

        found = list(
            best_ways(
                whole.seen_by(keep), end=question.end, starts=question.starts, max_hops=question.max_hops
            )
        )
        left = {arc: odds for arc, odds in question.graph.items() if (min(arc), max(arc)) not in hidden}
        assert found == question.ordered(left)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_spent_budget_is_told_and_what_is_found_is_true(seed: int) -> None:
    for rng, question in questions(seed):
        budget = Budget(arcs=rng.randint(0, 40))
        found = asked(question, budget=budget)
        everything = question.ordered()
        assert set(found) <= set(everything)
        assert found == everything or budget.is_spent


@pytest.mark.parametrize("seed", SEEDS)
def test_so_many_weighings_and_no_more(seed: int) -> None:
    for rng, question in questions(seed):
        exact, weigh = weakened(rng, question.graph)
        weighed: list[tuple[int, int]] = []

        def counted(a: int, b: int) -> float:
            weighed.append((a, b))  # noqa: B023
            return weigh(a, b)  # noqa: B023

        budget = Budget(weighings=3)
        found = asked(question, weigh=Weighing(counted), budget=budget)
        assert len(weighed) <= 4
        assert set(found) <= set(question.ordered(exact))
        assert found == question.ordered(exact) or budget.is_spent


def test_a_well_connected_end_is_read_in_parts_and_nothing_is_lost() -> None:
    rng = random.Random(5)
    crowd = range(2, 900)
    graph: Graph = {(node, 1): rng.choice(ODDS) for node in crowd}
    graph |= {(0, node): rng.choice(ODDS) for node in crowd if node % 3 == 0}
    question = Question(900, graph, 1, {0: 1.0}, 4, ())
    assert asked(question) == question.ordered()


def test_many_runs_are_read_as_few_are() -> None:
    rng = random.Random(6)
    count = 2 * SLICED_BELOW
    graph: Graph = {(0, node): rng.choice(ODDS) for node in range(2, count)}
    graph |= {(node, 1): rng.choice(ODDS) for node in range(2, count) if node % 5 == 0}
    question = Question(count, graph, 1, {0: 1.0}, 3, ())
    assert asked(question) == question.ordered()


def test_thousands_of_ways_through_one_gate_are_not_read_to_find_the_next() -> None:
    graph: Graph = {(0, 2): 0.875, (0, 3): 0.125, (3, 1): 0.125}
    for node in range(4, 3000):
        graph[2, node], graph[node, 1] = 0.5, (4096 - node) / 4096
    gates = Gates(np.zeros(3000, np.bool_))
    budget = Budget(arcs=100_000)
    ways = best_ways(arrays(3000, graph), end=1, starts={0: 1.0}, gates=gates, budget=budget)
    assert next(ways)[1] == (0, 2, 4, 1)
    gates.close(2)
    assert [way for _, way in ways] == [(0, 3, 1)]
    assert not budget.is_spent


def test_equal_ways_come_by_length_and_then_by_their_nodes() -> None:
    graph: Graph = {(0, 1): 0.5, (1, 4): 0.5, (0, 2): 0.5, (2, 4): 0.5, (0, 4): 0.25}
    assert [way for _, way in asked(Question(5, graph, 4, {0: 1.0}, 4, ()))] == [(0, 4), (0, 1, 4), (0, 2, 4)]


def test_starts_are_never_passed_through() -> None:
    graph: Graph = {(0, 1): 0.875, (1, 2): 0.875}
    assert [way for _, way in asked(Question(3, graph, 2, {0: 1.0, 1: 0.125}, 4, ()))] == [(1, 2)]


def test_without_starts_or_arcs_there_is_no_way() -> None:
    assert asked(Question(3, {(0, 1): 0.875}, 2, {0: 1.0}, 4, ())) == []
    assert asked(Question(3, {(0, 2): 0.875}, 2, {}, 4, ())) == []


def test_the_best_way_is_there_before_the_others_are_sought() -> None:
    graph: Graph = {(a, b): 0.5 for a in range(60) for b in range(60) if a != b}
    best = next(islice(best_ways(arrays(60, graph), end=59, starts={0: 1.0}), 1))
    assert best == (0.5, (0, 59))
