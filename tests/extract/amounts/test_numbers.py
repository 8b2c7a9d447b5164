"""Number phrases of a text."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.extract.amounts.numbers import Quantity, quantities_in, rate_in, value_of


def only(text: str) -> Quantity:
    (found,) = quantities_in(text)
    return found


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1,200", "1200"),
        ("six million", "6000000"),
        ("35 million", "35000000"),
        ("$1.5bn", "1500000000"),
        ("$18bn", "18000000000"),
        ("twenty-three", "23"),
        ("two hundred and fifty thousand", "250000"),
        ("half a million", "500000"),
        ("a dozen", "12"),
        ("2.3", "2.3"),
        ("35m", "35000000"),
        ("€3bn", "3000000000"),
    ],
)
def test_number_words_have_their_value(words: str, value: str) -> None:
    assert value_of(words) == Decimal(value)


@pytest.mark.parametrize("words", ["dozens", "hundreds of thousands", "tens of billions", "several hundred"])
def test_an_amount_that_is_not_told_has_no_value(words: str) -> None:
    assert only(f"They sent {words} of crates.").value is None


@pytest.mark.parametrize(
    ("text", "unit", "kind"),
    [
        ("worth $200 billion", "$", "money"),
        ("worth US$5 million", "US$", "money"),
        ("worth £17bn", "£", "money"),
        ("worth 40 million euros", "€", "money"),
        ("up 2.3 per cent", "%", "percent"),
        ("up 25%", "%", "percent"),
        ("with 300 tonnes of rice", "tonnes", "measure"),
        ("with 66 pounds of tea", "pounds", "measure"),
        ("cost 5 million pounds, or £1 each", "£", "money"),
        ("bought 1,200 buses", None, "count"),
    ],
)
def test_the_unit_is_a_currency_a_share_or_a_measure(text: str, unit: str | None, kind: str) -> None:
    found = quantities_in(text)[0]
    assert (found.unit, found.kind) == (unit, kind)


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("some six million masks", "some"),
        ("nearly 40 per cent", "nearly"),
        ("as many as 470,000 jobs", "as many as"),
        ("at least $3bn", "at least"),
        ("up to 300 buses", "up to"),
        ("44 to 66 pounds of tea", "44 to 66"),
        ("300 buses", None),
    ],
)
def test_how_exact_a_number_is_stays_in_the_words_of_the_text(text: str, qualifier: str | None) -> None:
    assert only(text).qualifier == qualifier


def test_a_range_gives_its_lower_end_at_the_scale_of_both() -> None:
    assert only("3 to 4 million doses").value == Decimal(3_000_000)
    assert only("$10-$15 million").value == Decimal(10_000_000)


NAMES = """an N95 mask; the firm 3M said; the G7 met; COVID-19 spread; an F-35 flew; the 9/11 attacks
at 10:30 he; Section 232 applies; Flight 752 left; a 20-year-old; at 5 p.m. he; one of them
a 5-3 win; the 3rd man"""


@pytest.mark.parametrize("text", NAMES.replace("\n", "; ").split("; "))
def test_names_orders_and_clock_times_are_no_quantities(text: str) -> None:
    assert quantities_in(text) == ()


@pytest.mark.parametrize(
    ("text", "per", "qualifier"),
    [
        ("masks a month", "month", None),
        ("nearly every day", "day", "nearly"),
        ("tonnes per year", "year", None),
        ("crates weekly", "week", None),
        ("sold annually", "year", None),
    ],
)
def test_a_rate_says_per_what(text: str, per: str, qualifier: str | None) -> None:
    rate = rate_in(text, 0, len(text))
    assert rate is not None
    assert (rate.per, rate.qualifier) == (per, qualifier)


@pytest.mark.parametrize("text", ["a year ago", "a month later", "a year-long ban", "the day"])
def test_a_time_is_no_rate(text: str) -> None:
    assert rate_in(text, 0, len(text)) is None


PIECES = (
    "some six million , 1,200 $ 3.5 bn % per cent - to 44 N95 a dozen hundreds of thousands € half tonnes"
)


@given(st.lists(st.sampled_from(PIECES.split()), max_size=25), st.sampled_from(["", " "]))
def test_offsets_are_true_and_quantities_never_overlap(pieces: list[str], gap: str) -> None:
    text = gap.join(pieces)
    found = quantities_in(text)
    assert all(q.number in text[q.start : q.end] for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.integers(0, 10**12))
def test_a_written_number_is_read_back(number: int) -> None:
    assert value_of(f"{number:,}") == value_of(str(number)) == Decimal(number)


@pytest.mark.parametrize(
    "words", ["9" * 30, "1," + ",".join(["000"] * 20), "$" + "9" * 5000, "twenty hundred " * 30 + "ten"]
)
def test_digits_without_end_are_no_number_of_anything(words: str) -> None:
    assert [q.value for q in quantities_in(f"It sent {words} tonnes.")] == [None]
