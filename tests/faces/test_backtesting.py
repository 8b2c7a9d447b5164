"""`backtest` at the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from .conftest import Run

EARLIER = """title: Harbour talks
date: 2031-04-02
outlet: The Gull

Canada's ambassador to Norway, Mara Quist, met Norwegian Trade Minister Jo Lind in Bergen on Tuesday.
"""


@pytest.fixture(scope="module")
def replayed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The desk of the two reports with an earlier one of the same two people."""
    from backchannel.desk import Desk

    made = tmp_path_factory.mktemp("replayed")
    (made / "earlier.txt").write_text(EARLIER, "utf8")
    with Desk.create(made / "desk.db", side="Canada") as desk:
        desk.add(made / "earlier.txt", folder / "first.txt", folder / "second.txt")
    return made / "desk.db"


def test_the_contact_of_the_later_report_was_foreseen(replayed: Path, run: Run) -> None:
    status, out, err = run("backtest", "--until", "2031-04-10", "--desk", replayed)
    (contact,) = json.loads(out)["contacts"]
    assert status == 0
    assert contact["ranks"]["who of ours"]["routes"] == 1
    assert "1 of 1 pair could be ranked." in err
    assert 'routes --to "Jo Lind" --as-of 2031-05-03' in err


def test_rows_and_lines_say_the_same(replayed: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    question = ("backtest", "--until", "2031-04-10", "--desk", replayed)
    (row,) = csv.DictReader(io.StringIO(run(*question, "--csv")[1]))
    assert (row["ours"], row["theirs"], row["rank_of_ours"]) == ("Mara Quist", "Jo Lind", "1.0")
    lines = run(*question, "--table")[1].splitlines()
    assert "Foreseen, a way of ours among the first 5: 1" in lines
    assert max(map(len, lines)) <= 100


def test_another_side_is_asked_about_in_its_own_eyes(replayed: Path, run: Run) -> None:
    question = ("backtest", "--until", "2031-04-10", "--side", "Norway", "--desk", replayed)
    (contact,) = json.loads(run(*question)[1])["contacts"]
    assert (contact["ours"], contact["theirs"]) == ("Jo Lind", "Mara Quist")


def test_days_without_contacts_find_nothing(replayed: Path, run: Run) -> None:
    for further in (["--horizon", "3"], ["--as-of", "2031-05-01"], ["--known", "2000-01-01"]):
        status, out, _ = run("backtest", "--until", "2031-04-10", "--desk", replayed, *further)
        assert (status, out) == (4, "")
