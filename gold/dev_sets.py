"""The evaluation kit's sets as part of the gate: their figures, floors, and what changed."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from gold.floors import SLACK, STEP, BadFloor

ROOT = Path(__file__).resolve().parents[1]
KIT = ROOT.parent / "shared" / "eval" / "score.py"
KEPT = ROOT / "docs" / "quality.json"
"""The figures of the last `make quality` that was committed."""
JUDGED = Path(__file__).parent / "judged_news.json"
"""What a reader said of predictions on `news` that its gold does not have: right or wrong."""
QUICK = (
    "seeds",
    "news",
    "nominations",
    "post_pages",
    "contacts",
    "entities",
    "dates",
    "work_for",
    "relations",
)
"""Sets that a check of every commit can wait for: all but the largest."""
WORTH_TELLING = 0.0005

Row = dict[str, Any]
Floors = dict[str, dict[str, float | str]]


def is_here() -> bool:
    return KIT.exists()


def score(name: str) -> Row:
    """The kit's figures of one set. Raises: CalledProcessError if the kit itself fails."""
    command = f"{Path(sys.executable).parent / 'backchannel'} extract -"
    verdicts = ["--judged", str(JUDGED)] if name == "news" and JUDGED.exists() else []
    run = subprocess.run(
        [sys.executable, str(KIT), "run", name, "--json", "--cmd", command, *verdicts],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    result: Row = json.loads(run.stdout)[0]
    result.pop("speed", None)
    return result


def judged() -> dict[str, str]:
    """The reader's verdicts; empty where none are kept."""
    verdicts: dict[str, str] = json.loads(JUDGED.read_text("utf-8")) if JUDGED.exists() else {}
    return verdicts


def kept() -> dict[str, Row]:
    """The last committed figures by set."""
    return json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {}


def figures(result: Row) -> dict[str, float]:
    """Metric → value, of those that have one."""
    return {m["name"]: float(m["value"]) for m in result["metrics"] if m["value"] is not None}


def changes(result: Row, before: Row | None) -> Iterator[str]:
    """Each figure that is not what it was, in the kit's order: what was gained and what was lost."""
    was = figures(before) if before else {}
    for name, value in figures(result).items():
        if name not in was:
            yield f"  new   {result['set']} {name}: {value:.3f}"
        elif abs(value - was[name]) > WORTH_TELLING:
            yield f"  {value - was[name]:+.3f} {result['set']} {name}: {was[name]:.3f} → {value:.3f}"


def below(result: Row, floors: Floors) -> Iterator[str]:
    """What stands below its floor (or above it, where the floor is "<=most"), in words."""
    now = figures(result)
    for name, floor in floors.get(result["set"], {}).items():
        if name not in now:
            yield f"{result['set']} {name} has a floor and no figure"
        elif isinstance(floor, str):
            if now[name] > float(floor.removeprefix("<=")) + SLACK:
                yield f"{result['set']} {name} is {now[name]:g}, allowed {floor}"
        elif now[name] < floor - SLACK:
            yield f"{result['set']} {name} is {now[name]:.3f}, floor {floor:.2f}"


def lifted(floors: Floors, results: Iterable[Row]) -> Floors:
    """The floors under these figures, rounded down to a fiftieth. Raises: BadFloor if one would sink."""
    new = {name: dict(each) for name, each in floors.items()}
    for result in results:
        now = figures(result)
        for name, floor in new.get(result["set"], {}).items():
            if isinstance(floor, str):
                continue
            if now[name] < floor - SLACK:
                raise BadFloor(f"{result['set']} {name} is {now[name]:.3f}, below its floor {floor:.2f}")
            new[result["set"]][name] = max(floor, int(now[name] * STEP + SLACK) / STEP)
    return new
