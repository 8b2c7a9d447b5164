"""The desk puts the parts together: files in, answers with their words out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import backchannel
from backchannel.desk import Desk
from backchannel.gazetteer.sides import side_code
from backchannel.ledger.ledger import Ledger
from backchannel.model.errors import BadQuestion, DeskBusy, NoDesk, NothingFound

from .ingest.stories import TEXTS, story

NOON = datetime(2031, 5, 6, 12, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    for number in range(4):
        name, document = story(number)
        (tmp_path / name).write_text(f"{document.text}\n", "utf8")
    with Desk.create(tmp_path / "desk.db", side="Norway", clock=lambda: NOON) as desk:
        desk.add(tmp_path / "report0.txt", tmp_path / "report1.txt")
        yield desk


def test_files_and_folders_and_lines_and_pasted_texts_go_in(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "memos"
    folder.mkdir()
    (folder / "one.txt").write_text(TEXTS[2])
    line = {"id": "a1", "text": TEXTS[3], "published": "2031-05-04"}
    (folder / "two.jsonl").write_text(json.dumps(line) + "\nnot json\n")
    report = desk.add(folder, tmp_path / "missing.txt")
    assert (report.added, [e.code for _, e in report.failed]) == (2, ["BC107", "BC105"])
    report = desk.add_text("Petra Lindqvist wrote to Ivo Brandt.", name="note", published="2031-05-05")
    assert report.added == 1
    names = {d.name: d.published for d in desk.view().documents()}
    assert names["a1"] == date(2031, 5, 4)
    assert names["note"] == date(2031, 5, 5)
    assert desk.add_text(" ", name="blank").failed[0][1].code == "BC101"
    assert (
        desk.add_text("Ana Duarte spoke.", name="late", published="2031-05-07")
        .notices[0][1]
        .startswith("BC120")
    )


def test_answers_come_with_their_words(desk: Desk) -> None:
    assert desk.who("Petra Lindqvist").name == "Petra Lindqvist"
    assert desk.find("Vellmark").passages
    assert desk.timeline(who="Petra Lindqvist").events
    claim = desk.view().claims()[0]
    assert desk.why(claim.id).supports
    assert desk.brief("timber")
    assert b"Lindqvist" in b"".join(desk.export())
    assert desk.view(as_of="2031-05-04").valid_at == date(2031, 5, 4)
    with pytest.raises(NothingFound):
        desk.who("Nobody Atall")
    with pytest.raises(BadQuestion, match="2020-04-05"):
        desk.view(as_of="May 4")


def test_a_side_is_given_by_name_or_code_and_kept_as_a_code(desk: Desk) -> None:
    assert desk.view().side == "NO"
    assert [side_code(side) for side in ("Canada", "ca", "CA-ON", "Ontario", None)] == [
        *("CA", "CA", "CA-ON", "CA-ON", None)
    ]
    with pytest.raises(BadQuestion, match="Atlantis"):
        side_code("Atlantis")


def test_a_mark_says_whose_side_somebody_is_on_and_is_taken_back(desk: Desk) -> None:
    desk.mark("Omar Benhaddou", "ours")
    view = desk.view()
    assert view.marks()[view.named("Omar Benhaddou")[0].id] == "ours"
    desk.mark("Omar Benhaddou", None)
    assert desk.view().marks() == {}
    with pytest.raises(NothingFound):
        desk.mark("Nobody Atall", "ours")


def test_a_purged_document_is_gone_from_every_answer(desk: Desk) -> None:
    document = next(d for d in desk.view().documents() if "Vellmark" in d.text)
    desk.purge(document.id, reason="asked")
    assert desk.find("Vellmark").passages == ()
    assert b"Vellmark" not in b"".join(desk.export())
    assert desk.verify() == []
    with pytest.raises(NothingFound):
        desk.purge(document.id, reason="asked")


def test_the_same_files_make_the_same_desk(desk: Desk, tmp_path: Path) -> None:
    with Desk.create(":memory:", side="NO", clock=lambda: NOON) as again:
        again.add(tmp_path / "report0.txt", tmp_path / "report1.txt")
        assert list(again.ledger.dump()) == list(desk.ledger.dump())
        assert list(again.export()) == list(desk.export())


def test_a_desk_is_opened_by_its_path(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with pytest.raises(DeskBusy):
        Desk.open(path)
    with Desk.open(path, readonly=True) as reader:
        assert reader.view().documents() == desk.view().documents()
    desk.close()
    with backchannel.open(str(path)) as again:
        assert len(again.view().documents()) == 2
    with pytest.raises(NoDesk):
        backchannel.open(str(tmp_path / "none.db"))


def test_the_sample_desk_is_whole_and_the_same_bytes_every_time(tmp_path: Path) -> None:
    with backchannel.sample() as sample, backchannel.sample() as again:
        assert sample.view().side == "CA"
        assert sample.verify() == []
        assert all("/" not in d.name for d in sample.view().documents())
        assert list(sample.export()) == list(again.export())
        sample.ledger.backup(tmp_path / "sample.db")
        with Ledger.open(tmp_path / "sample.db") as copy:
            assert list(copy.dump()) == list(sample.ledger.dump())


def test_the_sample_desk_is_asked_what_it_would_have_foreseen() -> None:
    desk = Desk.sample()
    answer = desk.backtest(until="2025-02-01", horizon=200)
    assert any(row.is_foreseen for row in answer.contacts)
    assert desk.backtest(until="2025-02-01", horizon=200, side="CA").contacts == answer.contacts
    assert {row.ours for row in desk.backtest(until="2025-02-01", side="United States").contacts}.isdisjoint(
        row.ours for row in answer.contacts
    )
