"""How often the search agrees with trying every way of small random graphs, in each way of asking."""

from __future__ import annotations

import random

import numpy as np

from backchannel.answer.arcs import Mask, Take
from backchannel.answer.ways import Budget, Way, Weighing, best_ways
from tests.answer.random_graphs import Question, arrays, asked, asked_through_gates, random_question, weakened

Found = list[tuple[float, Way]]
Tally = dict[str, tuple[int, int]]
"""By way of asking: how many agreed, of how many."""


def agreements(many: int, rng: random.Random) -> Tally:
    """Each graph is asked in every way."""
    tally: Tally = {}
    for _ in range(many):
        question = random_question(rng)
        for name, agrees in {
            "as they are": asked(question) == question.ordered(),
            "bounds weighed on the way": _weighed(rng, question),
            "gates closed": _gates_closed(rng, question),
            "ties hidden": _hidden(rng, question),
            "cut short and told": _cut(rng, question),
        }.items():
            right, of = tally.get(name, (0, 0))
            tally[name] = (right + agrees, of + 1)
    return tally


def _weighed(rng: random.Random, question: Question) -> bool:
    exact, weigh = weakened(rng, question.graph)
    return asked(question, weigh=Weighing(weigh)) == question.ordered(exact)


def _gates_closed(rng: random.Random, question: Question) -> bool:
    each = rng.randint(1, 3)
    return asked_through_gates(question, each) == question.with_gates_closed(each)


def _hidden(rng: random.Random, question: Question) -> bool:
    hidden = {(min(a, b), max(a, b)) for a, b in question.graph if rng.random() < 0.3}
    whole = arrays(question.nodes, question.graph)
    ends = np.repeat(np.arange(question.nodes), np.diff(whole.rows))
    pairs = zip(ends.tolist(), whole.others.tolist(), strict=True)
    seen = np.array([(min(a, b), max(a, b)) not in hidden for a, b in pairs], np.bool_)

    def keep(take: Take) -> Mask:
        return take(seen)

    ways = best_ways(
        whole.seen_by(keep), end=question.end, starts=question.starts, max_hops=question.max_hops
    )
    left = {arc: odds for arc, odds in question.graph.items() if (min(arc), max(arc)) not in hidden}
    return list(ways) == question.ordered(left)


def _cut(rng: random.Random, question: Question) -> bool:
    """Cut short it says so, and what it gives is true."""
    budget = Budget(arcs=rng.randint(0, 60))
    found, everything = asked(question, budget=budget), question.ordered()
    return set(found) <= set(everything) and (budget.is_spent or found == everything)
