from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.answer.holders import Holders, holders
from backchannel.answer.posts import PostBook
from backchannel.answer.reading import Calendar
from backchannel.gazetteer.post_words import post_of
from backchannel.model.errors import BadQuestion

from .world import World

POST = "ambassador to the United States"


def reported(*reports: tuple[str, str | None, str], post: str = POST, valid: str | None = None) -> World:
    """(holder, day, standing) of each report, one a document."""
    world = World()
    for number, (who, day, standing) in enumerate(reports):
        page = world.page(f"page {number}", day)
        page.tenure(f"{who} is or was in post.", who, post, country="CA", standing=standing, valid=valid)
    return world


def state(world: World, who: str, day: str, post: str = POST) -> str:
    view = world.view(day)
    book = PostBook(view, Calendar(view))
    return book.held(view.named(who, "person")[0].id, post_of(post, "CA"), date.fromisoformat(day)).state


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2030-03-01", "holds"),
        ("2030-06-01", "holds"),
        ("2031-03-01", "holds"),
        ("2032-03-01", "last_known"),
        ("2036-03-01", "cannot_tell"),
        ("2029-12-01", "first_known"),
        ("2027-03-01", "later"),
    ],
)
def test_between_two_reports_the_post_was_held_and_beside_them_it_is_carried_on_for_a_while(
    day: str, expected: str
) -> None:
    world = reported(("Jo Lund", "2030-03-01", "current"), ("Jo Lund", "2031-03-01", "current"))
    assert state(world, "Jo Lund", day) == expected


def test_a_report_of_a_successor_ends_the_post() -> None:
    world = reported(("Jo Lund", "2030-03-01", "current"), ("Ed Moss", "2031-03-01", "current"))
    assert state(world, "Jo Lund", "2031-02-01") == "last_known"
    assert state(world, "Jo Lund", "2031-04-01") == "former"
    assert state(world, "Ed Moss", "2031-02-01") == "later"


def test_dates_in_words_are_of_one_time_in_post_and_not_of_every_time() -> None:
    world = reported(("Jo Lund", "2030-03-01", "current"), ("Jo Lund", "2030-09-01", "current"))
    page = world.page("later", "2034-12-13")
    page.tenure("Jo Lund, named again in November.", "Jo Lund", POST, country="CA", valid="2034-11/")
    assert state(world, "Jo Lund", "2030-06-01") == "holds"
    assert state(world, "Jo Lund", "2029-06-01") == "later"
    back = reported(("Jo Lund", "2040-03-01", "current"), ("Jo Lund", "2040-09-01", "current"))
    early = back.page("early", "2034-12-13")
    early.tenure("Jo Lund, from 2030 to 2033.", "Jo Lund", POST, country="CA", valid="2030/2033")
    assert state(back, "Jo Lund", "2040-06-01") == "holds"
    assert state(back, "Jo Lund", "2035-06-01") == "former"


def test_a_successor_in_a_post_of_many_ends_nothing() -> None:
    world = reported(
        ("Jo Lund", "2030-03-01", "current"), ("Ed Moss", "2031-03-01", "current"), post="senator"
    )
    assert state(world, "Jo Lund", "2031-04-01", "senator") == "last_known"


def test_a_former_holder_is_former_from_the_report_on() -> None:
    world = reported(("Jo Lund", "2030-03-01", "former"))
    assert state(world, "Jo Lund", "2030-03-01") == "former"
    assert state(world, "Jo Lund", "2029-03-01") == "cannot_tell"


def test_an_incoming_holder_does_not_hold_the_post_yet() -> None:
    world = reported(("Jo Lund", "2030-03-01", "incoming"), ("Jo Lund", "2031-03-01", "current"))
    assert state(world, "Jo Lund", "2030-03-01") == "cannot_tell"
    assert state(world, "Jo Lund", "2029-06-01") == "later"
    assert state(world, "Jo Lund", "2031-03-01") == "holds"


def test_reports_of_one_day_that_disagree_cannot_tell() -> None:
    world = reported(("Jo Lund", "2030-03-01", "current"), ("Jo Lund", "2030-03-01", "former"))
    assert state(world, "Jo Lund", "2030-04-01") == "cannot_tell"


@pytest.mark.parametrize(
    ("day", "expected"), [("2011-06-01", "holds"), ("2009-06-01", "later"), ("2014-06-01", "former")]
)
def test_dates_in_the_words_outrank_the_day_of_the_report(day: str, expected: str) -> None:
    world = reported(("Jo Lund", "2030-03-01", "former"), valid="2010/2013")
    assert state(world, "Jo Lund", day) == expected


def test_an_open_end_is_known_up_to_the_report_only() -> None:
    world = reported(("Jo Lund", "2030-03-01", "current"), valid="2025/..")
    assert state(world, "Jo Lund", "2027-06-01") == "holds"
    assert state(world, "Jo Lund", "2031-06-01") == "last_known"


