from __future__ import annotations

from datetime import date

from backchannel.answer.timeline import Timeline, timeline
from backchannel.model.facts import Measure

from .world import World


def world() -> World:
    made = World()
    page = made.page("a", "2031-05-04", outlet="The Sentinel")
    page.says("A report on river permits.")
    page.contact("Vale met Quist in March.", "Nora Vale", "Omar Quist", valid="2031-03")
    page.statement('"No permits," said Quist.', "Omar Quist")
    measure = Measure(issuer=page.ref("Omar Quist"), act="suspend", object="river permits", stage="announced")
    page.fact("Quist suspended river permits on May 2.", measure, valid=None)
    page.tenure("President Omar Quist.", "Omar Quist", "president", country="US")
    other = made.page("b", "2031-06-01")
    other.contact("Orr met Quist about fish.", "Hal Orr", "Omar Quist", valid="2031-05-20")
    made.page("c").contact("Moss met Tam about river permits.", "Ed Moss", "Vic Tam")
    return made


def words(answer: Timeline) -> list[str]:
    return [event.words for event in answer.events]


def test_events_come_by_the_day_they_happened_else_were_reported_and_undated_last() -> None:
    answer = timeline(world().view("2031-07-01"), about="river permits")
    assert words(answer) == [
        "Nora Vale, Omar Quist: met",
        "Omar Quist said: “No permits,”",
        "Omar Quist: suspend river permits (announced)",
        "Ed Moss, Vic Tam: met",
    ]


def test_an_event_has_two_dates_and_an_honest_precision() -> None:
    event = timeline(world().view("2031-07-01"), about="river permits").events[0]
    assert (event.happened, event.precision, event.reported) == ("2031-03", "month", date(2031, 5, 4))
    unknown = timeline(world().view("2031-07-01"), about="river permits").events[1]
    assert (unknown.happened, unknown.precision, unknown.reported) == (None, "unknown", date(2031, 5, 4))


def test_since_and_until_keep_what_may_have_happened_then() -> None:
    view = world().view("2031-07-01")
    assert words(timeline(view, since=date(2031, 5, 10))) == ["Hal Orr, Omar Quist: met"]
    march = timeline(view, since=date(2031, 3, 15), until=date(2031, 4, 1))
    assert words(march) == ["Nora Vale, Omar Quist: met"]


def test_a_person_and_an_issue_narrow_together() -> None:
    view = world().view("2031-07-01")
    assert words(timeline(view, who="Hal Orr")) == ["Hal Orr, Omar Quist: met"]
    assert words(timeline(view, who="Hal Orr", about="river permits")) == []
    assert "Omar Quist: president" in words(timeline(view, who="Omar Quist"))


def test_copies_are_one_event() -> None:
    made = world()
    made.copy_of(made.pages[0], "reprint", "2031-05-06")
    first = timeline(made.view("2031-07-01"), about="river permits").events[0]
    assert (first.origins, len(first.citations)) == (1, 2)


def test_to_read_events_stand_under_their_day() -> None:
    lines = timeline(world().view("2031-07-01"), about="river permits").lines()
    assert [line for line in lines if line and not line.startswith(" ")] == [
        "2031-03",
        "reported 2031-05-04",
        "undated",
    ]
    assert "  Nora Vale, Omar Quist: met ◐" in lines


def test_of_one_day_what_happened_stands_before_what_was_only_reported() -> None:
    made = World()
    page = made.page("a", "2031-05-04")
    page.contact("Vale has met Quist.", "Nora Vale", "Omar Quist")
    page.contact("Orr met Quist today.", "Hal Orr", "Omar Quist", valid="2031-05-04")
    page.contact("Tam has met Quist.", "Vic Tam", "Omar Quist")
    assert [event.when for event in timeline(made.view("2031-07-01")).events] == [
        "2031-05-04",
        "reported 2031-05-04",
        "reported 2031-05-04",
    ]


def test_of_a_copy_nothing_is_told_twice_though_those_who_act_have_no_name() -> None:
    made = World()
    page = made.page("a", "2031-05-04")
    page.contact("Officials met traders.", "the officials", "the traders")
    made.copy_of(page, "reprint", "2031-05-05")
    made.strangers = {"the officials", "the traders"}
    assert len(timeline(made.view("2031-07-01")).events) == 1


def test_two_meetings_of_the_same_people_stay_two() -> None:
    made = World()
    page = made.page("a", "2031-05-04")
    page.contact("Vale met Quist in March.", "Nora Vale", "Omar Quist", valid="2031-03")
    page.contact("Vale met Quist in April.", "Nora Vale", "Omar Quist", valid="2031-04")
    assert len(timeline(made.view("2031-07-01")).events) == 2


def test_an_empty_timeline_says_so() -> None:
    assert timeline(World().view()).lines() == ["Nothing in what you can see."]
