"""`note` at the command line."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import get_args

import pytest

from backchannel.faces.commands.noting import BASES, MODES, STANDINGS, TIES
from backchannel.model.claims import Basis
from backchannel.model.facts import ContactMode, Standing, TieKind

from .conftest import Run


def test_the_words_offered_are_those_of_the_nouns() -> None:
    nouns = (TieKind, Standing, ContactMode, Basis)
    assert tuple(get_args(noun) for noun in nouns) == (TIES, STANDINGS, MODES, BASES)


@pytest.fixture
def empty(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "desk.db"
    run("init", path, "--side", "Canada")
    return path


def test_a_tie_typed_in_is_found_and_can_be_undone(run: Run, empty: Path) -> None:
    status, out, err = run(
        *("note", "--tie", "Lena Ortiz", "close_to", "Jo Lind", "--detail", "from school"),
        *("--day", "2031-05-03", "--by", "ruth", "--desk", empty, "--json"),
    )
    (row,) = json.loads(out)
    assert (status, row["standing"], row["made_by"]) == (0, "fact", "ruth")
    assert row["quote"] == "Lena Ortiz is close to Jo Lind, from school"
    assert f"backchannel undo {row['claim']}" in err
    assert "note of ruth, 2031-05-03" in run("show", "Jo Lind", "--desk", empty, "--table")[1]
    assert run("undo", row["claim"], "--desk", empty)[0] == 0
    assert "close" not in run("show", "Jo Lind", "--desk", empty, "--table")[1]


def test_a_note_in_plain_words_comes_from_the_command_or_from_stdin(
    run: Run, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Mara Quist met Norwegian Trade Minister Jo Lind in Oslo."
    status, table, _ = run("note", text, "--day", "2031-05-03", "--desk", empty, "--table")
    assert status == 0
    assert "found in note" in table
    assert "Mara Quist, Jo Lind: met" in table
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    _, _, err = run("note", "-", "--day", "2031-05-03", "--desk", empty)
    assert "was here already" in err


def test_a_tenure_and_a_contact_are_typed_in_and_a_label_hides_them(run: Run, empty: Path) -> None:
    status, out, _ = run(
        *("note", "--tenure", "Jo Lind", "trade minister of Norway", "--contact", "Jo Lind", "Mara Quist"),
        *("--mode", "call", "--when", "2031-05", "--desk", empty, "--json"),
    )
    assert (status, [row["words"].partition(":")[0] for row in json.loads(out)]) == (
        0,
        ["Jo Lind", "Jo Lind, Mara Quist"],
    )
    status, out, err = run(
        *("note", "--tie", "Jo Lind", "knows", "Pia Holm", "--label", "2:OSLO", "--desk", empty, "--json")
    )
    assert (status, json.loads(out)) == (0, [])
    assert "may not read yourself" in err
    assert run("show", "Pia Holm", "--desk", empty)[0] == 4


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("words", "--tie", "Jo Lind", "knows", "Pia Holm"),
        ("--tie", "Jo Lind", "adores", "Pia Holm"),
        ("--tie", "Jo Lind", "knows", "Pia Holm", "--label", "secret"),
    ],
)
def test_what_cannot_be_noted_is_a_usage_error(run: Run, empty: Path, arguments: tuple[str, ...]) -> None:
    assert run("note", *arguments, "--desk", empty)[0] == 2
