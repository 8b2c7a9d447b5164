from __future__ import annotations

import re
from decimal import Decimal

import pytest

from backchannel.act.brief import NOTHING, Brief, brief
from backchannel.act.brief_check import check
from backchannel.act.brief_lines import Candidate, Candidates
from backchannel.answer.reading import Reading
from backchannel.model.errors import UncitedLine
from backchannel.model.facts import Flow, Measure
from backchannel.model.labels import Label
from backchannel.model.sources import Passage
from tests.answer.shapes import DAY, ISSUE, three_ways
from tests.answer.world import World


def world() -> World:
    made, first, _ = three_ways()
    quist, vale = first.ref("Omar Quist"), first.ref("Nora Vale")
    suspended = Measure(issuer=quist, act="suspend", object="river permits", stage="announced")
    first.fact("Quist has suspended all river permits.", suspended)
    raised = Measure(issuer=quist, act="raise", object="river permits", stage="threatened")
    first.fact("He may charge for river permits.", raised, modality="hedged")
    first.statement('"We need the river permits back," Brandt said.', "Ilse Brandt")
    first.statement('"No river permits for anyone," said Quist.', "Omar Quist", basis="on_record")
    logs = Flow(
        givers=(vale,), receivers=(quist,), goods="logs", amount=Decimal(900), unit="rafts", per="month"
    )
    first.fact("Some 900 rafts of logs go south each month.", logs, basis="anonymous", cited="one trader")
    boats = Flow(givers=(vale,), receivers=(quist,), goods="boats", amount=Decimal(40), unit="boats")
    first.fact("And 40 boats go with them.", boats)
    return made


def made(view: Reading | None = None, to: str | None = "Omar Quist") -> Brief:
    return brief(view or world().view(DAY), issue=ISSUE, to=to)


def section(of: Brief, title: str) -> list[str]:
    return [line.text for s in of.sections if s.title == title for line in s.lines]


def test_every_line_has_a_source_and_every_source_stands_in_its_document() -> None:
    view = world().view(DAY)
    note = made(view)
    assert all(line.keys for s in note.sections for line in s.lines)
    for source in note.sources:
        assert view.document(source.document).text[source.start : source.end] == source.quote
    assert check(note.markdown(), view).findings == ()


def test_sections_come_in_order_and_lines_are_numbered_through() -> None:
    note = made()
    titles = ["Issue", "Background", "Current status", "Positions", "Ways in", "The case", "Talking points"]
    assert [s.title for s in note.sections] == titles
    numbers = [line.number for s in note.sections for line in s.lines]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_line_says_when_who_says_so_and_the_words() -> None:
    assert section(made(), "Issue") == [
        "“Quist has suspended all river permits.” — reported 2031-05-04",
        "Omar Quist, president (United States), hedged: “He may charge for river permits.” "
        "— reported 2031-05-04",
    ]


def test_positions_are_one_a_speaker_with_the_post_of_the_day() -> None:
    positions = section(made(), "Positions")
    assert any(
        p.startswith("Omar Quist, president (United States): “No river permits for anyone,” —")
        for p in positions
    )
    assert len(positions) == 2


def test_the_case_keeps_its_attribution_and_adds_nothing_up() -> None:
    note = made()
    case = section(note, "The case") + section(note, "Talking points")
    assert any(
        "“Some 900 rafts of logs go south each month.” — according to one trader" in line for line in case
    )
    assert "940" not in note.markdown()


def test_talking_points_are_short() -> None:
    points = section(made(), "Talking points")
    assert points
    for point in points:
        quote = re.search("“(.*)”", point)
        assert quote is not None
        assert len(quote[1].split()) <= 20


def test_no_line_stands_in_two_sections() -> None:
    note = made()
    quotes = [line.text for s in note.sections if s.title != "Ways in" for line in s.lines]
    assert len(quotes) == len(set(quotes))


