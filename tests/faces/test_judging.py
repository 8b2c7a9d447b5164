"""Judging by people at the command line: read back first, said only after a yes, shown, taken back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run

FIRST = """date: 2031-05-04
outlet: The Gull

Norwegian Trade Minister Mart Lind met Canada's ambassador to Norway, Mara Quist, in Oslo on Friday.
"""
SECOND = """date: 2031-05-06
outlet: The Tern

Martin Lind said on Tuesday that Norway would open its harbours.
"""


@pytest.fixture
def two_names(run: Run, tmp_path: Path) -> Path:
    """A desk on which one man is written in two ways."""
    path = tmp_path / "desk.db"
    run("init", path, "--side", "Canada")
    for number, text in enumerate((FIRST, SECOND)):
        (tmp_path / f"{number}.txt").write_text(text, "utf8")
    run("add", tmp_path / "0.txt", tmp_path / "1.txt", "--desk", path)
    return path


def test_nothing_is_said_without_a_yes(two_names: Path, run: Run) -> None:
    status, out, err = run("same", "Mart Lind", "Martin Lind", "--desk", two_names)
    told = json.loads(out)
    assert (status, told["left"]["name"], told["right"]["name"]) == (3, "Mart Lind", "Martin Lind")
    assert "Nothing was said" in err
    assert len(json.loads(run("identity", "Mart Lind", "--desk", two_names)[1])["members"]) == 1


def test_to_read_back_shows_who_both_are(two_names: Path, run: Run) -> None:
    out = run("same", "Mart Lind", "Martin Lind", "--desk", two_names, "--table")[1]
    assert out.startswith("These will be one:\n  Mart Lind (person), 1 document, ")
    assert "in The Tern, 2031-05-06" in out
    assert max(map(len, out.splitlines())) <= 100


def test_two_are_made_one_shown_with_the_reason_and_taken_back(two_names: Path, run: Run) -> None:
    said = ("same", "Mart Lind", "Martin Lind", "--why", "her card", "--by", "lena", "--yes")
    assert run(*said, "--desk", two_names)[0] == 0
    told = json.loads(run("identity", "Martin Lind", "--desk", two_names)[1])
    assert [m["caption"] for m in told["members"]] == ["Mart Lind", "Martin Lind"]
    assert [(link["by"], link["reasons"]) for link in told["links"]] == [("lena", ["her card"])]
    status, out, _ = run("unjudge", "Mart Lind", "--desk", two_names, "--table")
    assert (status, out.split(" of ")[0]) == (0, "lena's same")
    assert len(json.loads(run("identity", "Mart Lind", "--desk", two_names)[1])["members"]) == 1
    assert run("unjudge", "Mart Lind", "--desk", two_names)[0] == 4


def test_what_is_left_open_is_listed_and_gone_once_judged(two_names: Path, run: Run) -> None:
    (twin,) = json.loads(run("twins", "--kind", "person", "--desk", two_names)[1])["twins"]
    pair = (twin["left"]["id"], twin["right"]["id"])
    assert {twin["left"]["name"], twin["right"]["name"]} == {"Mart Lind", "Martin Lind"}
    assert run("different", *pair, "--yes", "--desk", two_names)[0] == 0
    assert run("twins", "--kind", "person", "--desk", two_names)[0] == 4
    told = run("identity", "Mart Lind", "--desk", two_names, "--table")[1]
    assert "Told apart from\n  Martin Lind in The Tern, 2031-05-06 (desk)" in told


def test_documents_of_a_later_day_are_left_out_of_an_identity(two_names: Path, run: Run) -> None:
    run("same", "Mart Lind", "Martin Lind", "--yes", "--desk", two_names)
    told = json.loads(run("identity", "Mart Lind", "--as-of", "2031-05-05", "--desk", two_names)[1])
    assert ([m["caption"] for m in told["members"]], told["later"], told["links"]) == (["Mart Lind"], 1, [])
