from __future__ import annotations

from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.answer.issue import ENOUGH, Issue, stem, stems

from .world import World


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("supplies", "supply"),
        ("tariffs", "tariff"),
        ("exported", "exports"),
        ("Licences", "licence"),
        ("boxes", "box"),
    ],
)
def test_inflections_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_words_that_say_nothing_are_left_out() -> None:
    assert stems("the export of the masks to us") == {stem("export"), stem("masks"), "us"}


@pytest.mark.parametrize(
    ("words", "about"),
    [
        ("A permit for the river was refused.", True),
        ("The river rose.", False),
        ("Permits were late.", False),
    ],
)
def test_of_two_words_both_must_be_there(words: str, about: bool) -> None:
    assert Issue(World().view(), "river permits").in_words(words) is about


def test_of_three_words_two_will_do() -> None:
    issue = Issue(World().view(), "northern river permits")
    assert issue.in_words("river permits")
    assert not issue.in_words("northern lights")


def test_a_claim_is_about_an_issue_by_its_words_or_by_its_document() -> None:
    world = World()
    page = world.page("a", "2031-05-04")
    page.contact("They met over river permits.", "Ana Bell", "Bo Carr")
    page.contact("They met again.", "Ana Bell", "Bo Carr")
    world.page("b", "2031-05-04").contact("They met.", "Ana Bell", "Bo Carr")
    view = world.view()
    issue = Issue(view, "river permits")
    assert [issue.in_own_words(c) for c in view.claims()].count(True) == 1
    assert [issue.in_claim(c) for c in view.claims()].count(True) == 2


def test_without_words_nothing_is_about_it() -> None:
    issue = Issue(World().view(), None)
    assert not issue
    assert not issue.in_words("anything")


@pytest.mark.parametrize(
    ("documents", "claims", "days", "is_all"),
    [(9, None, [1, 2, 3], True), (2, None, [2, 3], False), (3, 1, [3], False), (3, 9, [1, 2, 3], True)],
)
def test_the_latest_are_read_until_there_are_enough(
    documents: int, claims: int | None, days: list[int], is_all: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backchannel.answer.issue.TOGETHER", 1)
    world = World()
    for day in (2, 3, 1):
        world.page(f"p{day}", f"2031-05-0{day}").contact(
            "They met over river permits.", "Ana Bell", "Bo Carr"
        )
    issue = Issue(world.view(), "river permits")
    found, read_all = issue.latest("contact", of=issue.in_claim, documents=documents, claims=claims)
    assert ([c.reported.day for c in found if c.reported], read_all) == (days, is_all)


@settings(deadline=None)
@given(
    st.text(st.sampled_from("abyesİΣσςéÄ -'_1"), max_size=30),
    st.text(st.sampled_from("abyesΣσİ "), max_size=12),
)
def test_the_quick_look_at_a_text_changes_no_verdict(text: str, words: str) -> None:
    issue = Issue(World().view(), words)
    shared = stems(words) & stems(text)
    assert issue.in_words(text) is (bool(stems(words)) and len(shared) >= ceil(len(stems(words)) * ENOUGH))