def test_talking_points_are_what_our_side_gives_or_says() -> None:
    desk = world()
    page = desk.pages[0]
    theirs = Flow(givers=(page.ref("Omar Quist"),), receivers=(page.ref("Nora Vale"),), goods="river boats")
    page.fact("Quist sends river boats under permits north.", theirs)
    note = brief(desk.view(DAY), issue=ISSUE)
    assert not any("north" in line for line in section(note, "Talking points"))
    assert any("north" in line for line in section(note, "The case"))


def test_what_goes_on_or_is_to_come_is_the_current_status_and_the_rest_background() -> None:
    desk = world()
    page = desk.pages[0]
    page.contact("Vale met Tam on river permits.", "Nora Vale", "Vic Tam")
    page.contact("Vale will meet Tam on river permits again.", "Nora Vale", "Vic Tam", modality="planned")
    note = brief(desk.view(DAY), issue=ISSUE)
    assert any("“Vale met Tam" in line for line in section(note, "Background"))
    assert "Planned: “Vale will meet Tam on river permits again.” — reported 2031-05-04" in section(
        note, "Current status"
    )


def test_the_background_is_in_the_order_of_time() -> None:
    desk = world()
    page = desk.pages[0]
    for month in ("03", "01", "02"):
        page.contact(
            f"Vale and Tam met on river permits in {month}.", "Nora Vale", "Vic Tam", valid=f"2031-{month}"
        )
    months = [
        re.findall(r"— (2031-\d\d)$", x) for x in section(brief(desk.view(DAY), issue=ISSUE), "Background")
    ]
    assert [month[0] for month in months if month] == ["2031-01", "2031-02", "2031-03"]


def test_a_sentence_of_the_text_stands_before_a_title() -> None:
    desk = World()
    title, sentence = "Quist shuts river permits", "Quist has suspended all river permits."
    page = desk.page("a", "2031-05-04", passages=(Passage(0, len(title), "title"),))
    for words, act in ((title, "shut"), (sentence, "suspend")):
        page.fact(words, Measure(issuer=page.ref("Omar Quist"), act=act, object="river permits"))
    assert section(brief(desk.view(DAY), issue=ISSUE), "Issue") == [
        f"“{sentence}” — reported 2031-05-04",
        f"“{title}” — reported 2031-05-04",
    ]


def test_somebody_without_a_name_has_no_position() -> None:
    desk = world()
    page = desk.pages[0]
    page.statement('"The river permits are lost," said a source.', "second source", basis="anonymous")
    page.statement('"The river permits are a mess," said the company.', "company", basis="on_record")
    note = brief(desk.view(DAY), issue=ISSUE)
    assert not any("lost" in line or "mess" in line for line in section(note, "Positions"))


def test_of_a_garbled_copy_nothing_is_said_where_the_report_stands_clear() -> None:
    desk = world()
    copy = desk.copy_of(desk.pages[0], "mangled", DAY, garbled=True)
    copy.contact("Vale metted Tam on river permits.", "Nora Vale", "Vic Tam")
    assert "metted" not in brief(desk.view(DAY), issue=ISSUE).markdown()


def test_a_lead_names_those_whom_the_quote_does_not() -> None:
    desk = world()
    page = desk.pages[0]
    page.contact("They met on river permits.", "Nora Vale", "Vic Tam")
    page.contact("She wrote on river permits.", "Nora Vale", "Pia Ohm", one_way=True, mode="letter")
    lines = section(brief(desk.view(DAY), issue=ISSUE), "Background")
    assert any(line.startswith("Nora Vale and Vic Tam met: “They met") for line in lines)
    assert any(line.startswith("Nora Vale reached out to Pia Ohm: “She wrote") for line in lines)


def test_ways_in_quote_each_hop() -> None:
    lines = section(made(), "Ways in")
    assert lines[0].startswith("Way 1, fair: Nora Vale, chief of staff")
    assert any("Tom Reyes → Omar Quist, family: “Reyes is married" in line for line in lines)
    assert "Ways in" not in [s.title for s in made(to=None).sections]


