"""Reads hostile files by the thousand and prints what they did: `make hostile` (--count N --seed N)."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from backchannel.read.sandbox.sandbox import Sandbox
from tests.read.files_made import every_kind

from .counting import Count, canaries, look, written
from .crafted import crafted
from .mutated import mutated

SEED = 6


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000, metavar="N")
    parser.add_argument("--seed", type=int, default=SEED, metavar="N")
    arguments = parser.parse_args()
    began = time.monotonic()
    with TemporaryDirectory() as place, canaries(Path(place)) as (canary, address, asked):
        made, count, walls = read_all(arguments.count, arguments.seed, canary=canary, address=address)
        outside = written(Path(place))
    spent = time.monotonic() - began
    print(f"{count.files:,} files: {made} made in the way of a known attack, the others good files spoiled;")
    print(f"seed {arguments.seed}; walls: {', '.join(walls)}; {spent:.0f} s in all.\n")
    print("| | |\n|---|---|")
    for what, number in (
        ("documents read", count.read),
        ("files and parts refused with a code", sum(count.refused.values())),
        ("crashes of the program", len(count.crashed)),
        ("over the time limit", len(count.over_time)),
        ("over the memory limit", len(count.over_memory)),
        ("texts or errors that are unsound", len(count.bad)),
        ("connections to an address in a file", len(asked)),
        ("files written or changed outside", len(outside)),
    ):
        print(f"| {what} | {number:,} |")
    print(f"| longest, seconds | {count.longest:.1f} |\n| most memory, MB | {count.largest / 1e6:.0f} |\n")
    print(
        "Refused: " + ", ".join(f"{code} {number:,}" for code, number in sorted(count.refused.items())) + "."
    )
    for failure in [*count.failures, *asked, *outside][:50]:
        print(failure, file=sys.stderr)
    return 1 if [*count.failures, *asked, *outside] else 0


def read_all(number: int, seed: int, *, canary: str, address: str) -> tuple[int, Count, tuple[str, ...]]:
    """How many were crafted, the count of all, and the walls around their readers."""
    count, behind = Count(), Sandbox()
    made = 0
    try:
        for name, data in crafted(canary, address):
            look(count, name, data, behind)
            made += 1
        files = every_kind()
        for each in range(number - made):
            name, data = mutated(files, each, seed=seed)
            look(count, f"{name} {each}", data, behind)
        return made, count, tuple(behind.walls or ())
    finally:
        behind.close()


if __name__ == "__main__":
    sys.exit(main())
