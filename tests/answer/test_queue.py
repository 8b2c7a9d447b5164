"""The queue: what would change most stands first, with the reason in words; nothing hidden shows in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.answer.queue import Reviewable, ReviewItem, repeats_an_accepted, review
from backchannel.model.labels import OPEN, Label

from .world import World

WEAK = 0.2


def a_world() -> World:
    """Nora Vale is ours, Omar Quist theirs, and both are known to be."""
    world = World()
    page = world.page("posts.txt", "2031-05-01")
    page.tenure(
        "Nora Vale is Canada's ambassador to Ostria.", "Nora Vale", "ambassador to Ostria", country="CA"
    )
    page.tenure("Omar Quist is trade minister of Norway.", "Omar Quist", "trade minister", country="NO")
    return world


def seen(world: World, *, clearance: Label = OPEN, without: Sequence[str] = ()) -> Reviewable:
    return cast("Reviewable", world.view("2031-05-05", clearance=clearance, without=without))


def queue_of(world: World) -> tuple[ReviewItem, ...]:
    return review(seen(world)).items


def test_a_first_tie_of_ours_and_theirs_opens_a_way_and_stands_before_a_plain_fact() -> None:
    world = a_world()
    page = world.page("story.txt", "2031-05-02")
    page.statement('Ivo Brandt said "the harbour is shut".', "Ivo Brandt", score=WEAK)
    page.tie("Nora Vale knows Omar Quist.", "Nora Vale", "knows", "Omar Quist", score=WEAK)
    first, second = queue_of(world)
    assert (first.change, second.change) == ("opens_way", "new")
    assert first.why == "nothing leads yet from one to the other: Nora Vale (ours) and Omar Quist (theirs)"
    assert first.citations[0].quote == "Nora Vale knows Omar Quist."


def test_a_second_origin_strengthens_a_way_and_the_same_origin_changes_nothing() -> None:
    world = a_world()
    page = world.page("story.txt", "2031-05-02")
    page.tie("Nora Vale is close to Omar Quist.", "Nora Vale", "close_to", "Omar Quist", score=0.9)
    page.contact("Nora Vale met Omar Quist.", "Nora Vale", "Omar Quist", score=WEAK)
    world.page("other.txt", "2031-05-03").contact(
        "Vale rang Omar Quist.", "Nora Vale", "Omar Quist", score=WEAK
    )
    assert [item.change for item in queue_of(world)] == ["strengthens_way", "known"]


def test_a_copy_of_an_accepted_fact_is_known_and_one_more_document_of_the_same_origin() -> None:
    world = a_world()
    page = world.page("story.txt", "2031-05-02").tie("Vale knows Quist.", "Nora Vale", "knows", "Omar Quist")
    copy = world.copy_of(page, "copy.txt", "2031-05-03")
    copy.facts = [(s, e, fact, {**env, "score": WEAK}) for s, e, fact, env in copy.facts]
    (item,) = queue_of(world)
    assert item.change == "known"
    assert item.why.endswith("+1 document, same origin")
    assert not repeats_an_accepted(world.view(), world.view().claim(item.id))
    world.accepted.append(world.claim(page, 0))
    assert repeats_an_accepted(world.view(), world.view().claim(item.id))


def test_the_holder_of_a_post_that_cannot_be_told_is_named() -> None:
    world = a_world()
    page = world.page("story.txt", "2031-05-02")
    page.tenure(
        "Pia Holm, Norway's foreign minister.", "Pia Holm", "foreign minister", country="NO", score=WEAK
    )
    page.tenure(
        "Ruth Odile, Norway's trade minister.", "Ruth Odile", "trade minister", country="NO", score=WEAK
    )
    named, against = queue_of(world)
    assert (named.change, against.change) == ("names_holder", "contradicts")
    assert named.why == ("who is foreign minister (Norway) on 2031-05-02 cannot be told; this names Pia Holm")
    assert "Omar Quist (theirs) stands as trade minister" in against.why


@pytest.mark.parametrize(("tie", "modality"), [("rival", "asserted"), ("close_to", "denied")])
def test_what_speaks_against_a_fact_that_stands_says_which(tie: str, modality: str) -> None:
    world = a_world()
    page = world.page("story.txt", "2031-05-02")
    page.tie("Vale is close to Quist.", "Nora Vale", "close_to", "Omar Quist", score=0.9)
    other = world.page("other.txt", "2031-05-03")
    other.tie("Vale and Quist?", "Nora Vale", tie, "Omar Quist", score=WEAK, modality=modality)
    (item,) = queue_of(world)
    assert item.change == "contradicts"
    assert "Nora Vale is close to Omar Quist" in item.why


def test_what_is_found_twice_in_the_same_words_is_one_item() -> None:
    world = a_world()
    page = world.page("story.txt", "2031-05-02").tie(
        "Vale knows Quist.", "Nora Vale", "knows", "Omar Quist", score=WEAK
    )
    world.copy_of(page, "copy.txt", "2031-05-03")
    (item,) = queue_of(world)
    assert len(item.claims) == 2
    assert "1 time more in the same words" in " ".join(" ".join(item.lines()).split())


def test_nothing_to_review_says_so_and_a_cut_queue_says_how_many_more() -> None:
    assert review(seen(a_world())).lines() == ["Nothing to review in what you can see."]
    world = a_world()
    page = world.page("story.txt", "2031-05-02")
    for n in range(3):
        page.statement(f'Brandt said "harbour {n} is shut".', "Ivo Brandt", score=WEAK)
    queue = review(seen(world), at_most=2)
    assert (len(queue.items), queue.more, queue.counts) == (2, 1, {"new": 3})
    assert queue.lines()[-1] == "and 1 more"


def test_hidden_proposals_and_hidden_facts_do_not_show() -> None:
    world = a_world()
    page = world.page("story.txt", "2031-05-02")
    page.tie("Vale knows Quist.", "Nora Vale", "knows", "Omar Quist", score=WEAK)
    hidden = world.page("hidden.txt", "2031-05-03", label=Label(2))
    hidden.tie("Vale is an ally of Quist.", "Nora Vale", "ally", "Omar Quist", score=0.9)
    hidden.tie("Vale dislikes Quist.", "Nora Vale", "dislikes", "Omar Quist", score=WEAK)
    without = review(seen(world, without=["hidden.txt"]))
    assert review(seen(world)).to_json() == without.to_json()
    assert review(seen(world, clearance=Label(2))).to_json() != without.to_json()


TIES = ("knows", "close_to", "rival", "worked_with")
PAGES = st.lists(
    st.tuples(
        st.booleans(),
        st.sampled_from(("Nora Vale", "Ivo Brandt", "Pia Holm")),
        st.sampled_from(("Omar Quist", "Ruth Odile")),
        st.sampled_from(TIES),
        st.sampled_from((WEAK, 0.9)),
    ),
    max_size=6,
)


@settings(max_examples=25, deadline=None)
@given(PAGES)
def test_what_is_hidden_never_changes_the_queue(pages: list[tuple[bool, str, str, str, float]]) -> None:
    world = a_world()
    for number, (is_hidden, a, b, tie, score) in enumerate(sorted(pages)):
        label = Label(2) if is_hidden else OPEN
        page = world.page(f"{'hidden' if is_hidden else 'story'}{number}.txt", "2031-05-02", label=label)
        page.tie(f"{a} and {b}: {tie}.", a, tie, b, score=score)
        page.tenure(f"{b}, trade minister of Norway.", b, "trade minister", country="NO", score=score)
    hidden = [page.name for page in world.pages if page.name.startswith("hidden")]
    assert review(seen(world)).to_json() == review(seen(world, without=hidden)).to_json()
