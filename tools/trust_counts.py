"""How often findings of each kind, rule and grade were right, counted on the sets that can tell.

A cell is a (kind, rule, grade). For each cell the finders' output is cut down to that cell's claims and given
to a set's own scorer, so that right and wrong mean here what they mean in docs/quality.md.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from backchannel.extract.calibration import grade_of
from backchannel.extract.finders import found_raw
from backchannel.extract.interchange import contract
from backchannel.extract.language_model import load_model
from backchannel.extract.parsed import Parsed, parse_all
from backchannel.model.errors import BackchannelError
from backchannel.model.sources import Document
from backchannel.read.lines import read_line
from gold.scoring import read_gold, scored
from tools.kit import KitSet

Row = dict[str, Any]


class Cell(NamedTuple):
    """Findings that are trusted alike."""

    kind: str
    rule: str
    grade: int


class Tally(NamedTuple):
    """Findings that were right, of how many."""

    right: int = 0
    of: int = 0

    def __add__(self, other: object) -> Tally:
        assert isinstance(other, Tally)
        return Tally(self.right + other.right, self.of + other.of)


class Source(NamedTuple):
    """A set, and how its scorer calls what it counts."""

    name: str
    kinds: tuple[str, ...]
    right: str
    of: str
    most: int | None = None
    """So many rows at most."""


SOURCES = (
    Source(
        "news",
        ("tenure", "tie", "contact", "statement", "measure", "figure", "flow"),
        "{} right",
        "{} predicted",
    ),
    Source("nominations", ("tenure",), "right", "predicted"),
    Source("post_pages", ("tenure",), "right", "predicted"),
    Source("contacts", ("contact",), "right", "predicted"),
    Source("relations", ("tie", "tenure"), "predicted right", "predicted"),
    Source("statements", ("statement",), "predicted right", "predicted", 300),
)
"""`work_for` is left out: its sentences mark one relation of many, so true claims count as wrong there."""

Counts = dict[Cell, dict[int, Tally]]
"""Cell → fold (0 or 1, by document) → tally."""


def all_counts() -> Counts:
    """The tallies over every source and our own gold, in a fixed order."""
    counts: Counts = defaultdict(lambda: {0: Tally(), 1: Tally()})
    for source in SOURCES:
        for cell, unit, tally in _kit_tallies(source):
            fold = fold_of(f"{source.name} {unit}")
            counts[cell][fold] += tally
    for cell, unit, tally in _gold_tallies():
        counts[cell][fold_of(unit)] += tally
    return dict(sorted(counts.items()))


def fold_of(unit: str) -> int:
    """0 or 1: to which half a document belongs, whatever the order of documents."""
    return sum(unit.encode()) % 2


def _kit_tallies(source: Source) -> Iterator[tuple[Cell, str, Tally]]:
    kit_set = KitSet(source.name, most=source.most)
    lines = list(_lines(kit_set.inputs()))
    for cell in _cells(lines, source.kinds):
        counted = kit_set.counts(_only(lines, cell))
        kind = "figure" if cell.kind == "flow" else cell.kind
        for unit, counts in counted.items():
            yield cell, unit, Tally(counts[source.right.format(kind)], counts[source.of.format(kind)])


def _gold_tallies() -> Iterator[tuple[Cell, str, Tally]]:
    golds = read_gold()
    parsed = parse_all((_gold_document(gold) for gold in golds), load_model())
    lines = [_line(each, gold["doc"]) for gold, each in zip(golds, parsed, strict=True)]
    kinds = tuple({claim["kind"] for line in lines for claim in line["claims"]})
    for cell in _cells(lines, kinds):
        for gold, line in zip(golds, _only(lines, cell), strict=True):
            counts = scored([gold], [line]).counts.get("figure" if cell.kind == "flow" else cell.kind)
            if counts is not None:
                yield cell, gold["doc"], Tally(counts.matched, counts.predicted)


def _lines(inputs: Iterable[Row]) -> Iterator[Row]:
    """The contract's line of each document, scores as the rules give them."""
    from msgspec import json as msgspec_json

    reads = (read_line(msgspec_json.encode(line), today=None, where="kit") for line in inputs)
    good = [(read.id, read.result) for read in reads if not isinstance(read.result, BackchannelError)]
    for (key, _), parsed in zip(good, parse_all((d for _, d in good), load_model()), strict=True):
        yield _line(parsed, key)


def _line(parsed: Parsed, key: str) -> Row:
    return contract(parsed, found_raw(parsed), key=key, with_text=True)


def _gold_document(gold: Row) -> Document:
    from backchannel.read.reading import read_text

    day = date.fromisoformat(gold["published"]) if "published" in gold else None
    return read_text(
        gold["text"], name=gold["doc"], published=day, title=gold.get("title"), outlet=gold.get("outlet")
    )


def _cell(claim: Row) -> Cell:
    return Cell(claim["kind"], claim["rule"], grade_of(claim["score"]))


def _cells(lines: Iterable[Row], kinds: tuple[str, ...]) -> list[Cell]:
    found = Counter(_cell(claim) for line in lines for claim in line["claims"] if claim["kind"] in kinds)
    return sorted(found)


def _only(lines: Iterable[Row], cell: Cell) -> list[Row]:
    return [line | {"claims": [c for c in line["claims"] if _cell(c) == cell]} for line in lines]
