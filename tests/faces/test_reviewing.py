"""`review` and the verdicts at the command line: a walk by keys, by a pipe as at a terminal."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import pytest

from backchannel.desk import Desk
from backchannel.ledger.floors import is_proposal
from backchannel.model.facts import refs_of
from tests.ledger.worlds import a_desk, meeting, same

from .conftest import Run

TEXT = """title: Talks in Oslo
date: 2031-05-07
outlet: The Wren

Officials say Mara Quist may have a word with Norwegian Trade Minister Jo Lind.
"""


@pytest.fixture
def waiting(desk: Path, tmp_path: Path) -> tuple[Path, list[str]]:
    """A desk in which three findings wait, and their ids in the order of the queue."""
    copy = tmp_path / "desk.db"
    shutil.copy(desk, copy)
    with Desk.open(copy) as opened:
        made = opened.ledger._connection
        ids = [c.id for c in opened.view().claims("tie", "contact", "statement")][:3]
        for id_ in ids:
            made.execute("UPDATE claims SET score = 0.1 WHERE id = ?", (id_,))
    with Desk.open(copy) as opened:
        assert all(is_proposal(c) for c in opened.view().proposals())
        found = [item.id for item in opened.review().items]
    assert sorted(found) == sorted(ids)
    return copy, found


def typed(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(words))


def test_review_lists_what_waits_with_the_reason(run: Run, waiting: tuple[Path, list[str]]) -> None:
    path, ids = waiting
    status, out, err = run("review", "--desk", path, "--json")
    items = json.loads(out)["items"]
    assert (status, [item["id"] for item in items]) == (0, ids)
    assert items[0]["change"] == "opens_way"
    assert f"backchannel accept {ids[0]}" in err
    _, table, _ = run("review", "--desk", path, "--table", "--at-most", "1")
    assert "→ opens a way: nothing leads yet" in table
    assert "and 2 more" in table


def test_a_walk_takes_keys_from_a_pipe_and_undoes_the_last(
    run: Run, waiting: tuple[Path, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, ids = waiting
    typed(monkeypatch, "ax\nu\nnz\nq\n")
    status, out, err = run("review", "--walk", "--desk", path, "--by", "lena", "--json")
    assert status == 0
    assert json.loads(out) == {"decided": [{"verdict": "accepted", "id": ids[0]}], "left": 1}
    assert "rejected is taken back" in err
    assert "'z' means nothing here" in err
    with Desk.open(path) as desk:
        assert desk.view().accepted(ids[0])
        assert {c.id for c in desk.view().proposals()} == set(ids[1:])


def test_a_walk_edits_and_names_who_is_the_same(
    run: Run, waiting: tuple[Path, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, ids = waiting
    typed(monkeypatch, "s\n1 Pia Holm\ne\nmodality=hedged\n\n")
    status, out, _ = run("review", "--walk", "--desk", path, "--by", "lena", "--json")
    assert status == 0
    assert [d["verdict"] for d in json.loads(out)["decided"]] == ["same", "edited"]
    with Desk.open(path) as desk:
        assert [c.modality for c in desk.view().claims() if c.made_by == "lena"] == ["hedged"]
        one = refs_of(desk.view().claim(ids[0]).fact)[0]
        assert desk.view().canonical(one) == desk.view().named("Pia Holm")[0].id


def test_accept_reject_edit_and_undo(run: Run, waiting: tuple[Path, list[str]]) -> None:
    path, ids = waiting
    assert run("accept", ids[0], "--desk", path, "--by", "lena")[0] == 0
    assert run("reject", ids[1], "--note", "an old story", "--desk", path)[0] == 0
    status, out, _ = run("edit", ids[2], "--desk", path, "--json")
    assert (status, json.loads(out)["modality"]) == (0, "asserted")
    status, out, _ = run("edit", ids[2], "modality=hedged", "--desk", path, "--json")
    assert (status, json.loads(out)[0]["original"]) == (0, ids[2])
    assert run("edit", ids[2], "nonsense", "--desk", path)[0] == 2
    assert json.loads(run("review", "--desk", path, "--json")[1])["items"] == []
    said = json.loads(run("review", ids[1], "--desk", path, "--json")[1])
    assert [(row["by"], row["verdict"], row["note"]) for row in said] == [
        ("desk", "rejected", "an old story")
    ]
    assert run("review", "c:0000", "--desk", path)[0] == 4
    status, _, err = run("undo", *ids, "--desk", path)
    assert (status, err.count("nobody has said anything of it")) == (0, 3)
    assert len(json.loads(run("review", "--desk", path, "--json")[1])["items"]) == 3


def test_what_is_not_there_gives_nothing_found(run: Run, waiting: tuple[Path, list[str]]) -> None:
    path, ids = waiting
    for command in ("accept", "reject", "undo", "edit"):
        assert run(command, "c:0000", "--desk", path)[0] == 4
    assert run("undo", ids[0], "--desk", path)[0] == 4


def test_who_says_so_comes_from_the_environment(
    run: Run, waiting: tuple[Path, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, ids = waiting
    monkeypatch.setenv("BACKCHANNEL_BY", "ruth")
    assert run("accept", ids[0], "--desk", path)[0] == 0
    with Desk.open(path) as desk:
        assert desk.ledger._connection.execute("SELECT by FROM reviews").fetchall() == [("ruth",)]


def test_exact_repeats_are_accepted_at_once(run: Run, waiting: tuple[Path, list[str]]) -> None:
    path, _ = waiting
    status, out, err = run("review", "--accept-exact", "--desk", path, "--json")
    assert (status, json.loads(out)) == (0, [])
    assert "0 proposals accepted" in err


def test_reread_says_what_it_would_change_and_then_changes_it(run: Run, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    run("init", path, "--side", "Canada")
    run("add", folder / "first.txt", "--model", "rules", "--desk", path)
    status, out, err = run("reread", "--dry-run", "--desk", path, "--json")
    would = json.loads(out)
    assert (status, would["dry_run"], would["unchanged"]) == (0, True, 0)
    assert "gained" in {change["what"] for change in would["documents"][0]["changes"]}
    assert f"backchannel reread --desk {path}" in err
    status, table, _ = run("reread", "first.txt", "--desk", path, "--table")
    assert status == 0
    assert "1 document read again" in table
    assert "  + Mara Quist" in table
    assert json.loads(run("reread", "--desk", path, "--json")[1])["unchanged"] == 1
    assert run("reread", "none.txt", "--desk", path)[0] == 4


def test_pairs_that_may_be_one_are_asked_once_and_answered_by_keys(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "desk.db"
    ledger = a_desk(path=str(path))
    stories = [meeting(other=f"Omar Benhaddou{n}") for n in range(3)]
    for story in stories:
        ledger.record(*story)
    first, second, third = (story[1][0].ref for story in stories)
    ledger.judge(
        same(second, third), same(first, second, verdict="unsure"), same(first, third, verdict="unsure")
    )
    ledger.close()
    (item,) = json.loads(run("review", "--desk", path, "--json")[1])["items"]
    assert (item["what"], item["change"]) == ("identity", "may_be_one")
    typed(monkeypatch, "s\nu\nx\n")
    decided = json.loads(run("review", "--walk", "--desk", path, "--by", "lena", "--json")[1])["decided"]
    assert [each["verdict"] for each in decided] == ["different"]
    assert json.loads(run("review", "--desk", path, "--json")[1])["items"] == []
