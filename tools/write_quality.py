"""Scores the reading side on the evaluation sets and writes the table of docs/quality.md.

`python -m tools.write_quality` runs every set; names of sets as arguments run only those and keep the last
figures of the others (docs/quality.json). Each set's gains and losses against the kept figures are printed;
the exit status is 1 where one stands below its floor (gold/floors.json). The kit is expected beside the
checkout, in ../shared/eval.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from gold.dev_sets import KEPT, KIT, below, changes, is_here, kept, score
from gold.floors import read_floors

ROOT = Path(__file__).resolve().parents[1]
PAGE, RELIABILITY = ROOT / "docs" / "quality.md", ROOT / "docs" / "reliability.md"
RULES_TOLD = "\nRule by rule: [reliability.md](reliability.md).\n"
HEAD = """# Quality, as measured

<!-- Written by `make quality`; do not edit. -->

Every set of the evaluation kit, scored on `backchannel extract`, `copies` and `diff` as they are.
Intervals are the kit's (95 %, bootstrap).

| set | metric | value | interval | n | target |
|---|---|---|---|---|---|
"""
Result = dict[str, Any]


def sets() -> list[str]:
    """The names of all sets whose data is here, in the kit's order."""
    told = subprocess.run([sys.executable, str(KIT), "list"], capture_output=True, text=True, check=True)
    return [line.split()[0] for line in told.stdout.splitlines() if " no data" not in line]


def rows(result: Result) -> list[str]:
    """The table lines of one set."""
    lines = []
    for metric in result["metrics"]:
        value, low, high = metric["value"], metric["low"], metric["high"]
        shown = "–" if value is None else f"{value:.0f}" if metric["is_count"] else f"{value:.3f}"
        span = f"{low:.3f}–{high:.3f}" if low is not None and high is not None else ""
        target = "" if metric["target"] is None else metric["target"]
        lines.append(f"| {result['set']} | {metric['name']} | {shown} | {span} | {metric['n']} | {target} |")
    return lines


def write_page(results: dict[str, Result]) -> None:
    """The page with these figures, and the table of `make calibrate` under them."""
    table = "\n".join(line for result in results.values() for line in rows(result))
    trust = RELIABILITY.read_text("utf-8").partition("-->")[2].partition("## ")[0].strip()
    PAGE.write_text(f"{HEAD}{table}\n\n## How far a score can be trusted\n\n{trust}\n{RULES_TOLD}", "utf-8")


def main(wanted: list[str]) -> int:
    if not is_here():
        print("No evaluation kit beside this checkout: nothing was scored.")
        return 0
    before, floors = kept(), read_floors()["dev"]
    now, names = dict(before), sets()
    wrong: list[str] = []
    for name in wanted or names:
        print(f"scoring {name} …", file=sys.stderr, flush=True)
        now[name] = score(name)
        print(name, *changes(now[name], before.get(name)), sep="\n", flush=True)
        wrong += below(now[name], floors)
        ordered = {n: now[n] for n in names if n in now}
        KEPT.write_text(json.dumps(ordered, indent=1, ensure_ascii=False) + "\n", "utf-8")
        write_page(ordered)
    for line in wrong:
        print(line, file=sys.stderr)
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
