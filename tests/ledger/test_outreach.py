"""The board's events in a desk's file: labels, instants, purge, dump, and writers at once."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.ledger.ledger import Ledger
from backchannel.ledger.outreach import Done
from backchannel.model.errors import NothingFound
from backchannel.model.labels import Label, Reader
from backchannel.model.outreach import Change, Event, LineUse, Party, Step

from .worlds import MORNING, a_desk, meeting, stopped, ticking

SECRET = Label(2, frozenset({"harbour"}))
CLEARED = Reader("lena", SECRET)


def an_ask(desk: Ledger, request: str = "keep the port open", **more: object) -> Event:
    fields = {"change": Change(target=Party(name="Nils Orr"), request=request), **more}
    return desk.do(Done(kind="ask", by="lena", **fields))  # type: ignore[arg-type]


def moved(desk: Ledger, ask: Event, state: str, **more: object) -> Event:
    change = Change(state=state)  # type: ignore[arg-type]
    return desk.do(Done(kind="move", change=change, by="omar", subject=ask.subject, **more))  # type: ignore[arg-type]


def test_an_event_comes_back_as_it_was_done() -> None:
    desk = a_desk()
    desk.record(*meeting())
    one, other, *_ = desk.view().entities("person")
    step = Step(a=Party(name=one.caption, refs=tuple(one.refs)), b=Party(name=other.caption), claims=("c:1",))
    change = Change(
        target=step.b,
        messenger=None,
        request="keep it open",
        due=date(2031, 5, 9),
        line=LineUse("l:1", "v:1"),
        route=(step,),
    )
    event = an_ask(desk, change=change, documents=(one.id.partition("#")[0],))
    assert desk.view().outreach() == (event,)
    assert event.change == change
    assert (event.by, event.label, event.subject[:2]) == ("lena", Label(), "a:")


def test_a_label_is_the_join_of_all_that_it_rests_on() -> None:
    desk = a_desk()
    secret = meeting(label=SECRET)
    desk.record(*secret)
    ask = an_ask(desk, label=Label(1, frozenset({"trade"})), documents=(secret[0].id,))
    both = Label(2, frozenset({"trade", "harbour"}))
    assert ask.label == both
    move = moved(desk, ask, "agreed")
    assert move.label == both, "as the ask was opened"
    undo = Done(kind="undo", change=Change(takes_back=move.id), by="omar", subject=ask.subject)
    assert desk.do(undo).label == both
    assert desk.view(reader=CLEARED).outreach() == ()
    assert len(desk.view(reader=Reader("all", both)).outreach()) == 3


def test_what_is_not_there_cannot_be_rested_on() -> None:
    desk = a_desk()
    for wrong in ({"documents": ("d:none",)}, {"subject": "a:none"}):
        with pytest.raises(NothingFound):
            an_ask(desk, **wrong)
    with pytest.raises(NothingFound):
        desk.do(Done(kind="undo", change=Change(takes_back="v:none"), by="lena", subject=None))
    assert desk.view().outreach() == ()


def test_earlier_instants_show_the_board_of_then() -> None:
    desk = a_desk()
    ask = an_ask(desk)
    moved(desk, ask, "agreed")
    moved(desk, ask, "contacted")
    states = [
        [one.state for one in desk.view(known_at=ask.at + timedelta(seconds=n)).asks()] for n in (-1, 0, 1, 2)
    ]
    assert states == [[], ["proposed"], ["agreed"], ["contacted"]]


STEPS = ("ask", "secret ask", "move", "secret move", "note", "undo", "secret undo", "line", "secret line")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 5)), max_size=14), st.booleans())
def test_what_is_hidden_changes_nothing_that_is_shown(steps: list[tuple[str, int]], still: bool) -> None:
    """Two desks, of which one never held what is hidden; also where the clock stands still."""
    with a_desk(stopped()) as whole, a_desk(stopped()) as open_one:
        if not still:
            clock = [MORNING]
            whole._clock = open_one._clock = lambda: clock[0]
        for step, number in steps:
            if not still:
                clock[0] += timedelta(seconds=1)
            hidden = step.startswith("secret")
            shown = open_one.view().outreach()
            done = a_step(step.removeprefix("secret "), number, shown, label=SECRET if hidden else Label())
            if done is not None:
                whole.do(done)
                if not hidden:
                    open_one.do(done)
        assert whole.view().outreach() == open_one.view().outreach()
        assert whole.view().asks() == open_one.view().asks()
        assert whole.view().agreed_lines() == open_one.view().agreed_lines()


def a_step(step: str, number: int, shown: tuple[Event, ...], *, label: Label) -> Done | None:
    if step == "ask":
        change = Change(target=Party(name="Nils Orr"), request=f"request {number}")
        return Done(kind="ask", change=change, by="lena", label=label)
    if step == "line":
        return Done(kind="line", change=Change(words=f"line {number}"), by="lena", label=label)
    subjects = [e for e in shown if e.kind == "ask"]
    if not subjects:
        return None
    one = subjects[number % len(subjects)]
    changes = {
        "move": Change(state="agreed"),
        "note": Change(note=f"note {number}"),
        "undo": Change(takes_back=shown[number % len(shown)].id),
    }
    kinds = {"move": "move", "note": "note", "undo": "undo"}
    return Done(kind=kinds[step], change=changes[step], by="lena", subject=one.subject, label=label)  # type: ignore[arg-type]


def test_the_same_said_twice_at_one_instant_is_two_asks() -> None:
    desk = a_desk(stopped())
    assert an_ask(desk).subject != an_ask(desk).subject
    assert len(desk.view().asks()) == 2


def test_ids_are_the_same_on_every_run_and_tell_no_number() -> None:
    ids = [[an_ask(desk, f"request {n}").subject for n in range(3)] for desk in (a_desk(), a_desk())]
    assert ids[0] == ids[1]
    assert sorted(ids[0]) != ids[0] or len(set(map(len, ids[0]))) == 1


def test_dump_and_backup_hold_the_board(tmp_path: Path) -> None:
    with a_desk(path=str(tmp_path / "desk.db")) as desk:
        desk.record(*meeting())
        moved(desk, an_ask(desk, documents=(desk.view().documents()[0].id,)), "agreed")
        told = list(desk.dump())
        assert sum('"table":"outreach"' in line for line in told) == 2
        assert sum('"table":"outreach_documents"' in line for line in told) == 1
        desk.backup(tmp_path / "copy.db")
        assert [f.code for f in desk.verify()] == ["BC413"]
        with Ledger.open(tmp_path / "copy.db", readonly=True) as copy:
            assert copy.view().outreach() == desk.view().outreach()


def test_verify_tells_events_that_hang_in_the_air() -> None:
    desk = a_desk()
    ask = an_ask(desk)
    move = moved(desk, ask, "agreed")
    desk.do(Done(kind="undo", change=Change(takes_back=move.id), by="lena", subject=ask.subject))
    assert desk.verify() == []
    desk._connection.execute("DELETE FROM outreach WHERE id = ?", (move.id,))
    assert [f.code for f in desk.verify()] == ["BC411"]
    desk._connection.execute("DELETE FROM outreach WHERE id = ?", (ask.id,))
    assert {f.code for f in desk.verify()} == {"BC411"}


WRITER = """
import sys
from backchannel.ledger.ledger import Ledger
from backchannel.ledger.outreach import Done
from backchannel.model.errors import DeskBusy
from backchannel.model.outreach import Change
path, subject, name, number = sys.argv[1:]
done = 0
while done < int(number):
    try:
        with Ledger.open(path) as desk:
            desk.do(Done(kind="note", change=Change(note=f"{name} {done}"), by=name, subject=subject))
        done += 1
    except DeskBusy:
        continue
