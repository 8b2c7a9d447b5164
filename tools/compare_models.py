"""Compares rules only, the small and the medium language model on the evaluation sets: docs/models.md.

`python -m tools.compare_models`; the medium model is the extra "medium". Each model reads the same beginnings
of the sets in a process of its own; speed is CPU time from text to the line of output, without loading.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import process_time

import msgspec
from msgspec import Struct

from backchannel.extract.finders import find_all
from backchannel.extract.interchange import contract
from backchannel.extract.language_model import CHOICES, Choice, load_model
from backchannel.extract.model_packages import DEFAULT
from backchannel.extract.parsed import parse_all
from backchannel.model.sources import Document
from backchannel.read.lines import read_line
from benchmarks.extract_speed import peak_megabytes
from benchmarks.fresh_process import in_fresh_process
from gold.dev_sets import is_here
from tools.kit import KitSet, Row

PAGE = Path(__file__).resolve().parents[1] / "docs" / "models.md"
SETS = {"seeds": 5, "news": 20, "contacts": 100, "relations": 500, "entities": 20, "statements": 30}
"""How many rows of each set are read: the first ones, so that each run compares the same."""
ORDER: tuple[Choice, ...] = ("rules", "sm", "md")
LEAST = 20
"""A metric over fewer cases is no evidence for one model or the other."""
HEAD = """# The language models, compared

<!-- Written by `make models`; do not edit. -->

The first rows of the evaluation sets ({sets}),
read with rules only, with the small and with the medium model; the kit's own metrics. Decided from it:
[0012](decisions/0012-models.md).

| | rules | sm | md |
|---|---|---|---|
"""

Metrics = dict[str, tuple[float, int]]


class Run(Struct):
    """What one model made of all sets."""

    told: str
    words: int = 0
    seconds: float = 0.0
    load_seconds: float = 0.0
    peak_megabytes: float = 0.0
    metrics: dict[str, Metrics] = {}

    @property
    def pace(self) -> float:
        """Words a second of one core."""
        return self.words / self.seconds


def read_with(choice: Choice) -> Run:
    """Every set, parsed, searched and scored. Raises: NoLanguageModel."""
    before = process_time()
    model = load_model(choice)
    run = Run(model.told, load_seconds=process_time() - before)
    for name, most in SETS.items():
        rows = KitSet(name, most=most)
        read = [read_line(msgspec.json.encode(row), today=None, where=name) for row in rows.inputs()]
        texts = [each.result for each in read if isinstance(each.result, Document)]
        before = process_time()
        lines: list[Row] = [
            contract(parsed, find_all(parsed), key=parsed.document.name) for parsed in parse_all(texts, model)
        ]
        run.seconds += process_time() - before
        run.words += sum(len(text.text.split()) for text in texts)
        run.metrics[name] = rows.metrics(lines)
    run.peak_megabytes = peak_megabytes()
    return run


def rows_of(runs: dict[Choice, Run]) -> Iterator[str]:
    """The lines of the table: what each model is, its speed, and each metric of each set."""
    every = [runs[choice] for choice in ORDER]
    yield row("model", (run.told for run in every))
    yield row("words a second, one core", (f"{run.pace:.0f}" for run in every))
    yield row("of the pace of the default", (f"{run.pace / runs[DEFAULT].pace:.2f}" for run in every))
    yield row("seconds to load", (f"{run.load_seconds:.1f}" for run in every))
    yield row("peak memory, MB", (f"{run.peak_megabytes:.0f}" for run in every))
    for name in SETS:
        for metric in every[1].metrics[name]:
            found = [run.metrics[name].get(metric, (0.0, 0)) for run in every]
            most = max(n for _, n in found)
            yield row(f"{name}: {metric} (n {most})", (f"{value:.3f}" for value, _ in found))


def row(name: str, cells: Iterable[str]) -> str:
    return f"| {name} | {' | '.join(cells)} |"


def verdict(runs: dict[Choice, Run]) -> str:
    """How often each of the two models is ahead, over metrics with at least `LEAST` cases."""
    small, medium = runs["sm"], runs["md"]
    gaps = [
        medium.metrics[name][metric][0] - value
        for name in SETS
        for metric, (value, n) in small.metrics[name].items()
        if metric in medium.metrics[name] and n >= LEAST
    ]
    ahead, behind = sum(gap > 0 for gap in gaps), sum(gap < 0 for gap in gaps)
    mean = sum(gaps) / len(gaps)
    return (
        f"Of {len(gaps)} metrics with {LEAST} cases or more, md is ahead in {ahead}, sm in {behind}; "
        f"the mean difference is {mean:+.3f} for md."
    )


def main() -> int:
    if not is_here():
        print("No evaluation kit beside this checkout: nothing was compared.")
        return 0
    assert set(ORDER) == set(CHOICES)
    runs: dict[Choice, Run] = {}
    for choice in ORDER:
        print(f"reading with {choice} …", file=sys.stderr, flush=True)
        runs[choice] = in_fresh_process(read_with, choice)
    sets = ", ".join(f"{name} {most}" for name, most in SETS.items())
    PAGE.write_text(HEAD.format(sets=sets) + "\n".join(rows_of(runs)) + f"\n\n{verdict(runs)}\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
