"""Ways in at scale: speed and memory of the search, the same question to others, and the oracle; as Markdown.

`python -m benchmarks.routes_at_scale [--sizes 100000 1000000] [--oracle 10000] [--cap 120] [--libraries DIR]`
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, NamedTuple

import numpy as np

from backchannel.answer.arcs import ArcArrays
from backchannel.answer.ways import Budget, best_ways
from benchmarks.fresh_process import in_fresh_process
from benchmarks.route_oracle import Tally, agreements
from benchmarks.route_rivals import HOPS, RIVALS, WAYS, Rival
from benchmarks.tie_graph import HUBS, Question, TieGraph, write_graph

SEED = 7
MANY = 100
WARM_UP = 5
ALL = "all ties"
HEAD = """# Ways in at scale, as measured

<!-- Written by `make bench-routes`; do not edit. -->

Seven best ways of at most four hops from 50 of ours to one target, in a Chung–Lu graph (exponent 2.5,
mean degree 16; seed {seed}): {many} questions a row after {warm} to warm up, each size in its own process.
A hub is one of the {hubs} best connected. One reader's view on one day reads the same arrays.
Python {python}, """
COLUMNS = "| ties | people | view | target | ms p50 / p95 / max | arcs, p95 | build s | arrays MB | peak MB |"
BESIDE = """
The same questions (all ties, random targets), put to others on the same graph. Each has {cap:.0f} seconds in
all and is then stopped: what it was asked until then is counted.
"""


class Timed(NamedTuple):
    """One row: whose view, which targets, milliseconds, and arcs read."""

    view: str
    targets: str
    milliseconds: list[float]
    arcs: list[int]
    values: list[list[float]]


class Measured(NamedTuple):
    build_seconds: float
    array_megabytes: float
    peak_megabytes: float
    rows: list[Timed]


def measure(folder: str, many: int, seed: int, what: str) -> Measured:
    """Load, build and ask in this process; the name at the end tells which run died."""
    graph = TieGraph.read(folder)
    began = time.perf_counter()
    arrays = graph.arrays()
    built = time.perf_counter() - began
    kept = sum(part.nbytes for part in (arrays.rows, arrays.others, arrays.away)) / 1e6
    views = ((ALL, arrays), ("one reader's, one day", graph.narrow(arrays)))
    rows = [
        timed(view, seen, targets, graph.questions(many, hubs=targets == "hub", seed=seed))
        for view, seen in views
        for targets in ("random", "hub")
    ]
    return Measured(built, kept, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, rows)


def timed(view: str, arrays: ArcArrays, targets: str, questions: Sequence[Question]) -> Timed:
    for question in questions[:WARM_UP]:
        list(
            islice(best_ways(arrays, end=question.target, starts=dict.fromkeys(question.sources, 1.0)), WAYS)
        )
    milliseconds, arcs, values = [], [], []
    for question in questions:
        budget = Budget()
        began = time.perf_counter()
        starts = dict.fromkeys(question.sources, 1.0)
        ways = best_ways(arrays, end=question.target, starts=starts, max_hops=HOPS, budget=budget)
        found = [value for value, _ in islice(ways, WAYS)]
        milliseconds.append((time.perf_counter() - began) * 1000)
        arcs.append(Budget().arcs - budget.arcs)
        values.append(found)
    return Timed(view, targets, milliseconds, arcs, values)


def of_rival(rival: int, libraries: str, folder: str, questions: list[Question], outlet: Connection) -> None:
    """In a process of its own: whatever it says is sent as it comes."""
    sys.path.append(libraries)
    for answer in RIVALS[rival].run(folder, questions):
        outlet.send(answer)
    outlet.send((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, None))


def capped(number: int, libraries: str, folder: str, questions: list[Question], *, cap: float) -> list[Any]:
    """What a rival says within so many seconds; it is stopped then."""
    context = get_context("spawn")
    inlet, outlet = context.Pipe(duplex=False)
    child = context.Process(target=of_rival, args=(number, libraries, folder, questions, outlet))
    child.start()
    outlet.close()
    answers: list[Any] = []
    ends = time.monotonic() + cap
    try:
        while inlet.poll(max(0.0, ends - time.monotonic())):
            answers.append(inlet.recv())
    except EOFError:
        pass
    if child.is_alive():
        child.terminate()
    child.join()
    return answers


def quantiles(milliseconds: Sequence[float]) -> str:
    return " / ".join(f"{q:,.1f}" for q in np.percentile(milliseconds, (50, 95, 100)))


def own_lines(ties: int, people: int, share: float, measured: Measured) -> list[str]:
    sizes = f"{measured.build_seconds:.1f} | {measured.array_megabytes:,.0f} | {measured.peak_megabytes:,.0f}"
    lines = []
    for row in measured.rows:
        view = row.view if row.view == ALL else f"{row.view} ({share:.0%} of them)"
        arcs = int(np.percentile(row.arcs, 95))
        asked = f"{view} | {row.targets} | {quantiles(row.milliseconds)} | {arcs:,}"
        lines.append(f"| {ties:,} | {people:,} | {asked} | {sizes} |")
    return lines


def rival_line(ties: int, rival: Rival, answers: list[Any], ours: list[list[float]], *, cap: float) -> str:
    """Its times on the questions that it got through, and on how many its values are ours."""
    built, *rest = [took for took, values in answers if values is not None] or [None]
    peak = f"{answers[-1][0]:,.0f}" if answers and answers[-1][1] is None else "–"
    values = [values for _, values in answers[1:] if values is not None]
    if built is None:
        told = f"not built within {cap:.0f} s, or not installed"
    elif not rest:
        told = f"no answer within {cap:.0f} s"
    else:
        same = sum(_are_same(theirs, own) for theirs, own in zip(values, ours, strict=False))
        told = f"{quantiles(rest)} ({len(rest)} asked, {same} as ours)"
    seconds = "–" if built is None else f"{built:.1f}"
    return f"| {ties:,} | {rival.name} | {seconds} | {told} | {peak} | {rival.same} |"


def _are_same(values: list[float], own: list[float]) -> bool:
    return len(values) == len(own) and bool(np.allclose(values, own, rtol=1e-5, atol=1e-9))


def report(
    sizes: Sequence[int], *, many: int, oracle: int, cap: float, compared: int, libraries: str
) -> None:
    print(
        HEAD.format(seed=SEED, many=many, warm=WARM_UP, hubs=HUBS, python=platform.python_version()), end=""
    )
    print(f"{os.cpu_count()} processors, load at the start {os.getloadavg()[0]:.1f}.\n")
    print(COLUMNS)
    print("|---|---|---|---|---|---|---|---|---|")
    compare: list[str] = []
    for ties in sizes:
        with tempfile.TemporaryDirectory() as folder:
            share = in_fresh_process(write_graph, ties, folder, SEED)
            measured = in_fresh_process(measure, folder, many, SEED, f"{ties} ties")
            graph = TieGraph.read(folder)
            print("\n".join(own_lines(ties, graph.people, share, measured)), flush=True)
            questions = graph.questions(many, hubs=False, seed=SEED)
            for number, rival in enumerate(RIVALS if ties <= compared else ()):
                answers = capped(number, libraries, folder, questions, cap=cap)
                compare.append(rival_line(ties, rival, answers, measured.rows[0].values, cap=cap))
    print(BESIDE.format(cap=cap))
    print("| ties | who | build s | ms p50 / p95 / max | peak MB | the same question? |")
    print("|---|---|---|---|---|---|")
    print("\n".join(compare), flush=True)
    if oracle:
        print(f"\n{told(agreements(oracle, random.Random(SEED)), oracle)}")


def told(tally: Tally, oracle: int) -> str:
    parts = ", ".join(f"{name} {right:,} of {asked:,}" for name, (right, asked) in tally.items())
    return f"Against trying every way, on {oracle:,} random graphs of 2 to 9 people (seed {SEED}): {parts}."


def main() -> None:
    parser = argparse.ArgumentParser(description="Ways in at scale, as Markdown")
    parser.add_argument("--sizes", type=int, nargs="+", default=[100_000, 1_000_000, 10_000_000])
    parser.add_argument("--many", type=int, default=MANY, help="questions a row")
    parser.add_argument("--oracle", type=int, default=10_000, help="random graphs to try every way of")
    parser.add_argument("--cap", type=float, default=120.0, help="seconds that each of the others has")
    parser.add_argument("--compared", type=int, default=1_000_000, help="the largest size put to the others")
    parser.add_argument("--libraries", default=".bench-libs", help="where the others are installed")
    options = parser.parse_args()
    report(
        options.sizes,
        many=options.many,
        oracle=options.oracle,
        cap=options.cap,
        compared=options.compared,
        libraries=options.libraries,
    )


if __name__ == "__main__":
    main()
