"""`flows` and `neighbourhood` at the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from backchannel.desk import Desk

from .conftest import Run

TEXT = """date: 2031-05-06
outlet: The Tern

Norway exports 40,000 tonnes of timber a year to Chile. Sweden also supplies pulp to Denmark.

In 2030 Canada shipped 900 tonnes of timber to Japan and Korea.

Chilean Foreign Minister Rosa Pino met Orla Vane in Oslo on May 4 about the timber.
"""


@pytest.fixture(scope="module")
def timber(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("timber") / "desk.db"
    with Desk.create(path, side="Norway") as desk:
        desk.add_text(TEXT, name="tern.txt")
    return path


def test_every_flow_has_its_unit_period_source_and_sheet(timber: Path, run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("flows", "timber", "--desk", timber, "--csv")[1])))
    told = {
        row["to"]: (row["sheet"], row["amount"], row["unit"], row["per"], row["happened"]) for row in rows
    }
    assert told["Chile"][1:] == ("40000", "tonnes", "year", "")
    assert told["Japan and Korea, jointly"][1:] == ("900", "tonnes", "", "2030")
    assert told["Chile"][0] != told["Japan and Korea, jointly"][0]
    assert told["Denmark"] == ("", "", "", "", "")
    assert {row["source"] for row in rows} == {"The Tern, 2031-05-06"}


def test_the_whole_answer_has_amounts_as_they_are_told(timber: Path, run: Run) -> None:
    status, out, err = run("flows", "timber", "--desk", timber)
    assert (status, {flow["amount"] for flow in json.loads(out)["flows"]}) == (0, {"40000", "900", None})
    assert "Next: backchannel why c:" in err


def test_a_neighbourhood_has_a_row_for_any_two(timber: Path, run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("neighbourhood", "timber", "--desk", timber, "--csv")[1])))
    assert [(row["one"], row["other"]) for row in rows] == [("Orla Vane", "Rosa Pino")]
    around = run("neighbourhood", "--who", "Rosa Pino", "--desk", timber, "--csv")[1]
    assert [(row["one"], row["other"]) for row in csv.DictReader(io.StringIO(around))] == [
        ("Rosa Pino", "Orla Vane")
    ]


@pytest.mark.parametrize("question", [["flows", "marbles"], ["neighbourhood", "marbles"]])
def test_of_nothing_there_is_nothing(question: list[str], timber: Path, run: Run) -> None:
    status, out, _ = run(*question, "--desk", timber)
    assert (status, out) == (4, "")


def test_a_neighbourhood_is_of_somebody_or_of_an_issue(timber: Path, run: Run) -> None:
    assert run("neighbourhood", "--desk", timber)[0] == 2
