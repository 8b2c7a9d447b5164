"""An older desk is brought to the present tables, step by step, and keeps what it holds."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from backchannel.ledger import migrations
from backchannel.ledger.ledger import Ledger
from backchannel.model.errors import LedgerError

from .worlds import a_desk, meeting


def test_an_older_desk_gets_the_missing_steps_and_keeps_its_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "desk.db"
    with a_desk(path=str(path)) as desk:
        desk.record(*meeting())
    steps = (*migrations.STEPS, "CREATE TABLE asks (id TEXT)", "ALTER TABLE asks ADD COLUMN due TEXT")
    monkeypatch.setattr(migrations, "STEPS", steps)
    with Ledger.open(path) as desk:
        assert len(desk.view().documents()) == 1
        assert desk._connection.execute("PRAGMA user_version").fetchone() == (3,)
        assert desk._connection.execute("SELECT due FROM asks").fetchall() == []


def test_a_step_that_fails_leaves_the_desk_at_the_step_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "desk.db"
    a_desk(path=str(path)).close()
    monkeypatch.setattr(
        migrations, "STEPS", (*migrations.STEPS, "CREATE TABLE asks (id TEXT); SELECT nonsense")
    )
    with pytest.raises(LedgerError, match="nonsense"):
        Ledger.open(path)
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'asks'").fetchone() is None
    connection.close()
