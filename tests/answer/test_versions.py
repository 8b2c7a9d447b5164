"""The versions of a report in order, and what changed from each to the next."""

from __future__ import annotations

import pytest
from msgspec import json

from backchannel.answer.versions import Versions, versions
from backchannel.model.errors import NothingFound
from backchannel.model.labels import Label
from backchannel.model.sources import Passage

from .world import World

FIRST = "The board must answer within ten days.\nNora Vale leads the talks on timber.\n"
SECOND = (
    "The board should answer within ten days.\nNora Vale leads the talks on timber.\nReyes was not asked.\n"
)
THIRD = "The board should answer within ten days.\nReyes was asked.\n"


def world() -> World:
    made = World()
    pages = [
        made.page("third", "2031-05-07", outlet="The Gull").says(THIRD.strip()),
        made.page("first", "2031-05-05", outlet="The Gull").says(FIRST.strip()),
        made.page("second", "2031-05-06", outlet="The Gull").says(SECOND.strip()),
        made.page("undated").says(THIRD.strip()),
        made.page("garbled", "2031-05-06", garbled=True).says("The plank need to reply inside ten days."),
        made.page("hidden", "2031-05-06", label=Label(1)).says("The board may answer within ten days."),
        made.page("other", "2031-05-06").says("Nothing of this is told here."),
    ]
    made.copies = [(pages[1].id, one.id) for one in (pages[0], *pages[2:6])]
    return made


def names(answer: Versions) -> list[str]:
    return [one.name for one in answer.versions]


def kinds(answer: Versions) -> list[list[str]]:
    return [[change.kind for change in step.changes] for step in answer.steps]


def test_versions_stand_in_order_of_their_day_and_undated_ones_last() -> None:
    assert names(versions(world().view(), "third")) == ["first", "garbled", "second", "third", "undated"]


def test_each_step_tells_what_was_softened_added_and_dropped() -> None:
    answer = versions(world().view(), "first")
    assert kinds(answer) == [["softened", "added"], ["negation", "dropped"], []]
    assert answer.steps[0].changes[0].why == "weaker (what binds): “must” → “should”"
    assert [step.order_known for step in answer.steps] == [True, True, False]


def test_a_garbled_copy_is_told_and_never_compared() -> None:
    answer = versions(world().view(), "garbled")
    garbled = next(one.document for one in answer.versions if one.garbled)
    assert not any(garbled in (step.before, step.after) for step in answer.steps)
    assert any("not compared" in line for line in answer.lines())


def test_words_stand_at_their_places_in_the_stored_texts() -> None:
    view = world().view()
    for step in versions(view, "first").steps:
        before, after = view.document(step.before).text, view.document(step.after).text
        for change in step.changes:
            assert before[slice(*change.before)] == change.before_words
            assert after[slice(*change.after)] == change.after_words


def test_as_of_a_day_later_versions_are_counted_and_not_shown() -> None:
    answer = versions(world().view("2031-05-06"), "first")
    assert names(answer) == ["first", "garbled", "second", "undated"]
    assert answer.later == 1


def test_what_a_reader_may_not_see_changes_nothing() -> None:
    never = versions(world().view(without=["hidden"]), "first")
    assert versions(world().view(), "first").to_json() == never.to_json()
    assert len(versions(world().view(clearance=Label(1)), "first").versions) == 6
    with pytest.raises(NothingFound):
        versions(world().view(), "hidden")


def test_a_document_without_other_versions_stands_alone() -> None:
    answer = versions(world().view(), "other")
    assert names(answer) == ["other"]
    assert answer.steps == ()
    assert "No other version" in answer.lines()[-1]


def test_furniture_that_comes_or_goes_is_no_change() -> None:
    made = World()
    one = made.page("one", "2031-05-05").says("The quay is open.")
    box = "Sign up for our letter\n"
    two = made.page("two", "2031-05-06", passages=(Passage(0, len(box), "furniture"),)).says(
        f"{box}The quay is closed."
    )
    made.copies = [(one.id, two.id)]
    answer = versions(made.view(), "one")
    assert [change.after_words for change in answer.steps[0].changes] == ["closed"]


def test_lines_keep_their_width_and_the_json_is_the_whole_answer() -> None:
    answer = versions(world().view(), "first")
    assert max(len(line) for line in answer.lines(width=72)) <= 72
    told = json.decode(answer.to_json())
    assert [change["kind"] for change in told["steps"][0]["changes"]] == ["softened", "added"]
