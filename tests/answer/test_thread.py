"""The messages of one thread together, whoever of them is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from backchannel.answer.thread import thread
from backchannel.desk import Desk
from backchannel.ledger.view import View
from backchannel.model.errors import NothingFound
from backchannel.model.labels import OPEN, Label, Reader
from tests.ledger.worlds import a_desk, meeting
from tests.read.files_made import mailbox

CLEARED = Reader("ana", Label(3))


def message(number: str, *, day: int, hour: int, subject: str, **headers: str) -> bytes:
    lines = {
        "From": f"Clerk {number} <{number}@ports.example>",
        "Date": f"{day:02} May 2030 {hour:02}:00:00 +0200",
        "Subject": subject,
        "Message-ID": f"<{number}@ports.example>",
        **{name.replace("_", "-"): words for name, words in headers.items()},
    }
    head = "\n".join(f"{name}: {words}" for name, words in lines.items())
    return f"{head}\n\nThe fee of letter {number} is to be paid.\n\n> An older word.\n".encode()


FIRST = message("a", day=6, hour=9, subject="The fee")
ANSWER = message("b", day=6, hour=18, subject="Re: The fee", In_Reply_To="<a@ports.example>")
NEXT = message("c", day=6, hour=11, subject="Re: The fee", In_Reply_To="<a@ports.example>")
DEEPER = message("d", day=7, hour=8, subject="Fwd: The fee", In_Reply_To="<b@ports.example>")
OTHER = message("e", day=6, hour=10, subject="The quay")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = tmp_path / "letters"
    made.mkdir()
    (made / "box.mbox").write_bytes(mailbox(DEEPER, OTHER, ANSWER))
    (made / "first.eml").write_bytes(FIRST)
    (made / "next.eml").write_bytes(NEXT)
    (made / "note.txt").write_text("Ada Fenn met Otto Brandt about the fee on Monday in Halden.")
    with Desk.create(tmp_path / "desk.db", side="CA") as opened:
        opened.add(made)
        yield opened


def asked(view: View, subject: str) -> str:
    return next(d.id for d in view.documents() if d.title == subject)


def senders(view: View, subject: str) -> list[str]:
    return [name for one in thread(view, asked(view, subject)).messages for name in one.by]


ALL = ["Clerk a", "Clerk c", "Clerk b", "Clerk d"]


@pytest.mark.parametrize("subject", ["The fee", "Re: The fee", "Fwd: The fee"])
def test_every_message_of_a_thread_leads_to_all_in_the_order_sent(desk: Desk, subject: str) -> None:
    assert senders(desk.view(), subject) == ALL


def test_another_thread_of_the_same_box_stays_by_itself(desk: Desk) -> None:
    assert senders(desk.view(), "The quay") == ["Clerk e"]


def test_words_are_those_of_the_message_alone(desk: Desk) -> None:
    told = thread(desk.view(), asked(desk.view(), "The fee")).messages
    assert [one.words for one in told] == [9, 9, 9, 9]


def test_read_by_need_is_as_read_in_whole(desk: Desk) -> None:
    view = desk.view()
    for ids in (["a@ports.example"], ["b@ports.example", "e@ports.example"], ["nobody"], []):
        assert [d.id for d in view.messages(ids)] == [
            d.id for d in view.documents() if d.message in ids or d.thread in ids
        ]


def test_as_of_a_day_what_was_sent_later_is_counted_and_not_shown(desk: Desk) -> None:
    view = desk.view(as_of="2030-05-06")
    told = thread(view, asked(view, "The fee"))
    assert ([name for one in told.messages for name in one.by], told.later) == (ALL[:3], 1)


def test_a_hidden_message_is_as_if_there_were_none() -> None:
    desk = a_desk()
    hidden = Label(2)
    for number, (own, first, label) in enumerate(
        [("a", "a", OPEN), ("b", "a", hidden), ("c", "a", OPEN), ("d", "b", OPEN)], 1
    ):
        document, entities, drafts = meeting(f"Clerk {own}", "Dara Quill", day=date(2031, 5, number))
        named = replace(document, message=own, thread=first, title=own, label=label)
        desk.record(named, entities, drafts)
    everything, open_only = desk.view(reader=CLEARED), desk.view()
    assert titles(everything, "a") == titles(everything, "d") == ["a", "b", "c", "d"]
    assert (titles(open_only, "a"), titles(open_only, "d")) == (["a", "c"], ["d"])


def titles(view: View, title: str) -> list[str | None]:
    return [one.subject for one in thread(view, asked(view, title)).messages]


def test_the_lines_say_who_wrote_when_and_which_was_asked_about(desk: Desk) -> None:
    lines = thread(desk.view(as_of="2030-05-06"), "next.eml").lines()
    assert lines[0] == "3 messages of one thread"
    assert "  2. 2030-05-06 11:00 · Clerk c · 9 words · 0 facts · the one asked about" in lines
    assert lines[-1] == "  1 later message not shown: after the day asked about"


def test_a_message_of_a_mailbox_is_cited_by_the_name_of_its_box(desk: Desk) -> None:
    names = {d.title: d.name.rpartition("/")[2] for d in desk.view().documents()}
    assert (names["Fwd: The fee"], names["The quay"]) == ("box.mbox message 1", "box.mbox message 2")


def test_what_is_no_message_is_said_so(desk: Desk) -> None:
    with pytest.raises(NothingFound, match="no message"):
        thread(desk.view(), "note.txt")
