from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.answer.query import KINDS, OPERATORS, narrowed, operators_in, query_of, said, without
from backchannel.model.errors import BadQuestion


def test_operators_are_parted_from_the_words() -> None:
    query = query_of('timber to:"Omar Quist" "river permits" kind:ties kind:contact before:2031-05')
    assert query.words == 'timber "river permits"'
    assert (query.to, query.kinds, query.before) == ("Omar Quist", ("tie", "contact"), date(2031, 5, 1))


@pytest.mark.parametrize(
    ("words", "first_day"),
    [
        ("2031", date(2032, 1, 1)),
        ("2031-12", date(2032, 1, 1)),
        ("2031-05", date(2031, 6, 1)),
        ("2031-05-04", date(2031, 5, 5)),
    ],
)
def test_after_a_month_or_year_is_after_its_last_day(words: str, first_day: date) -> None:
    assert query_of(f"x after:{words}").after == first_day


def test_a_colon_that_is_no_operator_is_a_word() -> None:
    assert query_of("re: permits https://example.org").words == "re: permits https://example.org"


@pytest.mark.parametrize(
    "words",
    ["to:", "x before:May", "x after:2031-13", "x kind:thing", "x to:A to:B", 'about:""', "x after:9999"],
)
def test_an_operator_that_cannot_be_says_so(words: str) -> None:
    with pytest.raises(BadQuestion):
        query_of(words)


def test_a_narrowing_takes_the_place_of_the_same_operator() -> None:
    assert narrowed("timber kind:tie", "kind", "contact") == "timber kind:contact"
    assert without('timber outlet:"The Sentinel"', "outlet") == "timber"


@given(
    name=st.sampled_from(sorted({*OPERATORS} - {"before", "after", "kind"})),
    value=st.text("abc d-'é", min_size=1),
)
def test_what_is_written_is_what_is_read(name: str, value: str) -> None:
    if value.strip():
        assert operators_in(f"x {said(name, value)}") == [(name, value)]


def test_every_kind_can_be_asked_for_in_the_plural() -> None:
    plurals = {"body": "bodies"}
    for kind in KINDS:
        plural = plurals.get(kind, kind.removesuffix("y") + "ies" if kind.endswith("ty") else f"{kind}s")
        assert query_of(f"x kind:{plural}").kinds == (kind,)
