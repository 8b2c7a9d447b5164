"""A few kills and faults on every run; `make crashes` does many."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from backchannel.ledger import migrations

from . import kills, mutants, shim, work

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
        "0.25",
        "--no-planted",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 silent, 0 half-applied or damaged,\n  0 not told in our words" in done.stdout
