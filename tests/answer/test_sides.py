from __future__ import annotations

import pytest

from backchannel.answer.posts import PostBook
from backchannel.answer.reading import Calendar
from backchannel.answer.sides import Placed, Sides, post_words

from .world import World

DAY = "2031-05-04"


def place(world: World, who: str, day: str = DAY) -> Placed:
    view = world.view(day)
    sides = Sides(view, PostBook(view, Calendar(view)), their_codes=frozenset({"US"}))
    return sides.of(view.named(who)[0].id)


@pytest.mark.parametrize(
    ("country", "standing", "side"),
    [
        ("CA", "current", "ours"),
        ("CA-ON", "current", "ours"),
        ("US-OH", "current", "theirs"),
        ("FR", "current", "other"),
        (None, "current", "other"),
    ],
)
def test_a_post_of_a_country_or_a_part_of_it_gives_the_side(
    country: str | None, standing: str, side: str
) -> None:
    world = World(side="CA")
    world.page("a", DAY).tenure("Bell.", "Ana Bell", "premier", country=country, standing=standing)
    assert place(world, "Ana Bell").side == side


def test_a_former_holder_stays_ours_and_is_marked_former() -> None:
    world = World(side="CA")
    world.page("a", DAY).tenure("Bell.", "Ana Bell", "premier", country="CA-ON", standing="former")
    placed = place(world, "Ana Bell")
    assert (placed.side, placed.former) == ("ours", True)


def test_whoever_has_changed_sides_is_on_that_of_the_present_post() -> None:
    world = World(side="CA")
    page = world.page("a", DAY)
    page.tenure("Bell was a premier.", "Ana Bell", "premier", country="CA-ON", standing="former")
    page.tenure("Bell is commerce secretary.", "Ana Bell", "commerce secretary", country="US")
    assert place(world, "Ana Bell").side == "theirs"


def test_whoever_takes_up_a_post_later_is_not_ours_yet() -> None:
    world = World(side="CA")
    world.page("a", "2036-05-04").tenure("Bell.", "Ana Bell", "trade minister", country="CA")
    assert place(world, "Ana Bell").side == "other"


def test_a_mark_by_hand_outranks_the_posts() -> None:
    world = World(side="CA")
    world.page("a", DAY).tenure("Bell.", "Ana Bell", "trade minister", country="CA")
    world.marks.append(("Ana Bell", "theirs"))
    placed = place(world, "Ana Bell")
    assert (placed.side, placed.marked) == ("theirs", True)


def test_a_country_that_was_inferred_is_shown_as_inferred() -> None:
    world = World(side="CA")
    world.page("a", DAY).tenure("Bell.", "Ana Bell", "trade minister", country="CA", country_inferred=True)
    report = place(world, "Ana Bell").report
    assert report is not None
    assert post_words(report) == "trade minister (Canada, inferred)"
