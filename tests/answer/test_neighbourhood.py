from __future__ import annotations

import sys
from typing import Any

import pytest

from backchannel.answer.neighbourhood import AT_MOST, Neighbourhood, neighbourhood
from backchannel.model.errors import BadQuestion

from .world import World


def world() -> World:
    made = World(side="CA")
    page = made.page("a", "2031-05-04")
    page.tenure("Fisheries minister Nora Vale of Canada.", "Nora Vale", "fisheries minister", country="CA")
    page.tenure("President Omar Quist.", "Omar Quist", "president", country="US")
    page.contact("Vale met Quist about salmon.", "Nora Vale", "Omar Quist", valid="2031-05-02")
    page.tie("Hal Orr is a friend of Vale.", "Hal Orr", "close_to", "Nora Vale")
    page.tie("Orr is a friend of Quist.", "Hal Orr", "close_to", "Omar Quist")
    page.contact("Vale will meet Moss.", "Nora Vale", "Ed Moss", modality="planned")
    page.statement('"Salmon is all I ask for," said Bell.', "Ida Bell")
    later = made.page("b", "2031-05-09")
    later.contact("Vale met Lund.", "Nora Vale", "Kai Lund", valid="2031-05-08")
    return made


def names(answer: Neighbourhood) -> list[str]:
    return [node.name for node in answer.nodes]


def told(answer: Neighbourhood) -> list[tuple[str, str]]:
    name = {node.id: node.name for node in answer.nodes}
    return [(name[edge.a], name[edge.b]) for edge in answer.edges]


def test_around_somebody_are_those_they_know_and_what_is_told_between_them() -> None:
    answer = neighbourhood(world().view("2031-05-05"), who="Nora Vale")
    assert names(answer) == ["Nora Vale", "Hal Orr", "Omar Quist"]
    assert told(answer) == [
        ("Nora Vale", "Hal Orr"),
        ("Nora Vale", "Omar Quist"),
        ("Hal Orr", "Omar Quist"),
    ]
    assert [node.side for node in answer.nodes] == ["ours", "other", "theirs"]


def test_what_was_told_later_is_not_in_the_picture() -> None:
    assert "Kai Lund" in names(neighbourhood(world().view(), who="Nora Vale"))
    assert "Kai Lund" not in names(neighbourhood(world().view("2031-05-05"), who="Nora Vale"))


def test_what_is_only_planned_joins_nobody() -> None:
    assert "Ed Moss" not in names(neighbourhood(world().view(), who="Nora Vale"))


def test_an_issue_has_those_who_speak_and_meet_about_it() -> None:
    answer = neighbourhood(world().view("2031-05-05"), about="salmon")
    assert set(names(answer)) == {"Nora Vale", "Omar Quist", "Ida Bell"}
    assert told(answer) == [("Nora Vale", "Omar Quist")]


def test_there_are_never_more_than_thirty_and_the_others_are_counted() -> None:
    made = World()
    page = made.page("a", "2031-05-04")
    for number in range(40):
        page.tie(f"Hal Orr is a friend of Guest {number}.", "Hal Orr", "close_to", f"Guest {number}")
    answer = neighbourhood(made.view(), who="Hal Orr", at_most=100)
    assert (len(answer.nodes), answer.left_out) == (AT_MOST, 11)
    assert answer.lines()[-1] == "11 others are left out."


def test_where_two_of_the_picture_have_met_more_often_than_is_read_it_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = world()
    for day in range(10, 14):
        page = made.page(f"m{day}", f"2031-05-{day}")
        page.contact(f"Vale met Quist about salmon, round {day}.", "Nora Vale", "Omar Quist")
    view = made.view()
    assert not neighbourhood(view, about="salmon").has_more
    monkeypatch.setattr(sys.modules["backchannel.answer.neighbourhood"], "FEW", 1)
    monkeypatch.setattr(sys.modules["backchannel.answer.neighbourhood"], "MANY", 2)
    answer = neighbourhood(view, about="salmon")
    assert answer.has_more
    assert [str(c.published) for c in answer.edges[0].citations] == ["2031-05-13", "2031-05-12"]


def test_in_a_gathering_nobody_is_with_anybody() -> None:
    made = World()
    page = made.page("a", "2031-05-04")
    page.contact("All met.", *(f"Guest {number}" for number in range(9)))
    assert names(neighbourhood(made.view(), who="Guest 1")) == ["Guest 1"]


def test_only_those_who_have_a_name_are_in_it() -> None:
    made = World()
    page = made.page("a", "2031-05-04")
    page.statement('"Salmon is late," a second source said.', "second source")
    page.statement('"Salmon is late," said Bell.', "Ida Bell")
    assert names(neighbourhood(made.view(), about="salmon")) == ["Ida Bell"]


def test_one_whose_posts_are_of_no_day_is_of_the_side_that_all_are_of() -> None:
    made = World(side="CA")
    page = made.page("a")
    page.tenure("Senator Omar Quist.", "Omar Quist", "senator", country="US")
    page.tie("Hal Orr is a friend of Quist.", "Hal Orr", "close_to", "Omar Quist")
    assert [node.side for node in neighbourhood(made.view(), who="Hal Orr").nodes] == ["other", "theirs"]


@pytest.mark.parametrize("asked", [{}, {"who": "Nora Vale", "about": "salmon"}])
def test_it_is_of_somebody_or_of_an_issue(asked: dict[str, Any]) -> None:
    with pytest.raises(BadQuestion):
        neighbourhood(world().view(), **asked)
