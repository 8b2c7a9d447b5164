"""Briefs that are kept: prefilled, edited line by line, declared final, taken back exactly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from backchannel.act.briefs.sheet import BriefSheet
from backchannel.act.briefs.templates import templates
from backchannel.act.briefs.wanted import Wanted
from backchannel.act.new_asks import NewAsk
from backchannel.desk import Desk
from backchannel.model.errors import (
    AboveLabel,
    BadQuestion,
    BriefNotReady,
    NothingFound,
    UncitedLine,
)
from backchannel.model.facts import Measure
from backchannel.model.labels import OPEN, Label
from tests.answer.shapes import DAY, ISSUE

from .desks import ASKED, a_brief, a_desk, a_world, codes, texts

CALL = Wanted(template="call-sheet", issue=ISSUE, to="Omar Quist", messenger="Nora Vale", as_of=ASKED.as_of)


def without_counts(sheet: BriefSheet) -> BriefSheet:
    return replace(sheet, changes=0)


def test_a_new_brief_is_prefilled_with_cited_lines_that_nothing_stands_in_the_way_of() -> None:
    _, sheet = a_brief()
    assert texts(sheet, "issue")[0] == "“Quist has suspended all river permits.” — reported 2031-05-04"
    assert {line.state for line in sheet.every_line} == {"cited"}
    assert all(line.keys for line in sheet.every_line)
    assert sheet.in_the_way == ()
    assert sheet.state == "draft"


def test_a_section_never_gets_more_lines_than_it_may_have() -> None:
    _, sheet = a_brief()
    assert all(len(s.lines) <= s.limit for s in sheet.sections if s.limit is not None)
    assert [s.limit for s in sheet.sections] == [3, 2, 6, 4, 6, 2, 5]


def test_nothing_that_nobody_has_accepted_gets_into_a_brief() -> None:
    world = a_world()
    page = world.pages[0]
    rumour = Measure(issuer=page.ref("Omar Quist"), act="auction", object="river permits", stage="planned")
    page.fact("Quist may auction the river permits.", rumour, score=0.01, made_by="llm.test")
    desk = a_desk(world)
    assert any("auction" in claim.evidence[0].quote for claim in desk.view().proposals())
    for template in templates():
        wanted = replace(CALL, template=template.name)
        assert not any("auction" in (line.text or "") for line in desk.briefs.new(wanted).every_line)


@pytest.mark.parametrize("template", [template.name for template in templates()])
def test_every_template_is_prefilled_in_order(template: str) -> None:
    _, sheet = a_brief(replace(CALL, template=template))
    assert sheet.every_line
    assert [line.number for line in sheet.every_line] == list(range(1, len(sheet.every_line) + 1))
    assert sheet.in_the_way == ()


def test_a_call_sheet_has_the_way_in_the_words_of_the_target_and_needs_both_names() -> None:
    briefs, sheet = a_brief(CALL)
    assert any("Vale" in (words or "") for words in texts(sheet, "why_you"))
    assert all("Quist" in (words or "") for words in texts(sheet, "care"))
    assert texts(sheet, "care")
    with pytest.raises(BadQuestion, match="messenger"):
        briefs.new(replace(CALL, messenger=None))


def test_a_call_sheet_holds_the_ask_as_own_judgement_of_who_made_it() -> None:
    _, sheet = a_brief(replace(CALL, ask="Would you give the permits back?"))
    (line,) = [line for line in sheet.every_line if line.section == "ask"]
    assert (line.text, line.state, line.own) == ("Would you give the permits back?", "own", "lena")


def test_a_record_of_a_conversation_starts_from_the_last_one() -> None:
    _, sheet = a_brief(replace(CALL, template="memcon"))
    assert texts(sheet, "place") == ["Lenz, reported 2031-05-04"]
    assert {words and words.partition(",")[0] for words in texts(sheet, "participants")} == {
        "Nora Vale",
        "Omar Quist",
    }


def test_a_public_readout_holds_only_what_is_open() -> None:
    world = a_world()
    secret = world.page("secret", DAY, label=Label(1))
    secret.contact("Vale met Quist on river permits at night.", "Nora Vale", "Omar Quist")
    desk = a_desk(world, clearance=Label(1))
    readout = desk.briefs.new(replace(CALL, template="memcon", kind="readout"))
    assert readout.head.label == Label()
    assert not any("night" in (line.text or "") for line in readout.every_line)
    hidden = next(c.id for c in desk.view().claims("contact") if "night" in c.evidence[0].quote)
    with pytest.raises(AboveLabel):
        desk.briefs.add(readout.id, "topics", "They met at night.", claims=[hidden])
    with pytest.raises(AboveLabel):
        desk.briefs.new(replace(CALL, template="memcon", kind="readout", label=Label(1)))


def test_a_brief_has_the_label_of_what_it_rests_on_and_hides_from_whoever_may_not_see_it() -> None:
    world = a_world()
    secret = world.page("secret", DAY, label=Label(2, frozenset({"trade"})))
    secret.fact("The river permits return in June.", Measure(issuer=None, act="lift", object="river permits"))
    desk = a_desk(world, clearance=Label(2, frozenset({"trade"})))
    sheet = desk.briefs.new(ASKED)
    assert sheet.head.label == Label(2, frozenset({"trade"}))
    open_desk = type(desk)(desk.ledger)
    assert open_desk.briefs.list().briefs == ()
    with pytest.raises(NothingFound) as hidden:
        open_desk.briefs.show(sheet.id)
    with pytest.raises(NothingFound) as missing:
        open_desk.briefs.show("b:0000")
    assert str(hidden.value).replace(sheet.id, "b:0000") == str(missing.value)


def test_a_label_that_is_given_bounds_what_a_brief_is_prefilled_from() -> None:
    world = a_world()
    secret = world.page("secret", DAY, label=Label(2))
    secret.fact("The river permits return in June.", Measure(issuer=None, act="lift", object="river permits"))
    desk = a_desk(world, clearance=Label(2))
    sheet = desk.briefs.new(replace(ASKED, label=Label()))
    assert not any("June" in (line.text or "") for line in sheet.every_line)
    assert any("June" in (line.text or "") for line in desk.briefs.new(ASKED).every_line)
    with pytest.raises(AboveLabel):
        desk.briefs.new(replace(ASKED, label=Label(3)))


def test_an_uncited_line_keeps_a_brief_from_being_final_until_it_is_cited_or_judged() -> None:
    briefs, sheet = a_brief()
    added = briefs.add(sheet.id, "summary", "The permits matter to every mill on the river.")
    (line,) = added.in_the_way
    assert codes(added) == {line.id: ["uncited"]}
    with pytest.raises(UncitedLine, match=f"line {line.number}: no source"):
        briefs.finish(sheet.id)
    assert briefs.judge(sheet.id, line.number).in_the_way == ()
    final = briefs.finish(sheet.id)
    assert final.state == "final"


def test_a_section_over_its_limit_keeps_a_brief_from_being_final() -> None:
    briefs, sheet = a_brief()
    for number in range(4):
        sheet = briefs.add(sheet.id, "summary", f"Point {'abcd'[number]}.", own=True)
    assert list(codes(sheet).values()) == [["over_lines"]]
    with pytest.raises(BriefNotReady, match=r"line 4: line 4 of a section that may have 3"):
        briefs.finish(sheet.id)


def test_a_talking_point_of_too_many_words_is_flagged() -> None:
    briefs, sheet = a_brief()
    sheet = briefs.add(sheet.id, "points", " ".join(["permits"] * 21) + ".", own=True)
    assert list(codes(sheet).values()) == [["over_words"]]
    line = sheet.in_the_way[0]
    assert briefs.reword(sheet.id, f"l{line.id}", " ".join(["permits"] * 20) + ".").in_the_way == ()


def test_a_change_of_a_final_brief_makes_it_a_draft_again() -> None:
    briefs, sheet = a_brief()
    assert briefs.finish(sheet.id).state == "final"
    assert briefs.add(sheet.id, "summary", "More.", own=True).state == "draft"
    assert briefs.undo(sheet.id).state == "final"
    assert briefs.reopen(sheet.id).state == "draft"


def test_other_words_keep_the_sources_and_what_these_do_not_say_is_flagged() -> None:
    briefs, sheet = a_brief()
    line = sheet.every_line[0]
    same = briefs.reword(sheet.id, 1, "Quist has suspended every permit on 4 May 2031.")
    assert same.every_line[0].keys == line.keys
    assert same.in_the_way == ()
    wrong = briefs.reword(sheet.id, 1, "Quist and Ana Bell suspended 17 permits.")
    assert [flag.what for flag in wrong.every_line[0].flags] == ["not in the sources: Ana, Bell, 17"]
    misquoted = briefs.reword(sheet.id, 1, "He “has burned all river permits”.")
    assert codes(misquoted) == {line.id: ["misquoted"]}
    assert briefs.judge(sheet.id, 1).in_the_way == ()


def test_a_line_is_moved_by_its_number_or_its_id() -> None:
    briefs, sheet = a_brief()
    first, second = [line for line in sheet.every_line if line.section == "issue"]
    swapped = briefs.move(sheet.id, f"l{first.id}", after=f"l{second.id}")
    assert [line.id for line in swapped.every_line if line.section == "issue"] == [second.id, first.id]
    back = briefs.move(sheet.id, 2)
    assert [line.id for line in back.every_line] == [line.id for line in sheet.every_line]
    away = briefs.move(sheet.id, 1, section="summary")
    assert [line.id for line in away.every_line if line.section == "summary"] == [first.id]


def test_each_act_is_taken_back_exactly_and_making_the_brief_is_not() -> None:
    briefs, sheet = a_brief()
    claim = sheet.every_line[-1].claims[0]
    before = [sheet]
    acts: tuple[Callable[[], BriefSheet], ...] = (
        lambda: briefs.add(sheet.id, "summary", "One.", own=True),
        lambda: briefs.reword(sheet.id, 1, "Two."),
        lambda: briefs.cite(sheet.id, 1, claim),
        lambda: briefs.judge(sheet.id, 2),
        lambda: briefs.move(sheet.id, 3, section="background"),
        lambda: briefs.remove(sheet.id, 2),
    )
    for act in acts:
        before.append(act())
    for expected in reversed(before[:-1]):
        assert without_counts(briefs.undo(sheet.id)) == without_counts(expected)
    with pytest.raises(NothingFound):
        briefs.undo(sheet.id)
    assert len(briefs.history(sheet.id)) == len(sheet.every_line) + 12


def test_a_brief_is_shown_as_it_was_known() -> None:
    desk = a_desk()
    briefs = desk.briefs
    sheet = briefs.new(ASKED)
    then = briefs.history(sheet.id)[-1].at
    briefs.add(sheet.id, "summary", "Later.", own=True)
    briefs.write(sheet.id, "md")
    assert then is not None
    assert briefs.show(sheet.id, known=then) == sheet
    assert briefs.list(known=then - timedelta(microseconds=1)).briefs == ()
    assert briefs.exports(known=then).copies == ()


def test_what_is_no_fact_cannot_be_cited() -> None:
    desk = a_desk()
    sheet = desk.briefs.new(ASKED)
    claim = sheet.every_line[0].claims[0]
    desk.reject(claim)
    with pytest.raises(BadQuestion, match="is no fact"):
        desk.briefs.cite(sheet.id, 2, claim)
    with pytest.raises(NothingFound):
        desk.briefs.cite(sheet.id, 2, "c:0000")


def test_a_brief_is_named_by_the_beginning_of_its_id() -> None:
    desk = a_desk()
    one, two = desk.briefs.new(ASKED), desk.briefs.new(ASKED)
    assert one.id != two.id
    assert desk.briefs.show(one.id[:10]).id == one.id
    with pytest.raises(NothingFound):
        desk.briefs.show("b:")


def test_the_same_brief_on_the_same_desk_is_the_same_bytes() -> None:
    assert a_brief()[1].to_json() == a_brief()[1].to_json()


REQUEST = "Would you give the permits back?"
AGREED = "Both rivers need the permits."


def carded(*, label: Label = OPEN, clearance: Label = OPEN, **given: Any) -> tuple[Desk, str]:
    """A desk with a card of Vale's for Quist, and the id of the card."""
    desk = a_desk(clearance=clearance)
    new = NewAsk(
        target="Omar Quist", messenger="Nora Vale", request=REQUEST, issue=ISSUE, label=label, **given
    )
    return desk, desk.add_ask(new).card.id


