"""`reliability` and `credibility` at the command line."""

from __future__ import annotations

import json
from pathlib import Path

from .conftest import FIRST, Run


def test_a_grade_is_given_shown_and_taken_back(run: Run, tmp_path: Path) -> None:
    desk, story = tmp_path / "desk.db", tmp_path / "story.txt"
    story.write_text(FIRST, "utf8")
    run("init", desk, "--side", "Norway")
    run("add", story, "--desk", desk)
    claim = json.loads(run("facts", "--desk", desk, "--json")[1])["facts"][0]["id"]
    status, out, err = run(
        "credibility", claim, "5", "--why", "she was abroad", "--by", "omar", "--desk", desk, "--json"
    )
    (held,) = json.loads(out)["standing"]
    assert (status, held["subject"], held["grade"], held["by"]) == (0, claim, "5", "omar")
    assert f"backchannel why {claim}" in err
    weight = json.loads(run("why", claim, "--desk", desk, "--json")[1])["weight"]
    assert (weight["credibility"]["grade"], weight["credibility"]["rule"]) == (5, "by-a-person")
    assert weight["by_rules"]["grade"] != 5
    assert run("credibility", claim, "--undo", "--desk", desk)[0] == 0
    weight = json.loads(run("why", claim, "--desk", desk, "--json")[1])["weight"]
    assert weight["credibility"] == weight["by_rules"]


def test_sources_are_listed_with_who_said_so(run: Run, tmp_path: Path) -> None:
    desk = tmp_path / "desk.db"
    run("init", desk, "--side", "Norway")
    assert run("reliability", "--desk", desk)[0] == 4
    assert run("reliability", "The Halden Post", "b", "--why", "it corrects itself", "--desk", desk)[0] == 0
    status, out, _ = run("reliability", "--desk", desk, "--csv")
    assert status == 0
    assert out.splitlines()[1].startswith("holds,reliability,The Halden Post,B,desk,")
    assert run("reliability", "The Halden Post", "G", "--why", "x", "--desk", desk)[0] == 2
    assert run("reliability", "The Halden Post", "A", "--desk", desk)[0] == 2
    assert run("reliability", "--undo", "--desk", desk)[0] == 2
