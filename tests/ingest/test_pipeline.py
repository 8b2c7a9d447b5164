"""Every document ends up in the ledger or in the report with its reason; a killed run goes on."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from backchannel.extract.finders import find_all
from backchannel.extract.language_model import Model, load_model
from backchannel.extract.parsed import Parsed
from backchannel.ingest.pipeline import Item, Report, add
from backchannel.ledger.ledger import Ledger
from backchannel.model.claims import Draft
from backchannel.model.errors import EmptyFile
from backchannel.model.sources import Document
from backchannel.read.reading import read_text
from tests.ledger.killing import killed_at, needs_fork
from tests.ledger.worlds import a_desk, stopped

from .stories import story


def test_documents_become_claims_with_their_words(model: Model) -> None:
    desk = a_desk()
    report = add(desk, [story(0), story(1)], model=model)
    view = desk.view()
    assert (report.added, report.failed, report.known_already) == (2, (), 0)
    assert (report.claims, report.proposals) == (len(view.claims()), len(view.proposals()))
    assert "contact" in {type(c.fact).__name__.lower() for c in view.claims()}
    for claim in view.claims():
        assert all(e.stands_in(view.document(e.document)) for e in claim.evidence)
    assert view.named("Petra Lindqvist", "person")


def test_what_is_known_already_changes_not_one_line(model: Model) -> None:
    desk = a_desk()
    add(desk, [story(0), story(1)], model=model)
    before = list(desk.dump())
    given = [story(1), story(0), story(1)]
    again = add(desk, given, model=model)
    ids = tuple(document.id for _, document in given if isinstance(document, Document))
    assert replace(again, items=()) == Report(known_already=3, documents=ids)
    assert [item.outcome for item in again.items] == 3 * ["known already"]
    assert list(desk.dump()) == before


def test_that_no_model_read_the_documents_is_told_once(model: Model) -> None:
    without = msgspec.structs.replace(load_model("rules"), notice="BC702: there is no language model")
    report = add(a_desk(), [story(0), story(1)], model=without)
    assert report.added == 2
    assert [notice for _, notice in report.notices].count(without.notice) == 1
    assert add(a_desk(), [story(0)], model=model).notices == ()


def test_a_failure_is_reported_and_stops_nothing(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = a_desk()
    error = EmptyFile("there is nothing to read", where="empty.txt")
    broken = read_text("Half a \ud800 character.", name="broken.txt")

    def faulty(parsed: Parsed) -> list[Draft]:
        if "Brandt" in parsed.text:
            raise ZeroDivisionError("no such thing")
        return find_all(parsed)

    monkeypatch.setattr("backchannel.ingest.pipeline.find_all", faulty)
    seen: list[tuple[int, str]] = []
    items: list[Item] = [("empty.txt", error), ("broken.txt", broken), story(2), story(0)]
    report = add(desk, items, model=model, progress=lambda number, name: seen.append((number, name)))
    assert [(name, e.code) for name, e in report.failed] == [
        ("empty.txt", "BC101"),
        ("broken.txt", "BC104"),
        ("report2.txt", "BC100"),
    ]
    assert "ZeroDivisionError" in str(report.failed[2][1])
    assert report.added == len(desk.view().documents()) == 1
    assert seen == [(n, name) for n, (name, _) in enumerate(items, 1)]


def test_odd_characters_keep_every_offset(model: Model) -> None:
    desk = a_desk()
    text = "\ufeffPetra\u00a0Lindqvist\x00 met 🙂 Omar Benhaddou in Vellmark.\r\nShe called\u2028him."
    assert add(desk, [("odd.txt", read_text(text, name="odd.txt"))], model=model).failed == ()
    assert desk.view().documents()[0].text == text
    assert [f for f in desk.verify() if f.code != "BC413"] == []


def test_what_is_worth_a_look_is_noticed(model: Model) -> None:
    desk = a_desk()
    nobody = read_text("It rained all day and the roads were wet.", name="rain.txt")
    future = read_text(story(0)[1].text, name="f.txt", published=date(2031, 5, 9), today=date(2031, 5, 1))
    report = add(desk, [("rain.txt", nobody), ("f.txt", future)], model=model)
    assert [(name, notice[:5]) for name, notice in report.notices] == [
        ("rain.txt", "BC121"),
        ("f.txt", "BC120"),
    ]
    desk.purge(nobody.id, reason="asked")
    again = add(desk, [("rain.txt", nobody)], model=model)
    assert (again.added, [notice[:5] for _, notice in again.notices]) == (0, ["BC125"])


def test_a_finding_that_does_not_stand_is_counted_and_kept(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = a_desk()

    def shifted(parsed: Parsed) -> list[Draft]:
        first, *others = find_all(parsed)
        moved = msgspec.structs.replace(first.evidence[0], start=first.evidence[0].start + 1)
        return [msgspec.structs.replace(first, evidence=(moved,)), *others]

    monkeypatch.setattr("backchannel.ingest.pipeline.find_all", shifted)
    report = add(desk, [story(0)], model=model)
    assert report.quarantined == len(desk.quarantined()) == 1
    assert desk.quarantined()[0].code in [f.code for f in desk.verify()]


def test_a_copy_shares_its_origin(model: Model) -> None:
    desk = a_desk(stopped())
    whole = " ".join(story(number)[1].text for number in range(4))
    first = read_text(whole, name="first.txt", published=date(2031, 5, 1))
    copy = read_text(f"{whole} Reprinted.", name="copy.txt", published=date(2031, 5, 2))
    add(desk, [("copy.txt", copy), ("first.txt", first), story(0)], model=model)
    view = desk.view()
    assert view.origin(copy.id) == view.origin(first.id) == first.id
    assert [r.by for r in view.relations(copy.id)][:1] == ["copies.v2"]


@needs_fork
def test_a_run_killed_again_and_again_ends_as_one_that_was_not(tmp_path: Path, model: Model) -> None:
    items = [story(number) for number in range(8)]
    whole = tmp_path / "whole.db"

    def run(path: Path) -> None:
        with Ledger.open(path, clock=stopped()) as desk:
            add(desk, items, model=model)

    a_desk(stopped(), str(whole)).close()
    run(whole)
    points = random.Random(31)
    for attempt in range(2):
        path = tmp_path / f"killed{attempt}.db"
        a_desk(stopped(), str(path)).close()
        kills = sum(killed_at(points.randrange(30, 200), lambda path=path: run(path)) for _ in range(6))  # type: ignore[misc]
        run(path)
        with Ledger.open(path) as killed, Ledger.open(whole) as plain:
            assert list(killed.dump()) == list(plain.dump())
            assert killed.verify() == plain.verify()
        assert kills >= 4