"""


def test_two_programs_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    path, number = tmp_path / "desk.db", 12
    with Ledger.create(path, side="CA") as desk:
        subject = an_ask(desk).subject
    arguments = [sys.executable, "-c", WRITER, str(path), subject]
    both = [subprocess.Popen([*arguments, name, str(number)]) for name in ("lena", "omar")]
    assert [one.wait(timeout=120) for one in both] == [0, 0]
    with Ledger.open(path, readonly=True) as desk:
        (ask,) = desk.view().asks()
    told = [note.words for note in ask.notes]
    for name in ("lena", "omar"):
        assert [words for words in told if words.startswith(name)] == [f"{name} {n}" for n in range(number)]


def test_a_purge_takes_the_refs_the_names_and_the_words_of_the_document(tmp_path: Path) -> None:
    with a_desk(ticking(), str(tmp_path / "desk.db")) as desk:
        gone, kept = meeting("Zyxwvara Qorblatt", "Ana Duarte"), meeting("Ana Duarte", "Ivo Brandt")
        desk.record(*gone)
        desk.record(*kept)
        zyx, ana = (e.ref for e in gone[1])
        of_her = Party(name="Ana Duarte", refs=(ana, kept[1][0].ref))
        of_zyx = Party(name="Zyxwvara Qorblatt", refs=(zyx,))
        to_zyx = an_ask(desk, change=Change(target=of_zyx, request="write to them"), documents=(gone[0].id,))
        moved(desk, to_zyx, "agreed")
        way = (Step(a=of_zyx, b=of_her, claims=("c:1",)),)
        to_ana = an_ask(
            desk,
            change=Change(target=of_her, request="call her", route=way),
            documents=(gone[0].id, kept[0].id),
        )
        note = Change(note="Qorblatt will be there")
        desk.do(Done(kind="note", change=note, by="lena", subject=to_ana.subject))
        other = Change(note="all is well")
        desk.do(Done(kind="note", change=other, by="lena", subject=to_ana.subject))
        desk.purge(gone[0].id, reason="asked")
        (left,) = desk.view().asks()
        assert (left.id, left.target.refs, left.route) == (to_ana.subject, (kept[1][0].ref,), ())
        assert [n.words for n in left.notes] == ["all is well"]
        assert [f.code for f in desk.verify()] == ["BC413"]
        bytes_left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
        assert b"Zyxwvara" not in bytes_left
        assert b"Qorblatt" not in bytes_left
