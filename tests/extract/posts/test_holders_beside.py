from __future__ import annotations

import pytest

from .held import held, periods


@pytest.mark.parametrize("title", ["Sir", "Dr.", "Mrs."])
def test_a_title_may_stand_between_post_and_name(title: str) -> None:
    assert held(f"Former prime minister {title} Ana Bell arrived.") == [
        ("Ana Bell", "prime minister", "former")
    ]


def test_the_country_after_an_ambassadors_name_is_where_he_is_sent() -> None:
    text = "They will work with Ambassador Rosa Delgado to Lima."
    assert held(text) == [("Rosa Delgado", "ambassador to Peru", "current")]


def test_a_date_behind_a_titled_name_is_that_of_what_follows() -> None:
    text = "Premier Ana Kern in May signed the decree."
    assert held(text) == [("Ana Kern", "premier", "current")]
    assert periods(text) == [None]


@pytest.mark.parametrize(
    ("text", "post"),
    [
        (
            "He thanked the Special Envoy for the Arctic, the Hon Ruth Pickett, for it.",
            "special envoy for the Arctic",
        ),
        ("Senator the Hon Ruth Pickett left.", "senator"),
        ("The ambassador to Peru, H.E. Mrs Ruth Pickett, spoke.", "ambassador to Peru"),
        ("Governor (Rtd) Ruth Pickett spoke.", "governor"),
    ],
)
def test_honours_may_stand_between_post_and_name(text: str, post: str) -> None:
    assert held(text) == [("Ruth Pickett", post, "current")]


def test_another_post_may_stand_between_post_and_name() -> None:
    text = "The premier's chief of staff, former Judge Nora Finch, agreed."
    assert held(text) == [("Nora Finch", "chief of staff", "current"), ("Nora Finch", "judge", "former")]


def test_whom_a_verb_follows_is_another_than_the_one_told() -> None:
    assert held("She told the premier of Malta, Mr Kern said. Jonas Kern is a baker.") == []


def test_an_attorney_of_a_country_by_name_holds_an_office() -> None:
    assert held("They met former U.S. Attorney Dale Ruiz.") == [("Dale Ruiz", "attorney", "former")]
    assert held("They met American attorney Dale Ruiz.") == []
