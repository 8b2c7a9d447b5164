from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.answer.backtest_figures import CHANCE, HIT_1, HIT_5, MRR, Ranks, figures


def asked(*ranks: float, against: float = 2, reports: int = 0, among: int = 10) -> list[Ranks]:
    return [
        Ranks(
            report=str(number % reports if reports else number),
            ranks={"routes": rank, "other": against},
            candidates=among,
        )
        for number, rank in enumerate(ranks)
    ]


def test_hits_and_reciprocal_ranks_by_hand() -> None:
    ours, other, chance = figures(asked(1, 1, 4, 8))
    assert {name: share.value for name, share in ours.measures.items()} == {
        HIT_1: 0.5,
        HIT_5: 0.75,
        MRR: pytest.approx((1 + 1 + 1 / 4 + 1 / 8) / 4, abs=1e-4),
    }
    assert other.ahead is not None
    assert other.ahead.value == pytest.approx(ours.measures[MRR].value - 0.5, abs=1e-4)
    assert ours.ahead is None
    assert chance.method == CHANCE
    assert (chance.measures[HIT_1].value, chance.measures[HIT_5].value) == (0.1, 0.5)
    assert chance.measures[MRR].value == pytest.approx(0.2929, abs=1e-4)


@settings(deadline=None)
@given(st.lists(st.floats(1, 50), min_size=1, max_size=30))
def test_an_interval_is_one_of_shares_and_the_same_on_every_run(ranks: list[float]) -> None:
    found = figures(asked(*ranks))
    assert found == figures(asked(*ranks))
    for row in found[:2]:
        for share in row.measures.values():
            assert share.low is not None
            assert share.high is not None
            assert 0 <= share.low <= share.high <= 1


def test_what_one_report_tells_is_drawn_together() -> None:
    """Twenty ranks of two reports are two observations, not twenty."""
    ranks = [1, 9] * 10
    alone, together = figures(asked(*ranks))[0], figures(asked(*ranks, reports=2))[0]
    assert (together.measures[HIT_1].low, together.measures[HIT_1].high) == (0, 1)
    assert (alone.measures[HIT_1].low or 0) > 0.2


def test_nothing_asked_gives_no_figures() -> None:
    assert figures([]) == ()


def test_where_all_ranks_are_equal_there_is_nothing_to_doubt() -> None:
    share = figures(asked(*[2] * 7))[0].measures[MRR]
    assert (share.low, share.value, share.high) == (0.5, 0.5, 0.5)
