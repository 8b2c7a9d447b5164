"""What is kept between questions answers as if everything were read anew."""

from __future__ import annotations

import random
from datetime import date, datetime

import pytest

from backchannel.answer.ground import DAYS_KEPT, ground_of
from backchannel.answer.hops import Hops
from backchannel.answer.issue import Issue
from backchannel.answer.routes import routes
from backchannel.ledger.ledger import Ledger
from backchannel.model.errors import BackchannelError

from .every_way import EveryWay
from .random_worlds import ASKED, PEOPLE, TARGET, random_world
from .world import START, World

SEEDS = range(12)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_routes_are_those_of_trying_every_way(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(4):
        view = random_world(rng).view(rng.choice(ASKED))
        about = rng.choice((None, "river permits"))
        to = TARGET if rng.random() < 0.8 else rng.choice(PEOPLE)
        try:
            slow = EveryWay(view, to, about)
        except BackchannelError:
            continue
        answer = routes(view, to=to, about=about)
        shown = [[tuple(p.id for p in way.people) for way in (r, *r.variants)] for r in answer.routes]
        for paths, expected in zip(shown, slow.groups(), strict=True):
            assert paths[: len(expected)] == expected
            assert len(paths) <= len(expected) + 1  # the step before it inside our side


@pytest.mark.parametrize("seed", SEEDS)
def test_no_hop_is_worth_more_than_its_bound(seed: int) -> None:
    rng = random.Random(1000 + seed)
    view = random_world(rng).view(rng.choice(ASKED))
    hops = Hops(ground_of(view), Issue(view, "river permits"))
    slow = EveryWay(view, TARGET, "river permits")
    bounds = {(a, b): odds for b in hops.ids for a, odds in hops.into(b)}
    assert bounds == {(a, b): odds for a in hops.ids for b, odds in hops.out_of(a)}
    straight = Hops(ground_of(view), Issue(view, "river permits"), person=slow.target)
    of_level = ground_of(view).of_levels.toward(slow.target)
    for a, b in slow.links:
        if (value := slow.value(a, b)) > 0:
            # What leads straight to the target only is weighed beside the search, which has no bound for it.
            assert (b == slow.target and a in of_level) or value <= bounds[a, b]
            assert straight.value(a, b) == value
            assert hops.value(a, b) <= bounds.get((a, b), 0.0)


def two_ministers() -> World:
    world = World(side="CA")
    page = world.page("a", "2031-05-04")
    page.tenure("President Omar Quist.", "Omar Quist", "president", country="US")
    page.tenure("Minister Ana Bell.", "Ana Bell", "trade minister", country="CA")
    page.contact("Bell met Quist.", "Ana Bell", "Omar Quist")
    return world


def test_what_is_written_between_two_questions_is_in_the_second_answer() -> None:
    ledger = Ledger.create(":memory:", side="CA", clock=lambda: START)
    world = two_ministers()
    page = world.pages[0]
    ledger.record(page.document(), page.entities(), page.drafts())
    before = routes(ledger.view(), to="Omar Quist")
    ledger.mark("Ana Bell", side="theirs", by="tester")
    assert routes(ledger.view(), to="Omar Quist").routes == ()
    ledger.mark("Ana Bell", side=None, by="tester")
    assert routes(ledger.view(), to="Omar Quist").to_json() == before.to_json()
    ledger.retract(ledger.view().claims("contact")[0].id)
    assert routes(ledger.view(), to="Omar Quist").routes == ()


def test_a_view_opened_before_a_write_still_gives_its_own_answer() -> None:
    ledger = Ledger.create(":memory:", side="CA", clock=lambda: START)
    page = two_ministers().pages[0]
    ledger.record(page.document(), page.entities(), page.drafts())
    old = ledger.view()
    ledger.retract(old.claims("contact")[0].id)
    assert routes(ledger.view(), to="Omar Quist").routes == ()
    assert [r.via for r in routes(old, to="Omar Quist").routes] == ["Ana Bell → Omar Quist"]


def test_readers_days_and_instants_do_not_share_what_is_kept() -> None:
    ledger = Ledger.create(":memory:", side="CA")
    page = two_ministers().pages[0]
    ledger.record(page.document(), page.entities(), page.drafts())
    then = datetime.fromisoformat("2001-01-01T00:00:00+00:00")
    now, earlier = ledger.view(), ledger.view(known_at=then)
    assert ground_of(now) is ground_of(ledger.view())
    assert ground_of(now) is not ground_of(earlier)
    other_day = ledger.view(valid_at=date(2032, 1, 1))
    assert ground_of(now) is not ground_of(other_day)
    assert ground_of(now).evidence is ground_of(other_day).evidence


def test_days_asked_for_long_ago_are_made_again() -> None:
    ledger = Ledger.create(":memory:", side="CA")
    page = two_ministers().pages[0]
    ledger.record(page.document(), page.entities(), page.drafts())
    first = ground_of(ledger.view(valid_at=date(2032, 1, 1)))
    for number in range(2, DAYS_KEPT + 2):
        ground_of(ledger.view(valid_at=date(2032, 1, number)))
    again = ground_of(ledger.view(valid_at=date(2032, 1, 1)))
    assert again is not first
    assert again.evidence is first.evidence
