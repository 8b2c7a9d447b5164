"""An older desk is brought to the present tables, step by step, and keeps what it holds."""

from __future__ import annotations

import itertools
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from backchannel.act.export import export_lines
from backchannel.ledger import dumping, migrations
from backchannel.ledger.ledger import Ledger
from backchannel.model.errors import DeskIsOlder, LedgerError
from backchannel.model.labels import Label, Reader

from . import older_desks
from .killing import killed_at, needs_fork
from .worlds import a_desk, meeting

VERSIONS = range(1, len(migrations.STEPS) + 1)
CLEARED = Reader("lena", Label(9, frozenset({"OSTRIA"})))
ASKS = (
    "CREATE TABLE asks (id TEXT)",
    "ALTER TABLE asks ADD COLUMN due TEXT; CREATE INDEX asked ON asks (due)",
)


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def answers(desk: Ledger) -> list[object]:
    """All that two readers are shown, and what the index finds."""
    shown = [line for reader in (Reader(), CLEARED) for line in export_lines(desk.view(reader=reader))]
    return [*shown, *desk.view(reader=CLEARED).search("envoy Ostria"), *desk.quarantined(), *desk.resolved()]


def test_every_version_has_its_test_desk() -> None:
    missing = [version for version in VERSIONS if not older_desks.desk_text(version).is_file()]
    assert missing == [], "run `make desks` and commit the desk with the step (see CONTRIBUTING.md)"


def test_the_newest_test_desk_has_something_in_every_table(tmp_path: Path) -> None:
    with closing(older_desks.laid_down(VERSIONS[-1], tmp_path / "desk.db")) as connection:
        assert older_desks.missing_truth(connection) == [], "write the step's work into older_desks.WORK"


@pytest.mark.parametrize("version", VERSIONS)
def test_a_desk_of_every_version_becomes_whole_and_keeps_every_row(version: int, tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with closing(older_desks.laid_down(version, path)) as old:
        held = {t: columns for t in dumping.TRUTH if (columns := older_desks.columns_of(old, t))}
        before = {t: older_desks.rows_of(old, t, columns) for t, columns in held.items()}
    with Ledger.open(path) as desk:
        assert version_of(path) == len(migrations.STEPS)
        assert {t: older_desks.rows_of(desk._connection, t, columns) for t, columns in held.items()} == before
        assert [f for f in desk.verify() if f.code != "BC413" and "quarantine" not in f.what] == []


@pytest.mark.parametrize("version", VERSIONS)
def test_a_desk_of_every_version_gets_the_tables_and_answers_of_a_new_one(
    version: int, tmp_path: Path
) -> None:
    path = tmp_path / "desk.db"
    older_desks.laid_down(version, path).close()
    with Ledger.open(path) as desk, older_desks.worked(":memory:", version=version) as new:
        assert older_desks.tables(desk._connection) == older_desks.tables(new._connection)
        assert answers(desk) == answers(new)


@needs_fork
@pytest.mark.parametrize("version", VERSIONS)
def test_a_killed_migration_leaves_a_whole_version(
    version: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed at each statement of the next step; those after it are the next version's to try."""
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, *ASKS))
    base, path = tmp_path / "base.db", tmp_path / "desk.db"
    older_desks.laid_down(version, base).close()
    seen = set()
    for statement in itertools.count(1):
        for left in tmp_path.glob("desk.db*"):
            left.unlink()
        shutil.copy(base, path)
        if not killed_at(statement, lambda: Ledger.open(path).close()):
            break
        seen.add(reached := version_of(path))
        with closing(sqlite3.connect(path)) as connection:
            made = connection.execute("SELECT count(*) FROM sqlite_master WHERE name IN ('asks', 'asked')")
            assert made.fetchone()[0] == max(0, reached - VERSIONS[-1])
        with Ledger.open(path) as desk:
            assert len(desk.view(reader=CLEARED).documents()) == 3
        assert version_of(path) == len(migrations.STEPS)
        if reached > version:
            break
    assert seen == {version, version + 1}


def test_a_step_that_fails_leaves_the_desk_at_the_step_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, before = tmp_path / "desk.db", len(migrations.STEPS)
    a_desk(path=str(path)).close()
    monkeypatch.setattr(
        migrations, "STEPS", (*migrations.STEPS, "CREATE TABLE asks (id TEXT); SELECT nonsense")
    )
    with pytest.raises(LedgerError, match="nonsense"):
        Ledger.open(path)
    assert version_of(path) == before
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'asks'").fetchone() is None


def test_a_reader_migrates_nothing_and_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, before = tmp_path / "desk.db", len(migrations.STEPS)
    with a_desk(path=str(path)) as desk:
        desk.record(*meeting())
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, *ASKS))
    with pytest.raises(DeskIsOlder, match=rf"version {before}.*backchannel migrate"):
        Ledger.open(path, readonly=True)
    assert version_of(path) == before
    assert Ledger.migrate(path) == (before, before + 2)
    with Ledger.open(path, readonly=True) as desk:
        assert len(desk.view().documents()) == 1


@pytest.mark.parametrize("version", VERSIONS)
def test_a_published_step_is_never_changed(version: int, tmp_path: Path) -> None:
    """The tables of each test desk are those that its steps make today."""
    old = older_desks.laid_down(version, tmp_path / "desk.db")
    with closing(old), closing(sqlite3.connect(":memory:")) as new:
        for step in migrations.STEPS[:version]:
            new.executescript(step)
        assert older_desks.tables(old) == older_desks.tables(new)
