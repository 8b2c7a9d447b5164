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
