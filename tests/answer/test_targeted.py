"""Questions about somebody, a post or some words read what they ask for, and never the whole desk."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest

from backchannel.answer.cited import Answer
from backchannel.answer.flows import flows
from backchannel.answer.holders import holders
from backchannel.answer.neighbourhood import neighbourhood
from backchannel.answer.post_lines import post_lines
from backchannel.answer.reading import Reading
from backchannel.answer.search import find
from backchannel.answer.timeline import timeline
from backchannel.answer.who import who
from backchannel.answer.why import why
from backchannel.model.facts import Contact, Flow, LegalAct, Measure, MeasureLink
from backchannel.model.sources import Span

from .world import World


class Narrow:
    """A view of which nobody may read everything; posts without a name are read once for all questions."""

    def __init__(self, view: Reading) -> None:
        self._view = view

    def __getattr__(self, name: str) -> Any:
        assert name not in ("claims", "documents"), f"{name}() reads the whole desk"
        return getattr(self._view, name)

    def entities(self, *kinds: str) -> Any:
        assert kinds == ("post",), "entities() reads the whole desk"
        return self._view.entities(*kinds)


def desk() -> World:
    made = World(side="CA")
    page = made.page("a", "2031-05-04", outlet="The Sentinel")
    page.tenure("Fisheries minister Nora Vale of Canada.", "Nora Vale", "fisheries minister", country="CA")
    page.tenure("President Omar Quist.", "Omar Quist", "president", country="US")
    page.contact("Vale met Quist in Oslo on May 2.", "Nora Vale", "Omar Quist", valid="2031-05-02")
    page.statement('"No salmon permits before the talks in the north are over," said Quist.', "Omar Quist")
    page.tie("Hal Orr is a friend of Vale.", "Hal Orr", "close_to", "Nora Vale")
    ban = Measure(issuer=page.ref("Omar Quist"), act="ban", object="salmon", stage="in_force")
    page.fact("Quist banned salmon.", ban)
    north = Flow(
        givers=(page.ref("Norway", "place"),), receivers=(page.ref("Chile", "place"),), goods="salmon"
    )
    page.fact("Norway sends salmon to Chile.", north)
    made.copy_of(page, "b", "2031-05-05", outlet="Harbour News")
    other = made.page("c", "2031-05-06", outlet="The Courier")
    other.contact(
        "Vale did not meet Quist.", "Nora Vale", "Omar Quist", modality="denied", valid="2031-05-02"
    )
    words = "Quist lifted the salmon ban, Order 12."
    lifts = MeasureLink("lifts", None, Span(len(other.text), len(other.text) + len(words)))
    issuer = other.ref("Omar Quist")
    act = LegalAct("Order 12")
    other.fact(
        words,
        Measure(issuer=issuer, act="lift", object="salmon", stage="in_force", legal_act=act, links=(lifts,)),
    )
    other.tenure("Fisheries minister Ed Moss.", "Ed Moss", "fisheries minister", country="CA")
    return made


QUESTIONS: dict[str, Callable[[Any], Answer]] = {
    "show": lambda view: who(view, "Nora Vale"),
    "show of who issues measures": lambda view: who(view, "Omar Quist"),
    "show of a post": lambda view: who(view, "president of the United States"),
    "find a name": lambda view: find(view, "Vale"),
    "find words": lambda view: find(view, "salmon permits"),
    "timeline of somebody": lambda view: timeline(view, who="Nora Vale"),
    "timeline of who issues measures": lambda view: timeline(view, who="Omar Quist"),
    "timeline of an issue": lambda view: timeline(view, about="salmon"),
    "flows of an issue": lambda view: flows(view, "salmon"),
    "around somebody": lambda view: neighbourhood(view, who="Nora Vale"),
    "who is in an issue": lambda view: neighbourhood(view, about="salmon"),
    "why of a name": lambda view: why(view, "Nora Vale"),
    "why of a post": lambda view: why(view, "president of the United States"),
    "holders": lambda view: holders(view, "fisheries minister", country="Canada"),
    "the line of a post": lambda view: post_lines(view, "fisheries minister"),
    "the posts of somebody": lambda view: post_lines(view, who="Nora Vale"),
}


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("day", [None, "2031-05-05"])
def test_it_never_reads_the_whole_desk(question: str, day: str | None) -> None:
    view = desk().view(day)
    ask = QUESTIONS[question]
    assert ask(Narrow(view)).to_json() == ask(view).to_json()


@pytest.mark.parametrize("name", ["Nora Vale", "Omar Quist"])
def test_every_claim_is_explained_without_reading_the_whole_desk(name: str) -> None:
    view = desk().view()
    narrow: Any = Narrow(view)
    for claim in view.claims_of(view.named(name)[0].id):
        assert why(narrow, claim.id).to_json() == why(view, claim.id).to_json()


def test_what_contradicts_an_event_is_found_from_whatever_side_it_is_asked_for() -> None:
    """The whole desk weighs the same as the little that is read for a person or an issue."""
    view = desk().view()
    whole = {event.words: event.contradicted for event in timeline(view).events}
    assert any(whole.values())
    for answer in (timeline(view, who="Nora Vale"), timeline(view, about="Oslo")):
        assert answer.events
        assert all(event.contradicted == whole[event.words] for event in answer.events)


def test_of_a_long_timeline_the_latest_are_shown_and_the_others_counted() -> None:
    made = World()
    for day in range(1, 8):
        page = made.page(f"p{day}", f"2031-05-0{day}")
        page.contact(f"Vale met Quist, {day}.", "Nora Vale", "Omar Quist", valid=f"2031-05-0{day}")
    made.page("undated").fact("Vale met Orr.", Contact(participants=(), mode="met"))
    view = made.view()
    answer = timeline(view, who="Nora Vale", at_most=3)
    assert [event.happened for event in answer.events] == ["2031-05-05", "2031-05-06", "2031-05-07"]
    assert answer.left_out == 4
    assert answer.lines()[0] == "4 earlier events left out."
    assert timeline(view, who="Nora Vale", at_most=7).left_out == 0


def test_an_event_of_no_day_gives_way_to_those_that_have_one() -> None:
    made = World()
    made.page("undated").contact("Vale met Orr.", "Nora Vale", "Hal Orr")
    made.page("dated", "2031-05-01").contact("Vale met Moss.", "Nora Vale", "Ed Moss")
    view = made.view()
    assert [e.words for e in timeline(view, who="Nora Vale", at_most=1).events] == ["Nora Vale, Ed Moss: met"]
    assert len(timeline(view, who="Nora Vale", at_most=2).events) == 2


def test_where_more_documents_hold_the_words_than_are_read_the_count_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = World()
    for day in range(1, 6):
        page = made.page(f"p{day}", f"2031-05-0{day}")
        page.contact(f"Vale met guest {day} about salmon.", "Nora Vale", f"Guest G{day}x")
    view = made.view()
    for module in ("wanted", "timeline"):
        monkeypatch.setattr(sys.modules[f"backchannel.answer.{module}"], "READ", 3)
    found = find(view, "salmon", at_most=1)
    assert (found.more["facts"], found.at_least) == (2, ("facts",))
    assert "  and more than 2 more facts" in found.lines()
    assert "  and 4 more passages" in found.lines()
    latest = timeline(view, about="salmon", at_most=2)
    assert [event.reported.day for event in latest.events if event.reported] == [4, 5]
    assert (latest.left_out, latest.has_more) == (1, True)
    assert latest.lines()[0] == "More than 1 earlier event left out."
