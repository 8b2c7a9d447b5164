"""How alike two reports are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.resolve.fingerprints import fingerprint, opened
from backchannel.resolve.likeness import (
    contained,
    names_contained,
    names_in_order,
    nearness,
    subject_likeness,
)
from backchannel.resolve.rarity import rarity

from .texts import BUDGET, FERRY, FERRY_ELSEWHERE, document


def test_a_report_is_wholly_like_itself() -> None:
    one = fingerprint(document("a", FERRY))
    assert subject_likeness(one, one) == pytest.approx(1, abs=0.001)
    assert (contained(one, one), names_contained(opened(one), opened(one))) == (1, 1)
    assert names_in_order(opened(one), opened(one)) == 1


def test_a_part_is_contained_in_the_whole_and_not_the_other_way() -> None:
    first_paragraph = FERRY.split("\n\n")[0]
    part, whole = fingerprint(document("a", first_paragraph)), fingerprint(document("b", FERRY))
    assert contained(part, whole) == 1
    assert contained(whole, part) < 0.5


def test_one_event_is_liker_than_two() -> None:
    ferry, other, budget = (fingerprint(document(t[:9], t)) for t in (FERRY, FERRY_ELSEWHERE, BUDGET))
    assert subject_likeness(ferry, other) > 0.3 > 0.1 > subject_likeness(ferry, budget)


def test_days_between_two_reports_lower_their_likeness() -> None:
    first, next_day, month_end = (fingerprint(document("a", FERRY, day=d)) for d in (1, 3, 31))
    assert nearness(first, next_day) == 1
    assert nearness(first, month_end) == 0.3
    assert nearness(first, fingerprint(document("b", FERRY))) == 1


def test_two_writers_name_the_same_in_another_order() -> None:
    one, other = (opened(fingerprint(document("a", t))) for t in (FERRY, FERRY_ELSEWHERE))
    assert names_in_order(one, other) < 0.7


def test_a_rare_word_is_worth_more_than_a_common_one() -> None:
    assert rarity("the") < rarity("minister") < rarity("weld") <= rarity("sudria")


@settings(deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_every_measure_stays_within_nought_and_one(left: str, right: str) -> None:
    a, b = fingerprint(document("a", left)), fingerprint(document("b", right))
    for value in (
        subject_likeness(a, b),
        contained(a, b),
        names_contained(opened(a), opened(b)),
        names_in_order(opened(a), opened(b)),
    ):
        assert 0 <= value <= 1
