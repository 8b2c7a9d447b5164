from __future__ import annotations

import pytest

from .held import countries, held


@pytest.mark.parametrize(
    ("words", "standing"),
    [
        ("then Canada's ambassador", "former"),
        ("previously the ambassador", "former"),
        ("at the time the ambassador", "former"),
        ("now the ambassador", "current"),
    ],
)
def test_an_adverb_before_a_post_says_when(words: str, standing: str) -> None:
    assert held(f"Anna Kern, {words}, spoke.") == [("Anna Kern", "ambassador", standing)]


def test_a_common_noun_may_be_the_field_of_a_post() -> None:
    text = "The EU's fisheries commissioner, Anna Kern, spoke."
    assert held(text) == [("Anna Kern", "fisheries commissioner", "current")]


def test_an_elected_president_is_the_countrys() -> None:
    assert countries("Poland's democratically elected president, Anna Kern, spoke.") == ["PL"]


def test_a_candidate_only_seeks_the_post() -> None:
    assert held("Presidential candidate Anna Kern spoke.") == [
        ("Anna Kern", "presidential candidate", "candidate")
    ]


def test_the_riding_before_mp_is_a_part_of_the_post() -> None:
    assert held("Ottawa Centre MP Anna Kern spoke.") == [("Anna Kern", "Ottawa Centre MP", "current")]


@pytest.mark.parametrize(
    ("title", "post", "standing"),
    [
        ("former Rep.", "representative", "former"),
        ("then-Gov.", "governor", "former"),
        ("state Sen.", "state senator", "current"),
        ("Lt. Gov.", "lieutenant governor", "current"),
        ("Democratic Sen.", "senator", "current"),
        ("Treasury CS", "Treasury CS", "current"),
    ],
)
def test_words_before_a_short_title_belong_to_it(title: str, post: str, standing: str) -> None:
    assert held(f"They met {title} Nora Finch in May.") == [("Nora Finch", post, standing)]


def test_letters_alone_are_no_ministry() -> None:
    assert held("They met PS Nora Finch in May.") == []


def test_ex_before_a_body_ends_the_post() -> None:
    assert held("They met ex-Senate President Olga Marin.") == [("Olga Marin", "Senate president", "former")]


def test_a_name_behind_a_post_with_its_field_is_a_person() -> None:
    text = "He spoke on the word of Head of Public Service Edna Mutiso, his classmate."
    assert held(text) == [("Edna Mutiso", "head of Public Service", "current")]
