"""The frame of the command line: help, usage, errors, speed."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from backchannel.faces.cli import parser

from .conftest import Run

QUESTIONS = ("find", "show", "routes", "brokers", "why", "timeline", "posts", "decides")
KEEPING = ("init", "add", "mark", "verify", "purge", "demo", "backup", "restore", "migrate")
COMMANDS = (*KEEPING, *QUESTIONS, "brief", "export", "extract", "copies", "explain")


def test_help_names_every_command(run: Run) -> None:
    status, out, _ = run("--help")
    assert status == 0
    assert all(f"    {command}" in out for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, run: Run) -> None:
    status, out, _ = run(command, "--help")
    assert status == 0
    assert f"backchannel {command}" in out


@pytest.mark.parametrize("argv", [[], ["nonsense"], ["routes"], ["extract", "--workers", "0"], ["show"]])
def test_wrong_usage_ends_with_2(argv: list[str], run: Run) -> None:
    status, out, err = run(*argv)
    assert (status, out) == (2, "")
    assert "usage" in err


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from backchannel.__main__ import main; main(['--help']);"
        "heavy = {'spacy', 'numpy', 'trafilatura', 'rich', 'sqlite3', 'lxml', 'msgspec'} & set(sys.modules);"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_help_takes_less_than_a_fifth_of_a_second() -> None:
    """In processor time, so that a busy machine does not fail it."""
    start = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "backchannel", "--help"], check=True, capture_output=True)
    end = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert end.ru_utime + end.ru_stime - start.ru_utime - start.ru_stime < 0.2


def test_an_error_of_ours_is_told_with_its_code_and_status(run: Run, tmp_path: Path) -> None:
    status, out, err = run("find", "timber", "--desk", tmp_path / "none.db")
    assert (status, out) == (2, "")
    assert err.startswith("BC405: ")
    assert "Next: backchannel explain BC405" in err


def test_the_desk_may_be_named_by_the_environment(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BACKCHANNEL_DESK", str(tmp_path / "none.db"))
    assert "none.db" in run("find", "timber")[2]


def test_a_reader_that_goes_away_is_no_error() -> None:
    line = '{"id": "a", "text": ""}\n'
    read, write = os.pipe()
    os.close(read)
    process = subprocess.Popen(
        [sys.executable, "-m", "backchannel", "copies", "-"],
        stdin=subprocess.PIPE,
        stdout=write,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.close(write)
    _, err = process.communicate(line)
    assert process.returncode == 141
    assert "Traceback" not in err


def test_every_command_says_what_it_runs() -> None:
    assert all(
        callable(command.get_default("run"))
        for action in parser()._subparsers._group_actions  # type: ignore[union-attr]
        for command in action.choices.values()  # type: ignore[union-attr]
    )
