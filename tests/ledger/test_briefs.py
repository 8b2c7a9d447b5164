"""Briefs in the ledger: what is said stays said, and what is missing is found."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from msgspec.structs import replace

from backchannel.ledger.ledger import Ledger
from backchannel.model.briefs import BriefChange, BriefCopy, BriefHead
from backchannel.model.errors import NothingFound
from backchannel.model.labels import OPEN, Label, Reader

from .worlds import a_desk, meeting, ticking

HEAD = BriefHead(id="", template="ca-minister", issue="timber", by="lena")
COPY = BriefCopy(
    brief="", number=0, form="md", paper=None, state="draft", label=OPEN, content="a", file="b", by="lena"
)


def a_ledger(path: str = ":memory:") -> tuple[Ledger, str]:
    """With a brief whose one line rests on the first claim."""
    ledger = a_desk(ticking(), path)
    ledger.record(*meeting())
    claim = ledger.view().claims()[0].id
    line = BriefChange(what="added", section="issue", text="They met in Oslo.", claims=(claim,), by="lena")
    return ledger, ledger.keep_brief(HEAD, [line])


def test_a_brief_is_read_back_as_it_was_kept() -> None:
    ledger, id_ = a_ledger()
    (record,) = ledger.briefs(reader=Reader())
    assert replace(record.head, at=None) == replace(HEAD, id=id_)
    assert [(change.line, change.text, len(change.claims)) for change in record.changes] == [
        (1, "They met in Oslo.", 1)
    ]
    assert record.copies == ()


def test_each_brief_has_an_id_of_its_own_and_hides_above_its_label() -> None:
    ledger, id_ = a_ledger()
    secret = ledger.keep_brief(replace(HEAD, label=Label(1)), [])
    assert id_ != secret
    assert [record.head.id for record in ledger.briefs(reader=Reader())] == [id_]
    assert [r.head.id for r in ledger.briefs(reader=Reader("lena", Label(1)))] == [id_, secret]


def test_lines_are_numbered_on_and_a_number_is_never_used_again() -> None:
    ledger, id_ = a_ledger()
    ledger.change_brief(id_, BriefChange(what="removed", line=1, by="lena"))
    ledger.change_brief(id_, BriefChange(what="added", section="issue", text="More.", by="lena"))
    assert [change.line for change in ledger.briefs(reader=Reader())[0].changes] == [1, 1, 2]


def test_an_act_is_taken_back_once_and_the_making_never() -> None:
    ledger, id_ = a_ledger()
    at = ledger.change_brief(id_, BriefChange(what="judged", line=1, by="omar"))
    assert ledger.undo_brief(id_, by="lena") == at
    with pytest.raises(NothingFound):
        ledger.undo_brief(id_, by="lena")


def test_a_missing_change_or_copy_is_found(tmp_path: Path) -> None:
    path = str(tmp_path / "desk.db")
    ledger, id_ = a_ledger(path)
    for _ in range(3):
        ledger.change_brief(id_, BriefChange(what="judged", line=1, by="omar"))
        ledger.log_copy(id_, lambda number: replace(COPY, brief=id_, number=number))
    assert [f for f in ledger.verify() if f.code == "BC415"] == []
    ledger.close()
    with sqlite3.connect(path) as db:
        db.execute("DELETE FROM brief_changes WHERE number = 2")
        db.execute("DELETE FROM brief_copies WHERE number = 1")
    with Ledger.open(path) as again:
        assert [f.where for f in again.verify() if f.code == "BC415"] == [
            f"brief {id_} in brief_changes",
            f"brief {id_} in brief_copies",
        ]


def test_a_backup_has_the_briefs(tmp_path: Path) -> None:
    ledger, _ = a_ledger(str(tmp_path / "desk.db"))
    ledger.backup(tmp_path / "copy.db")
    with Ledger.open(tmp_path / "copy.db", readonly=True) as copy:
        assert copy.briefs(reader=Reader()) == ledger.briefs(reader=Reader())


def test_a_purge_takes_the_words_of_its_lines_from_the_bytes_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    ledger, id_ = a_ledger(str(path))
    ledger.change_brief(id_, BriefChange(what="worded", line=1, text="A word: zanzibarish.", by="lena"))
    ledger.purge(ledger.view().documents()[0].id, reason="asked")
    assert [change.text for change in ledger.briefs(reader=Reader())[0].changes] == [None, None]
    ledger.close()
    assert b"zanzibarish" not in path.read_bytes()
