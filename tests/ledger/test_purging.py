"""Deleted is deleted: not a word of a purged document is left in any file of the desk."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest

from backchannel.ledger.ledger import Ledger
from backchannel.ledger.recording import Quarantined
from backchannel.ledger.resolving import Resolution
from backchannel.model.claims import Review
from backchannel.model.errors import DeskBusy, NothingFound
from backchannel.model.reports import DocumentRelation

from .worlds import MORNING, a_desk, meeting, same, ticking

CANARIES = ("Zyxwvara", "Qorblatt", "Vellmark", "zyxwvara", "qorblatt", "vellmark", "Xanthippos")


def bytes_of(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.iterdir()))


def fill(desk: Ledger) -> str:
    """A desk with one document to purge, of which every table has something; its id."""
    kept = meeting("Ana Duarte", "Ivo Brandt", day=date(2031, 5, 2))
    kept = (msgspec.structs.replace(kept[0], text=kept[0].text.replace("Vellmark", "Ostria12")), kept[1], [])
    desk.record(*kept)
    document, entities, drafts = meeting("Zyxwvara Qorblatt", "Ana Duarte")
    refused = [Quarantined(drafts[1], "BC202", "Xanthippos says so")]
    desk.record(document, entities, drafts[:1], quarantined=refused)
    named = same(entities[1].ref, kept[1][0].ref)
    desk.judge(msgspec.structs.replace(named, reasons=("both met Xanthippos",)))
    desk.relate(
        DocumentRelation(
            left=document.id,
            right=kept[0].id,
            relation="same_story",
            score=0.9,
            reasons=("Vellmark in both",),
        )
    )
    desk.resolve(Resolution(document=document.id, by="names.v1", kept=b"Xanthippos"))
    claim = desk.view().claims()[0]
    desk.review(Review(claim=claim.id, verdict="accepted", by="lena", at=MORNING, note="ask Xanthippos"))
    for who in ("Zyxwvara Qorblatt", "Ana Duarte", entities[1].ref):
        desk.mark(who, side="theirs", by="lena")
    return document.id


def test_no_word_of_a_purged_document_is_left_in_any_file(tmp_path: Path) -> None:
    desk = a_desk(path=str(tmp_path / "desk.db"))
    document = fill(desk)
    before = bytes_of(tmp_path)
    assert all(canary.encode() in before for canary in CANARIES), "the canaries were never there"
    desk.purge(document, reason="asked by the person")
    for when in ("open", "closed"):
        left = bytes_of(tmp_path)
        assert [c for c in CANARIES if c.encode() in left] == [], when
        assert document.encode() in left
        assert b"asked by the person" in left
        desk.close()


def test_a_purge_takes_what_rests_on_the_document_alone() -> None:
    desk = a_desk()
    document = fill(desk)
    desk.purge(document, reason="asked")
    view = desk.view()
    assert [d.name for d in view.documents()] == ["Ana Duarte.txt"]
    assert view.claims() == ()
    assert view.search("Qorblatt") == ()
    assert len(view.search("Ana")) == 1
    assert list(view.marks()) == [view.named("Ana Duarte")[0].id]
    assert view.relations(view.documents()[0].id) == ()
    assert [f.code for f in desk.verify()] == ["BC413"]


def test_documents_judged_against_a_purged_one_wait_to_be_judged_again() -> None:
    desk = a_desk()
    stories = [meeting(other=f"Omar Benhaddou{n}") for n in range(3)]
    for story in stories:
        desk.record(*story)
    first, second, third = ((s[0].id, s[1][0].ref) for s in stories)
    desk.resolve(Resolution(document=first[0], by="names.v1"))
    desk.resolve(Resolution(document=second[0], judgements=(same(first[1], second[1]),), by="names.v1"))
    desk.resolve(Resolution(document=third[0], by="names.v1"))
    desk.purge(first[0], reason="asked")
    assert desk.unresolved() == (second[0],)


def test_what_a_program_judged_of_others_by_a_purged_name_goes_too(tmp_path: Path) -> None:
    desk = a_desk(path=str(tmp_path / "desk.db"))
    purged, first, second = (meeting(other=name) for name in ("Zyx Qorblatt", "Ivo Brandt", "Ana Duarte"))
    for story in (purged, first, second):
        desk.record(*story)
    pair = same(first[1][0].ref, second[1][0].ref)
    rival = msgspec.structs.replace(pair, verdict="unsure", reasons=("it may also be Zyx Qorblatt",))
    kept = msgspec.structs.replace(same(first[1][1].ref, second[1][1].ref), reasons=("both of Ivo Brandt",))
    for story, judged in ((purged, ()), (first, ()), (second, (rival, kept))):
        desk.resolve(Resolution(document=story[0].id, judgements=judged, by="names.v1"))
    desk.purge(purged[0].id, reason="asked")
    assert b"Qorblatt" not in bytes_of(tmp_path)
    assert set(desk.unresolved()) == {first[0].id, second[0].id}
    assert [j.reasons for j in desk.view().judgements(kept.left)] == [kept.reasons]
    assert desk.view().judgements(pair.left) == ()


def test_a_purged_document_does_not_come_back_and_says_so() -> None:
    desk = a_desk()
    document, entities, drafts = meeting()
    desk.record(document, entities, drafts)
    desk.purge(document.id, reason="asked")
    again = desk.record(document, entities, drafts)
    assert (again.added, again.purged) == (False, True)
    assert desk.view().documents() == ()
    with pytest.raises(NothingFound):
        desk.purge(document.id, reason="asked")


def test_a_reader_that_holds_the_words_is_told_of_and_the_next_opening_ends_the_purge(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    desk = a_desk(path=str(path))
    document = fill(desk)
    desk._connection.execute("PRAGMA busy_timeout = 50")
    with Ledger.open(path, readonly=True) as reader:
        reader._connection.execute("BEGIN")
        reader._connection.execute("SELECT count(*) FROM documents").fetchone()
        with pytest.raises(DeskBusy, match="reader keeps its words"):
            desk.purge(document, reason="asked")
        assert "BC414" in [f.code for f in desk.verify()]
    desk.close()
    with Ledger.open(path, clock=ticking()) as desk:
        assert "BC414" not in [f.code for f in desk.verify()]
        assert not any(c.encode() in bytes_of(tmp_path) for c in CANARIES)


def test_a_view_of_a_desk_that_is_closed_holds_nothing_back(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    story = meeting()
    with a_desk(path=str(path)) as desk:
        desk.record(*story)
    with Ledger.open(path, readonly=True) as desk:
        view = desk.view()
        assert view.document(story[0].id).text == story[0].text
    with Ledger.open(path) as desk:
        desk.purge(story[0].id, reason="asked for")
    assert story[0].text.encode() not in path.read_bytes()
    assert view.document(story[0].id).id == story[0].id  # what was read is still there


def test_many_purges_leave_no_canary(tmp_path: Path) -> None:
    """Every second of many documents goes; no word of those is left, and all of the others."""
    with a_desk(path=str(tmp_path / "desk.db")) as desk:
        stories = [meeting(f"Gonekin{n:02}x Ula", f"Otto Stayer{n:02}") for n in range(12)]
        for story in stories:
            desk.record(*story)
        for document, _, _ in stories[::2]:
            desk.purge(document.id, reason="asked")
        left = bytes_of(tmp_path)
        found = [
            n for n in range(12) if f"Gonekin{n:02}x".encode() in left or f"gonekin{n:02}x".encode() in left
        ]
        assert found == list(range(1, 12, 2))
        assert [f for f in desk.verify() if f.code != "BC413"] == []
