"""Scores are fitted as shares, drawn towards what is known of the rule and of the kind."""

from __future__ import annotations

from backchannel.ledger.floors import floor_of
from tools.calibrate import ANY, fitted, page, reliability, toml
from tools.trust_counts import Cell, Counts, Tally, fold_of

COUNTS: Counts = {
    Cell("tie", "kin", 3): {0: Tally(95, 100), 1: Tally(93, 100)},
    Cell("tie", "staff", 1): {0: Tally(40, 100), 1: Tally(44, 100)},
    Cell("tie", "staff", 3): {0: Tally(0, 0), 1: Tally(1, 1)},
}


def test_a_cell_with_many_findings_gets_a_little_less_than_their_share() -> None:
    table = fitted(COUNTS, (0, 1))
    assert 0.90 < table["tie"]["kin"][3] < 0.94
    assert 0.36 < table["tie"]["staff"][1] < 0.42


def test_a_cell_with_one_finding_stays_near_its_rule() -> None:
    assert fitted(COUNTS, (0, 1))["tie"]["staff"][3] < 0.5


def test_a_rule_nobody_measured_gets_its_kinds_share() -> None:
    assert 0.5 < fitted(COUNTS, (0, 1))["tie"][ANY][0] < 0.68


def test_each_half_is_read_by_a_table_that_never_saw_it() -> None:
    honest = {Cell("tie", "kin", 3): {0: Tally(100, 100), 1: Tally(0, 100)}}
    bands = reliability(honest)
    assert bands["tie", 0][0] == Tally(0, 100)
    assert bands["tie", 2][0] == Tally(100, 100)


def test_the_page_tells_each_band_and_each_rule() -> None:
    told = page(COUNTS)
    assert "| tie | ≥ 0.8 | 200 | 0.91 | 0.94 |" in told
    assert "| tie | staff | 201 | 0.42 |" in told


def test_the_table_is_the_same_whatever_the_order_of_cells() -> None:
    assert toml(fitted(dict(reversed(COUNTS.items())), (0, 1))) == toml(fitted(COUNTS, (0, 1)))


def test_documents_are_halved_by_their_name_alone() -> None:
    assert {fold_of(f"doc{n}") for n in range(10)} == {0, 1}
    assert fold_of("doc1") == fold_of("doc1")


def test_what_somebody_thinks_stays_a_proposal_however_often_it_is_right() -> None:
    thoughts = {Cell("statement", "thought", 0): {0: Tally(100, 100), 1: Tally(100, 100)}}
    assert max(fitted(thoughts, (0, 1))["statement"]["thought"]) < floor_of("statement")
