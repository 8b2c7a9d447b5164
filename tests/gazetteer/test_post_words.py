from __future__ import annotations

import pytest

from backchannel.gazetteer.post_words import (
    has_one_holder,
    is_envoy,
    is_head,
    is_minister,
    is_seat,
    is_staff,
    may_be_one,
    post_of,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("U.S. Trade Representative", "trade representative of the United States"),
        ("Treasury Secretary", "Secretary of the Treasury"),
        ("Canada's ambassador to Washington", "ambassador to the United States"),
        ("Defence Minister", "minister of defense"),
        ("president-elect", "president"),
        ("Ontario premier", "premier of Ontario"),
        ("special advisor to the President", "special adviser to the president"),
    ],
)
def test_two_wordings_of_one_post(one: str, other: str) -> None:
    assert may_be_one(post_of(one), post_of(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("president", "vice president"),
        ("prime minister", "deputy prime minister"),
        ("ambassador to Canada", "ambassador to the United States"),
        ("premier of Ontario", "premier of Alberta"),
        ("trade minister", "minister of finance"),
    ],
)
def test_two_posts_stay_two(one: str, other: str) -> None:
    assert not may_be_one(post_of(one), post_of(other))


def test_the_country_is_read_from_before_and_behind() -> None:
    assert post_of("French President").country == "FR"
    assert post_of("minister of trade of Norway").country == "NO"
    assert post_of("ambassador to Canada").country is None
    assert post_of("ambassador to Canada").toward == "CA"


def test_what_is_known_beside_the_words_outranks_them() -> None:
    assert post_of("president", "MX").country == "MX"


def test_kinds_of_posts() -> None:
    assert is_minister(post_of("industry minister"))
    assert is_minister(post_of("Secretary of State"))
    assert is_minister(post_of("deputy prime minister"))
    assert not is_minister(post_of("press secretary"))
    assert not is_minister(post_of("deputy minister"))
    assert is_head(post_of("prime minister of Spain"))
    assert not is_head(post_of("deputy prime minister"))
    assert is_envoy(post_of("high commissioner to India"))
    assert is_staff(post_of("chief of staff to Prime Minister"))


def test_one_holder_only_where_country_and_counterpart_are_known() -> None:
    assert has_one_holder(post_of("ambassador to Canada", "US"))
    assert not has_one_holder(post_of("ambassador", "US"))
    assert not has_one_holder(post_of("trade minister"))
    assert has_one_holder(post_of("premier", "CA-ON"))
    assert not has_one_holder(post_of("premier", "CA"))
    assert not has_one_holder(post_of("senator", "US"))


def test_seats_of_heads_of_government() -> None:
    assert is_seat("the White House")
    assert is_seat("Prime Minister’s Office")
    assert not is_seat("Department of Commerce")
