"""Server time of every page on a large desk of invented reports (`generated_news`); written to docs/pages.md.

The desk is served by the real command in a process of its own, and asked over loopback with one connection
that stays open: what is measured is from the last byte asked to the last byte answered. Each page is asked
about documents, people and issues drawn as the reports draw them. The first answers count too.

Beside the time by the clock stands that of the processor, which the server's process took: on a machine that
does other things at the same time only the second tells what a page costs.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import httpx

from backchannel.desk import Desk
from backchannel.ledger.ledger import Ledger
from backchannel.ledger.resolving import Resolution
from backchannel.model.entities import Judgement
from benchmarks.generated_news import GOODS, MATTERS, Report, report, reports
from tests.browser.served import serving
from tests.browser.visitor import Visitor

SEED = 5
TOGETHER = 50
EVENTS = 4
"""Each report tells so many events, of three claims each."""
ASKED = 100
LIMIT_MILLISECONDS = 300
PATIENCE_MILLISECONDS = 60_000
"""A page that took as long as this in all is asked no more."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=100_000, metavar="N")
    parser.add_argument("--asked", type=int, default=ASKED, metavar="N", help="so many times each page")
    parser.add_argument(
        "--desk", type=Path, help="a desk that an earlier run kept here; made where there is none"
    )
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder:
        path = arguments.desk or Path(folder) / "pages.db"
        if not path.exists():
            build(path, arguments.documents)
        measure(path, arguments.asked)


def build(path: Path, documents: int) -> None:
    """A desk of so many reports, everybody who is named alike one."""
    with Ledger.create(path, side="CA") as desk:
        first: dict[str, str] = {}
        coming = reports(documents, events=EVENTS)
        while batch := list(islice(coming, TOGETHER)):
            with desk.together():
                for one in batch:
                    desk.record(*one)
                    made = tuple(_same_names(one, first))
                    desk.resolve(Resolution(document=one.document.id, judgements=made, by="pages.v1"))


def _same_names(one: Report, first: dict[str, str]) -> Iterator[Judgement]:
    for entity in one.entities:
        known = first.setdefault(entity.caption, entity.ref)
        if known != entity.ref:
            yield Judgement(
                left=known, right=entity.ref, verdict="same", score=1.0, reasons=("same name",), by="names.v2"
            )


def measure(path: Path, asked: int) -> None:
    """A table row for each page."""
    with Desk.open(path, readonly=True) as desk:
        documents = desk.view().how_many()
        claims = [c.id for c in desk.view().claims_in(_drawn(random.Random(SEED), documents).document.id)]
    print(
        f"{documents:,} documents, {documents * EVENTS * 3:,} claims; "
        f"each page {asked} times at most, seed {SEED}. Limit: {LIMIT_MILLISECONDS} ms of the processor; "
        "the clock counts also what else the machine did.\n"
    )
    print("| page | times | p50 ms | p95 ms | most | processor p50 | p95 | kB |")
    print("|---|---|---|---|---|---|---|---|")
    with serving(path) as served:
        visitor = Visitor(served)
        for name, ask in pages(documents, claims).items():
            chance = random.Random(SEED)
            spent: list[Spent] = []
            size = 0
            for _ in range(asked):
                request = ask(chance)
                began = Spent.by(served.pid)
                try:
                    size = max(size, len(request(visitor)))
                except httpx.HTTPError as error:
                    # What it works on still would be counted with the next page.
                    print(f"{name}: {error}", file=sys.stderr)
                    spent.append(Spent.by(served.pid).since(began))
                    served.kill()
                    served.start()
                    visitor = Visitor(served)
                else:
                    spent.append(Spent.by(served.pid).since(began))
                if sum(one.clock for one in spent) > PATIENCE_MILLISECONDS:
                    break
            print(f"| {name} | {_row(spent)} | {size >> 10 if size else 'no answer'} |", flush=True)


