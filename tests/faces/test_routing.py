"""Ways in from one of ours, why not by way of somebody, and who stands between, at the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run

THIRD = """title: Harbour talks
date: 2031-05-07
outlet: The Gull

Norway's fisheries minister, Ada Berg, met Norwegian Trade Minister Jo Lind in Oslo on Friday.

Canada's ambassador to Norway, Mara Quist, met Berg on Thursday.

Norwegian Finance Minister Leo Dahl met Berg on Wednesday.
"""


@pytest.fixture
def larger(folder: Path, tmp_path: Path, run: Run) -> Path:
    """The small desk with somebody between."""
    path, third = tmp_path / "larger.db", tmp_path / "third.txt"
    third.write_text(THIRD, "utf8")
    assert run("init", path, "--side", "Canada")[0] == 0
    assert run("add", folder / "first.txt", third, "--desk", path)[0] == 0
    return path


def test_from_one_of_ours_are_the_ways_of_that_one(larger: Path, run: Run) -> None:
    status, out, _ = run("routes", "--to", "Jo Lind", "--from", "Mara Quist", "--desk", larger)
    answer = json.loads(out)
    assert status == 0
    assert answer["messenger"]["name"] == "Mara Quist"
    assert {route["people"][0]["name"] for route in answer["routes"]} == {"Mara Quist"}
    assert [each["person"]["name"] for each in answer["introductions"]] == ["Ada Berg"]


def test_from_somebody_who_is_not_ours_is_refused(larger: Path, run: Run) -> None:
    status, out, err = run("routes", "--to", "Jo Lind", "--from", "Ada Berg", "--desk", larger)
    assert (status, out) == (2, "")
    assert "is not of our side" in err


def test_why_not_tells_the_place_and_the_words(larger: Path, run: Run) -> None:
    question = ("routes", "--to", "Jo Lind", "--why-not", "Ada Berg", "--desk", larger)
    answer = json.loads(run(*question)[1])
    assert (answer["verdict"], answer["place"]) == ("shown", 2)
    read = run(*question, "--table")[1]
    assert "Why not by way of Ada Berg" in read
    rows = [json.loads(line) for line in run(*question, "--nl")[1].splitlines()]
    assert rows[0]["words"] == answer["words"]


def test_from_and_why_not_are_two_questions(larger: Path, run: Run) -> None:
    options = ("--from", "Mara Quist", "--why-not", "Ada Berg")
    assert run("routes", "--to", "Jo Lind", *options, "--desk", larger)[0] == 2


def test_brokers_are_shown_with_role_and_words(larger: Path, run: Run) -> None:
    question = ("brokers", "--to", "Leo Dahl", "--desk", larger)
    berg, *_ = json.loads(run(*question)[1])["brokers"]
    assert berg["person"]["name"] == "Ada Berg"
    assert [(role["role"], role["pairs"]) for role in berg["roles"]] == [("gatekeeper", 1)]
    assert "gatekeeper: lets ours in to theirs; 1 pair" in run(*question, "--table")[1]


def test_where_nobody_stands_between_nothing_is_found(desk: Path, run: Run) -> None:
    status, out, err = run("brokers", "--to", "Jo Lind", "--desk", desk)
    assert (status, out) == (4, "")
    assert "nobody joins" in err
