"""The board on the command line: cards are opened, moved after a read-back, undone and read out."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from backchannel.desk import Desk
from backchannel.faces.cli import run
from backchannel.faces.commands.boarding import STATES
from backchannel.faces.days import coming_day
from backchannel.model import outreach

TEXT = (
    "Sweden's prime minister, Astrid Nyberg, met Emil Falk in Oslo on May 4, 2031. "
    "Emil Falk is a senior adviser to U.S. President Otto Brandt. "
)
UNIVERSE = "name,post,level,party,place,country\nEmil Falk,senior adviser,federal,Union,Washington,US\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Desk.create(tmp_path / "desk.db", side="Sweden") as desk:
        desk.add_text(TEXT, name="talks.txt", published="2031-05-05")
    return tmp_path / "desk.db"


def board(path: Path, *arguments: str) -> int:
    return run(["board", *arguments, "--desk", str(path)])


def opened(path: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    given = arguments or ("--to", "Emil Falk", "--ask", "=lift the quota", "--from", "Astrid Nyberg")
    assert board(path, "add", *given) == 0
    return str(json.loads(capsys.readouterr().out)["card"]["id"])


def test_the_states_offered_are_those_of_the_nouns() -> None:
    assert get_args(outreach.AskState) == STATES


def test_a_card_goes_from_opening_to_readout(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    id_ = opened(path, capsys)
    assert board(path, "move", id_, "agreed") == 0
    assert f"Next: backchannel board show {id_}" in capsys.readouterr().err
    assert board(path, "move", id_, "contacted") == 3, "nobody there to say that it is the one"
    told = capsys.readouterr().err
    assert "Emil Falk" in told
    assert "senior adviser" in told
    assert board(path, "move", id_, "contacted", "--yes", "--on", "2031-05-05") == 0
    assert json.loads(capsys.readouterr().out)["card"]["contacted"] == "2031-05-05"
    given = ("--mode", "call", "--on", "2031-05-05", "--topic", "Salmon", "He asked for figures.")
    assert board(path, "readout", id_, "He will think about it.", *given, "--model", "rules") == 0
    shown = capsys.readouterr()
    assert json.loads(shown.out)["card"]["state"] == "replied"
    assert "The readout is document" in shown.err
    assert board(path, "show", id_, "--table", "--as-of", "2031-05-06") == 0
    assert "Replied: [Astrid Nyberg]" in capsys.readouterr().out
    assert board(path, "undo", id_) == 0
    assert json.loads(capsys.readouterr().out)["card"]["state"] == "contacted"
    assert board(path, "log", id_, "--csv") == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["stands"] for row in rows] == ["yes", "yes", "yes", "no", "yes"]


def test_a_formula_in_a_cell_is_escaped(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    opened(path, capsys)
    assert board(path, "list", "--csv") == 0
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert row["request"] == "'=lift the quota"
    assert row["label"] == "0"


def test_an_edit_changes_and_takes_away(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    id_ = opened(path, capsys)
    assert board(path, "edit", id_, "--ask", "lift it by June", "--due", "2031-06-01") == 0
    assert json.loads(capsys.readouterr().out)["card"]["due"] == "2031-06-01"
    assert board(path, "edit", id_, "--due", "") == 0
    card = json.loads(capsys.readouterr().out)["card"]
    assert (card["due"], card["request"]) == (None, "lift it by June")
    assert board(path, "note", id_, "away until Friday") == 0
    assert board(path, "edit", id_) == 2


def test_lines_are_agreed_worded_anew_and_carried(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert board(path, "line", "One sea, two coasts", "--about", "fish") == 0
    id_ = json.loads(capsys.readouterr().out)["agreed"][0]["id"]
    assert board(path, "line", id_, "One sea") == 0
    assert json.loads(capsys.readouterr().out)["agreed"][0]["version"] == 2
    card = opened(path, capsys, "--to", "Emil Falk", "--ask", "x", "--line", id_)
    assert board(path, "line", "--csv") == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(row["version"], row["carried_by"]) for row in rows] == [("1", ""), ("2", card)]
    assert board(path, "line", "one", "two", "three") == 2


def test_a_strip_of_routes_becomes_a_card(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ("--to", "Emil Falk", "--ask", "x", "--route", "1", "--as-of", "2031-05-06")
    id_ = opened(path, capsys, *given)
    assert board(path, "show", id_) == 0
    card = json.loads(capsys.readouterr().out)["card"]
    assert (card["messenger"]["name"], len(card["route"])) == ("Astrid Nyberg", 1)
    assert board(path, "add", *given[:4], "--route", "9") == 4


def test_what_was_known_then_is_shown_as_of_then(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    opened(path, capsys)
    assert board(path, "list", "--known", "2000-01-01") == 4
    assert run(["board", "--desk", str(path)]) == 0


def test_a_universe_is_imported_and_covered(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "universe.csv"
    table.write_text(UNIVERSE + ",nobody,federal,,,US\n")
    at = ["--desk", str(path)]
    assert run(["coverage", *at]) == 4
    assert run(["universe", "import", str(table), *at]) == 1
    table.write_text(UNIVERSE)
    assert run(["universe", "import", str(table), *at]) == 0
    assert "1 row, 1 person, 1 post" in capsys.readouterr().err
    assert run(["universe", *at]) == 0
    assert run(["coverage", "--csv", *at, "--as-of", "2031-05-06"]) == 0
    out = capsys.readouterr().out
    row = next(iter(csv.DictReader(io.StringIO(out[out.index("name,post") :]))))
    assert (row["reached"], row["last"], row["by"]) == ("yes", "2031-05-04", "Astrid Nyberg")
    assert run(["matrix", "--json", *at, "--as-of", "2031-05-06"]) == 0
    assert json.loads(capsys.readouterr().out)["cells"][0]["count"] == 1
    assert run(["matrix", "--to", "Norway", *at]) == 4


def test_a_weekday_is_the_next_one() -> None:
    tuesday = date(2031, 5, 6)
    found = [coming_day(words, today=tuesday) for words in ("tue", "Friday", "mon", "today", "2031-07-01")]
    assert [day.isoformat() for day in found] == [
        "2031-05-06",
        "2031-05-09",
        "2031-05-12",
        "2031-05-06",
        "2031-07-01",
    ]
