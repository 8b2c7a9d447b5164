"""The arrays say of every tie and contact what the claims say one by one."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from backchannel.answer.evidence import Evidence
from backchannel.answer.factors import HAPPENED
from backchannel.answer.links import is_adverse, links_of
from backchannel.answer.reading import Calendar
from backchannel.model.facts import Contact, Tie

from .random_worlds import ASKED, random_world
from .world import World


@pytest.mark.parametrize("seed", range(6))
def test_what_is_of_a_later_day_is_counted_as_the_calendar_does(seed: int) -> None:
    rng = random.Random(seed)
    view = random_world(rng).view(rng.choice(ASKED))
    calendar = Calendar(view)
    later = sum(1 for claim in view.claims("tie", "contact") if calendar.is_later(claim))
    assert Evidence(view, calendar).later(calendar.day) == later


@pytest.mark.parametrize("seed", range(6))
def test_the_claims_between_two_are_those_that_link_them_in_the_order_of_the_view(seed: int) -> None:
    view = random_world(random.Random(100 + seed)).view()
    evidence = Evidence(view, Calendar(view))
    for a, b in combinations(evidence.ids, 2):
        linked = [
            claim.id
            for claim in view.claims("tie", "contact")
            if any({link.a, link.b} == {a, b} for link in links_of(view, claim))
        ]
        rivals = [
            claim.id
            for claim in view.claims("tie")
            if isinstance(claim.fact, Tie) and is_adverse(claim.fact) and claim.modality in HAPPENED
            if {view.canonical(claim.fact.a), view.canonical(claim.fact.b)} == {a, b}
        ]
        assert evidence.between(a, b) == evidence.between(b, a) == linked
        assert evidence.rivalry(a, b) == evidence.rivalry(b, a) == rivals


@pytest.mark.parametrize("seed", range(6))
def test_what_may_still_be_to_come_is_found_by_person_on_every_day(seed: int) -> None:
    world = random_world(random.Random(200 + seed))
    evidence = Evidence(world.view(), Calendar(world.view()))
    for day in ASKED:
        view = world.view(day)
        calendar = Calendar(view)
        for claim in view.claims("contact"):
            reported = calendar.reported(claim)
            known = reported is None or calendar.day is None or reported <= calendar.day
            to_come = claim.modality not in HAPPENED or (known and calendar.is_later(claim))
            if to_come and isinstance(claim.fact, Contact):
                for ref in claim.fact.participants:
                    assert claim.id in evidence.not_yet(view.canonical(ref))


def test_an_empty_desk_has_no_pairs() -> None:
    view = World().view()
    evidence = Evidence(view, Calendar(view))
    assert (evidence.pairs.size, evidence.later(None), evidence.between("a", "b")) == (0, 0, [])
    assert [bounds.size for bounds in evidence.bounds(None)] == [0, 0]
