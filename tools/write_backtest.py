"""Backtests the readouts of the evaluation kit and writes the table of docs/routes.md.

`python -m tools.write_backtest` reads the readouts of the White House (2021 to 2025) into a new desk of the
United States, in the order of their days, and asks of every contact who of ours stood where on the evening
before. The first half is the one on which numbers may be chosen, the second the one that confirms them. The
kit is expected beside the checkout, in ../shared/eval; without it nothing is written.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from backchannel.answer.backtest_answer import Backtest, Table
from backchannel.answer.backtest_figures import MEASURES
from backchannel.desk import Desk
from gold.dev_sets import is_here

PAGE = Path(__file__).resolve().parents[1] / "docs" / "routes.md"
BEGIN, END = "<!-- backtest: written by `make backtest` -->\n", "<!-- /backtest -->"
SIDE = "United States"
HALVES = (
    ("April 2021 to December 2022", date(2021, 3, 31), date(2022, 12, 31)),
    ("from January 2023", date(2022, 12, 31), date(2025, 12, 31)),
)
QUESTIONS = (
    "**Who of ours**, the one of theirs being given:",
    "**With whom of theirs**, the one of ours being given:",
)
HEAD = (
    "| Contacts first reported | Method | hit@1 | hit@5 | MRR | routes ahead, MRR |",
    "|---|---|---|---|---|---|",
)

Row = dict[str, Any]


def readouts() -> list[Row]:
    """The rows of the kit, by day."""
    from tools.kit import KitSet

    return sorted(KitSet("contacts").rows, key=lambda row: (row["date"], row["id"]))


def desk_of(rows: Iterable[Row], folder: Path) -> Desk:
    """A desk with every readout, its title left out as the kit has it."""
    lines = folder / "readouts.jsonl"
    inputs = ({"id": row["id"], "text": row["text"], "published": row["date"]} for row in rows)
    lines.write_text("".join(json.dumps(line) + "\n" for line in inputs), "utf-8")
    desk = Desk.create(folder / "desk.db", side=SIDE)
    desk.add(lines)
    return desk


def table_rows(period: str, table: Table) -> Iterator[str]:
    """The figures of one question in one period, a method a row."""
    for figures in table.figures:
        cells = " | ".join(figures.measures[measure].words for measure in MEASURES)
        ahead = figures.ahead
        told = f"{ahead.value:+.2f} ({ahead.low:+.2f} to {ahead.high:+.2f})" if ahead else ""
        yield f"| {period} | {figures.method} | {cells} | {told} |"


def lost(answer: Backtest, rows: Iterable[Row]) -> str:
    """How many readouts between officials gave no question, and how many pairs could not be ranked."""
    asked = {c.citations[0].name for c in answer.contacts}
    officials = [
        r for r in rows if r["officials"] and answer.until < date.fromisoformat(r["date"]) <= answer.last
    ]
    without = sum(1 for row in officials if row["id"] not in asked)
    people = [c for c in answer.contacts if not c.body]
    unknown = [c for c in people if not c.ranks]
    new = sum(1 for c in unknown if "no earlier document names" in (c.why_not or ""))
    return (
        f"{len(people)} pairs of people; {len(people) - len(unknown)} could be ranked, {new} were named"
        f" for the first time, of {len(unknown) - new} the side was not known or misread. {without} of"
        f" {len(officials)} readouts between officials gave no pair: the contact was not found in the words,"
        " or the two were not told to be of two sides."
    )


def page_part(answers: list[tuple[str, Backtest]], rows: list[Row]) -> str:
    """What stands between the markers."""
    parts = []
    for number, question in enumerate(QUESTIONS):
        parts += [question, "", *HEAD]
        for period, answer in answers:
            parts += table_rows(period, answer.tables[number])
        parts.append("")
    for period, answer in answers:
        candidates = " and ".join(f"{table.candidates:g}" for table in answer.tables[:2])
        parts.append(f"- {period}: {lost(answer, rows)} Candidates, the median: {candidates}.")
    return "\n".join(parts) + "\n"


def write(part: str) -> None:
    """Raises: ValueError where the page has no such place."""
    page = PAGE.read_text("utf-8")
    before, _, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise ValueError(f"{PAGE.name} has no place for the table")
    PAGE.write_text(f"{before}{BEGIN}{part}{end}{after}", "utf-8")


def main() -> int:
    if not is_here():
        print("No evaluation kit beside this checkout: nothing was measured.")
        return 0
    rows = readouts()
    with TemporaryDirectory() as folder:
        print(f"reading {len(rows)} readouts …", file=sys.stderr, flush=True)
        with desk_of(rows, Path(folder)) as desk:
            answers = []
            for period, until, last in HALVES:
                print(f"backtest {period} …", file=sys.stderr, flush=True)
                answers.append((period, desk.backtest(until=until, horizon=(last - until).days)))
    part = page_part(answers, rows)
    write(part)
    print(part)
    return 0


if __name__ == "__main__":
    sys.exit(main())
