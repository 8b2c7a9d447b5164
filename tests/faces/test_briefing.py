"""Briefs that are kept, by command: made, edited, declared final, written and listed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from .conftest import Run

NEW = ("brief", "new", "--template", "ca-minister", "--issue", "timber", "--by", "lena")


@pytest.fixture
def own(desk: Path, tmp_path: Path) -> Path:
    """A desk of the test's own."""
    return Path(shutil.copy(desk, tmp_path / "own.db"))


def told(run: Run, *argv: object) -> Any:
    status, out, err = run(*argv)
    assert status == 0, err
    return json.loads(out)


def test_a_brief_is_made_edited_declared_final_and_written(own: Path, run: Run, tmp_path: Path) -> None:
    at = ("--desk", own)
    made = told(run, *NEW, "--to", "the minister", *at)
    id_ = made["id"]
    assert all(line["state"] == "cited" for section in made["sections"] for line in section["lines"])
    added = told(run, "brief", "add", id_, "summary", "The ban matters.", *at)
    assert added["sections"][0]["lines"][0]["state"] == "uncited"
    status, out, _ = run("brief", "check", id_, *at)
    assert (status, [row["code"] for row in json.loads(out)]) == (1, ["uncited"])
    status, _, err = run("brief", "final", id_, *at)
    assert status == 1
    assert "BC601: line 1: no source" in err
    told(run, "brief", "judge", id_, "1", "--by", "lena", *at)
    assert run("brief", "check", id_, *at)[0] == 0
    assert told(run, "brief", "final", id_, *at)["state"] == "final"
    for number, name in enumerate(("note.pdf", "note.docx", "note.md"), 1):
        status, out, err = run("brief", "write", id_, tmp_path / name, "--paper", "a4", *at)
        assert (status, out) == (0, "")
        assert f"Copy {number}, final" in err
    assert (tmp_path / "note.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "note.md").read_text("utf8").startswith("**OPEN**")
    listed = told(run, "exports", *at)["copies"]
    assert [(copy["number"], copy["form"], copy["paper"], copy["state"]) for copy in listed] == [
        (1, "pdf", "a4", "final"),
        (2, "docx", "a4", "final"),
        (3, "md", None, "final"),
    ]


def test_a_line_is_edited_cited_moved_removed_and_all_is_taken_back(own: Path, run: Run) -> None:
    at = ("--desk", own)
    made = told(run, *NEW, *at)
    id_ = made["id"]
    first = made["sections"][1]["lines"][0]
    edited = told(run, "brief", "edit", id_, first["number"], "Lind will lift 3 bans.", *at)
    assert edited["sections"][1]["lines"][0]["flags"][0]["what"] == "not in the sources: 3"
    told(run, "brief", "cite", id_, f"l{first['id']}", first["claims"][0], *at)
    told(run, "brief", "move", id_, 1, "--section", "summary", *at)
    told(run, "brief", "remove", id_, 1, *at)
    for _ in range(4):
        back = told(run, "brief", "undo", id_, *at)
    assert back["sections"] == made["sections"]
    assert told(run, "brief", "show", id_, *at)["content"] == made["content"]


def test_briefs_are_listed_and_shown_to_read(own: Path, run: Run) -> None:
    at = ("--desk", own)
    id_ = told(run, *NEW, *at)["id"]
    shown = run("brief", "show", id_, "--table", *at)[1]
    assert shown.startswith(f"{id_} · Briefing note for information · draft")
    assert "[1] The Gull, 2031-05-04" in shown
    assert run("brief", "list", "--table", *at)[1].startswith(
        f"{id_} · Briefing note for information · timber"
    )
    rows = run("brief", "show", id_, "--csv", *at)[1].splitlines()
    assert rows[0] == "line,id,section,text,state,own,sources,quotes,flags"


def test_an_issue_still_has_its_brief_at_once(own: Path, run: Run) -> None:
    assert run("brief", "timber", "--desk", own, "--table")[1].startswith("# timber\n")
    assert run("brief", "--to", "Jo Lind", "timber", "--desk", own)[0] == 0


def test_what_is_missing_or_wrong_gives_its_status(own: Path, run: Run, tmp_path: Path) -> None:
    at = ("--desk", own)
    assert run("brief", "show", "b:0000", *at)[0] == 4
    assert run("brief", "new", "--template", "memo", "--issue", "timber", *at)[0] == 2
    assert run("brief", "new", "--template", "call-sheet", "--issue", "timber", *at)[0] == 2
    assert run(*NEW, "--label", "2", *at)[0] == 3
    id_ = told(run, *NEW, *at)["id"]
    assert run("brief", "show", id_[:6], *at)[0] == 0
    assert run("brief", "write", id_, tmp_path / "note.odt", *at)[0] == 2
    there = tmp_path / "there.md"
    there.write_text("mine", "utf8")
    assert run("brief", "write", id_, there, *at)[0] == 2
    assert there.read_text("utf8") == "mine"
    assert told(run, "exports", *at)["copies"] == []
