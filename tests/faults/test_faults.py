"""A few kills and faults on every run; `make crashes` does many."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from backchannel.ledger import migrations

from . import backups, kills, mutants, shim, undoing, work

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="the test kills a child process")


@pytest.fixture(autouse=True)
def _two_more_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, *work.INVENTED))


@needs_fork
def test_nothing_acknowledged_is_lost_and_nothing_is_half_done_by_kills(tmp_path: Path) -> None:
    told = kills.Loop(tmp_path, seed=1).run(30)
    assert told.wrong() == []
    assert told.acknowledged > 30


@needs_fork
@pytest.mark.parametrize(
    "planted",
    [
        mutants.acknowledged_before_it_is_done,
        mutants.committed_with_the_next_but_one,
        mutants.journal_thrown_away_at_opening,
    ],
)
def test_a_planted_fault_is_caught_by_kills(planted: mutants.Planted, tmp_path: Path) -> None:
    with planted():
        assert kills.Loop(tmp_path, seed=1, kinds=mutants.BY_KILLS[planted]).run(60, until_wrong=True).wrong()


@pytest.mark.skipif(bool(shim.why_not()), reason=shim.why_not() or "there is a shim")
def test_every_nth_write_of_a_review_that_fails_is_told_and_leaves_no_half() -> None:
    command = [
        sys.executable,
        "-m",
        "tests.faults",
        "writes",
        "--kinds",
        "review",
        "--share",
        "0.12",
        "--no-planted",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 silent, 0 half-applied or damaged,\n  0 not told in our words" in done.stdout


@pytest.mark.skipif(bool(shim.why_not()), reason=shim.why_not() or "there is a shim")
def test_a_power_cut_keeps_what_was_acknowledged() -> None:
    command = [sys.executable, "-m", "tests.faults", "power", "--share", "0.01", "--no-planted"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "20 cut points" in done.stdout


@needs_fork
def test_backups_under_a_writer_restore_to_a_state_it_was_in(tmp_path: Path) -> None:
    told = backups.taken(tmp_path, 5, seed=1)
    assert (told.equal, told.wrong()) == (5, [])


@pytest.mark.parametrize("planted", mutants.BY_UNDOING)
def test_a_verdict_that_is_not_undone_exactly_is_caught(planted: mutants.Planted) -> None:
    with planted():
        assert undoing.undone(60, seed=1, until_wrong=True).wrong()


def test_what_is_withdrawn_is_as_if_it_had_never_been_said() -> None:
    told = undoing.undone(60, seed=1)
    assert told.wrong() == []
    assert told.withdrawn > 40
