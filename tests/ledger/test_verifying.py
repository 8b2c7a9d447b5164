"""A desk that is not whole says so, and says where."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.ledger.ledger import Ledger
from backchannel.ledger.recording import Quarantined
from backchannel.ledger.resolving import Resolution
from backchannel.model.errors import LedgerError

from .worlds import a_desk, a_document, meeting, stopped


def codes(desk: Ledger) -> list[str]:
    return [f.code for f in desk.verify() if f.code != "BC413"]


def test_a_whole_desk_has_no_findings_but_documents_that_wait() -> None:
    desk = a_desk()
    document, entities, drafts = meeting()
    desk.record(document, entities, drafts)
    assert [(f.code, f.where) for f in desk.verify()] == [("BC413", f"document {document.id}")]
    desk.resolve(Resolution(document=document.id, by="names.v1"))
    assert desk.verify() == []


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        ("UPDATE documents SET text = replace(text, 'met', 'saw')", "BC201"),
        ("UPDATE documents SET text = text || ' More.'", "BC203"),
        ("UPDATE documents SET text = ' ' || text", "BC201"),
        ("UPDATE claims SET evidence = replace(evidence, '\"start\":0', '\"start\":1')", "BC201"),
        ("UPDATE entities SET mentions = replace(mentions, '\"end\":15', '\"end\":900')", "BC202"),
        ("UPDATE claims SET fact = replace(fact, '#e1', '#e7')", "BC411"),
        ("PRAGMA foreign_keys = OFF; DELETE FROM entities", "BC411"),
        ("DELETE FROM passages", "BC412"),
        ("INSERT INTO passage_words (passage_words) VALUES ('delete-all')", "BC412"),
        ("UPDATE claims SET fact = '{'", "BC410"),
    ],
)
def test_damage_is_found(damage: str, code: str) -> None:
    desk = a_desk()
    desk.record(*meeting())
    assert codes(desk) == []
    desk._connection.executescript(damage)
    assert code in codes(desk)


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, 60), letter=st.characters(categories=["L", "N", "P", "Z"]))
def test_no_changed_character_of_a_text_goes_unnoticed(place: int, letter: str) -> None:
    with a_desk(stopped()) as desk:
        document, entities, drafts = meeting()
        desk.record(document, entities, drafts)
        changed = document.text[:place] + letter + document.text[place + 1 :]
        desk._connection.execute("UPDATE documents SET text = ?", (changed,))
        assert bool(codes(desk)) is (changed != document.text)


def test_a_quarantined_draft_is_listed_with_its_reason() -> None:
    desk = a_desk()
    document, entities, drafts = meeting()
    desk.record(
        document, entities, drafts[:1], quarantined=[Quarantined(drafts[1], "BC202", "inside furniture")]
    )
    (finding,) = [f for f in desk.verify() if f.code == "BC202"]
    assert "inside furniture" in finding.what
    assert document.id in finding.where


def test_a_file_with_torn_pages_is_reported_and_not_a_crash(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with a_desk(path=str(path)) as desk:
        for n in range(60):
            day = date(2031, 5, 1) + timedelta(n)
            desk.record(*meeting(f"Petra Lindqvist{n}", "Omar Benhaddou", day=day))
    whole = path.read_bytes()
    torn = len(whole) // 3
    path.write_bytes(whole[:-torn] + bytes(torn))
    with Ledger.open(path, readonly=True) as desk:
        assert "BC410" in [f.code for f in desk.verify()]
        with pytest.raises(LedgerError, match=r"BC410.*backchannel restore"):
            desk.view().documents()


def test_a_full_disk_is_reported_and_leaves_nothing_half_done(tmp_path: Path) -> None:
    with a_desk(path=str(tmp_path / "desk.db")) as desk:
        desk.record(*meeting())
        before = list(desk.dump())
        pages = desk._connection.execute("PRAGMA page_count").fetchone()[0]
        for spare in range(4):
            desk._connection.execute(f"PRAGMA max_page_count = {pages + spare}")
            with pytest.raises(LedgerError, match="full"):
                desk.record(a_document("Ostria " * 20_000), [], [])
            assert list(desk.dump()) == before
            assert codes(desk) == []


def test_a_backup_says_the_same_also_while_it_is_written_to(tmp_path: Path) -> None:
    with a_desk(path=str(tmp_path / "desk.db")) as desk:
        desk.record(*meeting())
        with Ledger.open(tmp_path / "desk.db", readonly=True) as reader:
            reader.backup(tmp_path / "copy.db")
            desk.record(*meeting("Ana Duarte", "Ivo Brandt"))
        desk.backup(tmp_path / "later.db")
        with Ledger.open(tmp_path / "later.db", readonly=True) as copy:
            assert list(copy.dump()) == list(desk.dump())
        with Ledger.open(tmp_path / "copy.db") as copy:
            assert len(copy.view().documents()) == 1
            assert codes(copy) == []