class Spent(NamedTuple):
    """Milliseconds, by the clock and of the processor; 0 where a system does not tell the second."""

    clock: float
    processor: float

    @classmethod
    def by(cls, process: int) -> Spent:
        """Since some beginning, by a process."""
        told = Path(f"/proc/{process}/stat")
        ticks = told.read_text().rpartition(")")[2].split()[11:13] if told.exists() else ()
        seconds = sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")
        return cls(1000 * time.perf_counter(), 1000 * seconds)

    def since(self, began: Spent) -> Spent:
        return Spent(self.clock - began.clock, self.processor - began.processor)


def _row(spent: Sequence[Spent]) -> str:
    clock, processor = (sorted(times) for times in zip(*spent, strict=True))
    half, most = len(spent) // 2, int(0.95 * len(spent))
    judged = processor[most] or clock[most]
    late = " **over**" if judged > LIMIT_MILLISECONDS else ""
    by_clock = f"{clock[half]:.0f} | {clock[most]:.0f} | {clock[-1]:.0f}"
    return f"{len(spent)} | {by_clock} | {processor[half]:.0f} | {processor[most]:.0f}{late}"


Request = Callable[[Visitor], bytes]
Asking = Callable[[random.Random], Request]


def pages(documents: int, claims: Sequence[str]) -> dict[str, Asking]:
    """How each page is asked for."""

    def name(chance: random.Random) -> str:
        return chance.choice(_drawn(chance, documents).entities).caption

    def issue(chance: random.Random) -> str:
        return f"{chance.choice(GOODS)} {chance.choice(MATTERS)}"

    def document(chance: random.Random) -> str:
        return _drawn(chance, documents).document.id

    return {
        "today": lambda chance: got("/today"),
        "read: the list": lambda chance: got(f"/read?from={chance.randrange(0, documents, 50)}"),
        "read: a document": lambda chance: got(f"/read/{document(chance)}"),
        "evidence": lambda chance: got(f"/evidence/{chance.choice(claims)}"),
        "edit": lambda chance: got(f"/edit/{chance.choice(claims)}"),
        "find a name": lambda chance: sent("/find", words=name(chance)),
        "find words": lambda chance: sent("/find", words=issue(chance)),
        "names while typing": lambda chance: sent("/names", words=name(chance)[: chance.randint(2, 6)]),
        "dossier": lambda chance: sent("/dossier", who=name(chance)),
        "routes": lambda chance: sent("/routes", to=name(chance), about=issue(chance)),
        "issue: timeline": lambda chance: sent("/issue", about=issue(chance)),
        "issue: positions": lambda chance: sent_then("/issue", "/positions", about=issue(chance)),
        "issue: flows": lambda chance: sent_then("/issue", "/flows", about=issue(chance)),
        "issue: people": lambda chance: sent_then("/issue", "/people", about=issue(chance)),
        "board": lambda chance: got("/board"),
        "briefs": lambda chance: got("/briefs"),
        "a new brief": lambda chance: sent("/briefs/new", template="ca-minister", issue=issue(chance)),
        "vault": lambda chance: got("/vault"),
        "accept, and the page after it": lambda chance: sent(
            "/accept", claim=chance.choice(claims), back="/today"
        ),
    }


def got(path: str) -> Request:
    return lambda visitor: visitor.get(path, follow_redirects=True).raise_for_status().content


def sent(path: str, **fields: str) -> Request:
    """The form, and the page to which it leads."""

    def request(visitor: Visitor) -> bytes:
        return visitor.submit(path, follow_redirects=True, **fields).raise_for_status().content

    return request


def sent_then(path: str, tab: str, **fields: str) -> Request:
    """The form, and another tab of what it leads to; the way there counts too."""

    def request(visitor: Visitor) -> bytes:
        to = visitor.submit(path, follow_redirects=False, **fields).headers["location"]
        return visitor.get(to + tab).raise_for_status().content

    return request


def _drawn(chance: random.Random, documents: int) -> Report:
    return report(chance.randrange(documents), events=EVENTS)


if __name__ == "__main__":
    main()
