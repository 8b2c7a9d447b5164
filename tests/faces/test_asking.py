"""Questions at the command line: data to stdout, talk to stderr, every answer with its words."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from .conftest import Run


def test_routes_give_the_way_with_the_words_that_prove_it(desk: Path, run: Run) -> None:
    status, out, err = run("routes", "--to", "Jo Lind", "--about", "timber", "--desk", desk)
    answer = json.loads(out)
    assert status == 0
    assert [p["name"] for p in answer["routes"][0]["people"]] == ["Mara Quist", "Jo Lind"]
    assert "close working relationship" in out
    assert "Next: backchannel why" in err


def test_rows_are_the_same_in_csv_and_json_lines(desk: Path, run: Run) -> None:
    as_csv = list(csv.DictReader(io.StringIO(run("timeline", "--desk", desk, "--csv")[1])))
    as_lines = [json.loads(line) for line in run("timeline", "--desk", desk, "--nl")[1].splitlines()]
    assert [row["words"] for row in as_csv] == [row["words"] for row in as_lines]
    assert as_lines


def test_a_table_shows_the_quotes(desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    status, out, _ = run("why", "Mara Quist -> Jo Lind", "--desk", desk, "--table")
    assert status == 0
    assert "close working relationship" in out
    assert "\x1b" not in out


def test_show_gives_posts_and_statements_as_of_the_day(desk: Path, run: Run) -> None:
    answer = json.loads(run("show", "Jo Lind", "--desk", desk, "--as-of", "2031-05-04")[1])
    assert answer["as_of"] == "2031-05-04"
    assert [s["words"] for s in answer["statements"]] == [
        "Jo Lind said: “We will lift the timber ban before winter,”"
    ]


def test_find_gives_names_facts_and_passages(desk: Path, run: Run) -> None:
    status, out, _ = run("find", "timber", "--desk", desk)
    assert status == 0
    assert json.loads(out)["passages"]


@pytest.mark.parametrize(
    "question",
    [["find", "zeppelin"], ["show", "Nobody Known"], ["timeline", "--until", "1999-01-01"], ["why", "c:0"]],
)
def test_nothing_found_ends_with_4_and_gives_no_data(question: list[str], desk: Path, run: Run) -> None:
    status, out, err = run(*question, "--desk", desk)
    assert (status, out) == (4, "")
    assert err.startswith("BC501: ")


def test_before_the_desk_knew_it_there_is_nothing(desk: Path, run: Run) -> None:
    assert run("find", "timber", "--desk", desk, "--known", "2001-01-01")[0] == 4


@pytest.mark.parametrize("argument", [["--as-of", "yesterday"], ["--known", "noon"]])
def test_a_day_that_is_none_is_wrong_usage(argument: list[str], desk: Path, run: Run) -> None:
    status, _, err = run("find", "timber", "--desk", desk, *argument)
    assert status == 2
    assert "write it as" in err


def test_the_same_question_gives_the_same_bytes(desk: Path, run: Run) -> None:
    question = ["show", "Jo Lind", "--desk", desk]
    assert run(*question) == run(*question)
