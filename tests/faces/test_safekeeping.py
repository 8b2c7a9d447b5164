"""Backup, restore and migrate at the command line."""

from __future__ import annotations

from pathlib import Path

from tests.ledger.older_desks import laid_down

from .conftest import Run


def test_a_backup_is_restored_to_a_desk_that_answers_the_same(desk: Path, run: Run, tmp_path: Path) -> None:
    kept, again = tmp_path / "kept.db", tmp_path / "again.db"
    assert run("backup", kept, "--desk", desk)[0] == 0
    assert run("restore", kept, again)[0] == 0
    assert run("export", "--desk", again)[:2] == run("export", "--desk", desk)[:2]


def test_what_is_there_is_not_overwritten(desk: Path, run: Run) -> None:
    for command in (("backup", desk, "--desk", desk), ("restore", desk, desk)):
        status, _, err = run(*command)
        assert (status, err[:5]) == (2, "BC404")


def test_a_desk_of_the_present_version_has_nothing_to_migrate(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    laid_down(1, path).close()
    assert run("migrate", "--desk", path)[0] == 0
    status, _, err = run("migrate", "--desk", path)
    assert status == 0
    assert "already" in err


def test_the_network_is_off_until_it_is_turned_on(desk: Path, run: Run) -> None:
    assert run("network", "--desk", desk, "--nl")[1] == '{"network":"off","allowed":""}\n'
    assert run("network", "on", "--desk", desk)[0] == 0
    assert run("network", "--desk", desk, "--nl")[1] == '{"network":"on","allowed":""}\n'


def test_a_host_of_our_own_is_opened_by_name_and_port_and_closed_again(desk: Path, run: Run) -> None:
    run("network", "--allow", "wiki.ostria.example:8080", "--allow", "127.0.0.1:9000", "--desk", desk)
    opened = '"allowed":"127.0.0.1:9000, wiki.ostria.example:8080"}\n'
    assert run("network", "--desk", desk, "--nl")[1].endswith(opened)
    run("network", "--disallow", "127.0.0.1:9000", "--desk", desk)
    assert "127.0.0.1" not in run("network", "--desk", desk, "--nl")[1]
    assert run("network", "--allow", "user@wiki", "--desk", desk)[0] == 3
