"""A desk's outreach: cards are opened, moved, edited, undone and read out, with names, ways and labels."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from backchannel.act.new_asks import NewAsk
from backchannel.act.readouts import Readout, memcon
from backchannel.desk import Desk
from backchannel.model.entities import Judgement
from backchannel.model.errors import Ambiguous, AskChanged, BadQuestion, NothingFound
from backchannel.model.labels import Label, Reader

MORNING = datetime(2031, 5, 6, 9, tzinfo=UTC)
SECRET = Label(2, frozenset({"OSLO"}))
TEXTS = (
    """date: 2031-04-28
title: Sweden turns to old ties

Sweden's prime minister, Astrid Nyberg, wants an end to the fish quota dispute with the United States.
Her chief of staff, Maja Lindqvist, developed a close working relationship with Emil Falk.
Emil Falk is a senior adviser to U.S. President Otto Brandt.
U.S. President Otto Brandt announced a quota on fish from Sweden.
""",
    """date: 2031-05-05
title: Talks go on

Sweden's prime minister, Astrid Nyberg, met Emil Falk in Oslo on May 4, 2031. They discussed the fish quota.
""",
)


@pytest.fixture
def desk() -> Iterator[Desk]:
    clock = [MORNING]

    def tick() -> datetime:
        clock[0] += timedelta(seconds=1)
        return clock[0]

    with Desk.create(":memory:", side="Sweden", clock=tick) as made:
        for number, text in enumerate(TEXTS):
            made.add_text(text, name=f"story {number}.txt")
        yield made


def a_card(desk: Desk, **fields: object) -> str:
    new = NewAsk(**({"target": "Otto Brandt", "request": "lift the quota"} | fields))  # type: ignore[arg-type]
    return desk.add_ask(new).card.id


def test_names_mean_whom_the_desk_knows_and_others_stay_names(desk: Desk) -> None:
    card = desk.ask(a_card(desk, messenger="Kari Holm")).card
    assert card.target.id == desk.who("Otto Brandt").id
    assert card.target.title == "president (United States)" or "president" in card.target.title
    assert card.messenger is not None
    assert (card.messenger.id, card.messenger.title) == (None, "not known to the desk")
    by_post = desk.ask(a_card(desk, target="president of the United States")).card
    assert by_post.target.id == card.target.id


def test_a_way_brings_its_people_and_the_claims_under_each_step(desk: Desk) -> None:
    answer = desk.routes(to="Otto Brandt", about="fish quota", as_of="2031-05-06")
    card = desk.ask(a_card(desk, issue="fish quota", way=1)).card
    first = answer.routes[0]
    assert [card.messenger.id if card.messenger else "", card.target.id] == [
        first.people[0].id,
        first.people[-1].id,
    ]
    assert [(s.a.id, s.b.id) for s in card.route] == [(hop.a, hop.b) for hop in first.hops]
    claims = [{c.claim for c in hop.citations} for hop in first.hops]
    assert [set(step.claims) for step in card.route] == claims
    assert all(step.words and step.citations for step in card.route)
    with pytest.raises(NothingFound, match="no way 9"):
        a_card(desk, way=9)


def test_a_card_goes_from_column_to_column_and_back(desk: Desk) -> None:
    id_ = a_card(desk, messenger="Astrid Nyberg")
    assert desk.move_ask(id_, "agreed").card.state == "agreed"
    for wrong, why in (("agreed", "already"), ("done", "no state")):
        with pytest.raises(BadQuestion, match=why):
            desk.move_ask(id_, wrong)  # type: ignore[arg-type]
    assert desk.move_ask(id_, "proposed").card.state == "proposed"
    assert [(each.words, each.stands) for each in desk.ask(id_).log][1:] == [
        ("moved to agreed", True),
        ("moved to proposed", True),
    ]


def test_nobody_carries_it_so_it_is_not_agreed(desk: Desk) -> None:
    with pytest.raises(BadQuestion, match="nobody is to carry it"):
        desk.move_ask(a_card(desk), "agreed")


def test_contacted_takes_the_right_person_read_back(desk: Desk) -> None:
    id_ = a_card(desk, messenger="Astrid Nyberg")
    told = desk.read_back_ask(id_)
    assert told.identified is not None
    assert "Otto Brandt" in "\n".join(told.lines())
    for whom in (None, "somebody else"):
        with pytest.raises(BadQuestion, match="read back: it is Otto Brandt"):
            desk.move_ask(id_, "contacted", whom=whom)
    assert desk.ask(id_).card.state == "proposed"
    moved = desk.move_ask(id_, "contacted", whom=told.whom, day=date(2031, 5, 5)).card
    assert (moved.state, moved.contacted) == ("contacted", date(2031, 5, 5))


def two_of_one_name(desk: Desk) -> tuple[str, str]:
    """The president's ref, and that of an earlier document's baker, whom a person told apart."""
    text = "Otto Brandt, a baker in Kalmar, sold his shop."
    desk.add_text(text, name="baker.txt", published="2020-01-01")
    refs = [ref for one in desk.view().named("Otto Brandt", "person") for ref in one.refs]
    baker = next(ref for ref in refs if desk.view().document(ref.partition("#")[0]).name == "baker.txt")
    president = next(ref for ref in refs if ref != baker)
    desk.ledger.judge(
        Judgement(left=baker, right=president, verdict="different", score=1.0, reasons=(), by="lena")
    )
    return president, baker


def test_a_merge_after_the_read_back_stops_the_move(desk: Desk) -> None:
    president, baker = two_of_one_name(desk)
    id_ = a_card(desk, target=president, messenger="Astrid Nyberg")
    told = desk.read_back_ask(id_)
    assert told.identified is not None
    assert [part.id for part in told.identified.namesakes] == [baker]
    desk.judge("same", president, baker, even_so=True)
    with pytest.raises(BadQuestion, match="read back"):
        desk.move_ask(id_, "contacted", whom=told.whom)


def test_several_of_one_name_are_never_chosen_among(desk: Desk) -> None:
    two_of_one_name(desk)
    with pytest.raises(Ambiguous, match="Otto Brandt"):
        a_card(desk)


def test_what_is_edited_changes_and_nothing_else(desk: Desk) -> None:
    id_ = a_card(desk, issue="fish quota", due=date(2031, 5, 9), way=1)
    before = desk.ask(id_).card
    after = desk.edit_ask(id_, request="lift the quota by June", due=None).card
    assert (after.request, after.due) == ("lift the quota by June", None)
    assert (after.route, after.target, after.issue) == (before.route, before.target, before.issue)
    other = desk.edit_ask(id_, messenger="Astrid Nyberg").card
    assert other.messenger is not None
    assert (other.messenger.name, other.route) == ("Astrid Nyberg", ())
    for wrong in ({}, {"state": "agreed"}, {"target": None}, {"request": " "}):
        with pytest.raises(BadQuestion):
            desk.edit_ask(id_, **wrong)


def test_undo_gives_back_the_card_as_it_was(desk: Desk) -> None:
    id_ = a_card(desk, messenger="Astrid Nyberg", way=None)
    before = desk.ask(id_).card
    desk.edit_ask(id_, request="something else", issue="cod")
    assert desk.undo_ask(id_).card.card == before  # type: ignore[union-attr]
    gone = desk.undo_ask(id_)
    assert (gone.card, desk.board().cards) == (None, ())
    undoing = [e for e in desk.view().outreach() if e.kind == "undo"][-1]
    assert desk.undo_ask(id_, event=undoing.id).card.card == before  # type: ignore[union-attr]
    with pytest.raises(NothingFound):
        desk.undo_ask("a:0000")


def test_two_who_change_the_same_are_told_and_two_who_do_not_are_both_kept(desk: Desk) -> None:
    id_ = a_card(desk, messenger="Astrid Nyberg")
    seen = desk.ask(id_).card.last
    desk.edit_ask(id_, request="lift it by June", by="omar", seen=seen)
    desk.edit_ask(id_, due=date(2031, 6, 1), by="lena", seen=seen)
    desk.note_ask(id_, "away until Friday", by="omar")
    with pytest.raises(AskChanged, match="omar has changed it"):
        desk.edit_ask(id_, request="lift it by July", by="lena", seen=seen)
    card = desk.ask(id_).card
    assert (card.request, card.due, card.notes[0].words) == (
        "lift it by June",
        date(2031, 6, 1),
        "away until Friday",
    )


def test_a_line_keeps_the_version_that_a_card_carries(desk: Desk) -> None:
    claim = desk.view().claims("measure")[0].id
    line = desk.add_line("Both sides live off one sea.", issue="fish quota", claims=[claim])
    id_ = a_card(desk, line=line.id)
    desk.edit_line(line.id, "Both sides live off one sea and one market.")
    card = desk.ask(id_).card
    assert card.line is not None
    assert (card.line.version, card.line.versions, card.line.words) == (1, 2, "Both sides live off one sea.")
    assert card.line.citations[0].claim == claim
    assert [clash.kind for clash in card.clashes] == ["line_changed"]
    newest = desk.edit_ask(id_, line=line.id).card.line
    assert newest is not None
    assert (newest.version, newest.words) == (2, "Both sides live off one sea and one market.")
    (agreed,) = desk.agreed_lines().agreed
    assert agreed.carried_by == ((id_, 2),)
    new = desk.ask(a_card(desk, line="Fish do not know borders.")).card.line
    assert new is not None
    assert new.words == "Fish do not know borders."


def test_a_card_has_the_label_of_what_it_rests_on(desk: Desk) -> None:
    desk.note("Maja Lindqvist called Otto Brandt on May 5, 2031.", label=SECRET, by="lena")
    cleared = Desk(desk.ledger, reader=Reader("lena", SECRET), clock=desk._clock)
    answer = cleared.routes(to="Otto Brandt", about="fish quota", as_of="2031-05-06")
    secret = [
        number
        for number, route in enumerate(answer.routes, 1)
        if any(
            cleared.view().document(c.document).label == SECRET for hop in route.hops for c in hop.citations
        )
    ]
    opened = cleared.add_ask(NewAsk(target="Otto Brandt", request="x", issue="fish quota", way=secret[0]))
    assert opened.card.label == SECRET
    assert desk.board().cards == ()
    plain = cleared.add_ask(NewAsk(target="Otto Brandt", request="y")).card
    assert (plain.label, len(desk.board().cards)) == (Label(), 1)
    cleared.note_ask(plain.id, "she knows", label=SECRET)
    cleared.move_ask(cleared.edit_ask(plain.id, messenger="Maja Lindqvist").card.id, "agreed")
    assert (desk.ask(plain.id).card.notes, desk.ask(plain.id).card.state) == ((), "proposed")
    assert cleared.ask(plain.id).card.state == "agreed"
    with pytest.raises(NothingFound) as hidden:
        desk.ask(opened.card.id)
    with pytest.raises(NothingFound) as missing:
        desk.ask("a:" + "0" * 16)
    assert str(hidden.value).replace(opened.card.id, "") == str(missing.value).replace("a:" + "0" * 16, "")
    with pytest.raises(BadQuestion, match="could not see it"):
        desk.add_ask(NewAsk(target="Otto Brandt", request="z", label=SECRET))


def test_refs_kept_are_those_that_its_readers_may_see(desk: Desk) -> None:
    desk.note("Otto Brandt likes herring.", label=SECRET, by="lena")
    cleared = Desk(desk.ledger, reader=Reader("lena", SECRET), clock=desk._clock)
    id_ = cleared.add_ask(NewAsk(target="Otto Brandt", request="y")).card.id
    (one,) = [a for a in desk.view().asks() if a.id == id_]
    seen = {d.id for d in desk.view().documents()}
    assert one.target.refs
    assert {ref.partition("#")[0] for ref in one.target.refs} <= seen


def test_a_readout_is_a_note_whose_facts_are_found_and_the_card_is_replied_to(desk: Desk) -> None:
    id_ = a_card(desk, messenger="Astrid Nyberg")
    told = Readout(
        summary="He will look at the quota again. He said that he wants an answer on salmon.",
        mode="call",
        day=date(2031, 5, 5),
        topics=(("Salmon", "He asked for figures."),),
        follow_ups=("Send the figures.",),
    )
    done = desk.readout(id_, told, by="lena")
    assert (done.card.card.state, done.card.card.contacted) == ("replied", date(2031, 5, 5))
    assert [r.document for r in done.card.card.readouts] == [done.noted.document]
    contact = desk.view().claims_in(done.noted.document, "contact")[0]
    assert contact.basis == "readout"
    assert contact.valid is not None
    assert contact.valid.edtf == "2031-05-05"
    people = {desk.view().canonical(ref) for ref in contact.fact.participants}  # type: ignore[union-attr]
    assert people == {desk.who("Astrid Nyberg").id, desk.who("Otto Brandt").id}
    again = desk.readout(id_, told, by="lena")
    assert len(again.card.card.readouts) == 1
    assert desk.undo_ask(id_).card.card.state == "proposed"  # type: ignore[union-attr]


def test_a_readout_of_a_secret_card_is_as_secret(desk: Desk) -> None:
    cleared = Desk(desk.ledger, reader=Reader("lena", SECRET), clock=desk._clock)
    new = NewAsk(target="Otto Brandt", request="y", messenger="Astrid Nyberg", label=SECRET)
    id_ = cleared.add_ask(new).card.id
    done = cleared.readout(id_, Readout(summary="He agreed."))
    assert cleared.view().document(done.noted.document).label == SECRET
    assert done.noted.document not in {d.id for d in desk.view().documents()}


def test_the_form_of_a_memcon_is_filled_in_order() -> None:
    told = Readout(
        summary="They agreed.",
        participants=("Ana Duarte", "Ivo Brandt", "Kei Amsel"),
        mode="talks",
        place="Vellmark",
        topics=(("Fish", "More next week."), ("", "Other things."), ("Empty", " ")),
        follow_ups=("Write to them.", " "),
    )
    assert memcon(told, day=date(2031, 5, 4)).split("\n\n") == [
        "Memorandum of conversation, 4 May 2031",
        "Ana Duarte held talks with Ivo Brandt and Kei Amsel in Vellmark on 4 May 2031.",
        "Summary",
        "They agreed.",
        "Fish",
        "More next week.",
        "Other",
        "Other things.",
        "Follow-ups",
        "- Write to them.\n",
    ]
    for wrong in (Readout(summary=" ", participants=("A", "B")), Readout(summary="x", participants=("A",))):
        with pytest.raises(BadQuestion):
            memcon(wrong, day=date(2031, 5, 4))
