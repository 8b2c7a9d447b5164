"""The board and its clashes, coverage with gaps and doubles, the matrix: of a day, from what one may see."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from backchannel.act.new_asks import NewAsk
from backchannel.act.readouts import Readout
from backchannel.answer.cards import Clash
from backchannel.answer.issue import LEFT_OUT
from backchannel.answer.matrix import matrix
from backchannel.desk import Desk
from backchannel.model.errors import Ambiguous, BadQuestion, NothingFound
from backchannel.model.labels import Label, Reader

from .world import World

MORNING = datetime(2031, 5, 6, 9, tzinfo=UTC)
SECRET = Label(2, frozenset({"OSLO"}))
TEXTS = {
    "old.txt": (
        "2029-02-03",
        "Sweden's trade minister, Lars Holm, developed a close working relationship with Emil Falk. "
        "Holm met Emil Falk in Oslo on February 1, 2029.",
    ),
    "falk.txt": ("2031-04-28", "Emil Falk is a senior adviser to U.S. President Otto Brandt."),
    "talks.txt": (
        "2031-05-05",
        "Sweden's prime minister, Astrid Nyberg, met Emil Falk in Oslo on May 4, 2031. "
        "The decision on the fish quota rests with U.S. Commerce Secretary Dana Holt.",
    ),
    "letter.txt": (
        "2031-05-06",
        "Sweden's trade minister, Lars Holm, spoke with Emil Falk on May 6, 2031.",
    ),
}
UNIVERSE = """name,post,level,party,place,country
Emil Falk,senior adviser,federal,Union,Washington,United States
Otto Brandt,president,federal,Union,Washington,United States
Kim Rowe,governor of Maine,state,Union,Maine,United States
Pat Quill,governor of Ohio,state,Civic,Ohio,United States
Bo Ek,mayor,city,,Duluth,United States
"""


@pytest.fixture
def desk() -> Iterator[Desk]:
    clock = [MORNING]

    def tick() -> datetime:
        clock[0] += timedelta(seconds=1)
        return clock[0]

    with Desk.create(":memory:", side="Sweden", clock=tick) as made:
        for name, (day, text) in TEXTS.items():
            made.add_text(text, name=name, published=day)
        yield made


def a_card(desk: Desk, **fields: object) -> str:
    new = NewAsk(**({"target": "Emil Falk", "request": "lift the quota"} | fields))  # type: ignore[arg-type]
    return desk.add_ask(new).card.id


def clashes(desk: Desk, id_: str, *kinds: str, as_of: str | None = None) -> list[Clash]:
    return [c for c in desk.ask(id_, as_of=as_of).card.clashes if c.kind in kinds]


def test_cards_stand_in_their_columns_those_due_first(desk: Desk) -> None:
    late, early, none = (a_card(desk, due=due) for due in (date(2031, 6, 1), date(2031, 5, 9), None))
    moved = a_card(desk, messenger="Astrid Nyberg")
    desk.move_ask(moved, "agreed")
    board = desk.board()
    assert [(column.state, [card.id for card in column.cards]) for column in board.columns] == [
        ("proposed", [early, late, none]),
        ("agreed", [moved]),
        ("contacted", []),
        ("replied", []),
        ("closed", []),
    ]
    assert "3 proposed, 1 agreed" in board.lines()[0]


def test_two_messengers_to_one_and_the_same_twice_are_told_on_both_cards(desk: Desk) -> None:
    one = a_card(desk, messenger="Astrid Nyberg")
    two = a_card(desk, messenger="Lars Holm", request="say hello")
    (clash,) = clashes(desk, one, "two_messengers")
    assert clash.words == f"Lars Holm is to reach Emil Falk too: “say hello” (proposed; {two})"
    assert clash.asks == (two,)
    assert [c.asks for c in clashes(desk, two, "two_messengers")] == [(one,)]
    three = a_card(desk, messenger="Lars Holm", request="and again")
    assert [c.asks for c in clashes(desk, three, "twice")] == [(two,)]
    desk.move_ask(two, "closed")
    assert clashes(desk, one, "two_messengers")[0].asks == (three,)
    assert clashes(desk, two, "two_messengers", "twice") == []


def test_a_messenger_with_too_many_open_cards_is_told(desk: Desk) -> None:
    ids = [a_card(desk, messenger="Lars Holm", target=f"Person Number{n}") for n in range(3)]
    assert clashes(desk, ids[0], "overloaded") == []
    ids.append(a_card(desk, messenger="Lars Holm", target="Otto Brandt"))
    assert [c.words for c in clashes(desk, ids[0], "overloaded")] == ["Lars Holm has 4 open cards"]


def test_a_deadline_is_past_as_of_the_day(desk: Desk) -> None:
    id_ = a_card(desk, due=date(2031, 5, 4), messenger="Astrid Nyberg")
    assert "2 days ago" in clashes(desk, id_, "late")[0].words
    assert clashes(desk, id_, "late", as_of="2031-05-04") == []
    desk.move_ask(id_, "contacted", whom=desk.read_back_ask(id_).whom)
    assert clashes(desk, id_, "late") == []


def test_a_way_of_which_nothing_is_told_for_a_year_is_stale(desk: Desk) -> None:
    answer = desk.routes(to="Emil Falk", messenger="Lars Holm", as_of="2031-05-01")
    assert [p.name for p in answer.routes[0].people] == ["Lars Holm", "Emil Falk"]
    new = NewAsk(target="Emil Falk", messenger="Lars Holm", request="x", way=1)
    id_ = desk.add_ask(new, as_of=date(2031, 5, 1)).card.id
    found = clashes(desk, id_, "stale")
    assert "nothing later than 2029-02" in found[0].words
    assert "27 months before" in found[0].words
    assert clashes(desk, id_, "stale", as_of="2029-12-01") == []


def test_without_a_way_the_last_contact_counts(desk: Desk) -> None:
    nobody = a_card(desk, target="Otto Brandt", messenger="Lars Holm")
    assert [c.kind for c in clashes(desk, nobody, "no_contact", "stale")] == ["no_contact"]
    fresh = a_card(desk, messenger="Lars Holm")
    assert clashes(desk, fresh, "no_contact", "stale") == []
    (stale,) = clashes(desk, fresh, "stale", as_of="2033-01-01")
    assert stale.citations


def test_a_post_that_ended_is_told_with_the_successor(desk: Desk) -> None:
    id_ = a_card(desk, messenger="Astrid Nyberg")
    assert clashes(desk, id_, "post_ended") == []
    desk.add_text(
        "Sweden's former prime minister, Astrid Nyberg, wrote a book. "
        "Sweden's prime minister, Nils Berg, read it.",
        name="book.txt",
        published="2031-06-01",
    )
    (clash,) = clashes(desk, id_, "post_ended", as_of="2031-06-02")
    assert "Astrid Nyberg is no longer prime minister" in clash.words
    assert "now Nils Berg" in clash.words
    assert clash.citations
    assert clashes(desk, id_, "post_ended", as_of="2031-05-06") == []


def test_who_does_not_decide_is_told_with_who_does(desk: Desk) -> None:
    id_ = a_card(desk, issue="fish quota")
    (clash,) = clashes(desk, id_, "not_decider")
    assert clash.words.startswith("Emil Falk is not known to decide on it")
    assert "Dana Holt" in clash.words
    assert clash.citations[0].quote
    assert clashes(desk, a_card(desk, issue="fish quota", target="Dana Holt"), "not_decider") == []
    assert clashes(desk, a_card(desk, issue="cod liver"), "not_decider") == []


def on_a_way(desk: Desk) -> tuple[str, str]:
    """A card on a way, and the claim under it."""
    new = NewAsk(target="Emil Falk", messenger="Lars Holm", request="x", way=1)
    card = desk.add_ask(new, as_of=date(2029, 3, 1)).card
    return card.id, card.route[0].claims[0]


def test_a_claim_that_was_rejected_edited_or_is_gone_shows_on_the_card(desk: Desk) -> None:
    id_, claim = on_a_way(desk)
    assert clashes(desk, id_, "rejected", "edited", "gone") == []
    desk.reject(claim)
    (clash,) = clashes(desk, id_, "rejected")
    assert "counts as a fact no longer" in clash.words
    desk.undo(claim)
    fields = desk.fields(claim)
    name = "detail" if "detail" in fields else "place"
    desk.edit(claim, **{name: "Kiruna"})
    (clash,) = clashes(desk, id_, "edited")
    assert "was corrected to" in clash.words
    desk.undo(claim)
    desk.ledger.retract(claim)
    assert [c.kind for c in clashes(desk, id_, "gone", "rejected")] == ["gone"]
    assert desk.ask(id_).card.route[0].claims[0] == claim


def test_a_purge_leaves_the_card_and_says_that_its_words_are_gone(desk: Desk) -> None:
    id_, claim = on_a_way(desk)
    desk.purge(desk.view().claim(claim).document, reason="asked")
    card = desk.ask(id_).card
    assert [c.kind for c in card.clashes] == ["gone"]
    assert (card.messenger.name if card.messenger else "", card.route[0].words) == ("Lars Holm", None)


def test_an_id_may_be_cut_short_where_it_fits_one(desk: Desk) -> None:
    ids = [a_card(desk, request=f"request {n}") for n in range(30)]
    assert desk.ask(ids[0][:12]).card.id == ids[0]
    assert desk.ask(ids[0].removeprefix("a:")).card.id == ids[0]
    with pytest.raises(NothingFound):
        desk.ask(ids[0][:4])
    starts = [i[:6] for i in ids]
    if len(set(starts)) < len(starts):
        with pytest.raises(Ambiguous):
            desk.ask(next(s for s in starts if starts.count(s) > 1))


def a_universe(desk: Desk, folder: Path, text: str = UNIVERSE) -> None:
    (folder / "universe.csv").write_text(text)
    desk.import_universe(folder / "universe.csv", published=date(2031, 5, 1))


def test_coverage_counts_each_level_party_and_place(desk: Desk, tmp_path: Path) -> None:
    a_universe(desk, tmp_path)
    answer = desk.coverage()
    told = [(c.level, c.party, c.place, c.reached, c.of, c.last) for c in answer.cells]
    assert told == [
        ("federal", "Union", "Washington", 1, 2, date(2031, 5, 6)),
        ("state", "Union", "Maine", 0, 1, None),
        ("state", "Civic", "Ohio", 0, 1, None),
        ("city", None, "Duluth", 0, 1, None),
    ]
    assert [(c.level, c.reached, c.of) for c in answer.by_level] == [
        ("federal", 1, 2),
        ("state", 0, 2),
        ("city", 0, 1),
    ]
    assert [c.party for c in answer.by_party] == ["Union", "Civic", None]
    assert sorted(answer.cells[0].by) == ["Astrid Nyberg", "Lars Holm"]
    assert [one.name for one in answer.gaps] == ["Otto Brandt", "Kim Rowe", "Pat Quill", "Bo Ek"]
    assert "Of 5 people 1 were reached by 2031-05-06 (universe.csv, 2031-05-01)" in answer.lines()[0]


def test_two_of_ours_with_one_in_a_short_time_are_told(desk: Desk, tmp_path: Path) -> None:
    a_universe(desk, tmp_path)
    (double,) = desk.coverage().doubles
    assert (double.name, double.days) == ("Emil Falk", 2)
    assert [t.names for t in (double.earlier, double.later)] == ["Astrid Nyberg", "Lars Holm"]
    assert double.later.citations
    assert desk.coverage(within=1).doubles == ()
    with pytest.raises(BadQuestion):
        desk.coverage(within=-1)


def test_contacts_count_from_a_day_on_about_an_issue_and_not_before_they_were(
    desk: Desk, tmp_path: Path
) -> None:
    a_universe(desk, tmp_path)
    assert [t.names for t in desk.coverage(since="2031-05-05").people[0].touches] == ["Lars Holm"]
    assert next(t.day for t in desk.coverage(as_of="2031-05-05").people[0].touches) == date(2031, 5, 4)
    assert len(desk.coverage(about="fish quota").people[0].touches) == 1
    assert desk.coverage(as_of="2031-04-30").people == ()
    assert desk.coverage(as_of="2031-04-30").later == 5


def test_a_card_that_was_contacted_reaches_and_its_readout_is_the_same_contact(
    desk: Desk, tmp_path: Path
) -> None:
    a_universe(desk, tmp_path)
    id_ = a_card(desk, target="Otto Brandt", messenger="Astrid Nyberg", issue="fish quota")
    whom = desk.read_back_ask(id_).whom
    assert not desk.coverage().people[1].reached
    desk.move_ask(id_, "contacted", whom=whom, day=date(2031, 5, 5))
    (touch,) = desk.coverage().people[1].touches
    assert (touch.names, touch.day, touch.asks) == ("Astrid Nyberg", date(2031, 5, 5), (id_,))
    assert desk.coverage(as_of="2031-05-04").people[1].touches == ()
    assert desk.coverage(about="fish quota").people[1].reached
    assert not desk.coverage(about="lumber").people[1].reached
    desk.readout(id_, Readout(summary="He listened.", mode="call", day=date(2031, 5, 5)))
    (touch,) = desk.coverage().people[1].touches
    assert (touch.asks, touch.words, bool(touch.citations)) == ((id_,), "spoke by phone", True)
    desk.undo_ask(id_)
    desk.move_ask(id_, "agreed")
    assert [t.asks for t in desk.coverage().people[1].touches] == [()]


def test_a_newer_table_of_one_name_takes_the_place_of_the_older(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(NothingFound, match="no universe"):
        desk.coverage()
    a_universe(desk, tmp_path)
    a_universe(desk, tmp_path, UNIVERSE.replace("Bo Ek,mayor,city,,Duluth,United States\n", ""))
    assert len(desk.coverage().people) == 4
    assert len(desk.coverage().tables) == 1


def test_who_has_left_the_post_by_the_day_is_not_covered(desk: Desk, tmp_path: Path) -> None:
    table = "name,post,level,country,from,to\nKim Rowe,governor of Maine,state,US,2027-01,2030-12\n"
    table += "Pat Quill,governor of Ohio,state,US,2029-01,present\n"
    a_universe(desk, tmp_path, table)
    assert [one.name for one in desk.coverage().people] == ["Pat Quill"]


def test_what_is_hidden_changes_no_board_coverage_or_matrix(tmp_path: Path) -> None:
    told = []
    for hidden in (False, True):
        with Desk.create(":memory:", side="Sweden", clock=lambda: MORNING) as desk:
            for name, (day, text) in TEXTS.items():
                desk.add_text(text, name=name, published=day)
            a_universe(desk, tmp_path)
            id_ = a_card(desk, messenger="Lars Holm", line="One sea.")
            cleared = Desk(desk.ledger, reader=Reader("lena", SECRET), clock=lambda: MORNING)
            if hidden:
                new = NewAsk(target="Emil Falk", request="y", messenger="Astrid Nyberg", label=SECRET)
                other = cleared.add_ask(new).card.id
                cleared.readout(other, Readout(summary="He said no."))
                cleared.note_ask(id_, "he knows", label=SECRET)
                cleared.edit_ask(id_, request="something else", label=SECRET)
                line = cleared.agreed_lines().agreed[0].id
                cleared.edit_line(line, "One sea, one fish.", label=SECRET)
            a_card(desk, request="after it")
            answers = [desk.board(), desk.ask(id_), desk.coverage(), desk.matrix(), desk.agreed_lines()]
            told.append([answer.to_json() for answer in answers])
            if hidden:
                assert cleared.board().to_json() != told[-1][0]
    assert told[0] == told[1]


def test_the_matrix_has_the_last_contact_of_each_two(desk: Desk) -> None:
    answer = desk.matrix()
    names = {axis.id: axis.name for axis in (*answer.ours, *answer.theirs)}
    told = {(names[c.ours], names[c.theirs]): (c.last, c.words, c.count) for c in answer.cells}
    assert told == {
        ("Lars Holm", "Emil Falk"): (date(2031, 5, 6), "spoke", 2),
        ("Astrid Nyberg", "Emil Falk"): (date(2031, 5, 4), "met", 1),
    }
    assert all(cell.citations for cell in answer.cells)
    before = desk.matrix(as_of="2029-12-01")
    assert [(c.last, c.count) for c in before.cells] == [(date(2029, 2, 1), 1)]
    one = desk.matrix(at_most=1)
    assert (len(one.ours), len(one.cells), one.more) == (1, 1, 1)
    with pytest.raises(BadQuestion):
        desk.matrix(at_most=0)


def test_of_very_many_contacts_on_an_issue_the_latest_are_in_the_matrix(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("backchannel.answer.issue.TOGETHER", 1)
    made = World(side="CA")
    for day in range(1, 6):
        page = made.page(f"p{day}", f"2031-05-0{day}")
        page.tenure("Trade minister Nora Vale of Canada.", "Nora Vale", "trade minister", country="CA")
        page.contact(f"Vale met guest {day} about salmon.", "Nora Vale", f"Guest G{day}x")
    whole = matrix(made.view(), about="salmon")
    assert ([axis.name for axis in whole.theirs], whole.has_more) == (
        [f"Guest G{n}x" for n in range(1, 6)],
        False,
    )
    monkeypatch.setattr(sys.modules["backchannel.answer.matrix"], "READ_CLAIMS", 2)
    answer = matrix(made.view(), about="salmon")
    assert ([axis.name for axis in answer.theirs], answer.has_more) == (["Guest G4x", "Guest G5x"], True)
    assert LEFT_OUT in answer.lines(width=200)


def test_the_matrix_of_one_side_has_only_theirs(desk: Desk) -> None:
    desk.add_text(
        "Norway's foreign minister, Kari Lund, met Lars Holm in Oslo on May 3, 2031.",
        name="norway.txt",
        published="2031-05-04",
    )
    everybody, norway = desk.matrix(), desk.matrix(to="Norway")
    assert {axis.name for axis in everybody.theirs} == {"Emil Falk", "Kari Lund"}
    assert {axis.name for axis in norway.theirs} == {"Kari Lund"}
