"""Posts at the command line."""

from __future__ import annotations

import json
from pathlib import Path

from .conftest import Run


def test_a_posts_line_is_told_with_its_quotes(desk: Path, run: Run) -> None:
    status, out, err = run("posts", "ambassador to Norway", "--desk", desk)
    line = json.loads(out)["lines_of_posts"][0]
    assert status == 0
    assert [stint["name"] for stint in line["stints"]] == ["Mara Quist"]
    assert "backchannel posts --of" in err
    assert run("posts", "ambassador to Norway", "--desk", desk, "--nl")[0] == 0


def test_a_career_is_the_posts_of_one_person(desk: Path, run: Run) -> None:
    status, out, _ = run("posts", "--of", "Mara Quist", "--desk", desk, "--table")
    assert status == 0
    assert out.startswith("Posts of Mara Quist")


def test_either_a_post_or_a_person_has_to_be_named(desk: Path, run: Run) -> None:
    for argv in (["posts"], ["posts", "mayor", "--of", "Mara Quist"]):
        status, out, err = run(*argv, "--desk", desk)
        assert (status, out) == (2, "")
        assert "either a post or a person" in err


def test_nothing_of_a_later_knowledge_shows(desk: Path, run: Run) -> None:
    status, out, _ = run("posts", "ambassador to Norway", "--desk", desk, "--known", "2001-01-01")
    assert (status, out) == (4, "")
