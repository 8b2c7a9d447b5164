"""What has become of somebody since a tie was formed."""

from __future__ import annotations

import pytest

from backchannel.answer.posts import PostBook
from backchannel.answer.reading import Calendar
from backchannel.answer.standings import Standings

from .world import World


@pytest.mark.parametrize(
    ("country", "words"), [(None, "has left the post"), ("CA", "")], ids=["company", "government"]
)
def test_a_former_envoy_who_runs_a_company_has_left_the_post(country: str | None, words: str) -> None:
    world = World(side="CA")
    page = world.page("a", "2031-05-01")
    page.tenure(
        "Former ambassador Ana Bell.", "Ana Bell", "ambassador to Peru", country="CA", standing="former"
    )
    page.tenure("Bell is president now.", "Ana Bell", "president", country=country)
    view = world.view("2031-05-05")
    book = PostBook(view, Calendar(view))
    (bell,) = book.everybody()
    assert Standings(book).of(bell, None).words == words
