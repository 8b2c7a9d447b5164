"""Why somebody is on no way in."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise

import pytest

from backchannel.answer.by_way_of import best_by_way_of
from backchannel.answer.route_search import search_of
from backchannel.answer.routes import routes
from backchannel.answer.why_not import WhyNot, why_not
from backchannel.model.errors import BadQuestion, NothingFound
from backchannel.model.labels import Label

from .every_way import EveryWay
from .random_worlds import ASKED, PEOPLE, TARGET, random_world
from .shapes import DAY, three_ways
from .world import Page, World


def desk() -> tuple[World, Page]:
    """A minister of ours, a president of theirs, and whoever a test puts between."""
    world = World(side="CA")
    page = world.page("a", "2031-05-04")
    page.tenure("Minister Ana Bell.", "Ana Bell", "trade minister", country="CA")
    page.tenure("President Omar Quist.", "Omar Quist", "president", country="US")
    return world, page


def asked(world: World, who: str, day: str = DAY, at_most: int = 7) -> WhyNot:
    return why_not(world.view(day), to="Omar Quist", who=who, at_most=at_most)


def chain(page: Page, *people: str) -> None:
    for a, b in pairwise(people):
        page.contact(f"{a} met {b}.", a, b)


def test_who_is_on_a_way_is_told_which() -> None:
    answer = asked(three_ways()[0], "Pia Ohm")
    assert (answer.verdict, answer.place) == ("shown", 2)
    assert answer.way is not None
    assert answer.way.via == "Ed Moss → Pia Ohm → Omar Quist"


def test_a_thinner_way_is_told_with_its_place_and_its_hops() -> None:
    answer = asked(three_ways()[0], "Vic Tam", at_most=2)
    assert (answer.verdict, answer.place) == ("thinner", 3)
    assert answer.way is not None
    assert answer.thinnest_shown is not None
    assert answer.way.value < answer.thinnest_shown
    assert "would be way 3; the 2 shown are better" in answer.words


@pytest.mark.parametrize("modality", ["planned", "expected", "conditional", "threatened", "denied"])
def test_what_has_not_happened_is_told_with_its_words(modality: str) -> None:
    world, page = desk()
    chain(page, "Tom Reyes", "Omar Quist")
    page.contact("Bell and Reyes.", "Ana Bell", "Tom Reyes", modality=modality)
    answer = asked(world, "Tom Reyes")
    assert answer.verdict == "not_reached"
    assert answer.words == "Tom Reyes reaches Omar Quist, but nothing reported leads from ours to Tom Reyes."
    assert [(r.kind, r.citations[0].quote) for r in answer.reasons] == [(modality, "Bell and Reyes.")]


def test_a_contact_of_a_later_day_is_told() -> None:
    world, page = desk()
    page.contact("Bell met Reyes on May 9.", "Ana Bell", "Tom Reyes", valid="2031-05-09")
    chain(page, "Tom Reyes", "Omar Quist")
    assert [r.kind for r in asked(world, "Tom Reyes", "2031-05-05").reasons] == ["later"]
    assert asked(world, "Tom Reyes", "2031-05-10").verdict == "shown"


def test_a_tie_that_leads_one_way_only_is_told() -> None:
    world, page = desk()
    chain(page, "Ana Bell", "Tom Reyes")
    page.tie("Quist has the ear of Reyes.", "Omar Quist", "influence_over", "Tom Reyes", directed=True)
    answer = asked(world, "Tom Reyes")
    assert answer.verdict == "does_not_reach"
    assert [r.words for r in answer.reasons] == ["with Omar Quist: leads from Omar Quist to Tom Reyes only"]


def test_a_door_that_leads_to_a_body_only_is_told() -> None:
    answer = asked(three_ways()[0], "Jo Lund")
    assert answer.verdict == "does_not_reach"
    assert ("a body", "with the Quist team: leads to the Quist team, and to nobody in it") in [
        (r.kind, r.words) for r in answer.reasons
    ]


def test_a_post_that_has_ended_is_told_with_its_report() -> None:
    world, page = desk()
    page.tenure("Reyes was an adviser.", "Tom Reyes", "adviser", country="US", standing="former")
    reason = asked(world, "Tom Reyes").reasons[-1]
    assert reason.kind == "post"
    assert reason.words.endswith("had ended by that day")
    assert [c.quote for c in reason.citations] == ["Reyes was an adviser."]


def test_a_chain_of_too_many_hops_is_told() -> None:
    world, page = desk()
    chain(page, "Ana Bell", "Bo A", "Cy B", "Dee C", "Tom Reyes", "Omar Quist")
    answer = asked(world, "Tom Reyes")
    assert (answer.verdict, answer.way) == ("too_long", None)
    assert "has 5 hops" in answer.words


def test_two_halves_that_share_a_person_are_no_way() -> None:
    world, page = desk()
    chain(page, "Ana Bell", "Bo A", "Omar Quist")
    chain(page, "Bo A", "Tom Reyes")
    answer = asked(world, "Tom Reyes")
    assert answer.verdict == "apart"
    assert "only by way of the same people" in answer.words


def test_one_of_ours_without_a_way_is_told_so() -> None:
    world, page = desk()
    page.tenure("Minister Bo Carr.", "Bo Carr", "health minister", country="CA")
    chain(page, "Ana Bell", "Omar Quist")
    assert asked(world, "Bo Carr").words == "Bo Carr is of ours, and nothing reported leads on to Omar Quist."


def test_hidden_and_missing_are_the_same() -> None:
    world, page = desk()
    chain(page, "Tom Reyes", "Omar Quist")
    secret = world.page("secret", "2031-05-04", label=Label(2))
    secret.contact("Bell met Reyes.", "Ana Bell", "Tom Reyes")
    secret.contact("Bell met Kit Long.", "Ana Bell", "Kit Long")
    low, never = world.view(DAY), world.view(DAY, without=["secret"])
    answers = [why_not(view, to="Omar Quist", who="Tom Reyes").to_json() for view in (low, never)]
    assert answers[0] == answers[1]
    for view in (low, never):
        with pytest.raises(NothingFound):
            why_not(view, to="Omar Quist", who="Kit Long")


def test_the_target_itself_cannot_be_missed() -> None:
    with pytest.raises(BadQuestion):
        asked(three_ways()[0], "Omar Quist")


def through(slow: EveryWay, one: str) -> Sequence[tuple[float, tuple[str, ...]]]:
    return [(value, path) for value, path in slow.ways() if one in path]


@pytest.mark.parametrize("seed", range(8))
def test_the_best_way_by_somebody_is_that_of_trying_every_way(seed: int) -> None:
    rng = random.Random(seed)
    view = random_world(rng).view(rng.choice(ASKED))
    slow = EveryWay(view, TARGET, None)
    search = search_of(view, to=TARGET, about=None)
    for name in PEOPLE:
        for being in view.named(name, "person"):
            best = best_by_way_of(search, being.id, 4)
            expected = through(slow, being.id)
            assert (best is None) == (not expected)
            if best is not None:
                assert search.value(best) == pytest.approx(expected[0][0], abs=1e-11)


def test_from_one_of_ours_the_ways_also_lead_through_others_of_ours() -> None:
    view = three_ways()[0].view(DAY)
    answer = routes(view, to="Omar Quist", messenger="Ilse Brandt")
    assert [r.via for r in answer.routes] == ["Ilse Brandt → Nora Vale → Tom Reyes → Omar Quist"]
    assert [i.person.name for i in answer.introductions] == ["Nora Vale"]
    assert answer.introductions[0].hop.citations
    assert any(line.startswith("To ask for an introduction: [Nora Vale]") for line in answer.lines())


def test_somebody_who_is_not_ours_is_no_messenger() -> None:
    with pytest.raises(BadQuestion, match="not of our side"):
        routes(three_ways()[0].view(DAY), to="Omar Quist", messenger="Vic Tam")
