"""`import-posts` at the command line: what was read, what is wrong, and a run that only looks."""

from __future__ import annotations

import json
from pathlib import Path

from .conftest import Run

GOOD = "holder,post,country,from,to\nMara Quist,ambassador to Norway,Canada,2029,\n"
WRONG = GOOD + ",ambassador to Iceland,Canada,soon,\n"


def test_a_table_is_imported_and_wrong_rows_keep_all_of_it_out(run: Run, tmp_path: Path) -> None:
    desk, good, wrong = tmp_path / "desk.db", tmp_path / "good.csv", tmp_path / "wrong.csv"
    good.write_text(GOOD, "utf8")
    wrong.write_text(WRONG, "utf8")
    run("init", desk)
    status, out, err = run("import-posts", wrong, "--desk", desk)
    problems = [(p["line"], p["column"], p["code"]) for p in json.loads(out)["problems"]]
    assert (status, problems) == (1, [(3, "holder", "BC109"), (3, "from", "BC301")])
    assert "nothing was imported" in err
    assert run("import-posts", good, "--dry-run", "--desk", desk)[0] == 0
    assert run("find", "Quist", "--desk", desk)[0] == 4
    status, out, _ = run("import-posts", good, "--desk", desk, "--table")
    assert (status, out) == (0, "1 row, 1 holder, 1 post, 1 fact.\n")
    told = run("show", "Mara Quist", "--desk", desk, "--table")[1]
    assert "“Mara Quist,ambassador to Norway,Canada,2029,”" in told


def test_contact_details_are_shown_as_given_and_confirmed_by_a_yes(run: Run, tmp_path: Path) -> None:
    desk = tmp_path / "desk.db"
    run("init", desk)
    for number, row in enumerate(("Mara Quist,envoy,+47 555 0100\n", "Mara B. Quist,envoy,\n")):
        table = tmp_path / f"{number}.csv"
        table.write_text("holder,post,phone\n" + row, "utf8")
        run("import-posts", table, "--desk", desk)
    told = run("show", "Mara Quist", "--desk", desk, "--table")[1]
    assert "  phone +47 555 0100: not confirmed, from Mara Quist in 0.csv, undated" in told
    status, out, err = run("confirm", "Mara Quist", "--desk", desk)
    assert (status, json.loads(out)[0]["state"], "Nothing was said" in err) == (3, "not_confirmed", True)
    assert run("confirm", "Mara Quist", "--yes", "--desk", desk)[0] == 0
    assert "phone +47 555 0100: confirmed" in run("show", "Mara Quist", "--desk", desk, "--table")[1]
