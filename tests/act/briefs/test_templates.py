"""The templates have the sections and limits of the interface page, in both languages."""

from __future__ import annotations

import doctest

import pytest

from backchannel.act.briefs import grid
from backchannel.act.briefs import templates as module
from backchannel.act.briefs.templates import template, templates
from backchannel.faces.commands.briefing import TEMPLATES
from backchannel.model.errors import BadQuestion

LIMITS = {
    "ca-minister": {
        "summary": (3, None),
        "issue": (2, None),
        "background": (6, None),
        "status": (4, None),
        "considerations": (6, None),
        "recommendation": (2, None),
        "points": (5, 20),
    },
    "us-action-memo": {"bluf": (4, None), "recommendation": (None, None), "background": (None, None)},
    "call-sheet": {
        "why_you": (None, None),
        "ask": (1, None),
        "points": (3, None),
        "care": (None, None),
        "avoid": (None, None),
        "listen": (None, None),
        "after": (None, None),
    },
    "memcon": {
        "participants": (None, None),
        "place": (None, None),
        "summary": (None, None),
        "topics": (None, None),
        "follow_ups": (None, None),
    },
    "positions": {"grid": (None, None)},
}
PAGES = {"us-action-memo": 2, "call-sheet": 1, "positions": 1}


@pytest.mark.parametrize("name", sorted(LIMITS))
def test_a_template_has_its_sections_and_limits(name: str) -> None:
    of = template(name)
    assert {s.key: (s.lines, s.words) for s in of.sections} == LIMITS[name]
    assert of.pages == PAGES.get(name)


def test_the_minister_is_told_what_it_is_why_it_matters_and_what_to_think() -> None:
    prompts = template("ca-minister").section("summary").prompts
    assert [words.en for words in prompts] == ["What is this?", "Why do I care?", "What should I think?"]
    assert template("ca-minister").kinds == ("information", "decision")
    assert template("call-sheet").section("ask").sentences == 1


def test_the_command_line_knows_every_template() -> None:
    assert sorted(TEMPLATES) == [one.name for one in templates()]


def test_every_heading_is_there_in_french() -> None:
    words = [
        words for one in templates() for s in one.sections for words in (s.heading, *s.prompts, *s.blanks)
    ]
    assert all(each.fr and each.en for each in words)
    assert sum(each.fr == each.en for each in words) <= 3


def test_what_is_no_template_or_section_lists_those_that_are() -> None:
    with pytest.raises(BadQuestion, match="call-sheet, memcon"):
        template("memo")
    with pytest.raises(BadQuestion, match="summary, issue"):
        template("ca-minister").section("bluf")
    with pytest.raises(BadQuestion):
        template("call-sheet").section("after")


@pytest.mark.parametrize("of", [module, grid])
def test_the_examples_hold(of: object) -> None:
    assert doctest.testmod(of).failed == 0  # type: ignore[arg-type]
