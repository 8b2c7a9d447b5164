"""`diff`: the contract, line by line, and two texts; `versions` of a document of the desk."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from .conftest import Run

OLD = "The board must answer within ten days. The fee is five crowns."
NEW = "The board may answer within ten days. The fee is five crowns. Fish are exempt."


def html(text: str, views: int) -> str:
    return f"<html><body><nav>Menu</nav><main><p>{text}</p><p>{views} views</p></main></body></html>"


LINES: list[dict[str, Any]] = [
    {"id": "p1", "before": {"text": OLD}, "after": {"text": NEW}},
    {"id": "p2", "before": {"html": html(OLD, 10)}, "after": {"html": html(OLD, 12)}},
    {"id": "p3", "before": {"html": "<html></html>"}, "after": {"text": NEW}},
    {"id": "p4", "before": {"html": html(OLD, 10)}, "after": {"text": NEW}},
    {"id": "p5", "before": {"text": OLD}},
    {"id": "p6", "before": {}, "after": {"text": NEW}},
    {"id": "p7", "before": {"html": ""}, "after": {"text": NEW}},
    {"id": "p8", "before": {"text": ""}, "after": {"text": NEW}},
]


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    path = tmp_path / "pairs.jsonl"
    path.write_text("".join(f"{json.dumps(line)}\n" for line in LINES) + "\n{broken\n", "utf8")
    return path


@pytest.fixture
def found(pairs: Path, run: Run) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("diff", "--jsonl", pairs)[1].splitlines()]


def test_one_line_a_pair_in_order_and_1_where_any_failed(pairs: Path, run: Run) -> None:
    status, out, err = run("diff", "--jsonl", pairs)
    found = [json.loads(line) for line in out.splitlines()]
    assert status == 1
    assert [line["id"] for line in found] == [*(line["id"] for line in LINES), f"{pairs}, line 10"]
    codes = [line.get("error", {}).get("code") for line in found]
    assert codes == [None, None, "BC106", None, "BC107", "BC107", "BC101", None, "BC107"]
    assert "5 of 9" in err


def test_places_are_those_of_the_words_in_both_texts(found: list[dict[str, Any]]) -> None:
    words = [(OLD[slice(*one["before"])], NEW[slice(*one["after"])]) for one in found[0]["changes"]]
    assert words == [("must", "may"), ("", "Fish are exempt.")]
    assert found[0]["changed"]


def test_a_text_is_sent_back_only_where_it_was_not_given(found: list[dict[str, Any]]) -> None:
    assert {"before_text", "after_text"} & found[0].keys() == set()
    assert {"before_text", "after_text"} & found[1].keys() == {"before_text", "after_text"}
    assert {"before_text", "after_text"} & found[3].keys() == {"before_text"}


def test_a_counter_is_no_change(found: list[dict[str, Any]]) -> None:
    assert not found[1]["changed"]
    assert found[1]["changes"] == []


def test_a_text_that_was_empty_is_all_new(found: list[dict[str, Any]]) -> None:
    assert found[7]["changes"] == [{"before": [0, 0], "after": [0, len(NEW)]}]


def test_no_failure_is_0_and_a_missing_file_is_told(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps(LINES[0]), "utf8")
    assert run("diff", "--jsonl", path)[0] == 0
    assert run("diff", "--jsonl", tmp_path / "none.jsonl")[0] != 0


def test_two_files_are_compared_what_changes_the_sense_first(tmp_path: Path, run: Run) -> None:
    old, new = tmp_path / "old.html", tmp_path / "new.htm"
    old.write_text(html(OLD, 10), "utf8")
    new.write_text(html(NEW, 12), "utf8")
    status, out, _ = run("diff", old, new, "--json")
    told = json.loads(out)
    assert status == 0
    assert [one["kind"] for one in told["changes"]] == ["softened", "added"]
    for one in told["changes"]:
        assert told["before_text"][slice(*one["before"])] == one["before_words"]
        assert told["after_text"][slice(*one["after"])] == one["after_words"]
    assert "[must → may]" in run("diff", old, new, "--table")[1]
    assert run("diff", old, new, "--csv")[1].splitlines()[1].startswith("3,softened,")


def test_documents_of_the_desk_are_compared_by_name(desk: Path, run: Run) -> None:
    status, out, _ = run("diff", "first.txt", "second.txt", "--desk", desk, "--table")
    assert status == 0
    assert "first.txt" in out.splitlines()[0]
    assert run("diff", "nobody.txt", "second.txt", "--desk", desk)[0] == 4


@pytest.mark.parametrize("texts", [["one.txt"], ["a", "b", "c"], ["--jsonl", "a", "b"]])
def test_other_than_two_texts_are_refused(texts: list[str], run: Run) -> None:
    assert run("diff", *texts)[0] == 2


def test_a_file_that_says_the_same_has_no_change(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "one.txt"
    path.write_text(OLD, "utf8")
    assert run("diff", path, path, "--table")[1].startswith("no change")


def test_versions_of_a_document(desk: Path, run: Run) -> None:
    status, out, _ = run("versions", "first.txt", "--desk", desk)
    assert status == 0
    assert len(json.loads(out)["versions"]) == 1
    assert run("versions", "nobody.txt", "--desk", desk)[0] == 4
