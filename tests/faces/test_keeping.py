"""Keeping a desk: what fails is told, the rest goes on, and what is deleted is gone."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from .conftest import Run


@pytest.fixture
def own_desk(desk: Path, tmp_path: Path) -> Path:
    """A copy that a test may write to."""
    return Path(shutil.copy(desk, tmp_path / "own.db"))


def test_a_file_that_fails_is_told_and_the_others_are_added(folder: Path, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    assert run("init", path, "--side", "Canada")[0] == 0
    status, out, err = run("add", folder, tmp_path / "missing.txt", "--desk", path)
    report = json.loads(out)
    assert status == 1
    assert (report["added"], report["failed"]) == (2, 2)
    assert {failure["code"] for failure in report["failures"]} == {"BC102", "BC105"}
    assert "picture.png" in err
    assert "missing.txt" in err


def test_to_read_the_report_is_a_sentence(own_desk: Path, folder: Path, run: Run) -> None:
    status, out, _ = run("add", folder / "first.txt", "--desk", own_desk, "--table")
    assert (status, out) == (0, "0 documents added, 0 facts found, 1 known already.\n")


def test_what_is_known_already_is_not_added_again(own_desk: Path, folder: Path, run: Run) -> None:
    status, out, _ = run("add", folder / "first.txt", "--desk", own_desk)
    assert status == 0
    assert (json.loads(out)["added"], json.loads(out)["known_already"]) == (0, 1)
    (item,) = json.loads(out)["items"]
    assert (item["outcome"], item["reader"]) == ("known already", "text.v1")


def test_a_desk_is_never_made_over_another_file(desk: Path, run: Run) -> None:
    status, _, err = run("init", desk)
    assert status == 2
    assert err.startswith("BC404")


def test_a_side_that_is_no_country_is_refused(run: Run, tmp_path: Path) -> None:
    status, _, err = run("init", tmp_path / "new.db", "--side", "Atlantis")
    assert status == 2
    assert "BC503" in err


def test_a_desk_whose_words_all_stand_has_no_finding_about_words(desk: Path, run: Run) -> None:
    status, out, err = run("verify", "--desk", desk)
    found = json.loads(out)
    assert status == (1 if found else 0)
    assert not [finding for finding in found if finding["code"] in ("BC201", "BC202", "BC203", "BC410")]
    assert "Next: " in err


def test_a_finding_ends_with_1_and_names_its_explanation(own_desk: Path, run: Run) -> None:
    with sqlite3.connect(own_desk) as db:
        db.execute("UPDATE documents SET text = replace(text, 'timber', 'copper')")
    status, out, err = run("verify", "--desk", own_desk)
    assert status == 1
    assert "BC201" in {finding["code"] for finding in json.loads(out)}
    assert "Next: backchannel explain BC" in err


def test_purge_asks_first_and_then_leaves_no_word(own_desk: Path, folder: Path, run: Run) -> None:
    name = "first.txt"
    assert run("purge", name, "--reason", "asked for", "--desk", own_desk)[0] == 3
    assert run("find", "winter", "--desk", own_desk)[0] == 0
    assert run("purge", name, "--reason", "asked for", "--yes", "--desk", own_desk)[0] == 0
    assert run("find", "winter", "--desk", own_desk)[0] == 4
    assert b"before winter" not in own_desk.read_bytes()


def test_purging_what_is_not_there_is_not_found(own_desk: Path, run: Run) -> None:
    assert run("purge", "nothing.txt", "--reason", "x", "--yes", "--desk", own_desk)[0] == 4


def test_a_mark_puts_somebody_on_a_side(own_desk: Path, run: Run) -> None:
    assert run("mark", "Jo Lind", "ours", "--desk", own_desk)[0] == 0
    assert json.loads(run("show", "Jo Lind", "--desk", own_desk)[1])["side"] == "ours"


def test_a_pasted_text_is_added_under_its_name(
    own_desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    import io

    monkeypatch.setattr("sys.stdin", io.StringIO("Mara Quist wrote to Jo Lind about the zeppelin port."))
    argv = ["add", "-", "--name", "note", "--published", "2031-05-07", "--desk", str(own_desk)]
    assert json.loads(run(*argv)[1])["added"] == 1
    assert (
        json.loads(run("find", "zeppelin", "--desk", own_desk)[1])["passages"][0]["published"] == "2031-05-07"
    )
