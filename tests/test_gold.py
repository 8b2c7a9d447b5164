"""Our own gold stands in its texts, and the gate over it opens and shuts when it should."""

from __future__ import annotations

import copy
import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from gold import dev_sets, gate
from gold.build import KINDS, TEXTS, WRITTEN, BadGold, as_json, built, places
from gold.floors import BadFloor, lowered, raised, read_floors, shortfalls, told_in_changelog
from gold.gate import changes, failures
from gold.matching import Found, number, same_name, says_the_same
from gold.scoring import Result, digest_of, found_in, read_gold, scored

Row = dict[str, Any]
GOLDS = read_gold()
ROLES_OF_NAMES = ("holder", "a", "b")


@cache
def lines() -> tuple[Row, ...]:
    return tuple(found_in(GOLDS))


def run(*, without: str = "") -> Result:
    """The finders on the gold, with or without their claims of one kind."""
    kept = [{**line, "claims": [c for c in line["claims"] if c["kind"] != without]} for line in lines()]
    return scored(GOLDS, kept)


@pytest.mark.parametrize("gold", GOLDS, ids=lambda gold: str(gold["doc"]))
def test_every_quote_of_the_gold_stands_at_its_offsets(gold: Row) -> None:
    written = tomllib.loads((WRITTEN / f"{gold['doc']}.toml").read_text("utf-8"))
    assert gold["text"] == written["text"]
    for said, fact in zip(written["facts"], gold["facts"], strict=True):
        start, end = fact["evidence"]
        assert gold["text"][start:end] == said["at"].partition("#")[0]
        if "content" in fact:
            assert gold["text"][slice(*fact["content"])] == said["content"]
            assert start <= fact["content"][0] < fact["content"][1] <= end
    for said, entity in zip(written["entities"], gold["entities"], strict=True):
        names = {name.partition("#")[0] for name in said["mentions"]}
        assert {gold["text"][start:end] for start, end in entity["mentions"]} == names


@pytest.mark.parametrize("gold", GOLDS, ids=lambda gold: str(gold["doc"]))
def test_the_gold_that_is_read_is_the_gold_that_is_written(gold: Row) -> None:
    assert as_json(built(WRITTEN / f"{gold['doc']}.toml")) == (TEXTS / f"{gold['doc']}.json").read_text(
        "utf-8"
    )


def test_every_written_gold_was_built() -> None:
    assert [gold["doc"] for gold in GOLDS] == [path.stem for path in sorted(WRITTEN.glob("*.toml"))]


def test_gold_facts_are_of_known_kinds_and_name_known_entities() -> None:
    for gold in GOLDS:
        known = {entity["id"] for entity in gold["entities"]}
        for fact in gold["facts"]:
            assert fact["kind"] in KINDS
            assert {fact[role] for role in ROLES_OF_NAMES if role in fact} <= known


def test_every_kind_is_marked_often_enough_to_be_measured() -> None:
    marked = [fact["kind"] for gold in GOLDS for fact in gold["facts"] if not fact.get("optional")]
    assert {kind: marked.count(kind) for kind in KINDS if marked.count(kind) < 20} == {}


def test_a_quote_that_is_not_in_its_text_is_refused(tmp_path: Path) -> None:
    written = tmp_path / "lamp_oil.toml"
    written.write_text(
        'text = "Ada Quill sold oil."\nentities = []\n'
        'facts = [{kind = "figure", at = "sold salt", what = "oil", value = "1"}]\n',
        "utf-8",
    )
    with pytest.raises(BadGold, match="sold salt"):
        built(written)


def test_a_quote_is_found_as_whole_words_only() -> None:
    assert places("Lis", "Lisbon hears Lis.") == [[13, 16]]


