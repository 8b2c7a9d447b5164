"""Prints what a desk stands, with counts and seeds: `python -m tests.faults [--seed N] [--kills N] …`."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from . import backups, kills, mutants, nth, power, shim, undoing, work
from .shim import CHANGING

KILLS, READ_KILLS, MUTANT_KILLS = 1_000, 100, 120
BACKUPS, MUTANT_BACKUPS = 200, 100
SEQUENCES, MUTANT_SEQUENCES = 10_000, 100
CUTS, MUTANT_CUTS = 2_000, 300
SEED = 20


def main() -> int:
    """1 if anything was lost, half done, silent or corrupt, or a planted fault was not caught."""
    arguments = _arguments().parse_args()
    if not shim.loaded() and not shim.why_not():
        return shim.run_with_shim(["-m", "tests.faults", *sys.argv[1:]])
    work.with_invented_steps()
    wrong = 0
    for name in arguments.part or PARTS:
        # A seed leads to the same faults each time; when a kill by the clock strikes, the machine decides.
        with tempfile.TemporaryDirectory(dir=_quick_folder()) as folder, _timed():
            wrong = PARTS[name](Path(folder), arguments) + wrong
    return 1 if wrong else 0


def _arguments() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    made.add_argument("part", nargs="*", choices=[*PARTS, []], help="what to do (all)")
    made.add_argument("--seed", type=int, default=SEED)
    made.add_argument("--share", type=float, default=1.0, help="of the counts, such as 0.1 for a tenth")
    made.add_argument("--no-planted", action="store_true", help="without the planted faults")
    made.add_argument(
        "--kinds", nargs="*", choices=nth.KINDS, metavar="KIND", help="operations whose writes fail (all)"
    )
    return made


def _quick_folder() -> Path | None:
    """In memory where there is such a folder: neither a kill nor a fault of the shim asks a real disk."""
    memory = Path("/dev/shm")
    return memory if os.access(memory, os.W_OK) else None


def killed(folder: Path, arguments: argparse.Namespace) -> int:
    """Kills at random points of every operation, and of the whole of `add` by rules alone."""
    found = kills.Told()
    for kinds, count in ((work.KINDS, KILLS), (("read",), READ_KILLS)):
        below = folder / kinds[0]
        below.mkdir()
        found = found.with_(kills.Loop(below, seed=arguments.seed, kinds=kinds).run(_share(count, arguments)))
    _show(f"kill -9 at random points, seed {arguments.seed}", found.lines())

    def caught(planted: mutants.Planted, below: Path) -> Found:
        kinds = mutants.BY_KILLS[planted]
        return kills.Loop(below, seed=arguments.seed, kinds=kinds).run(MUTANT_KILLS, until_wrong=True)

    return len(found.wrong()) + _planted(_tried(folder, list(mutants.BY_KILLS), caught), arguments)


def failed(folder: Path, arguments: argparse.Namespace) -> int:
    """Every nth write, sync, truncation and naming fails in every way, and every nth read."""
    if not shim.loaded():
        _show("the nth write fails", iter((f"not measured: {shim.why_not()}",)))
        return 0
    told, step = nth.Told(), max(1, round(1 / arguments.share))
    for kind, scene in nth.scenes(folder, tuple(arguments.kinds or nth.KINDS), seed=arguments.seed):
        for way in nth.WAYS:
            nth.every_nth(scene, kind, way, told, step=step if way.calls is CHANGING else 1)
    every = "every n" if step == 1 else f"one n in {step}, every read"
    _show(f"the nth write fails, {every}, seed {arguments.seed}", told.lines())

    def caught(planted: mutants.Planted, below: Path) -> Found:
        found = nth.Told()
        for kind, scene in nth.scenes(below, mutants.BY_FAULTS[planted], seed=arguments.seed):
            for way in nth.WAYS:
                if not found.wrong():
                    nth.every_nth(scene, kind, way, found, step=2 if way.calls is CHANGING else 1)
        return found

    return len(told.wrong()) + _planted(_tried(folder, list(mutants.BY_FAULTS), caught), arguments)


def backed_up(folder: Path, arguments: argparse.Namespace) -> int:
    """Backups while another process writes, restored and compared with the states it acknowledged."""
    told = backups.taken(folder, _share(BACKUPS, arguments), seed=arguments.seed)
    _show(f"backups under a writer, seed {arguments.seed}", told.lines())

    def caught(planted: mutants.Planted, below: Path) -> Found:
        return backups.taken(below, MUTANT_BACKUPS, seed=arguments.seed, until_wrong=True)

    return len(told.wrong()) + _planted(_tried(folder, mutants.BY_BACKUPS, caught), arguments)


def undone(folder: Path, arguments: argparse.Namespace) -> int:
    """Verdicts on who is one, with edits between, taken back in any order."""
    told = undoing.undone(_share(SEQUENCES, arguments), seed=arguments.seed)
    _show(f"merges undone, seed {arguments.seed}", told.lines())

    def caught(planted: mutants.Planted, below: Path) -> Found:
        return undoing.undone(MUTANT_SEQUENCES, seed=arguments.seed, until_wrong=True)

    return len(told.wrong()) + _planted(_tried(folder, mutants.BY_UNDOING, caught), arguments)


def cut(folder: Path, arguments: argparse.Namespace) -> int:
    """Power cuts at random points of a recorded run."""
    if not shim.loaded():
        _show("power cuts", iter((f"not measured: {shim.why_not()}",)))
        return 0
    told = power.cut(folder, _share(CUTS, arguments), seed=arguments.seed)
    _show(f"power cuts, seed {arguments.seed}", told.lines())

    def caught(planted: mutants.Planted, below: Path) -> Found:
        return power.cut(below, MUTANT_CUTS, seed=arguments.seed, until_wrong=True)

    return len(told.wrong()) + _planted(_tried(folder, mutants.BY_POWER_CUTS, caught), arguments)


class Found(Protocol):
    """What was counted."""

    def wrong(self) -> list[str]: ...


def _tried(
    folder: Path,
    planted: Sequence[mutants.Planted],
    caught: Callable[[mutants.Planted, Path], Found],
) -> Iterator[tuple[str, bool]]:
    for each in planted:
        below = folder / each.__name__
        below.mkdir()
        with each():
            yield each.__name__, bool(caught(each, below).wrong())


def _planted(tried: Iterator[tuple[str, bool]], arguments: argparse.Namespace) -> int:
    """Print how many planted faults were caught; how many were not."""
    if arguments.no_planted:
        return 0
    seen = list(tried)
    missed = [name for name, caught in seen if not caught]
    print(f"  planted faults caught: {len(seen) - len(missed)} of {len(seen)}")
    print("".join(f"  not caught: {name}\n" for name in missed), end="")
    return len(missed)


def _show(what: str, lines: Iterator[str]) -> None:
    print(what)
    for line in lines:
        print(f"  {line}")


def _share(count: int, arguments: argparse.Namespace) -> int:
    return max(1, round(count * float(arguments.share)))


@contextmanager
def _timed() -> Iterator[None]:
    began = time.perf_counter()
    yield
    print(f"  {time.perf_counter() - began:.0f} s", flush=True)


PARTS: dict[str, Callable[[Path, argparse.Namespace], int]] = {
    "kills": killed,
    "writes": failed,
    "backups": backed_up,
    "merges": undone,
    "power": cut,
}

if __name__ == "__main__":
    sys.exit(main())
