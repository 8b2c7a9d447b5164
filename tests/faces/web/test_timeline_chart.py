"""Where each event of a timeline stands: order is never wrong, a mark covers what the words leave open."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.answer.lanes import Lane
from backchannel.answer.timeline import Event, precision_of
from backchannel.faces.web.timeline_chart import AXIS, LANES, WIDTH, Chart, Drawn, chart_of
from backchannel.model.claims import Modality
from backchannel.model.times import Period


def event(
    happened: str | None,
    reported: str | None = "2031-05-06",
    *,
    lane: Lane = "said",
    modality: Modality = "asserted",
) -> Event:
    return Event(
        kind="contact",
        words=f"{happened} {reported}",
        happened=happened,
        reported=date.fromisoformat(reported) if reported else None,
        modality=modality,
        origins=1,
        glyph="◐",
        citations=(),
        precision=precision_of(happened),
        lane=lane,
    )


def drawn(chart: Chart, happened: str | None) -> Drawn:
    return next(one for one in chart.events if one.event.happened == happened)


@pytest.mark.parametrize(
    ("happened", "modality", "shape"),
    [
        ("2031-05-04", "asserted", "dot"),
        ("2031-05", "asserted", "bar"),
        ("2031", "asserted", "bar"),
        ("2030/2031", "asserted", "bar"),
        ("2031-05-04~", "asserted", "bar"),
        ("../2031-05", "asserted", "by"),
        ("/2031-05-04", "asserted", "by"),
        ("2031-05-04/..", "asserted", "from"),
        (None, "asserted", "told_by"),
        (None, "planned", "told_before"),
    ],
)
def test_a_mark_says_how_exactly_the_day_is_known(
    happened: str | None, modality: Modality, shape: str
) -> None:
    (one,) = chart_of([event(happened, modality=modality)]).events
    assert one.mark.shape == shape


def test_what_has_no_date_at_all_stands_apart() -> None:
    chart = chart_of([event(None, None), event("2031-05-04")])
    assert (len(chart.events), len(chart.apart)) == (1, 1)


def test_a_bar_covers_the_days_within_its_month_and_no_other() -> None:
    days = ("2031-02-27", "2031-03-01", "2031-03-31", "2031-04-01")
    chart = chart_of([event("2031-03"), *(event(day) for day in days)])
    bar = drawn(chart, "2031-03").mark
    inside = [bar.y <= drawn(chart, day).mark.y <= bar.end for day in days]
    assert inside == [False, True, True, False]


def test_a_long_time_without_anything_is_told() -> None:
    chart = chart_of([event("2029-05-04"), event("2031-05-04"), event("2031-05-06")])
    (gap,) = chart.gaps
    assert (gap.days, gap.years) == (729, 2)
    assert chart.slots[0].y < gap.y < chart.slots[1].y


def test_a_slot_is_called_as_exactly_as_its_events_are_told() -> None:
    chart = chart_of([event("2030"), event("2031-03"), event("2031-05-04"), event(None)])
    assert [(slot.edtf, slot.reported) for slot in chart.slots] == [
        ("2030", False),
        ("2031-03", False),
        ("2031-05-04", False),
        ("2031-05-06", True),
    ]


def test_what_was_reported_late_is_told_to_be_so() -> None:
    chart = chart_of([event("2031-03"), event("2031-05-04")])
    assert [one.late_days for one in chart.events] == [36, 0]


def test_columns_without_events_are_left_out_and_named() -> None:
    chart = chart_of([event("2031-05-04", lane="ours"), event("2031-05-04", lane="said")])
    assert [column.lane for column in chart.columns] == ["said", "ours"]
    assert chart.empty == ("did", "measure")


def test_bars_of_one_time_stand_side_by_side() -> None:
    chart = chart_of([event("2031-03"), event("2031"), event("2031-03-01/2031-04-02")])
    assert len({one.mark.x for one in chart.events}) == 3


DATES = st.dates(date(2028, 1, 1), date(2032, 1, 1)).map(date.isoformat)
EDTF = (
    DATES
    | DATES.map(lambda d: d[:7])
    | DATES.map(lambda d: d[:4])
    | DATES.map(lambda d: f"../{d}")
    | st.none()
)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(EDTF, DATES, st.sampled_from(LANES)), min_size=1, max_size=25))
def test_nothing_covers_anything_and_what_was_surely_before_is_above(
    told: list[tuple[str | None, str, Lane]],
) -> None:
    chart = chart_of([event(happened, reported, lane=lane) for happened, reported, lane in told])
    assert len(chart.events) == len(told)
    for lane in LANES:
        tops = sorted(one.y for one in chart.events if one.event.lane == lane)
        assert all(b - a >= 24 for a, b in pairwise(tops))
    assert sum(column.width for column in chart.columns) == pytest.approx(WIDTH - AXIS, abs=1)
    bars = [one for one in chart.events if one.mark.shape in ("dot", "bar")]
    for a in bars:
        for b in bars:
            a_end, b_first = Period(a.event.happened or "").maybe[1], Period(b.event.happened or "").maybe[0]
            if a_end is not None and b_first is not None and a_end <= b_first and b.mark.shape == "dot":
                assert a.mark.end <= b.mark.end + 1
    assert all(0 <= one.y < chart.height for one in chart.events)
