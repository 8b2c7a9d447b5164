"""A kill leaves whole transactions: nothing half-written, nothing acknowledged lost."""

from __future__ import annotations

import itertools
import shutil
from datetime import date
from pathlib import Path

from backchannel.ledger.ledger import Ledger
from backchannel.ledger.resolving import Resolution
from backchannel.model.errors import LedgerError

from .killing import killed_at, needs_fork
from .test_purging import CANARIES, bytes_of, fill
from .worlds import a_desk, meeting, same, stopped

STORIES = [meeting(other=f"Omar Benhaddou{n}", day=date(2031, 5, 1 + n)) for n in range(4)]


def write(path: Path) -> None:
    """All the work; what is there already is not done again."""
    try:
        desk = Ledger.open(path, clock=stopped()) if path.exists() else a_desk(stopped(), str(path))
    except LedgerError as error:  # a desk that opens with an error is what the test looks for
        raise SystemExit(str(error)) from error
    with desk:
        for story in STORIES:
            desk.record(*story)
        for waiting in desk.unresolved():
            pair = same(STORIES[0][1][0].ref, f"{waiting}#e1")
            desk.resolve(Resolution(document=waiting, judgements=(pair,), by="resolve.v1"))


@needs_fork
def test_work_killed_at_any_statement_goes_on_to_the_same_end(tmp_path: Path) -> None:
    whole = tmp_path / "whole.db"
    write(whole)
    with Ledger.open(whole, readonly=True) as desk:
        wanted = list(desk.dump())
    kills = 0
    for statement in itertools.count(1, 3):
        path = tmp_path / f"killed{statement}.db"
        if not killed_at(statement, lambda path=path: write(path)):  # type: ignore[misc]
            break
        kills += 1
        write(path)
        with Ledger.open(path) as desk:
            assert list(desk.dump()) == wanted, f"killed at statement {statement}"
            assert desk.verify() == []
    assert kills > 30


@needs_fork
def test_work_killed_again_and_again_loses_nothing_that_was_done(tmp_path: Path) -> None:
    path, done = tmp_path / "desk.db", 0
    with a_desk(stopped(), str(path)):
        pass
    for _ in range(100):
        if not killed_at(100, lambda: write(path)):
            break
        with Ledger.open(path, readonly=True) as desk:
            held = len(desk.view().documents())
            assert held >= done
            assert len(desk.view().claims()) == 2 * held
            done = held
    assert done > 1
    with Ledger.open(path) as desk:
        assert len(desk.view().documents()) == len(STORIES)


@needs_fork
def test_a_purge_killed_at_any_statement_is_ended_at_the_next_opening(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    base = tmp_path / "base" / "desk.db"
    with a_desk(stopped(), str(base)) as desk:
        document = fill(desk)
        before = list(desk.dump())

    def purge(path: Path) -> None:
        with Ledger.open(path, clock=stopped()) as desk:
            desk.purge(document, reason="asked")

    kept = purged = 0
    for statement in itertools.count(1, 2):
        folder = tmp_path / f"at{statement}"
        shutil.copytree(tmp_path / "base", folder)
        if not killed_at(statement, lambda folder=folder: purge(folder / "desk.db")):  # type: ignore[misc]
            break
        with Ledger.open(folder / "desk.db", clock=stopped()) as desk:
            if desk.standing(document) == "known":
                kept += 1
                assert list(desk.dump()) == before
                continue
            purged += 1
            assert [f.code for f in desk.verify()] == ["BC413"]
        assert not any(canary.encode() in bytes_of(folder) for canary in CANARIES), f"statement {statement}"
    assert kept > 10
    assert purged >= 2
