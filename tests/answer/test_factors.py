from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.answer.factors import age_factor, in_words, is_frequent, noisy_or, odds


def test_the_odds_fall_in_the_order_of_the_evidence() -> None:
    forth = [e.forth for e in odds().evidence]
    assert forth == sorted(forth, reverse=True)
    assert all(0 <= e.back <= 1 and 0 < e.forth < 1 for e in odds().evidence)
    assert all(e.why for e in odds().evidence)


def test_no_factor_is_above_one() -> None:
    route, standing, said = odds().route, odds().standing, odds().said
    factors = [route.fits, route.does_not_fit, route.bears, route.does_not_bear, route.rival, route.ceiling]
    factors += [
        standing.same,
        standing.moved,
        standing.left,
        standing.long_ago,
        standing.undated,
        *said.values(),
    ]
    assert all(0 < factor <= 1 for factor in [*factors, odds().age.unknown])


def test_after_a_half_life_a_half_is_left() -> None:
    assert age_factor(round(3 * 365.25), 3) == pytest.approx(0.5, abs=1e-3)
    assert age_factor(round(3 * 365.25), 3, frequent=True) == pytest.approx(0.5**0.5, abs=1e-3)
    assert age_factor(100_000, None) == 1.0
    assert age_factor(None, 3) == odds().age.unknown


@pytest.mark.parametrize(
    ("words", "frequent"),
    [
        ("often", True),
        ("several times", True),
        ("rarely", False),
        ("not often", False),
        ("once", False),
        (None, False),
    ],
)
def test_frequency_words(words: str | None, frequent: bool) -> None:
    assert is_frequent(words) is frequent


@given(st.lists(st.floats(0, 1), max_size=6), st.floats(0, 1))
def test_more_evidence_never_weakens_and_never_makes_certain(strengths: list[float], more: float) -> None:
    assert noisy_or(strengths) <= noisy_or([*strengths, more]) + 1e-12
    assert noisy_or([*strengths, more]) <= odds().route.ceiling


def test_noisy_or_of_two() -> None:
    assert noisy_or([0.5, 0.4]) == pytest.approx(0.7)
    assert noisy_or([]) == 0.0


def test_strength_in_words() -> None:
    assert [in_words(v) for v in (0.5, 0.49, 0.25, 0.24)] == ["strong", "fair", "fair", "thin"]