def test_an_empty_section_says_so() -> None:
    view = World().view(DAY)
    note = brief(view, issue=ISSUE)
    assert note.markdown().count(NOTHING) == len(note.sections)
    assert check(note.markdown(), view).final


def test_what_does_not_fit_is_counted() -> None:
    view = world().view(DAY)
    note = brief(view, issue=ISSUE, at_most=1)
    assert note.sections[0].left_out == 1
    assert "(and 1 more, not shown)" in note.markdown()
    assert check(note.markdown(), view).final


def test_an_uncited_line_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    def uncited(self: Candidates, title: str, at_most: int) -> list[Candidate]:
        return [Candidate("All will be well.", ())] if title == "Issue" else []

    monkeypatch.setattr(Candidates, "of", uncited)
    with pytest.raises(UncitedLine, match="All will be well"):
        made()


def test_a_brief_has_the_join_of_the_labels_it_rests_on() -> None:
    desk = world()
    secret = desk.page("secret", "2031-05-04", label=Label(2, frozenset({"trade"})))
    secret.fact("The river permits return in June.", Measure(issuer=None, act="lift", object="river permits"))
    note = made(desk.view(DAY, clearance=Label(2, frozenset({"trade"}))))
    assert note.label == Label(2, frozenset({"trade"}))
    assert "Handling: level 2, trade" in note.markdown()
    assert "June" not in made(desk.view(DAY)).markdown()


def test_the_same_view_gives_the_same_bytes() -> None:
    assert made().to_json() == made().to_json()
    assert made().markdown() == made().markdown()


def edited(old: str, new: str) -> list[tuple[str, str]]:
    """(code, line) of each finding in an edited brief."""
    view = world().view(DAY)
    text = made(view).markdown()
    assert old in text
    changed = text.replace(old, new, 1)
    return [(f.code, changed.splitlines()[f.line - 1]) for f in check(changed, view).findings]


def test_an_added_line_without_source_is_found() -> None:
    found = edited("## Background\n", "## Background\n\nEverybody is glad.\n")
    assert found == [("uncited", "Everybody is glad.")]


def test_own_judgement_is_allowed_where_it_says_so() -> None:
    assert edited("## Background\n", "## Background\n\nThis is urgent. [own judgement]\n") == []


def test_an_unknown_key_is_found() -> None:
    assert [code for code, _ in edited("2031-05-04 [1]", "2031-05-04 [99]")] == ["unknown_key"]


def test_changed_words_in_quotation_marks_are_found() -> None:
    found = edited("1. “Quist has suspended all", "1. “Quist has ended all")
    assert [code for code, _ in found] == ["misquoted"]


def test_a_source_that_the_reader_may_not_see_is_gone() -> None:
    desk = world()
    secret = desk.page("secret", "2031-05-04", label=Label(2))
    secret.fact("The river permits return in June.", Measure(issuer=None, act="lift", object="river permits"))
    text = made(desk.view(DAY, clearance=Label(2))).markdown()
    codes = {f.code for f in check(text, desk.view(DAY)).findings}
    assert codes == {"source_gone"}


def test_a_claim_that_no_longer_stands_flags_exactly_the_lines_that_rest_on_it() -> None:
    desk = world()
    text = made(desk.view(DAY)).markdown()
    page = desk.pages[0]
    gone = next(n for n, (_, _, fact, _) in enumerate(page.facts) if getattr(fact, "goods", "") == "boats")
    desk.dropped.add((page.name, gone))
    result = check(text, desk.view(DAY))
    rows = text.splitlines()
    assert {f.code for f in result.findings} == {"claim_withdrawn", "source_gone"}
    assert all("40 boats" in rows[f.line - 1] for f in result.findings)