def test_the_gate_is_open_on_the_pinned_floors() -> None:
    assert failures(run(), read_floors(), digest_of(GOLDS)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_gate_shuts_when_a_kind_is_no_longer_found(kind: str) -> None:
    assert any(
        f"{kind} recall" in line for line in failures(run(without=kind), read_floors(), digest_of(GOLDS))
    )


def test_the_command_fails_when_all_ties_are_dropped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    worse = [{**line, "claims": [c for c in line["claims"] if c["kind"] != "tie"]} for line in lines()]
    monkeypatch.setattr(gate, "found_in", lambda golds: worse)
    assert gate.main([]) == 1
    assert "tie recall is 0.000" in capsys.readouterr().err


def test_the_gate_shuts_at_a_fact_from_furniture() -> None:
    at = next(i for i, gold in enumerate(GOLDS) if gold["furniture"])
    line = copy.deepcopy(lines()[at])
    start, end = GOLDS[at]["furniture"][0]
    line["claims"][0]["evidence"] = [{"start": start, "end": end, "quote": GOLDS[at]["text"][start:end]}]
    result = scored(GOLDS[at : at + 1], [line])
    assert any("furniture" in each for each in failures(result, read_floors(), digest_of(GOLDS)))
    assert not any("furniture" in each for each in failures(run(), read_floors(), digest_of(GOLDS)))


def test_the_gate_shuts_when_claims_are_made_up() -> None:
    line = copy.deepcopy(lines()[0])
    tie = {
        **next(c for c in line["claims"] if c["kind"] == "tenure"),
        "kind": "tie",
        "a": "x",
        "b": "y",
        "tie": "kin",
    }
    made_up = [{**line, "claims": line["claims"] + [tie] * 20}, *lines()[1:]]
    wrong = failures(scored(GOLDS, made_up), read_floors(), digest_of(GOLDS))
    assert any("tie precision" in each for each in wrong)


def test_the_gate_shuts_when_the_gold_has_changed_and_the_floors_have_not() -> None:
    changed = copy.deepcopy(GOLDS)
    changed[0]["facts"].pop()
    assert any("--raise" in line for line in shortfalls(run().figures(), read_floors(), digest_of(changed)))


def test_what_was_gained_and_lost_is_told_fact_by_fact() -> None:
    whole, worse = run(), run(without="tie")
    told = changes(worse, {"found": whole.found, "alarms": whole.alarms})
    ties = [fact for fact in whole.found if fact.split()[1] == "tie"]
    assert ties
    assert [line for line in told if line.startswith("- lost")] == [f"- lost    {fact}" for fact in ties]
    assert changes(whole, {"found": whole.found, "alarms": whole.alarms}) == []


def test_a_floor_is_never_raised_above_the_figure_nor_sunk_by_raising() -> None:
    floors = read_floors()
    better = {kind: {"precision": 1.0, "recall": 0.999} for kind in KINDS}
    assert raised(better, floors, "d")["kinds"]["tie"] == {"precision": 1.0, "recall": 0.98}
    worse = {kind: {"precision": 0.0, "recall": 0.0} for kind in KINDS}
    with pytest.raises(BadFloor, match="--lower"):
        raised(worse, floors, "d")


def test_a_floor_is_lowered_only_downwards() -> None:
    floors = {"gold": "d", "kinds": {"tie": {"recall": 0.5}}, "dev": {}}
    assert lowered(floors, kind="tie", metric="recall", value=0.4)["kinds"]["tie"]["recall"] == 0.4
    for kind, value in (("tie", 0.6), ("flow", 0.1)):
        with pytest.raises(BadFloor):
            lowered(floors, kind=kind, metric="recall", value=value)


def test_lowering_a_floor_leaves_a_sentence_in_the_changelog(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "CHANGELOG.md"
    log.write_text("# Changelog\n\n## [Unreleased]\n\n## 0.1.0\n\n### Added\n- All.\n", "utf-8")
    kept: list[Row] = []
    monkeypatch.setattr(gate, "CHANGELOG", log)
    monkeypatch.setattr(gate, "read_floors", lambda: {"kinds": {"tie": {"recall": 0.5}}, "dev": {}})
    monkeypatch.setattr(gate, "write_floors", kept.append)
    gate.lower("tie", "recall", "0.4", why="kin by marriage is asked twice.")
    assert kept[0]["kinds"]["tie"]["recall"] == 0.4
    assert log.read_text("utf-8") == (
        "# Changelog\n\n## [Unreleased]\n\n"
        "- The floor of tie recall sank from 0.50 to 0.40: kin by marriage is asked twice.\n\n"
        "## 0.1.0\n\n### Added\n- All.\n"
    )


def test_lowering_a_floor_without_a_reason_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        gate.arguments(["--lower", "tie", "recall", "0.1"])
    assert "--why" in capsys.readouterr().err


def test_a_changelog_without_an_unreleased_part_is_refused() -> None:
    with pytest.raises(BadFloor):
        told_in_changelog("# Changelog\n", "Something.")


def tie_found(a: str, b: str, tie: str, at: tuple[int, int]) -> tuple[Row, Found]:
    claim = {"kind": "tie", "a": "e1", "b": "e2", "tie": tie, "evidence": [{"start": at[0], "end": at[1]}]}
    entities = [{"id": i, "kind": "person", "caption": n, "mentions": []} for i, n in (("e1", a), ("e2", b))]
    return claim, Found({"claims": [claim], "entities": entities}, "")


@pytest.mark.parametrize(
    ("a", "b", "at", "same"),
    [
        ("Quill", "Ada Moor", (0, 9), True),
        ("Ada Moor", "Quill", (0, 9), False),
        ("Quill", "Ada Moor", (40, 50), False),
        ("Tom Quill", "Ada Moor", (0, 9), False),
    ],
)
def test_a_directed_tie_matches_on_its_words_in_its_direction(
    a: str, b: str, at: tuple[int, int], same: bool
) -> None:
    gold = {"kind": "tie", "a": "q", "b": "m", "tie": "works_for", "evidence": [5, 20]}
    claim, found = tie_found(a, b, "works_for", at)
    assert says_the_same(gold, {"q": "Beryl Quill", "m": "Ada Moor"}, claim, found) is same


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("$1.4 million", "1400000"),
        ("about 1,200 tons", "1200"),
        ("two billion", "2000000000"),
        ("a third", "None"),
    ],
)
def test_numbers_are_read_as_written(words: str, value: str) -> None:
    found = number(words)
    assert str(found if found is None else int(found)) == value


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Prime Minister Ada Moor", "Moor", True),
        ("Hélène Daubré", "Helene Daubre", True),
        ("Ada Moor", "A. Moor", True),
        ("Ada Moor", "Tom Moor", False),
    ],
)
def test_names_are_the_same_inside_one_another_or_by_surname_and_initial(a: str, b: str, same: bool) -> None:
    assert same_name(a, b) is same


