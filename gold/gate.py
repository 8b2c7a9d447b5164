"""The gate: scores the finders on our own gold, and fails where a figure is below its floor.

python -m gold.gate              the figures, the floors, and what changed since the last accepted run
python -m gold.gate --accept     and keep this run as the last accepted one
python -m gold.gate --raise      and lift every floor to just under today's figures
python -m gold.gate --lower tie recall 0.5 --why "…"   a lower floor (of our gold or of a set of the kit); the
                               sentence goes into CHANGELOG.md
python -m gold.gate --dev        and the evaluation kit's quick sets, where the kit is here
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from typing import Any

from gold import dev_sets
from gold.floors import (
    CHANGELOG,
    HERE,
    BadFloor,
    lowered,
    raised,
    read_floors,
    shortfalls,
    told_in_changelog,
    write_floors,
)
from gold.scoring import Result, digest_of, found_in, read_gold, scored

LAST = HERE / "last.json"

Row = dict[str, Any]


def table(result: Result, floors: Row) -> str:
    """Counts, precision, recall and F1 per kind, with the floors beside them."""
    lines = ["kind        gold  found  claims      P  floor      R  floor     F1"]
    for kind, counts in result.counts.items():
        least = floors["kinds"].get(kind, {})
        lines.append(
            f"{kind:10} {counts.gold:5} {counts.found:6} {counts.predicted:7} "
            f"{counts.precision:6.3f} {least.get('precision', 0):6.2f} "
            f"{counts.recall:6.3f} {least.get('recall', 0):6.2f} {counts.f1:6.3f}"
        )
    right = (f"{role} {sum(each)}/{len(each)}" for role, each in result.apart.items())
    return "\n".join([*lines, "right, of those found: " + ", ".join(right)])


def changes(result: Result, last: Row) -> list[str]:
    """Each fact gained or lost, and each claim without gold that came or went, since the accepted run."""
    marks = (
        ("+ found  ", result.found, last.get("found", [])),
        ("- lost   ", last.get("found", []), result.found),
        ("- claims ", result.alarms, last.get("alarms", [])),
        ("+ dropped", last.get("alarms", []), result.alarms),
    )
    return [f"{mark} {fact}" for mark, here, there in marks for fact in _only_in(here, there)]


def _only_in(here: Iterable[str], there: Iterable[str]) -> list[str]:
    known = set(there)
    return [fact for fact in here if fact not in known]


def failures(result: Result, floors: Row, digest: str) -> list[str]:
    """Why the gate is shut; empty where it is open."""
    return shortfalls(result.figures(), floors, digest) + [
        f"a fact from furniture: {claim}" for claim in result.from_furniture
    ]


def failures_on_kit(floors: Row, *, lift: bool) -> list[str]:
    """What of the kit's quick sets stands below its floor; each set's gains and losses are printed."""
    if not dev_sets.is_here():
        print("No evaluation kit beside this checkout: its sets were not scored.")
        return []
    before, results = dev_sets.kept(), []
    for name in dev_sets.QUICK:
        results.append(dev_sets.score(name))
        print(name, *dev_sets.changes(results[-1], before.get(name)), sep="\n", flush=True)
    if lift:
        write_floors({**floors, "dev": dev_sets.lifted(floors["dev"], results)})
    return [line for result in results for line in dev_sets.below(result, floors["dev"])]


def arguments(given: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--accept", action="store_true", help="keep this run as the last accepted one")
    parser.add_argument(
        "--raise", dest="lift", action="store_true", help="lift the floors to today's figures"
    )
    parser.add_argument(
        "--lower", nargs=3, metavar=("KIND_OR_SET", "METRIC", "VALUE"), help="set one floor lower"
    )
    parser.add_argument("--why", help="the sentence for CHANGELOG.md that --lower needs")
    parser.add_argument("--missed", action="store_true", help="print every gold fact that was not found")
    parser.add_argument("--dev", action="store_true", help="also score the evaluation kit's quick sets")
    args = parser.parse_args(given)
    if args.lower and not args.why:
        parser.error("--lower needs --why: a sentence that says what was given up, and for what")
    return args


def lower(kind: str, metric: str, value: str, *, why: str) -> None:
    """Write one lower floor, and why, to the floors and the changelog. Raises: BadFloor."""
    floors = read_floors()
    try:
        least = float(value)
    except ValueError:
        raise BadFloor(f"{value!r} is no number") from None
    lower_ones = lowered(floors, kind=kind, metric=metric, value=least)
    now = (floors["kinds"] | floors["dev"])[kind][metric]
    sentence = f"The floor of {kind} {metric} sank from {now:.2f} to {least:.2f}: {why}"
    CHANGELOG.write_text(told_in_changelog(CHANGELOG.read_text("utf-8"), sentence), "utf-8")
    write_floors(lower_ones)


def main(given: list[str] | None = None) -> int:
    args = arguments(given)
    try:
        if args.lower:
            lower(*args.lower, why=args.why)
        return _gate(args)
    except BadFloor as error:
        print(error, file=sys.stderr)
        return 1


def _gate(args: argparse.Namespace) -> int:
    golds = read_gold()
    digest = digest_of(golds)
    result = scored(golds, found_in(golds))
    if args.lift:
        write_floors(raised(result.figures(), read_floors(), digest))
    floors = read_floors()
    last = json.loads(LAST.read_text("utf-8")) if LAST.exists() else {}
    missed = [f"  missed  {fact}" for fact in result.missed] if args.missed else []
    print(table(result, floors), *changes(result, last), *missed, sep="\n")
    if args.accept:
        kept = {"found": result.found, "alarms": result.alarms}
        LAST.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", "utf-8")
    wrong = failures(result, floors, digest)
    if args.dev:
        wrong += failures_on_kit(floors, lift=args.lift)
    for line in wrong:
        print(line, file=sys.stderr)
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
