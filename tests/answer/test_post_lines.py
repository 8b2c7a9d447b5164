from __future__ import annotations

from datetime import date

import pytest

from backchannel.answer.post_line_parts import PostLine
from backchannel.answer.post_lines import PostLines, post_lines
from backchannel.model.errors import BadQuestion, NothingFound
from backchannel.model.labels import Label

from .world import World

POST = "ambassador to Norway"
SECRET = Label(level=2)


def change_of_envoys() -> World:
    """Two Canadian envoys to Norway and a Danish one, in the words of five days."""
    world = World()
    world.page("a", "2030-03-01").tenure("Ed Moss is Canada's envoy.", "Ed Moss", POST, country="CA")
    world.page("b", "2031-03-01").tenure(
        "Jo Lund has been Canada's envoy since January.", "Jo Lund", POST, country="CA", valid="2031-01/"
    )
    world.page("c", "2031-05-01").tenure("Jo Lund is Canada's envoy.", "Jo Lund", POST, country="CA")
    world.page("d", "2031-05-02").tenure("Bo Dam is Denmark's envoy.", "Bo Dam", POST, country="DK")
    world.page("e", "2031-05-03").tenure("Ed Moss is a former envoy.", "Ed Moss", POST, standing="former")
    return world


def asked(world: World, day: str | None = None, **arguments: str) -> PostLines:
    post = arguments.pop("post", POST) if "who" not in arguments else None
    return post_lines(world.view(day), post, **arguments)


def canadian(world: World, day: str) -> PostLine:
    return asked(world, day, country="Canada").lines_of_posts[0]


def test_one_post_in_two_countries_is_two_lines() -> None:
    lines = asked(change_of_envoys()).lines_of_posts
    assert [(line.country, [s.name for s in line.stints]) for line in lines] == [
        ("CA", ["Ed Moss", "Jo Lund"]),
        ("DK", ["Bo Dam"]),
    ]


def test_a_report_that_names_no_country_is_counted_and_bounds_nobody() -> None:
    answer = asked(change_of_envoys())
    assert answer.unplaced == 1
    assert canadian(change_of_envoys(), "2031-05-01").stints[0].end.latest is not None


def test_bounds_say_how_they_are_known_and_quote_it() -> None:
    moss, lund = canadian(change_of_envoys(), "2031-05-01").stints
    assert lund.begin.earliest is not None
    assert lund.begin.latest is not None
    assert (lund.begin.earliest.day, lund.begin.latest.day) == (date(2031, 1, 1), date(2031, 1, 31))
    assert lund.begin.earliest.how == "their own words"
    assert "since January" in lund.begin.earliest.citations[0].quote
    assert moss.end.latest is not None
    assert (moss.end.latest.day, moss.end.latest.how) == (date(2031, 1, 31), "Jo Lund in post")


@pytest.mark.parametrize(
    ("day", "certain", "presumed"),
    [
        ("2030-03-01", ("Ed Moss",), ()),
        ("2030-06-01", (), (("Ed Moss", "last_known"),)),
        ("2031-02-15", ("Jo Lund",), ()),
        ("2032-02-15", (), (("Jo Lund", "last_known"),)),
        ("2020-01-01", (), ()),
    ],
)
def test_certain_and_presumed_are_kept_apart(
    day: str, certain: tuple[str, ...], presumed: tuple[tuple[str, str], ...]
) -> None:
    held = canadian(change_of_envoys(), day).on_day
    assert (held.certain, held.presumed) == (certain, presumed)


def test_two_in_post_at_one_time_are_several_claims() -> None:
    world = World()
    for number, day in enumerate(("2030-03-01", "2030-05-01")):
        page = world.page(f"p{number}", day)
        page.tenure("Ed Moss is premier.", "Ed Moss", "prime minister", country="CA")
        page.tenure("Jo Lund is premier.", "Jo Lund", "prime minister", country="CA")
    line = asked(world, "2030-04-01", post="prime minister").lines_of_posts[0]
    assert line.on_day.disputed == ("Ed Moss", "Jo Lund")
    assert [(c.names, c.origins) for c in line.clashes] == [(("Ed Moss", "Jo Lund"), (2, 2))]
    assert "⚡" in "\n".join(asked(world, "2030-04-01", post="prime minister").lines())


def test_a_holder_who_is_back_too_soon_is_a_contradiction() -> None:
    world = World()
    for number, (who, day) in enumerate((("Ed", "2030-03-01"), ("Jo", "2030-03-20"), ("Ed", "2030-04-01"))):
        world.page(f"p{number}", day).tenure(f"{who} rules.", f"{who} Moss", "prime minister", country="CA")
    line = asked(world, post="prime minister").lines_of_posts[0]
    assert [c.names for c in line.clashes] == [("Ed Moss", "Jo Moss")]
    held = asked(world, "2030-03-20", post="prime minister").lines_of_posts[0].on_day
    assert (held.certain, sorted(held.disputed)) == ((), ["Ed Moss", "Jo Moss"])


def test_an_inferred_country_proves_nothing_and_is_presumed() -> None:
    world = World()
    world.page("a", "2030-03-01").tenure(
        "Premier Lund spoke.", "Jo Lund", "prime minister", country="CA", country_inferred=True
    )
    line = asked(world, "2030-03-01", post="prime minister").lines_of_posts[0]
    assert (line.on_day.certain, line.on_day.presumed) == ((), (("Jo Lund", "holds"),))
    assert (line.stints[0].inferred, line.stints[0].sure) == (True, ())


def test_a_person_has_a_line_of_posts_in_order_of_time() -> None:
    world = change_of_envoys()
    world.page("f", "2025-01-01").tenure("Jo Lund is mayor of Oslo.", "Jo Lund", "mayor of Oslo")
    answer = asked(world, "2031-04-01", who="Jo Lund")
    assert [(line.post, [s.name for s in line.stints]) for line in answer.lines_of_posts] == [
        ("mayor of Oslo (Norway)", ["Jo Lund"]),
        ("ambassador to Norway (Canada)", ["Jo Lund"]),
    ]
    assert "ambassador to Norway (Canada): holds it (certain)" in answer.lines()


def test_a_hidden_report_shows_in_no_bound_and_no_count() -> None:
    world = change_of_envoys()
    bare = asked(world).to_json()
    world.page("g", "2031-04-01", label=SECRET).tenure("Ed Moss left.", "Ed Moss", POST, country="CA")
    world.page("h", "2031-04-02", label=SECRET).tenure("X.", "Al Fry", POST, standing="former")
    assert asked(world).to_json() == bare


def test_lines_are_no_longer_than_asked_for() -> None:
    for width in (60, 100):
        assert max(map(len, asked(change_of_envoys()).lines(width=width))) <= width


def test_nobody_in_post_and_no_country_are_told() -> None:
    with pytest.raises(NothingFound):
        asked(change_of_envoys(), post="postmaster")
    with pytest.raises(BadQuestion):
        asked(change_of_envoys(), country="Atlantis")
    with pytest.raises(NothingFound):
        asked(World(), who="Jo Lund")