def test_a_brief_from_a_card_has_its_target_messenger_ask_issue_and_deadline() -> None:
    desk, card = carded(due=date(2031, 6, 1))
    sheet = desk.briefs.new(Wanted(template="call-sheet", card=card, as_of=ASKED.as_of))
    head = sheet.head
    assert (head.issue, head.to, head.messenger) == (ISSUE, "Omar Quist", "Nora Vale")
    assert (head.ask, head.decide_by) == (REQUEST, date(2031, 6, 1))
    assert texts(sheet, "ask") == [REQUEST]
    assert sheet.in_the_way == ()


def test_what_is_given_outranks_the_card() -> None:
    desk, card = carded()
    sheet = desk.briefs.new(replace(CALL, card=card, ask="Would you wait?"))
    assert texts(sheet, "ask") == ["Would you wait?"]


def test_the_agreed_line_is_the_first_point_word_for_word() -> None:
    desk, card = carded(line=AGREED)
    sheet = desk.briefs.new(Wanted(template="call-sheet", card=card, as_of=ASKED.as_of))
    points = [line for line in sheet.every_line if line.section == "points"]
    assert (points[0].text, points[0].own) == (AGREED, "lena")
    assert len(points) <= 3


def test_a_brief_is_never_below_the_label_of_its_card() -> None:
    secret = Label(1)
    desk, card = carded(label=secret, clearance=secret)
    assert desk.briefs.new(Wanted(template="ca-minister", card=card)).head.label == secret
    with pytest.raises(AboveLabel):
        desk.briefs.new(Wanted(template="ca-minister", card=card, label=OPEN))
    hidden = type(desk)(desk.ledger)
    with pytest.raises(NothingFound):
        hidden.briefs.new(Wanted(template="ca-minister", card=card))
