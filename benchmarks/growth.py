"""What it costs to add a document and to ask a question as a desk grows; written to docs/growth.md.

Two desks of invented reports (`generated_news`), both built by the program's own writing. In the first every
document goes through `Ledger.record` and `Resolver.judge`, the parts of adding whose work could grow with the
desk (reading a text does not: `benchmarks/extract_speed.py`). The second is as large in claims as is asked
for; on it `find`, `show` and `timeline` are put, each question to a desk opened anew, about people drawn as
the reports draw them: those often named are often asked about.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from backchannel.answer import find, timeline, who
from backchannel.ingest.resolving import Resolver
from backchannel.ledger.ledger import Ledger
from backchannel.ledger.resolving import Resolution
from backchannel.ledger.view import View
from backchannel.model.entities import Judgement
from benchmarks.generated_news import GOODS, MATTERS, Report, report, reports

SEED = 4
TOGETHER = 50
"""So many documents are committed at once: the disk's own time is not what is measured."""
SAMPLE = 500
"""The cost at a size is the mean over so many documents around it."""
EVENTS = 4
"""Each document of the second desk tells so many events, of three claims each."""
QUESTIONS = 200
BARS = " ▏▎▍▌▋▊▉█"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, nargs="*", default=[10_000, 30_000, 100_000], metavar="N")
    parser.add_argument("--claims", type=int, default=1_000_000, metavar="N")
    parser.add_argument(
        "--desk", type=Path, metavar="FILE", help="ask this desk; it is made if it is not there"
    )
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder:
        if arguments.documents:
            print("### Adding\n")
            adding(Path(folder) / "adding.db", sorted(arguments.documents))
        if arguments.claims:
            print("\n### Asking\n")
            asking(arguments.desk or Path(folder) / "asking.db", arguments.claims)


def adding(path: Path, sizes: list[int]) -> None:
    """CPU a document at each size, with its curve."""
    found: list[tuple[int, float, int]] = []
    with Ledger.create(path, side="CA") as desk:
        resolver, coming, done = Resolver(desk), reports(sizes[-1] + SAMPLE), 0
        for size in sizes:
            for batch in _batches(coming, size - SAMPLE - done):
                _add(desk, resolver, batch)
            began, done = time.process_time(), size + SAMPLE
            for batch in _batches(coming, 2 * SAMPLE):
                _add(desk, resolver, batch)
            spent = (time.process_time() - began) / (2 * SAMPLE)
            found.append((size, 1000 * spent, path.stat().st_size))
    print("| documents | ms CPU a document | times the first | | MB on disk |\n|---|---|---|---|---|")
    for size, spent, stored in found:
        bar = _bar(spent / max(each for _, each, _ in found))
        print(f"| {size:,} | {spent:.2f} | {spent / found[0][1]:.2f} | {bar} | {stored >> 20} |")
    print(f"\nPeak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10} MB.")


def asking(path: Path, claims: int) -> None:
    """Milliseconds of each question on a desk of so many claims, or on the one that is there."""
    if not path.exists():
        _fill(path, claims // (3 * EVENTS))
    with Ledger.open(path) as desk:  # a desk of an older program is brought up to date
        documents = desk.view().how_many()
    chance = random.Random(SEED)
    asked = [report(chance.randrange(documents), events=EVENTS) for _ in range(QUESTIONS)]
    names = [chance.choice(one.entities).caption for one in asked]
    issues = [f"{chance.choice(GOODS)} {chance.choice(MATTERS)}" for _ in range(QUESTIONS)]
    questions: dict[str, tuple[Callable[[View, str], object], list[str]]] = {
        "show NAME": (who, names),
        "find NAME": (find, names),
        "find WORDS": (find, issues),
        "timeline --who NAME": (lambda view, name: timeline(view, who=name), names),
        "timeline ISSUE": (lambda view, issue: timeline(view, about=issue), issues),
    }
    told = f"{documents:,} documents with {documents * 3 * EVENTS:,} claims"
    print(f"{told}, {QUESTIONS} questions each, seed {SEED}.\n")
    print("| question | p50 ms | p95 ms | most |\n|---|---|---|---|")
    for name, (ask, about) in questions.items():
        spent = sorted(_spent(path, ask, words) for words in about)
        p50, p95 = spent[len(spent) // 2], spent[int(len(spent) * 0.95)]
        print(f"| {name} | {p50:.0f} | {p95:.0f} | {spent[-1]:.0f} |", flush=True)


def _fill(path: Path, documents: int) -> None:
    with Ledger.create(path, side="CA") as desk:
        first: dict[str, str] = {}
        for batch in _batches(reports(documents, events=EVENTS), sys.maxsize):
            with desk.together():
                for one in batch:
                    desk.record(*one)
                    judged = _by_name(one, first)
                    desk.resolve(Resolution(document=one.document.id, judgements=judged, by="growth.v1"))


def _spent(path: Path, ask: Callable[[View, str], object], words: str) -> float:
    """Wall milliseconds of one question to a desk that has just been opened: nothing is kept from another."""
    with Ledger.open(path, readonly=True) as desk:
        began = time.perf_counter()
        ask(desk.view(), words)
        return 1000 * (time.perf_counter() - began)


def _add(desk: Ledger, resolver: Resolver, batch: list[Report]) -> None:
    with desk.together():
        for one in batch:
            desk.record(*one)
            resolver.judge(one.document.id)


def _by_name(one: Report, first: dict[str, str]) -> tuple[Judgement, ...]:
    """What judging says of full names: the same as the first who was so called."""
    return tuple(
        Judgement(
            left=known, right=e.ref, verdict="same", score=1.0, reasons=("same full name",), by="names.v2"
        )
        for e in one.entities
        if (known := first.setdefault(e.caption, e.ref)) != e.ref
    )


def _batches(coming: Iterator[Report], count: int) -> Iterator[list[Report]]:
    while count > 0 and (batch := list(islice(coming, min(TOGETHER, count)))):
        count -= len(batch)
        yield batch


def _bar(share: float, width: int = 20) -> str:
    eighths = round(share * width * 8)
    return "█" * (eighths // 8) + BARS[eighths % 8].strip()


if __name__ == "__main__":
    main()
