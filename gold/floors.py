"""The least figures the gate accepts, with the digest of the gold they were measured on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from gold.build import KINDS

HERE = Path(__file__).parent
FLOORS, CHANGELOG = HERE / "floors.json", HERE.parent / "CHANGELOG.md"
METRICS = ("precision", "recall")
STEP = 50
"""Floors stand on fiftieths (0.02): one fact more or less seldom moves them."""
SLACK = 1e-9

Row = dict[str, Any]
Figures = dict[str, dict[str, float]]


class BadFloor(Exception):
    """A floor that cannot be set so."""


def read_floors(path: Path = FLOORS) -> Row:
    """{"gold": digest, "kinds": {kind: {metric: least}}, "dev": {set: {metric: least or "<=most"}}}."""
    if not path.exists():
        return {"gold": "", "kinds": {}, "dev": {}}
    floors: Row = json.loads(path.read_text("utf-8"))
    return floors


def write_floors(floors: Row, path: Path = FLOORS) -> None:
    path.write_text(json.dumps(floors, indent=1, ensure_ascii=False) + "\n", "utf-8")


def shortfalls(figures: Figures, floors: Row, digest: str) -> list[str]:
    """What stands below its floor, in words; also that the floors were set on another gold."""
    wrong = []
    if floors["gold"] != digest:
        wrong.append(
            f"the gold is {digest}, floors of {floors['gold'] or 'none'}: state them again with --raise"
        )
    for kind in KINDS:
        for metric in METRICS:
            least = floors["kinds"].get(kind, {}).get(metric)
            if least is None:
                wrong.append(f"{kind} {metric} has no floor: set one with --raise")
            elif figures[kind][metric] < least - SLACK:
                wrong.append(f"{kind} {metric} is {figures[kind][metric]:.3f}, floor {least:.2f}")
    return wrong


def raised(figures: Figures, floors: Row, digest: str) -> Row:
    """The floors under these figures, rounded down to a fiftieth. Raises: BadFloor if one would sink."""
    kinds = {
        kind: {metric: int(figures[kind][metric] * STEP + SLACK) / STEP for metric in METRICS}
        for kind in KINDS
    }
    for kind, metric in ((k, m) for k in KINDS for m in METRICS):
        if (least := floors["kinds"].get(kind, {}).get(metric, 0.0)) > figures[kind][metric] + SLACK:
            raise BadFloor(
                f"{kind} {metric} is {figures[kind][metric]:.3f}, below its floor {least:.2f}; "
                f"mend it, or lower the floor with --lower {kind} {metric} VALUE --why SENTENCE"
            )
        kinds[kind][metric] = max(kinds[kind][metric], least)
    return {**floors, "gold": digest, "kinds": kinds}


def lowered(floors: Row, *, kind: str, metric: str, value: float) -> Row:
    """The floors with one of them lower: of a kind on our gold, or of a set of the kit.

    Raises: BadFloor if it is no floor, or would not be lower.
    """
    part = "kinds" if kind in floors["kinds"] else "dev"
    now = floors[part].get(kind, {}).get(metric)
    if not isinstance(now, float | int):
        known = ", ".join([*floors["kinds"], *floors["dev"]])
        raise BadFloor(f"no floor for {kind} {metric}; kinds and sets are {known}")
    if not 0 <= value < now:
        raise BadFloor(f"{value} is not below the floor of {kind} {metric}, {now}")
    return {**floors, part: {**floors[part], kind: {**floors[part][kind], metric: value}}}


def told_in_changelog(text: str, sentence: str) -> str:
    """The changelog with a line at the end of Unreleased. Raises: BadFloor if it has no such part."""
    head, mark, rest = text.partition("## [Unreleased]\n")
    if not mark:
        raise BadFloor("CHANGELOG.md has no part [Unreleased]")
    body, next_mark, after = rest.partition("\n## ")
    told = f"{body.rstrip()}\n" if body.strip() else "\n"
    return f"{head}{mark}{told}- {sentence}\n{next_mark}{after}"
