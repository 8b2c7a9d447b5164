"""`extract` and `copies`: the contract, line by line."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.resolve.respun import ARTICLE, OWN_REPORT

from .conftest import FIRST, SECOND, Run

LINES = [
    {"id": "a1", "text": FIRST},
    {"id": "a2", "text": ""},
    {"id": "a3", "html": f"<html><body><article><p>{FIRST}</p></article></body></html>"},
    {"id": "a4", "text": SECOND, "published": "2031-05-06"},
]


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    path.write_text("".join(f"{json.dumps(line)}\n" for line in LINES) + "{broken\n", "utf8")
    return path


def objects(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_one_line_an_input_in_order_and_1_where_any_failed(inputs: Path, run: Run) -> None:
    status, out, err = run("extract", inputs)
    found = objects(out)
    assert status == 1
    assert [line["id"] for line in found] == ["a1", "a2", "a3", "a4", f"{inputs}, line 5"]
    assert [line.get("error", {}).get("code") for line in found] == [None, "BC101", None, None, "BC107"]
    assert "2 of 5" in err


def test_quotes_are_the_words_at_their_place_in_the_text_given_or_sent_back(inputs: Path, run: Run) -> None:
    given = {line["id"]: line.get("text", "") for line in LINES}
    for line in objects(run("extract", inputs)[1]):
        if "error" in line:
            continue
        text = line["document"].get("text") or given[line["id"]]
        assert ("text" in line["document"]) == (given[line["id"]] == "")
        assert line["claims"]
        for claim in line["claims"]:
            assert all(text[e["start"] : e["end"]] == e["quote"] for e in claim["evidence"])


def test_workers_give_the_same_bytes_in_the_same_order(inputs: Path, run: Run) -> None:
    assert run("extract", "--workers", "2", inputs) == run("extract", inputs)


def test_a_file_is_a_document_named_by_its_path(folder: Path, run: Run) -> None:
    status, out, _ = run("extract", folder / "first.txt", folder / "picture.png")
    first, picture = objects(out)
    assert status == 1
    assert first["id"] == str(folder / "first.txt")
    assert first["document"]["text"] == FIRST
    assert (first["document"]["published"], first["document"]["published_from"]) == ("2031-05-04", "text")
    assert picture["error"]["code"] == "BC102"


def test_a_missing_file_of_lines_is_an_error_in_its_place(folder: Path, run: Run, tmp_path: Path) -> None:
    status, out, _ = run("extract", tmp_path / "none.jsonl", folder / "first.txt")
    assert status == 1
    assert [line.get("error", {}).get("code") for line in objects(out)] == ["BC105", None]


def test_a_line_is_out_before_the_next_is_given() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "backchannel", "extract", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None
    for line in (LINES[1], LINES[0]):
        process.stdin.write(json.dumps(line).encode() + b"\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == line["id"]
    process.stdin.close()
    assert process.wait() == 1


def test_copies_tells_where_two_reports_have_the_same_words(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = "\n\n".join(ARTICLE.split("\n\n")[3:5])
    texts = {"a": ARTICLE, "b": f"{OWN_REPORT}\n{taken}"}
    lines = "".join(f"{json.dumps({'id': name, 'text': text})}\n" for name, text in texts.items())
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    status, out, _ = run("copies", "-")
    (part,) = json.loads(out)["parts"]
    assert (status, part["documents"]) == (0, ["a", "b"])
    for (start, end), (there, until) in part["passages"]:
        assert texts["a"][start:end].split() == texts["b"][there:until].split()
    assert part["words"] == len(taken.split())


def test_copies_groups_inputs_even_where_two_are_the_same_text(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [{"id": "x", "text": FIRST * 3}, {"id": "y", "text": FIRST * 3}, {"id": "z", "text": ""}]
    stream = io.TextIOWrapper(io.BytesIO("".join(f"{json.dumps(one)}\n" for one in lines).encode()))
    monkeypatch.setattr("sys.stdin", stream)
    status, out, _ = run("copies", "-")
    found = json.loads(out)
    assert status == 1
    assert [group["copies"] for group in found["groups"]] == [[["x", "y"]]]
    assert [error["id"] for error in found["errors"]] == ["z"]


def test_explain_tells_each_sentence_its_facts_and_their_rules(run: Run) -> None:
    status, out, _ = run("extract", "--explain", "--text", "Ada Fenn met Otto Brandt in Oslo. It rained.")
    assert status == 0
    assert "[0–33] Ada Fenn met Otto Brandt in Oslo." in out
    assert "found    contact: participants=Ada Fenn, Otto Brandt" in out
    assert "contacts.v1, score" in out
    assert "no more  no word in it tells of a fact of any kind" in out


def test_explain_tells_an_unreadable_document_by_its_code(run: Run) -> None:
    status, _, err = run("extract", "--explain", "--text", " ")
    assert status == 1
    assert "BC101" in err


def test_explain_tells_where_the_fact_of_a_quoted_sentence_stands(run: Run) -> None:
    words = 'Ada Fenn said: "We will not pay. It rained all day."'
    _, out, _ = run("extract", "--explain", "--text", words)
    assert "no more  its words belong to: statement told at 0" in out
    assert "no word in it tells of a fact" not in out
