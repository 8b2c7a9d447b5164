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


def test_to_read_there_are_lines_with_the_quotes_and_no_colour(
    desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    for question in (
        ["why", "Mara Quist -> Jo Lind"],
        ["show", "Jo Lind"],
        ["routes", "--to", "Jo Lind"],
        ["timeline"],
        ["find", "close relationship"],
    ):
        status, out, _ = run(*question, "--desk", desk, "--table")
        assert status == 0
        assert "close working relationship" in out or "We will lift the timber ban" in out
        assert "\x1b" not in out
        assert max(map(len, out.splitlines())) <= 100


def test_at_a_terminal_routes_are_strips_and_no_table_before_them(
    desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    lines = run("routes", "--to", "Jo Lind", "--desk", desk, "--table")[1].splitlines()
    assert lines[0].startswith("Ways in to Jo Lind, Trade minister (Norway")
    assert "   [Mara Quist]  ambassador to Norway (Canada; as of 2031-05-04)" in lines
    assert sum(line.startswith("1  ") for line in lines) == 1


def test_a_source_without_outlet_is_shown_by_its_file_and_its_path_stays_in_the_data(
    tmp_path: Path, run: Run
) -> None:
    note, path = tmp_path / "memos" / "note.txt", tmp_path / "new.db"
    note.parent.mkdir()
    note.write_text("date: 2031-05-04\n\nCanadian Trade Minister Ana Bell met Norwegian Premier Bo Carr.\n")
    run("init", path, "--side", "Canada")
    run("add", note, "--desk", path)
    question = ("show", "Ana Bell", "--desk", path)
    assert "note.txt, 2031-05-04" in run(*question, "--table")[1]
    assert str(tmp_path) not in run(*question, "--table")[1]
    assert json.loads(run(*question)[1])["posts"][0]["citations"][0]["name"] == str(note)


def test_evidence_in_a_row_is_counted_step_by_step(desk: Path, run: Run) -> None:
    row = json.loads(run("routes", "--to", "Jo Lind", "--desk", desk, "--nl")[1])
    assert row["evidence"] == "1 doc · 1 origin ◐"


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


def test_measures_are_shown_with_their_chains_as_rows_and_as_lines(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    order = tmp_path / "order.txt"
    order.write_text(
        "date: 2021-09-01\n\nPresident Otto Lind of Chile suspended Decree 12 on Monday.\n", "utf8"
    )
    path = tmp_path / "desk.db"
    run("init", path)
    run("add", order, "--desk", path)
    rows = [json.loads(line) for line in run("measures", "--desk", path, "--nl")[1].splitlines()]
    assert [(row["what"], row["name"]) for row in rows if row["what"] == "link"] == [
        ("link", "Otto Lind: suspend Decree 12 (suspended)")
    ]
    status, out, _ = run("measures", "decree", "--desk", path, "--table")
    assert status == 0
    assert "→ suspends Decree 12" in out
    assert run("measures", "zeppelins", "--desk", path)[0] == 4
