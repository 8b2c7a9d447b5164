"""Ranks → figures: hit@1, hit@5 and mean reciprocal rank, with intervals by the bootstrap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from random import Random

from msgspec import Struct

SEED, DRAWS = 7, 500
"""Of the bootstrap: the same figures on every run."""
FIRST = 5
"""A way among so many of the list is one that a reader sees."""
HIT_1, HIT_5, MRR = "hit@1", "hit@5", "MRR"
MEASURES = (HIT_1, HIT_5, MRR)
CHANCE = "by chance"


class Share(Struct, frozen=True):
    """A mean, 0..1, with its 95 % interval: percentiles over reports drawn anew; an expectation has none."""

    value: float
    low: float | None = None
    high: float | None = None

    @property
    def words(self) -> str:
        interval = "" if self.low is None or self.high is None else f" ({self.low:.2f}–{self.high:.2f})"
        return f"{self.value:.2f}{interval}"


class Figures(Struct, frozen=True, kw_only=True):
    """What one way of ranking reaches."""

    method: str
    measures: dict[str, Share]
    ahead: Share | None = None
    """MRR of the first method less that of this one, on the same draws; None for the first and for chance."""


class Ranks(Struct, frozen=True, kw_only=True):
    """One question: the rank of the true one by each method, among so many candidates."""

    report: str
    """The origin: what one report tells hangs together and is drawn together."""
    ranks: Mapping[str, float]
    candidates: int


def figures(asked: Sequence[Ranks]) -> tuple[Figures, ...]:
    """Of each method, in the order of the ranks, and of blind chance; none where nothing is asked."""
    if not asked:
        return ()
    methods = list(asked[0].ranks)
    sums = _sums_by_report(asked, methods)
    draws = _draws(sums)
    first = methods[0]
    found = [
        Figures(
            method=method,
            measures={m: _share(draws, (method, m)) for m in MEASURES},
            ahead=None if method == first else _share(draws, (first, MRR), less=(method, MRR)),
        )
        for method in methods
    ]
    return (*found, Figures(method=CHANCE, measures=_by_chance(asked)))


def reached(rank: float) -> dict[str, float]:
    """What one rank counts for."""
    return {HIT_1: float(rank <= 1), HIT_5: float(rank <= FIRST), MRR: 1 / rank}


_Key = tuple[str, str]
_COUNT: _Key = ("", "n")


def _sums_by_report(asked: Iterable[Ranks], methods: Iterable[str]) -> list[dict[_Key, float]]:
    sums: dict[str, dict[_Key, float]] = defaultdict(lambda: defaultdict(float))
    for one in asked:
        sums[one.report][_COUNT] += 1
        for method in methods:
            for measure, worth in reached(one.ranks[method]).items():
                sums[one.report][method, measure] += worth
    return list(sums.values())


def _draws(sums: Sequence[Mapping[_Key, float]]) -> list[dict[_Key, float]]:
    """The means of the whole, then those of as many reports drawn with replacement, again and again."""
    random = Random(SEED)
    drawn = [range(len(sums)), *([random.randrange(len(sums)) for _ in sums] for _ in range(DRAWS))]
    means = []
    for numbers in drawn:
        count = sum(sums[n][_COUNT] for n in numbers)
        means.append({key: sum(sums[n][key] for n in numbers) / count for key in sums[0]})
    return means


def _share(draws: Sequence[Mapping[_Key, float]], key: _Key, *, less: _Key | None = None) -> Share:
    values = [draw[key] - (draw[less] if less else 0.0) for draw in draws]
    ordered = sorted(values[1:])
    low, high = ordered[round(0.025 * (DRAWS - 1))], ordered[round(0.975 * (DRAWS - 1))]
    return Share(round(values[0], 4), round(low, 4), round(high, 4))


def _by_chance(asked: Sequence[Ranks]) -> dict[str, Share]:
    """The expectation of an order drawn blindly."""
    sizes = [max(1, one.candidates) for one in asked]
    expected = {
        HIT_1: [1 / n for n in sizes],
        HIT_5: [min(1.0, FIRST / n) for n in sizes],
        MRR: [sum(1 / rank for rank in range(1, n + 1)) / n for n in sizes],
    }
    return {measure: Share(round(sum(each) / len(each), 4)) for measure, each in expected.items()}
