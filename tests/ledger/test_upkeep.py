"""Backups are whole, restoring looks before it gives a name, and nothing is overwritten."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from backchannel.ledger import migrations, upkeep
from backchannel.ledger.appearing import UNFINISHED, appearing
from backchannel.ledger.ledger import Ledger
from backchannel.model.errors import DeskBusy, DeskExists, DeskIsDamaged, DeskIsUntidy, NoDesk, NotADesk

from . import older_desks
from .worlds import a_desk, meeting


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with a_desk(path=str(tmp_path / "desk.db")) as desk:
        desk.record(*meeting())
    return tmp_path / "desk.db"


def dumped(path: Path) -> list[str]:
    with Ledger.open(path, readonly=True) as desk:
        return list(desk.dump())


def test_a_backup_taken_under_a_writer_is_the_state_before_its_next_change(
    path: Path, tmp_path: Path
) -> None:
    with Ledger.open(path) as desk:
        before = list(desk.dump())
        with desk._writing() as db:
            db.execute("INSERT INTO settings VALUES ('half', 'done')")
            upkeep.backup(str(path), str(tmp_path / "backup.db"))
    assert dumped(tmp_path / "backup.db") == before


def test_a_backup_of_a_backup_restores_to_the_same_desk(path: Path, tmp_path: Path) -> None:
    first, second, again = (str(tmp_path / name) for name in ("first.db", "second.db", "again.db"))
    upkeep.backup(str(path), first)
    upkeep.backup(first, second)
    upkeep.restore(second, again)
    assert dumped(Path(again)) == dumped(path)
    assert Path(again).stat().st_mode & 0o777 == 0o600


def test_nothing_is_overwritten_and_nothing_is_left_when_refused(path: Path, tmp_path: Path) -> None:
    taken = tmp_path / "taken.db"
    taken.write_text("mine")
    with pytest.raises(DeskExists, match="BC404"):
        upkeep.backup(str(path), str(taken))
    with pytest.raises(DeskExists):
        upkeep.restore(str(path), str(taken))
    assert taken.read_text() == "mine"
    with pytest.raises(NoDesk, match="folder"):
        upkeep.backup(str(path), str(tmp_path / "nowhere" / "backup.db"))
    with pytest.raises(NoDesk, match="no backup"):
        upkeep.restore(str(tmp_path / "none.db"), str(tmp_path / "new.db"))
    assert {p.name for p in tmp_path.iterdir() if not p.name.startswith("desk.db")} == {"taken.db"}


def test_the_journal_of_a_desk_that_is_gone_is_never_played_into_a_restored_one(
    path: Path, tmp_path: Path
) -> None:
    (tmp_path / "lost.db-wal").write_bytes(b"words of the desk that was lost")
    with pytest.raises(DeskExists, match=r"journal.*lost\.db-wal"):
        upkeep.restore(str(path), str(tmp_path / "lost.db"))


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE documents SET text = replace(text, 'met', 'saw')",
        "DELETE FROM passages",
        "PRAGMA foreign_keys = OFF; DELETE FROM entities",
        "PRAGMA writable_schema = ON; DELETE FROM sqlite_master WHERE name = 'claims_by_document'",
    ],
)
def test_a_damaged_backup_is_not_restored_and_leaves_nothing(harm: str, path: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(harm)
        connection.commit()
    with pytest.raises(DeskIsDamaged, match="BC410"):
        upkeep.restore(str(path), str(tmp_path / "new.db"))
    assert not list(tmp_path.glob("new.db*"))


def test_what_is_no_backup_is_not_restored(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no desk at all " * 400)
    with pytest.raises(NotADesk):
        upkeep.restore(str(tmp_path / "notes.txt"), str(tmp_path / "new.db"))
    assert not list(tmp_path.glob("new.db*"))


def test_a_backup_of_an_older_version_stays_as_it_is_and_restores_to_the_present_one(tmp_path: Path) -> None:
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    older_desks.laid_down(1, old).close()
    before = old.read_bytes()
    upkeep.restore(str(old), str(new))
    assert old.read_bytes() == before
    with closing(sqlite3.connect(new)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(migrations.STEPS),)
    assert len(dumped(new)) > 20


def test_a_desk_left_in_the_middle_of_a_change_is_told_to_readers_and_tidied_by_writers(
    path: Path, tmp_path: Path
) -> None:
    before, left = dumped(path), tmp_path / "left.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN")
        connection.execute("UPDATE documents SET name = hex(zeroblob(100000))")
        for ending in ("", "-journal"):
            (tmp_path / f"left.db{ending}").write_bytes(Path(f"{path}{ending}").read_bytes())
        connection.execute("ROLLBACK")
    for _ in range(2):
        with pytest.raises(DeskIsUntidy, match=r"BC409.*backchannel migrate"):
            Ledger.open(left, readonly=True)
    for tidied in (Ledger.migrate, lambda path: Ledger.open(path).close()):
        for ending in ("", "-journal"):
            (tmp_path / f"again.db{ending}").write_bytes((tmp_path / f"left.db{ending}").read_bytes())
        tidied(tmp_path / "again.db")
        assert dumped(tmp_path / "again.db") == before


def test_two_at_once_never_make_one_file(path: Path, tmp_path: Path) -> None:
    target = str(tmp_path / "backup.db")
    with appearing(target) as unfinished, closing(sqlite3.connect(unfinished)) as other:
        other.execute("CREATE TABLE half (done)")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DeskBusy, match="making this file"):
            upkeep.backup(str(path), target)
        other.execute("COMMIT")
    assert not Path(target + UNFINISHED).exists()


def test_what_a_killed_backup_left_is_taken_away_by_the_next(path: Path, tmp_path: Path) -> None:
    (tmp_path / f"backup.db{UNFINISHED}").write_bytes(b"half of it")
    (tmp_path / f"backup.db{UNFINISHED}-journal").write_bytes(b"its journal")
    upkeep.backup(str(path), str(tmp_path / "backup.db"))
    assert dumped(tmp_path / "backup.db") == dumped(path)
    assert not list(tmp_path.glob(f"*{UNFINISHED}*"))
