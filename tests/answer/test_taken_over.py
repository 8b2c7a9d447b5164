"""Whose words a claim has: those of a passage taken over are of the first report that has it."""

from __future__ import annotations

import pytest

from backchannel.answer.facts import facts
from backchannel.answer.reading import Calendar
from backchannel.answer.why import why
from backchannel.model.labels import OPEN, Label

from .world import Page, World, related

SECRET = Label(2, frozenset({"harbour"}))
TAKEN = "Ada Fenn met Otto Brandt on the quay of Vellmark on the morning of 4 May 2031."
OWN = "Over coffee the premier, Otto Brandt, and Ada Fenn met once more in the old town hall."


def three(*, label: Label = OPEN) -> tuple[World, Page, Page, Page]:
    """A report, one that takes a sentence over and has one of its own, and one that has it from that."""
    world = World()
    first = world.page("first", "2031-05-04", outlet="Courier", label=label)
    first.contact(TAKEN, "Ada Fenn", "Otto Brandt", valid="2031-05-04")
    second = world.page("second", "2031-05-05", outlet="Herald").says("Trade was the talk of the town.")
    second.contact(TAKEN, "Ada Fenn", "Otto Brandt", valid="2031-05-04")
    second.contact(OWN, "Ada Fenn", "Otto Brandt", valid="2031-05-05")
    third = world.page("third", "2031-05-06", outlet="Post").says("What else happened this week.")
    third.contact(TAKEN, "Ada Fenn", "Otto Brandt", valid="2031-05-04")
    world.parts += [(first.id, second.id), (second.id, third.id)]
    return world, first, second, third


def test_a_passage_handed_on_twice_has_the_origin_of_the_first_report() -> None:
    world, first, second, third = three()
    view = world.view()
    calendar = Calendar(view)
    origins = [calendar.origin(view.claim(world.claim(page, 0))) for page in (first, second, third)]
    assert origins == [first.id] * 3


def test_what_such_a_report_tells_in_its_own_words_has_its_own_origin() -> None:
    world, _, second, _ = three()
    view = world.view()
    assert Calendar(view).origin(view.claim(world.claim(second, 1))) == second.id


def test_it_counts_as_one_origin_and_one_source() -> None:
    world, first, *_ = three()
    fact = next(f for f in facts(world.view()).facts if f.id == world.claim(first, 0))
    assert (fact.documents, fact.origins, fact.sources, fact.credibility.grade) == (3, 1, 1, 3)
    assert len(why(world.view(), fact.id).same_origin) == 2


def test_a_first_report_that_a_reader_may_not_see_is_no_origin_for_them() -> None:
    world, _, second, third = three(label=SECRET)
    for view in (world.view(), world.view(without=["first"])):
        calendar = Calendar(view)
        assert {calendar.origin(c) for c in view.claims() if c.evidence[0].quote == TAKEN} == {second.id}
        assert [{r.left, r.right} for r in view.sharing(third.id)] == [{second.id, third.id}]


@pytest.mark.parametrize("verdict", ["different", "same_story"])
def test_a_persons_word_that_two_are_apart_outranks_the_program(verdict: str) -> None:
    world, first, second, _ = three()
    ledger = world.ledger()
    ledger.relate(related(first.id, second.id, verdict, by="lena"))  # type: ignore[arg-type]
    view = ledger.view()
    assert Calendar(view).origin(view.claim(world.claim(second, 0))) == second.id
