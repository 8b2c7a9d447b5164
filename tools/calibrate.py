"""Fits what a finding's score means and writes extract/calibration.toml and docs/reliability.md.

`python -m tools.calibrate`. A cell (kind, rule, grade) gets the share of its findings that were right, drawn
towards its rule's share, and that towards its kind's, by ten findings each (shrinkage as in an empirical
Bayes estimate of a proportion), less one standard error, so that a cell with few findings claims little. The
page's table is fitted on one half of the documents and read on the other, both ways.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from math import sqrt
from pathlib import Path
from typing import TypeVar

from backchannel.extract.calibration import GRADES, Table
from gold.dev_sets import is_here, kept
from tools.trust_counts import Cell, Counts, Tally, all_counts
from tools.write_quality import write_page

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "src" / "backchannel" / "extract" / "calibration.toml"
PAGE = ROOT / "docs" / "reliability.md"
WEIGHT = 10
"""How many findings the level above counts for."""
ANY = "any rule"
ATTITUDES = frozenset(["thought", "wish", "stance"])
ATTITUDES_AT_MOST = 0.45
"""What somebody thinks or wants, as others tell it, stays a proposal: nobody said it."""
K = TypeVar("K", bound=Hashable)
BANDS = ((0.8, 1.01), (0.5, 0.8), (0.0, 0.5))
HEAD = """# How far a score can be trusted

<!-- Written by `make calibrate`; do not edit. -->

A score is the share of findings of that kind, rule and grade that were right on the evaluation sets and on
our own gold, less one standard error (docs/decisions/0013-calibrated-scores.md). It is read here on the half
of the documents that it was not fitted on. A finding that the gold does not have counts as wrong unless a
reader said otherwise: the shares are lower bounds.

| kind | score | findings | mean score | right |
|---|---|---|---|---|
"""
TABLE_HEAD = (
    "# Written by `make calibrate` (source: the sets and texts of docs/reliability.md):",
    "# the score of each grade, lowest first, by kind and rule.",
)
RULES_HEAD = """
## Rule by rule

All documents, all grades.

| kind | rule | findings | right |
|---|---|---|---|
"""


def fitted(counts: Counts, folds: Iterable[int]) -> Table:
    """Kind → rule → the score of each grade, from the documents of these folds."""
    chosen = tuple(folds)
    cells = {cell: sum((each[f] for f in chosen), Tally()) for cell, each in counts.items()}
    kinds, rules = _summed(cells, lambda c: c.kind), _summed(cells, lambda c: (c.kind, c.rule))
    grades = _summed(cells, lambda c: (c.kind, c.grade))
    table: Table = defaultdict(dict)
    for kind, tally in sorted(kinds.items()):
        share = _drawn(tally, 0.5, 2)
        table[kind][ANY] = [_cautious(grades.get((kind, g), Tally()), share) for g in range(len(GRADES) + 1)]
        for (of, rule), each in sorted(rules.items()):
            if of == kind:
                trust = _drawn(each, share)
                tallies = [cells.get(Cell(kind, rule, g), Tally()) for g in range(len(GRADES) + 1)]
                table[kind][rule] = [_cautious(t, trust, most=_most(kind, rule)) for t in tallies]
    return dict(table)


def _drawn(tally: Tally, towards: float, weight: int = WEIGHT) -> float:
    return (tally.right + weight * towards) / (tally.of + weight)


def _cautious(tally: Tally, towards: float, *, most: float = 1.0) -> float:
    """The share, less one standard error: what is seldom seen is trusted less."""
    share = _drawn(tally, towards)
    return max(0.0, min(most, share - sqrt(share * (1 - share) / (tally.of + WEIGHT))))


def _most(kind: str, rule: str) -> float:
    return ATTITUDES_AT_MOST if kind == "statement" and rule in ATTITUDES else 1.0


def _summed(cells: Mapping[Cell, Tally], key: Callable[[Cell], K]) -> dict[K, Tally]:
    sums: dict[K, Tally] = {}
    for cell, tally in cells.items():
        sums[key(cell)] = sums.get(key(cell), Tally()) + tally
    return sums


def reliability(counts: Counts) -> dict[tuple[str, int], tuple[Tally, float]]:
    """(kind, band) → tally and sum of scores, each fold scored by a table that never saw it."""
    found: dict[tuple[str, int], tuple[Tally, float]] = {}
    for fold in (0, 1):
        table = fitted(counts, [1 - fold])
        for cell, each in counts.items():
            rules = table.get(cell.kind, {})
            trust = rules.get(cell.rule) or rules.get(ANY)
            if trust is None:
                continue
            score = trust[cell.grade]
            band = next(n for n, (low, high) in enumerate(BANDS) if low <= score < high)
            tally, total = found.get((cell.kind, band), (Tally(), 0.0))
            found[cell.kind, band] = (tally + each[fold], total + score * each[fold].of)
    return found


def page(counts: Counts) -> str:
    lines = []
    for (kind, band), (tally, total) in sorted(reliability(counts).items()):
        if tally.of:
            low, high = BANDS[band]
            shown = f"≥ {low}" if high > 1 else f"{low}–{high}"
            lines.append(
                f"| {kind} | {shown} | {tally.of} | {total / tally.of:.2f} | {tally.right / tally.of:.2f} |"
            )
    rules = _summed({c: each[0] + each[1] for c, each in counts.items()}, lambda c: (c.kind, c.rule))
    shares = [
        f"| {kind} | {rule or '–'} | {tally.of} | {tally.right / tally.of:.2f} |"
        for (kind, rule), tally in sorted(rules.items())
        if tally.of
    ]
    return HEAD + "\n".join(lines) + "\n" + RULES_HEAD + "\n".join(shares) + "\n"


def toml(table: Table) -> str:
    """The table as a file, sorted."""
    lines = list(TABLE_HEAD)
    for kind, rules in table.items():
        lines += ["", f"[{kind}]"]
        lines += [f'"{rule}" = [{", ".join(f"{p:.3f}" for p in each)}]' for rule, each in rules.items()]
    return "\n".join(lines) + "\n"


def main() -> int:
    if not is_here():
        print("No evaluation kit beside this checkout: nothing was fitted.")
        return 0
    counts = all_counts()
    TABLE.write_text(toml(fitted(counts, (0, 1))), "utf-8")
    PAGE.write_text(page(counts), "utf-8")
    write_page(kept())
    return 0


if __name__ == "__main__":
    sys.exit(main())
