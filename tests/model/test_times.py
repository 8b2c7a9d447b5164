from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.model.errors import BadPeriod
from backchannel.model.times import DayRange, Interval, Period

DAYS = st.dates(min_value=date(1850, 1, 1), max_value=date(2090, 12, 31))
PRECISIONS = st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"])


@st.composite
def singles(draw: st.DrawFn) -> tuple[str, date, date]:
    """(EDTF, first day, last day) of a year, a month or a day."""
    day, form = draw(DAYS), draw(PRECISIONS)
    text = day.strftime(form)
    first, end = Period(text).maybe
    assert first is not None
    assert end is not None
    return text, first, end - timedelta(1)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    one, other = draw(singles()), draw(singles())
    if one[1] > other[1]:
        one, other = other, one
    shape = draw(
        st.sampled_from(["one", "both", "open end", "unknown end", "open start", "unknown start", "about"])
    )
    if one[1] > other[2]:
        shape = "one"
    return Period(
        {
            "one": one[0],
            "both": f"{one[0]}/{other[0]}",
            "open end": f"{one[0]}/..",
            "unknown end": f"{one[0]}/",
            "open start": f"../{one[0]}",
            "unknown start": f"/{one[0]}",
            "about": f"{one[0]}~",
        }[shape]
    )


def inside(inner: DayRange, outer: DayRange) -> bool:
    begins = outer[0] is None or (inner[0] is not None and inner[0] >= outer[0])
    ends = outer[1] is None or (inner[1] is not None and inner[1] <= outer[1])
    return begins and ends


@given(periods())
def test_what_is_sure_is_never_wider_than_what_may_be(period: Period) -> None:
    assert period.sure is None or inside(period.sure, period.maybe)


@given(periods(), DAYS)
def test_sure_days_are_true_days_outside_are_false_and_the_rest_cannot_be_told(
    period: Period, day: date
) -> None:
    told = period.held_on(day)
    if told is True:
        assert period.sure is not None
    if told is None:
        assert period.maybe[0] is None or period.maybe[0] <= day
    first, end = period.maybe
    assert (told is False) == ((first is not None and day < first) or (end is not None and day >= end))


@given(singles(), singles(), DAYS, st.integers(0, 365), st.integers(0, 365))
def test_no_real_beginning_and_end_within_the_words_makes_an_answer_wrong(
    one: tuple[str, date, date], other: tuple[str, date, date], day: date, late: int, early: int
) -> None:
    """Whatever days it really began and ended on, as the words allow: True and False are never wrong."""
    if one[1] > other[1]:
        one, other = other, one
    begin = min(one[1] + timedelta(late), one[2])
    end = max(other[2] - timedelta(early), other[1])
    if begin > end:
        return
    told = Period(f"{one[0]}/{other[0]}").held_on(day)
    assert told is None or told == (begin <= day <= end)


@pytest.mark.parametrize(
    ("edtf", "day", "held"),
    [
        ("2024-03/..", date(2030, 1, 1), True),
        ("2019/", date(2030, 1, 1), None),
        ("2024", date(2024, 5, 1), None),
        ("2024-05-06", date(2024, 5, 6), True),
        ("2024-05-06~", date(2024, 5, 6), None),
        ("2024-22", date(2024, 7, 1), None),
        ("2024-W10", date(2024, 3, 20), False),
    ],
)
def test_open_and_unknown_ends_differ(edtf: str, day: date, held: bool | None) -> None:
    assert Period(edtf).held_on(day) is held


@pytest.mark.parametrize("words", ["yesterday", "2024-13", "2024-02-30", "2020/2010", "1/2/3", ""])
def test_what_is_no_period_is_refused_with_a_code(words: str) -> None:
    with pytest.raises(BadPeriod, match="BC301"):
        Period(words)


def test_an_interval_covers_its_beginning_and_not_its_end() -> None:
    begin, end = datetime(2024, 1, 1, tzinfo=UTC), datetime(2024, 1, 2, tzinfo=UTC)
    assert [Interval(begin, end).covers(t) for t in (begin, end)] == [True, False]
    assert Interval(begin).covers(end)
