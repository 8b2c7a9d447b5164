from __future__ import annotations

import pytest

from .held import countries, held


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Delgado was appointed ambassador to Chile in March.",
        "Rosa Delgado was named ambassador to Chile on Thursday.",
    ],
)
def test_a_date_is_no_word_of_a_post(text: str) -> None:
    assert held(text) == [("Rosa Delgado", "ambassador to Chile", "current")]


@pytest.mark.parametrize(
    ("words", "post"),
    [
        ("ambassador to Berlin", "ambassador to Germany"),
        ("ambassador in Tokyo", "ambassador to Japan"),
        ("ambassador to Brussels", "ambassador to Brussels"),
        ("consul in Rome", "consul in Rome"),
    ],
)
def test_a_capital_stands_for_the_country_to_which_an_ambassador_is_sent(words: str, post: str) -> None:
    assert held(f"Rosa Delgado, the {words}, spoke.") == [("Rosa Delgado", post, "current")]


@pytest.mark.parametrize(
    "post",
    [
        "head of the refugee agency",
        "leader of the largest opposition party",
        "minister for rural affairs",
        "director of research at Nordbank",
    ],
)
def test_a_post_has_the_whole_noun_phrase_behind_it(post: str) -> None:
    assert held(f"Emil Falk, the {post}, spoke.") == [("Emil Falk", post, "current")]


def test_a_body_may_follow_its_own_noun() -> None:
    text = "Emil Falk, head of trade body Tarn Steel, spoke."
    assert held(text) == [("Emil Falk", "head of trade body Tarn Steel", "current")]


def test_a_country_in_the_name_of_a_company_is_not_the_posts() -> None:
    assert countries("Emil Falk became president of Palant Canada.") == [None]


def test_a_post_may_have_two_fields() -> None:
    assert held("Emil Falk, minister of trade and industry, spoke.") == [
        ("Emil Falk", "minister of trade and industry", "current")
    ]


def test_how_long_a_post_was_held_is_no_part_of_it() -> None:
    assert held("Lars Holm was finance minister for a year.") == [("Lars Holm", "finance minister", "former")]
