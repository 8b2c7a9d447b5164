"""Briefs and exports: every line has its words, and no file is overwritten."""

from __future__ import annotations

import json
from pathlib import Path

from backchannel.faces.answers import readable

from .conftest import Run


def test_a_brief_gives_lines_with_their_quotes(desk: Path, run: Run) -> None:
    status, out, err = run("brief", "timber", "--to", "Jo Lind", "--desk", desk)
    made = json.loads(out)
    assert status == 0
    assert all(line["keys"] for section in made["sections"] for line in section["lines"])
    assert any("We will lift the timber ban" in source["quote"] for source in made["sources"])
    assert "Next: " in err


def test_a_brief_at_a_terminal_is_markdown(desk: Path, run: Run) -> None:
    assert run("brief", "timber", "--desk", desk, "--table")[1].startswith("# timber\n")


def test_a_brief_is_wrapped_under_its_numbers() -> None:
    assert readable("## Issue\n\n12. “No permits for anyone this year.” [1]\n", width=30) == (
        "## Issue",
        "",
        "12. “No permits for anyone",
        "    this year.” [1]",
    )


def test_an_edited_brief_is_checked_line_by_line(desk: Path, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "brief.md"
    assert run("brief", "timber", "--out", path, "--desk", desk)[0] == 0
    assert run("brief", "--check", path, "--desk", desk)[0] == 0
    text = path.read_text("utf8")
    path.write_text(
        text.replace("\n## Background\n", "\n## Background\n\n9. Lind will not fail us.\n"), "utf8"
    )
    status, out, _ = run("brief", "--check", path, "--desk", desk)
    assert status == 1
    assert [finding["code"] for finding in json.loads(out)["findings"]] == ["uncited"]


def test_a_brief_without_an_issue_is_wrong_usage(desk: Path, run: Run) -> None:
    assert run("brief", "--desk", desk)[0] == 2


def test_export_gives_json_lines_and_never_overwrites(desk: Path, run: Run, tmp_path: Path) -> None:
    status, out, _ = run("export", "--desk", desk)
    assert status == 0
    assert json.loads(out.splitlines()[0])["type"] == "head"
    target = tmp_path / "out.jsonl"
    assert run("export", "--out", target, "--desk", desk)[0] == 0
    assert target.read_text("utf8") == out
    status, _, err = run("export", "--out", target, "--desk", desk)
    assert status == 2
    assert "Traceback" not in err
