"""Laws of grouping: no order, no copy and nothing unrelated changes it, and no chain makes two events one."""

from __future__ import annotations

from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.answer.facts import facts
from backchannel.answer.reading import Calendar
from backchannel.answer.weighing.accounts import Accounts
from backchannel.answer.weighing.groups import grouped
from backchannel.answer.weighing.same_fact import may_be_one

from ..world import World

Telling = tuple[str | None, str, str | None, str | None, str]
WHEN = st.sampled_from(
    [None, "2031-05-03", "2031-05-04", "2031-05-20", "2031-05", "2031-W18", "2031", "2031-03/2031-06"]
)
TELLINGS = st.lists(
    st.tuples(
        st.sampled_from([None, "2031-05-03", "2031-05-05", "2031-05-08", "2031-06-01"]),
        st.sampled_from(["met", "talks", "call", "spoke"]),
        st.sampled_from([None, "Paris", "Tokyo", "the Louvre"]),
        WHEN,
        st.sampled_from(["asserted", "hedged", "denied", "planned"]),
    ),
    min_size=1,
    max_size=7,
)


def world_of(tellings: list[Telling]) -> World:
    world = World()
    for number, (day, mode, place, valid, modality) in enumerate(tellings):
        page = world.page(f"page {number}", day)
        fields = {"valid": valid} if valid else {}
        sentence = f"Account {number}: Vale and Quist {mode}."
        page.contact(sentence, "Nora Vale", "Omar Quist", mode=mode, place=place, modality=modality, **fields)
    return world


def partition(world: World) -> set[tuple[frozenset[str], int, int, str]]:
    """Each fact by the words that tell it, with its origins, sources and grade."""
    answer = facts(world.view(), kind="contact")
    return {
        (
            frozenset(c.quote for c in fact.citations if not c.name.startswith("other")),
            fact.origins,
            fact.sources,
            fact.credibility.rule,
        )
        for fact in answer.facts
        if not any("Moss" in c.quote for c in fact.citations)
    }


@settings(max_examples=25, deadline=None)
@given(TELLINGS, st.integers(0, 99))
def test_the_order_of_the_claims_does_not_matter_and_groups_are_cliques(
    tellings: list[Telling], seed: int
) -> None:
    view = world_of(tellings).view()
    accounts = Accounts(view, Calendar(view)).all(view.claims())
    shuffled = list(accounts)
    Random(seed).shuffle(shuffled)
    first, second = grouped(accounts), grouped(shuffled)
    ids = [{frozenset(a.claim.id for a in group.accounts) for group in groups} for groups in (first, second)]
    assert ids[0] == ids[1]
    for group in first:
        assert all(may_be_one(a, b) for a, b in combinations(group.accounts, 2))


@settings(max_examples=20, deadline=None)
@given(TELLINGS, st.integers(0, 6))
def test_copies_change_nothing(tellings: list[Telling], which: int) -> None:
    world = world_of(tellings)
    before = partition(world)
    page = world.pages[which % len(world.pages)]
    world.copy_of(page, "copy", page.day.isoformat() if page.day else None)
    assert partition(world) == before


@settings(max_examples=20, deadline=None)
@given(TELLINGS)
def test_an_unrelated_document_changes_nothing(tellings: list[Telling]) -> None:
    world = world_of(tellings)
    before = partition(world)
    world.page("other", "2031-05-04").contact("Moss met Vale.", "Ed Moss", "Nora Vale", valid="2031-05-04")
    assert partition(world) == before


def test_a_vague_account_of_two_events_is_neither_s_and_says_so() -> None:
    world = World()
    for day in ("2031-05-04", "2031-05-20"):
        world.page(day, day).contact(f"They met on {day}.", "Nora Vale", "Omar Quist", valid=day)
    world.page("vague", "2031-06-01").contact("They met in May.", "Nora Vale", "Omar Quist", valid="2031-05")
    answer = facts(world.view(), order="day")
    assert [fact.origins for fact in answer.facts] == [1, 1, 1]
    vague = next(fact for fact in answer.facts if fact.happened == "2031-05")
    assert len(vague.may_be) == 2


def test_a_chain_of_near_days_is_not_one_event() -> None:
    world = World()
    for number, when in enumerate(
        ("2031-05-01/2031-05-03", "2031-05-03/2031-05-06", "2031-05-06/2031-05-08")
    ):
        world.page(str(number), "2031-05-09").contact(f"Met {number}.", "Nora Vale", "Omar Quist", valid=when)
    assert len(facts(world.view()).facts) == 3
