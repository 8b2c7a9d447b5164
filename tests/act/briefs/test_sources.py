"""Changing a source flags exactly the lines that rest on it, and says which and why."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from backchannel.act.briefs.briefs import Briefs
from backchannel.act.briefs.sheet import BriefSheet
from backchannel.desk import Desk
from backchannel.model.labels import Reader
from backchannel.model.reports import DocumentRelation
from tests.act.judged_desks import said
from tests.answer.world import Page, World

from .desks import ASKED, codes

FIRST = ("Ana", "Bo", "Cyd", "Dag", "Eva", "Finn")
LAST = ("Amsel", "Brandt", "Corvo", "Duarte", "Ek", "Falk")
PAGES, FACTS = 3, 3
DAY = "2031-04-30"


def pair(number: int) -> tuple[str, str]:
    """Two people whom no other number has."""
    row, column = divmod(number, len(LAST))
    return f"{FIRST[row]} {LAST[column]}", f"{FIRST[row + 3]} {LAST[column]}"


def sentence(number: int) -> str:
    one, other = pair(number)
    return f"{one} met {other} in room {number}."


class Changing:
    """A desk of nine meetings on three pages, a brief, and whatever may happen to a source."""

    def __init__(self) -> None:
        world = World()
        self.pages = [world.page(f"page-{n}", f"2031-05-0{n + 1}") for n in range(PAGES)]
        for number in range(PAGES * FACTS):
            self.pages[number // FACTS].contact(sentence(number), *pair(number), valid=DAY)
        self.world = world
        self.desk = Desk(world.ledger(), reader=Reader("lena"))
        self.claims = [world.claim(self.pages[n // FACTS], n % FACTS) for n in range(PAGES * FACTS)]
        self.sheet = self.briefs.new(replace(ASKED, issue="nothing at all"))
        self.fallen: set[int] = set()
        self.purged: set[int] = set()

    @property
    def briefs(self) -> Briefs:
        return self.desk.briefs

    def line(self, *numbers: int) -> BriefSheet:
        self.sheet = self.briefs.add(
            self.sheet.id, "background", "They met.", claims=[self.claims[n] for n in numbers]
        )
        return self.sheet

    def stands(self, number: int) -> bool:
        return number not in self.fallen

    def reject(self, number: int) -> set[int]:
        self.desk.reject(self.claims[number])
        return {number}

    def edit(self, number: int) -> set[int]:
        self.desk.edit(self.claims[number], modality="hedged")
        return {number}

    def lose(self, number: int) -> set[int]:
        """As a new reading does that no longer finds it."""
        self.desk.ledger.retract(self.claims[number])
        return {number}

    def deny(self, number: int) -> set[int]:
        page = self.world.page(f"denial-{number}", "2031-06-01")
        page.contact(f"Nobody met in room {number}.", *pair(number), valid=DAY, modality="denied")
        self.record(page)
        return {number}

    def drop(self, number: int) -> set[int]:
        """A later version of its page has all but that sentence."""
        old = self.pages[number // FACTS]
        page = self.world.page(f"version-{number}", "2031-06-02")
        page.says(old.text.replace(sentence(number) + "\n", ""))
        self.record(page)
        version = DocumentRelation(
            left=old.id, right=page.id, relation="version", score=1.0, reasons=(), by="test.v1"
        )
        self.desk.ledger.relate(version)
        return {number}

    def purge(self, number: int) -> set[int]:
        page = number // FACTS
        self.desk.ledger.purge(self.pages[page].id, reason="asked")
        gone = set(range(page * FACTS, (page + 1) * FACTS))
        self.purged |= gone
        return gone

    def record(self, page: Page) -> None:
        self.desk.ledger.record(page.document(), page.entities(), page.drafts())
        for who, ref in page.refs.items():
            for old in self.pages:
                if who in old.refs:
                    self.desk.ledger.judge(said(old.refs[who], ref))


CHANGES = ("reject", "edit", "lose", "deny", "drop", "purge")
NUMBERS = st.integers(0, PAGES * FACTS - 1)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    cited=st.lists(st.lists(NUMBERS, min_size=1, max_size=3, unique=True), min_size=1, max_size=6),
    changes=st.lists(st.tuples(st.sampled_from(CHANGES), NUMBERS), min_size=1, max_size=4),
)
def test_exactly_the_lines_that_rest_on_a_changed_source_are_flagged(
    cited: list[list[int]], changes: list[tuple[str, int]]
) -> None:
    desk = Changing()
    rests = {desk.line(*numbers).every_line[-1].id: set(numbers) for numbers in cited}
    assert not any(code != "over_lines" for listed in codes(desk.sheet).values() for code in listed)
    for change, number in changes:
        if desk.stands(number):
            desk.fallen |= getattr(desk, change)(number)
    after = desk.briefs.show(desk.sheet.id)
    flagged = {line.id for line in after.in_the_way if any(flag.code != "over_lines" for flag in line.flags)}
    assert flagged == {id_ for id_, numbers in rests.items() if numbers & desk.fallen}
    words = {line.id: line.text for line in after.every_line}
    assert {id_ for id_, text in words.items() if text is None} == {
        id_ for id_, numbers in rests.items() if numbers & desk.purged
    }


@pytest.mark.parametrize(
    ("change", "code", "what"),
    [
        ("reject", "rejected", "a person rejected “Ana Amsel met Dag Amsel in room 0.”"),
        ("edit", "corrected", "corrected by lena: "),
        ("lose", "claim_gone", "reads differently now"),
        ("deny", "contradicted", "denied by "),
        ("drop", "words_dropped", "not in a later version: version-0, 2031-06-02"),
        ("purge", "purged", "was purged"),
    ],
)
def test_a_flag_says_what_became_of_the_source(change: str, code: str, what: str) -> None:
    desk = Changing()
    desk.line(0)
    getattr(desk, change)(0)
    (line,) = desk.briefs.show(desk.sheet.id).in_the_way
    assert line.flags[0].code == code
    assert what in line.flags[0].what
    assert line.flags[0].claim == (None if change == "purge" else desk.claims[0])


@pytest.mark.parametrize("change", ["deny", "drop"])
def test_who_has_looked_again_may_cite_the_same_once_more(change: str) -> None:
    desk = Changing()
    line = desk.line(0).every_line[-1]
    getattr(desk, change)(0)
    assert codes(desk.briefs.show(desk.sheet.id))
    assert desk.briefs.cite(desk.sheet.id, line.number).in_the_way == ()


def test_what_contradicted_a_source_before_it_was_cited_is_no_change() -> None:
    desk = Changing()
    desk.deny(0)
    assert desk.line(0).in_the_way == ()


def test_a_final_brief_whose_source_falls_is_no_longer_final_and_is_again_when_it_stands_again() -> None:
    desk = Changing()
    desk.line(0)
    assert desk.briefs.finish(desk.sheet.id).state == "final"
    desk.reject(0)
    fallen = desk.briefs.show(desk.sheet.id)
    assert (fallen.state, fallen.fallen) == ("draft", True)
    desk.desk.undo(desk.claims[0])
    assert desk.briefs.show(desk.sheet.id).state == "final"


def test_the_words_of_a_purged_document_are_gone_from_every_line_and_act() -> None:
    desk = Changing()
    quote = sentence(0).removesuffix(".")
    id_ = desk.sheet.id
    desk.briefs.add(id_, "background", f"It is said: {quote}.", claims=[desk.claims[0]])
    desk.briefs.add(id_, "summary", f"I hear that {quote} last night.", own=True)
    desk.briefs.add(id_, "summary", "Dag Amsel is the one to ask.", own=True)
    kept = desk.briefs.add(id_, "summary", "The rooms are cold.", own=True)
    desk.briefs.reword(id_, "l1", "They did meet.")
    desk.purge(0)
    dump = "".join(desk.desk.ledger.dump())
    assert "Ana Amsel" not in dump
    assert "Dag Amsel" not in dump
    after = desk.briefs.show(id_)
    assert [line.text for line in after.every_line] == [None, None, "The rooms are cold.", None]
    assert len(after.every_line) == len(kept.every_line)
    assert desk.desk.verify() == [f for f in desk.desk.verify() if f.code == "BC413"]
    mended = desk.briefs.reword(id_, "l1", "They met, I am told.")
    assert mended.every_line[-1].state == "uncited"


def test_nothing_of_later_changes_shows_in_a_brief_as_it_was_known() -> None:
    desk = Changing()
    desk.line(0)
    then = desk.briefs.history(desk.sheet.id)[-1].at
    changes: tuple[Callable[[int], set[int]], ...] = (desk.deny, desk.drop, desk.reject)
    for change in changes:
        change(0)
    assert then is not None
    assert desk.briefs.show(desk.sheet.id, known=then) == desk.sheet