def test_the_last_accepted_run_is_of_this_gold() -> None:
    last = json.loads(gate.LAST.read_text("utf-8"))
    names = {gold["doc"] for gold in GOLDS}
    assert {line.split()[0] for line in last["found"]} <= names


RESULT = {
    "set": "contacts",
    "metrics": [{"name": "pair F1", "value": 0.81}, {"name": "facts from boilerplate", "value": 2.0}],
}


def test_a_set_below_its_floor_is_told_and_one_above_what_is_allowed() -> None:
    floors: dev_sets.Floors = {"contacts": {"pair F1": 0.82, "facts from boilerplate": "<=0"}}
    assert list(dev_sets.below(RESULT, floors)) == [
        "contacts pair F1 is 0.810, floor 0.82",
        "contacts facts from boilerplate is 2, allowed <=0",
    ]
    assert list(dev_sets.below(RESULT, {"contacts": {"pair F1": 0.8}})) == []


def test_a_floor_whose_figure_is_gone_is_told() -> None:
    assert list(dev_sets.below(RESULT, {"contacts": {"no such figure": 0.1}})) != []


def test_gains_and_losses_are_told_against_the_last_figures() -> None:
    before = {"set": "contacts", "metrics": [{"name": "pair F1", "value": 0.70}]}
    assert list(dev_sets.changes(RESULT, before)) == [
        "  +0.110 contacts pair F1: 0.700 → 0.810",
        "  new   contacts facts from boilerplate: 2.000",
    ]


def test_floors_of_sets_are_lifted_and_never_sink() -> None:
    assert dev_sets.lifted({"contacts": {"pair F1": 0.7}}, [RESULT]) == {"contacts": {"pair F1": 0.8}}
    with pytest.raises(BadFloor):
        dev_sets.lifted({"contacts": {"pair F1": 0.9}}, [RESULT])


def test_a_floor_of_a_set_is_lowered_by_its_name() -> None:
    floors = {"gold": "", "kinds": {}, "dev": {"contacts": {"pair F1": 0.8}}}
    assert lowered(floors, kind="contacts", metric="pair F1", value=0.5)["dev"] == {
        "contacts": {"pair F1": 0.5}
    }
