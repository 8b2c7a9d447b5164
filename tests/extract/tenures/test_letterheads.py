"""A name above a post, without a list."""

from __future__ import annotations

import pytest

from ..posts.held import held

RELEASE = "MEDIA RELEASE\n\nThe duty ends in May, and so does the ban on ships."


@pytest.mark.parametrize(
    "name", ["Jonas Whitfield", "The Hon Jonas Whitfield MP", "Senator the Hon Jonas Whitfield"]
)
def test_the_post_below_a_name_on_top_of_a_release_is_held(name: str) -> None:
    text = f"{name}\nMinister for Ports and Shipping\n\n{RELEASE}"
    assert ("Jonas Whitfield", "minister for Ports and Shipping", "current") in held(text)


def test_the_post_below_a_signature_is_held() -> None:
    text = f"{RELEASE}\n\nElias Brandt\nMinister of Finance"
    assert held(text) == [("Elias Brandt", "minister of Finance", "current")]


@pytest.mark.parametrize(
    "below", ["Minister of Finance said no.", "Photo by the minister", "Minister\nHe left"]
)
def test_a_line_that_is_more_or_less_than_a_post_is_none(below: str) -> None:
    assert held(f"Elias Brandt\n{below}\n\n{RELEASE}") == []
