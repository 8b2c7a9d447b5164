"""Somebody in four lines, each with its words."""

from __future__ import annotations

import pytest

from backchannel.answer.profile import profile
from backchannel.model.errors import BadQuestion

from .shapes import DAY, ISSUE, three_ways
from .world import World


def test_the_four_lines_are_post_issue_who_knows_them_and_last_contact() -> None:
    view = three_ways()[0].view(DAY)
    found = profile(view, "Tom Reyes", about=ISSUE)
    assert [k.person.name for k in found.known_by] == ["Nora Vale"]
    assert found.last_contact is not None
    assert found.last_contact.words.startswith("Nora Vale, Tom Reyes")
    for citation in (*found.known_by[0].hop.citations, *found.last_contact.citations):
        document = view.document(citation.document)
        assert document.text[citation.start : citation.end] == citation.quote


def test_what_was_only_hoped_for_is_no_last_contact() -> None:
    found = profile(three_ways()[0].view(DAY), "Omar Quist")
    assert found.last_contact is None
    assert "  No contact with ours in what you can see." in found.lines()


def test_who_reaches_them_only_by_others_does_not_know_them() -> None:
    found = profile(three_ways()[0].view(DAY), "Omar Quist")
    assert "Nora Vale" not in {k.person.name for k in found.known_by}


def test_what_is_reported_with_the_issue_says_why_they_matter() -> None:
    world = World(side="CA")
    page = world.page("wire", "2031-05-04")
    page.tenure("Minister Ada Holm spoke on river permits.", "Ada Holm", "permits minister", country="NO")
    page.tenure("Prime Minister Ilse Brandt listened.", "Ilse Brandt", "prime minister", country="CA")
    found = profile(world.view(DAY), "Ada Holm", about="river permits")
    assert found.matters is not None
    assert found.matters.citations[0].quote == "Minister Ada Holm spoke on river permits."
    assert profile(world.view(DAY), "Ada Holm", about="steel").matters is None


def test_a_desk_without_a_side_has_nobody_who_could_know_them() -> None:
    world = World(side=None)
    world.page("wire", "2031-05-04").tenure("Minister Ada Holm left.", "Ada Holm", "minister", country="NO")
    with pytest.raises(BadQuestion):
        profile(world.view(DAY), "Ada Holm")
