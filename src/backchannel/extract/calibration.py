"""How sure a finding is: how often findings of its kind, rule and grade were right on read texts.

`make calibrate` writes the table, `calibration.toml`; the method: docs/decisions/0013-calibrated-scores.md.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from functools import cache
from importlib.resources import files

from msgspec.structs import replace

from ..model.claims import Draft
from ..model.facts import kind_of

GRADES = (0.6, 0.75, 0.88)
"""A rule's own score falls below the first, between two, or from the last on."""

Table = dict[str, dict[str, list[float]]]


def grade_of(score: float) -> int:
    """Which of the four grades a rule's own score falls in, lowest first."""
    return bisect_right(GRADES, score)


def calibrated(draft: Draft) -> Draft:
    """The same finding, its score the share of such findings that were right (0..1)."""
    rules = _table().get(kind_of(draft.fact), {})
    trust = rules.get(draft.rule) or rules.get("any rule")
    return draft if trust is None else replace(draft, score=trust[grade_of(draft.score)])


@cache
def _table() -> Table:
    path = files(__package__) / "calibration.toml"
    return tomllib.loads(path.read_text(encoding="utf8"))
