from __future__ import annotations

from backchannel.answer.contradictions import contradictions
from backchannel.answer.timeline import timeline
from backchannel.answer.who import who
from backchannel.answer.why import why

from .world import World

PEOPLE = "Nora Vale", "Omar Quist"


def world() -> World:
    made = World()
    first = made.page("first", "2031-05-05", outlet="The Sentinel")
    first.contact("Vale met Quist in Paris on May 4.", *PEOPLE, valid="2031-05-04", place="Paris")
    second = made.page("second", "2031-05-07", outlet="The Courier")
    second.contact("They met in Tokyo on May 4.", *PEOPLE, valid="2031-05-04", place="Tokyo")
    return made


def test_both_sides_have_their_quotes_and_which_came_later_is_told() -> None:
    (one,) = contradictions(world().view()).contradictions
    assert (one.kind, one.later) == ("two_places", 1)
    assert [side.says for side in one.sides] == ["in Paris", "in Tokyo"]
    assert [side.citations[0].quote for side in one.sides] == [
        "Vale met Quist in Paris on May 4.",
        "They met in Tokyo on May 4.",
    ]
    assert contradictions(world().view()).lines()[0] == (
        "⚡ Nora Vale, Omar Quist: met (Paris) — told of two places"
    )


def test_a_report_that_tells_both_tells_two_meetings() -> None:
    made = world()
    made.pages[1].contact("And in Paris.", *PEOPLE, valid="2031-05-04", place="Paris")
    assert contradictions(made.view()).contradictions == ()


def test_copies_do_not_contradict_each_other_and_add_no_side() -> None:
    made = world()
    made.copy_of(made.pages[1], "reprint", "2031-05-09")
    (one,) = contradictions(made.view()).contradictions
    assert [side.origins for side in one.sides] == [1, 1]


def test_only_what_is_about_the_issue_or_with_somebody_is_shown() -> None:
    made = world()
    assert len(contradictions(made.view(), about="Tokyo").contradictions) == 1
    assert len(contradictions(made.view(), who="Nora Vale").contradictions) == 1
    made.page("third", "2031-05-05").contact("Moss met Tam.", "Ed Moss", "Vic Tam")
    assert contradictions(made.view(), who="Ed Moss").contradictions == ()


def test_the_second_report_makes_it_one_and_not_before() -> None:
    made = world()
    made.page("denial", "2031-05-09").contact(
        "They did not meet.", *PEOPLE, mode="talks", valid="2031-05-09", modality="denied"
    )
    assert contradictions(made.view("2031-05-03")).contradictions == ()
    assert len(contradictions(made.view("2031-05-07")).contradictions) == 1


def test_the_timeline_the_dossier_and_why_say_what_contradicts() -> None:
    made = world()
    view = made.view("2031-05-08")
    line = timeline(view, who="Nora Vale").events[0]
    both = "in Tokyo: The Courier, 2031-05-07; in Paris: The Sentinel, 2031-05-05"
    assert (line.glyph, line.contradicted) == ("⚡", both)
    assert f"      ⚡ {both}" in who(view, "Nora Vale").lines()
    answer = why(view, made.claim(made.pages[0], 0))
    assert (answer.glyph, answer.contradiction) == ("⚡", ("in Tokyo: The Courier, 2031-05-07",))
    assert [c.quote for c in answer.contradicts] == ["They met in Tokyo on May 4."]
    assert "  ⚡ in Tokyo: The Courier, 2031-05-07" in answer.lines()
