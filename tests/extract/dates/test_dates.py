"""Dates in running text. The people and events of the sentences are invented."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.extract.dates.calendar import month_edtf, moved, weekday_near, year_of_day, year_of_month
from backchannel.extract.dates.dates import FoundDate, dates_in

SATURDAY = date(2021, 9, 18)


def periods(text: str, published: date | None = SATURDAY) -> list[str]:
    return [found.period.edtf for found in dates_in(text, published=published)]


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("on 2020-04-04, the", "2020-04-04"),
        ("on May 6, 2025, the", "2025-05-06"),
        ("on 6 May 2025 the", "2025-05-06"),
        ("on Tuesday, May 6, 2025, the", "2025-05-06"),
        ("on the 6th of May, 2025, the", "2025-05-06"),
        ("published Dec. 13, 2024.", "2024-12-13"),
        ("from 6-8 May 2025 they", "2025-05-06/2025-05-08"),
        ("on May 6-8, 2025, they", "2025-05-06/2025-05-08"),
        ("in April 2020 the", "2020-04"),
        ("in mid-2024 the", "2024"),
        ("in 1989, the", "1989"),
        ("envoy from 1989 to 1993, he", "1989/1993"),
        ("envoy (1989-93) he", "1989/1993"),
        ("between 2016 and 2018 the", "2016/2018"),
        ("in the 1990s the", "199X"),
        ("in the late '80s the", "198X"),
        ("in the nineteenth century the", "1800/1899"),
        ("the third quarter of 2019 was", "2019-35"),
        ("in Q3 2019 the", "2019-35"),
        ("the first half of 2019 was", "2019-40"),
        ("the winter of 2019 was", "2019-24"),
        ("in fiscal year 2022 the", "2022"),
        ("in nineteen ninety-six the", "1996"),
        ("on 25/12/2019 the", "2019-12-25"),
        ("open since 2020 and", "2020/.."),
        ("in office until 2019, he", "/2019"),
    ],
)
def test_a_date_that_names_its_year_needs_no_day_of_publication(words: str, edtf: str) -> None:
    assert periods(words, None) == [edtf]
    assert periods(words) == [edtf]


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("He arrived yesterday.", "2021-09-17"),
        ("He arrived today.", "2021-09-18"),
        ("He leaves tomorrow.", "2021-09-19"),
        ("The minister said Saturday that", "2021-09-18"),
        ("They spoke on Thursday.", "2021-09-16"),
        ("They spoke last Saturday.", "2021-09-11"),
        ("They spoke on Tuesday last week.", "2021-09-07"),
        ("They will meet on Tuesday.", "2021-09-21"),
        ("They meet next Saturday.", "2021-09-25"),
        ("They met last week.", "2021-W36"),
        ("They met over the weekend.", "2021-09-18/2021-09-19"),
        ("They met last month.", "2021-08"),
        ("They met earlier this year.", "2021"),
        ("They met in late January.", "2021-01"),
        ("They met in October.", "2020-10"),
        ("They will meet in October.", "2021-10"),
        ("They met last October.", "2020-10"),
        ("They met on Sept. 10.", "2021-09-10"),
        ("The strike began on May 6.", "2021-05-06"),
        ("They met this summer.", "2021-22"),
        ("They met last winter.", "2020-24"),
        ("Profits fell in the second quarter.", "2021-34"),
        ("They met two years ago.", "2019~"),
        ("They met five months ago.", "2021-04~"),
        ("They met three days ago.", "2021-09-15"),
        ("over the last three years", "2018-09-18/2021-09-18"),
        ("He plans to call in the coming days.", "2021-09-18~/"),
        ("a deal before October", "/2021-10~"),
        ("They will answer within 48 hours.", "2021-09-18/2021-09-20"),
        ("They will meet by Tuesday.", "/2021-09-21~"),
    ],
)
def test_a_relative_date_is_told_from_the_day_of_publication(words: str, edtf: str) -> None:
    assert periods(words) == [edtf]


@pytest.mark.parametrize(
    "words",
    ["yesterday", "on Thursday", "last month", "in late January", "on May 6", "two years ago", "this summer"],
)
def test_without_a_day_of_publication_a_relative_date_stays_unknown(words: str) -> None:
    assert periods(f"They met {words}.", None) == []


@pytest.mark.parametrize(
    "words",
    [
        "The talks may fail.",
        "Mrs May said no. A letter was sent to May.",
        "Troops march on the capital.",
        "The March for Our Lives drew crowds.",
        "An august body sat.",
        "The plant hired 2000 workers.",
        "It bought 1,200 buses.",
        "It cost $2020 a piece.",
        "He spent a second term in doubt.",
        "Read it in USA Today.",
        "Crowds came for Black Friday.",
        "See the Sunday Times.",
        "They meet every Tuesday.",
        "Section 1701 of the code applies.",
        "After the fall of the capital they fled.",
        "She sat by the window.",
        "He ran for 1500 metres.",
        "April Quill joined the talks.",
    ],
)
def test_words_that_only_look_like_dates_are_none(words: str) -> None:
    assert periods(words) == []


def test_a_plural_after_a_year_with_an_article_leaves_it_a_year() -> None:
    assert periods("The 2000 elections were held; the 2016 elections too.") == ["2000", "2016"]


def test_a_month_with_a_preposition_is_a_month_even_where_it_is_a_name_too() -> None:
    assert periods("They met in May and again in June.") == ["2021-05", "2021-06"]


def test_a_month_too_long_ago_to_stand_without_its_year_is_the_next_one() -> None:
    assert periods("Sure, November is possible.") == ["2021-11"]


def test_the_number_of_an_order_is_no_day_of_the_month_of_its_date() -> None:
    found = dates_in("Order 14 of March 1, 2030, ended.", published=None)
    assert [d.period.edtf for d in found] == ["2030-03-01"]


def test_an_impossible_day_is_no_day() -> None:
    assert "2021-02-30" not in periods("on February 30, 2021")
    assert all(len(p) < 10 for p in periods("on February 30, 2021"))


def test_the_callable_decides_where_the_clause_looks() -> None:
    text = "The envoys meet Tuesday."
    ahead = dates_in(text, published=SATURDAY, future_at=lambda _: True)
    back = dates_in(text, published=SATURDAY, future_at=lambda _: False)
    assert [f.period.edtf for f in (*ahead, *back)] == ["2021-09-21", "2021-09-14"]


def test_a_phrase_may_point_at_the_date_before() -> None:
    assert periods("She wrote on June 3, 2019. The same day he resigned.") == ["2019-06-03", "2019-06-03"]
    assert periods("She wrote in October 2016. The following month he left.") == ["2016-10", "2016-11"]
    assert periods("It opened on June 3, 2019. Within 24 hours it shut.") == [
        "2019-06-03",
        "2019-06-03/2019-06-04",
    ]


def test_a_year_earlier_is_the_same_quarter_of_the_year_before() -> None:
    found = periods("Sales rose in the second quarter from a year earlier.")
    assert found == ["2021-34", "2020-34"]


def test_two_months_in_one_clause_stay_two_dates() -> None:
    assert periods("Output rose from 2 million in January to 3 million in March.") == ["2021-01", "2021-03"]


def test_the_bound_is_in_the_period_and_not_in_the_named_date() -> None:
    (found,) = dates_in("Prices have risen since 2020.", published=SATURDAY)
    assert (found.period.edtf, found.named.edtf, found.words) == ("2020/..", "2020", "since 2020")


def test_before_a_day_does_not_hold_on_that_day() -> None:
    (found,) = dates_in("He must answer before May 6, 2022.", published=SATURDAY)
    assert found.period.held_on(date(2022, 5, 6)) is None


def test_a_new_paragraph_is_not_read_across() -> None:
    assert periods("It was in May\n\n2020 people came.") == ["2021-05"]


WORDS = """on May 6 , 2025 since last year the third quarter Friday – a ago two weeks from to 1989 1993
early İzmir Sept. ’90s within 24 hours met will"""
PIECES = st.lists(st.sampled_from([*WORDS.split(), "\n", "\n\n"]), max_size=30)


@given(PIECES, st.dates(date(1, 1, 1), date(9999, 12, 31)) | st.none())
def test_offsets_are_true_and_dates_never_overlap(pieces: list[str], published: date | None) -> None:
    text = " ".join(pieces)
    found: tuple[FoundDate, ...] = dates_in(text, published=published)
    assert all(text[f.start : f.end] == f.words for f in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.integers(1, 12), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_past_month_is_never_in_the_future_and_never_a_year_away(month: int, day: date) -> None:
    year = year_of_month(month, from_day=day, aim="past")
    assert 0 <= (day.year - year) * 12 + day.month - month <= 11


@given(st.integers(0, 6), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_weekdays_lie_within_a_week(weekday: int, day: date) -> None:
    past = weekday_near(weekday, from_day=day, aim="past")
    ahead = weekday_near(weekday, from_day=day, aim="future", same_day=False)
    assert timedelta(0) <= day - past < timedelta(7)
    assert timedelta(0) < ahead - day <= timedelta(7)
    assert past.weekday() == ahead.weekday() == weekday


def test_the_calendar_carries_years() -> None:
    assert month_edtf(2021, 13) == "2022-01"
    assert moved(date(2021, 1, 31), -1, "month") == "2020-12"
    assert moved(date(2021, 1, 1), -1, "week") == "2020-W52"
    assert year_of_day(12, 30, from_day=date(2021, 1, 2), aim="past") == 2020
