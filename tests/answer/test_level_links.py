from __future__ import annotations

import pytest

from backchannel.answer.factors import age_factor, noisy_or, odds
from backchannel.answer.ground import ground_of
from backchannel.answer.level_links import KIND, QUOTED
from backchannel.answer.links import Link
from backchannel.answer.routes import routes

from .world import Page, World

DAY = "2031-05-05"
START = odds().of(KIND).forth
HALF = odds().route.level_half


def desk() -> tuple[World, Page]:
    """Two of ours in post and three foreign ministers; nobody has met anybody."""
    world = World(side="CA")
    page = world.page("posts", "2031-05-04")
    for name, post in (("Ana Bell", "foreign minister"), ("Bo Carr", "health minister")):
        page.tenure(f"{name} is {post}.", name, post, country="CA")
    for name, country in (("Omar Quist", "NO"), ("Pia Ohm", "SE"), ("Tom Reyes", "FI")):
        page.tenure(f"{name} is foreign minister.", name, "foreign minister", country=country)
    return world, page


def link(world: World, who: str = "Ana Bell", whom: str = "Omar Quist", day: str = DAY) -> Link | None:
    view = world.view(day)
    of_levels = ground_of(view).of_levels
    found = of_levels.between(view.named(who)[0].id, view.named(whom)[0].id)
    assert of_levels.toward(view.named(whom)[0].id).get(view.named(who)[0].id) == found
    return found


def test_who_has_met_others_in_such_posts_has_a_thin_way_that_quotes_them() -> None:
    world, page = desk()
    page.contact("Bell met Ohm.", "Ana Bell", "Pia Ohm")
    (route,) = routes(world.view(DAY), to="Omar Quist").routes
    assert route.via == "Ana Bell → Omar Quist"
    assert route.strength == "thin"
    assert route.value == pytest.approx(START * (0.9 / (0.9 + HALF)) * age_factor(1, 3) * 0.9)
    (hop,) = route.hops
    assert {c.quote for c in hop.citations} == {"Bell met Ohm.", "Omar Quist is foreign minister."}
    assert (hop.words, hop.detail) == ("deals with others in such posts", "1 report")
    assert (hop.origins, hop.glyph) == (0, "○")  # of the two nothing is reported
    assert "no contact of the two is reported" in route.weakest
    assert "whether Ana Bell and Omar Quist have ever been in touch" in route.unknown
    assert route.ask == "do Ana Bell and Omar Quist speak with each other?"


def test_each_report_adds_less_and_the_latest_are_quoted() -> None:
    world, page = desk()
    for day in range(1, 6):
        told = world.page(f"report {day}", f"2031-03-0{day}")
        told.contact(f"Bell and Ohm met on day {day}.", "Ana Bell", "Pia Ohm")
    page.contact("Bell met Reyes.", "Ana Bell", "Tom Reyes")
    found = link(world)
    assert found is not None
    assert found.share == pytest.approx(5.4 / (5.4 + HALF))  # the outlet's own words count 0.9 each
    assert len(found.claims) == QUOTED + 1
    assert found.claims[0].evidence[0].quote == "Bell met Reyes."


def test_it_adds_to_what_is_reported_of_the_two_and_is_no_source_about_them() -> None:
    world, page = desk()
    page.contact("Bell met Quist.", "Ana Bell", "Omar Quist")
    alone = routes(world.view(DAY), to="Omar Quist").routes[0].hops[0]
    page.contact("Bell met Ohm.", "Ana Bell", "Pia Ohm")
    both = routes(world.view(DAY), to="Omar Quist").routes[0].hops[0]
    piece = next(p for p in both.pieces if p.kind == KIND)
    assert both.value == pytest.approx(noisy_or((alone.value, piece.strength)))
    assert (both.origins, both.documents, both.words) == (alone.origins, alone.documents, "in touch with")


@pytest.mark.parametrize(
    ("people", "fields"),
    [
        (("Ana Bell", "Omar Quist"), {}),  # the one who is asked about
        (("Ana Bell", "Bo Carr"), {}),  # of our own side
        (("Bo Carr", "Kit Long"), {}),  # in no such post
        (("Ana Bell", "Pia Ohm"), {"one_way": True}),
        (("Ana Bell", "Pia Ohm"), {"modality": "planned"}),
        (("Ana Bell", "Pia Ohm"), {"valid": "2031-06-01"}),
    ],
)
def test_other_contacts_give_none(people: tuple[str, str], fields: dict[str, object]) -> None:
    world, page = desk()
    page.contact("They met.", *people, **fields)
    assert link(world) is None
    assert link(world, "Bo Carr") is None


def test_a_gathering_gives_none() -> None:
    world, page = desk()
    crowd = [f"Guest Number{n}" for n in range(odds().route.crowd)]
    page.contact("All met.", "Ana Bell", "Pia Ohm", *crowd)
    assert link(world) is None


def test_only_who_holds_a_post_of_ours_now_has_it() -> None:
    world, page = desk()
    page.contact("Bell met Ohm.", "Ana Bell", "Pia Ohm")
    world.page("b", "2031-05-05").tenure(
        "Former minister Bell.", "Ana Bell", "foreign minister", country="CA", standing="former"
    )
    assert link(world) is None


def test_former_holders_count_as_met_and_are_no_target_of_that_level() -> None:
    world, page = desk()
    page.tenure("Former minister Vic Tam.", "Vic Tam", "foreign minister", country="DK", standing="former")
    page.contact("Bell met Tam.", "Ana Bell", "Vic Tam")
    assert link(world) is not None
    page.contact("Bell met Ohm.", "Ana Bell", "Pia Ohm")
    assert link(world, whom="Vic Tam") is None


def test_it_leads_straight_to_the_target_and_no_further() -> None:
    world, page = desk()
    page.contact("Bell met Ohm.", "Ana Bell", "Pia Ohm")
    page.tie("Kit Long is his brother.", "Omar Quist", "kin", "Kit Long", detail="brother")
    assert routes(world.view(DAY), to="Kit Long").no_route is not None


def test_copies_count_once() -> None:
    world, _ = desk()
    told = world.page("b", "2031-05-01").contact("Bell met Ohm.", "Ana Bell", "Pia Ohm")
    before = link(world)
    world.copy_of(told, "reprint", "2031-05-02")
    assert before is not None
    assert (link(world) or before).share == before.share


@pytest.mark.parametrize("gone", range(4))
def test_removing_a_report_never_strengthens_the_way(gone: int) -> None:
    world, page = desk()
    said = ("on_record", "anonymous", "outlet", "anonymous")
    for number, basis in enumerate(said):
        told = world.page(f"report {number}", f"2031-05-0{number + 1}")
        told.contact(f"They met ({number}).", "Ana Bell", "Pia Ohm", basis=basis)
    page.contact("Bell met Reyes.", "Ana Bell", "Tom Reyes", modality="hedged")
    whole = routes(world.view(DAY), to="Omar Quist").routes[0].value
    assert routes(world.view(DAY, without=[f"report {gone}"]), to="Omar Quist").routes[0].value < whole