def test_an_undated_report_gives_way_to_a_dated_holder() -> None:
    world = reported(("Jo Lund", None, "current"), ("Ed Moss", "2030-03-01", "current"))
    assert state(world, "Jo Lund", "2030-04-01") == "cannot_tell"
    assert state(reported(("Jo Lund", None, "current")), "Jo Lund", "2030-04-01") == "undated"


def test_a_copy_printed_later_is_no_later_report() -> None:
    world = reported(("Jo Lund", "2030-03-01", "current"))
    world.copy_of(world.pages[0], "reprint", "2031-03-01")
    assert state(world, "Jo Lund", "2030-06-01") == "last_known"


def test_a_denied_post_is_no_report() -> None:
    world = World()
    world.page("a", "2030-03-01").tenure(
        "Lund is not ambassador.", "Jo Lund", POST, country="CA", modality="denied"
    )
    assert state(world, "Jo Lund", "2030-03-01") == "cannot_tell"


def ask(world: World, day: str, post: str = POST, country: str | None = "Canada") -> Holders:
    return holders(world.view(day), post, country=country)


def test_the_holder_on_a_day_comes_with_the_words_that_say_so() -> None:
    world = reported(
        ("Jo Lund", "2030-03-01", "current"),
        ("Ed Moss", "2030-03-01", "former"),
        ("Jo Lund", "2032-03-01", "current"),
    )
    answer = ask(world, "2031-06-01")
    assert answer.can_tell
    assert [h.name for h in answer.held_by] == ["Jo Lund"]
    assert {c.quote for c in answer.held_by[0].citations} == {"Jo Lund is or was in post."}
    assert [(h.name, h.state) for h in answer.others] == [("Ed Moss", "former")]


def test_two_reported_holders_of_one_day_are_both_named() -> None:
    world = reported(("Jo Lund", "2030-03-01", "current"), ("Ed Moss", "2030-03-01", "current"))
    answer = ask(world, "2030-03-01")
    assert not answer.can_tell
    assert [h.name for h in answer.held_by] == ["Ed Moss", "Jo Lund"]
    assert "cannot tell" in answer.lines()[0]


def test_the_day_may_differ_from_that_of_the_view() -> None:
    world = reported(("Jo Lund", "2030-03-01", "former"), valid="2010/2013")
    view = world.view("2030-03-01")
    assert [h.name for h in holders(view, POST, country="CA", day=date(2011, 5, 1)).held_by] == ["Jo Lund"]
    assert holders(view, POST, country="CA").held_by == ()


def test_an_unknown_country_is_a_bad_question() -> None:
    with pytest.raises(BadQuestion, match="Atlantis"):
        ask(World(), "2030-03-01", country="Atlantis")


def test_a_country_may_be_named_in_the_post() -> None:
    world = World()
    world.page("a", "2030-03-01").tenure("President Lea Voss.", "Lea Voss", "president", country="FR")
    assert [h.name for h in ask(world, "2030-03-01", "French president", None).held_by] == ["Lea Voss"]
    assert ask(world, "2030-03-01", "president of Chile", None).held_by == ()


PEOPLE = ("Ana Quill", "Bo Reed", "Cy Sand")
FIRST = date(2030, 1, 1)
day_numbers = st.integers(0, 60)
told = st.tuples(
    st.sampled_from(PEOPLE),
    st.none() | day_numbers,
    st.sampled_from(("current", "former", "incoming")),
    st.none() | st.tuples(day_numbers, day_numbers),
    st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(told, min_size=1, max_size=14), st.lists(day_numbers, min_size=1, max_size=4))
def test_the_reports_nearest_a_day_tell_what_all_reports_tell(
    reports: list[tuple[str, int | None, Any, tuple[int, int] | None, bool]], asked: list[int]
) -> None:
    world = World()
    for number, (who, day, standing, dates, inferred) in enumerate(reports):
        reported = str(FIRST + timedelta(30 * day)) if day is not None else None
        page = world.page(f"page {number}", reported)
        ends = [str(FIRST + timedelta(30 * d)) for d in sorted(dates)] if dates else []
        valid = "/".join(dict.fromkeys(ends)) or None
        page.tenure(
            f"{who} is or was in post.",
            who,
            POST,
            country="CA",
            standing=standing,
            valid=valid,
            country_inferred=inferred,
        )
    view = world.view()
    by_need, of_all = PostBook(view, Calendar(view)), PostBook(view, Calendar(view))
    with pytest.MonkeyPatch.context() as few:
        few.setattr("backchannel.answer.posts.NEAR", 2)  # a report is also held against another
        for number in asked:
            on = FIRST + timedelta(30 * number)
            for who in of_all.everybody():
                near, every = by_need.posts_of(who, on), of_all.posts_of(who, on)
                assert [held.state for _, held in near] == [held.state for _, held in every]
