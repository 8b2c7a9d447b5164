"""A score means how often such findings were right."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from backchannel.extract import calibration
from backchannel.extract.calibration import GRADES, calibrated, grade_of
from backchannel.extract.finders import FINDERS, find_all, found_raw
from backchannel.model.claims import Draft
from backchannel.model.facts import kind_of

from .reading_aloud import parsed_text

TABLE = {"contact": {"any rule": [0.1, 0.2, 0.3, 0.4], "verb": [0.5, 0.6, 0.7, 0.9]}}

UNMEASURED = {"remit"}
"""Kinds of which the gold has no facts yet: they keep the scores their rules give themselves."""


@pytest.fixture
def meeting(monkeypatch: pytest.MonkeyPatch) -> Draft:
    monkeypatch.setattr(calibration, "_table", lambda: TABLE)
    found = found_raw(parsed_text("Ada Fenn met Otto Brandt in Oslo."))
    return next(d for d in found if kind_of(d.fact) == "contact")


def test_grades_begin_at_their_bounds() -> None:
    assert [grade_of(score) for score in (0.0, GRADES[0], GRADES[1], GRADES[2], 1.0)] == [0, 1, 2, 3, 3]


def test_a_known_rule_gets_the_share_of_its_grade(meeting: Draft) -> None:
    given = [calibrated(replace(meeting, rule="verb", score=s)).score for s in (0.1, 0.95)]
    assert given == [0.5, 0.9]


def test_an_unknown_rule_gets_the_share_of_its_kind(meeting: Draft) -> None:
    assert calibrated(replace(meeting, rule="never seen", score=0.95)).score == 0.4


def test_a_kind_that_was_never_measured_keeps_its_score(
    meeting: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calibration, "_table", dict)
    assert calibrated(replace(meeting, score=0.33)).score == 0.33


def test_nothing_but_the_score_changes(meeting: Draft) -> None:
    assert replace(calibrated(meeting), score=0) == replace(meeting, score=0)


def test_the_table_knows_only_kinds_that_finders_find() -> None:
    table = calibration._table()
    assert set(table) | UNMEASURED == {name.partition(".")[0].removesuffix("s") for name in FINDERS}
    assert all(len(trust) == len(GRADES) + 1 for rules in table.values() for trust in rules.values())


def test_every_finding_passes_through_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    trusted = {"contact": {"any rule": [0.11] * (len(GRADES) + 1)}}
    monkeypatch.setattr(calibration, "_table", lambda: trusted)
    found = find_all(parsed_text("Ada Fenn met Otto Brandt in Oslo."))
    assert [d.score for d in found if kind_of(d.fact) == "contact"] == [0.11]
