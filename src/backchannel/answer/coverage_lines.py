"""Coverage to read: counts in columns, then who was not reached, then who was reached twice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from .cited import counted
from .layout import cut, wrapped

if TYPE_CHECKING:
    from .coverage import Cell, Coverage

UNTOLD = "—"
"""A level, party or place that the table does not tell."""
GAPS_SHOWN, BY_SHOWN = 40, 3
HEADINGS = ("level", "party", "place", "reached", "last", "by")


def coverage_lines(answer: Coverage, *, width: int) -> list[str]:
    """The head, the table of cells with its totals, the gaps and the doubles."""
    people = {one.id for one in answer.people}
    reached = {one.id for one in answer.people if one.reached}
    day = answer.as_of.isoformat() if answer.as_of else "no day"
    since = f", since {answer.since.isoformat()}" if answer.since else ""
    about = f', about "{answer.about}"' if answer.about else ""
    head = f"Of {len(people)} people {len(reached)} were reached by {day}{since}{about}"
    shown = wrapped(f"{head} ({'; '.join(answer.tables)})", width=width)
    shown += ["", *_table(answer.cells, width)]
    for title, cells in (("level", answer.by_level), ("party", answer.by_party), ("place", answer.by_place)):
        told = [f"{getattr(c, title) or UNTOLD} {c.reached} of {c.of}" for c in cells]
        shown += (
            wrapped(", ".join(told), width=width, first=f"By {title}: ", rest="  ") if len(told) > 1 else []
        )
    if answer.gaps:
        shown += ["", f"Not reached: {len(people - reached)}"]
        for one in answer.gaps[:GAPS_SHOWN]:
            where = " · ".join(w for w in (one.level, one.party, one.place) if w)
            shown += wrapped(f"{one.name}, {one.post} · {where}", width=width, first="  ", rest="      ")
        more = len(answer.gaps) - GAPS_SHOWN
        shown += [f"  and {more} more"] if more > 0 else []
    if answer.doubles:
        shown += ["", f"Reached by two of ours within {counted(answer.within, 'day')}"]
        for double in answer.doubles:
            told_of = [f"{t.names} on {t.day} ({t.words})" for t in (double.earlier, double.later)]
            words = f"{double.name}: {told_of[0]}, {told_of[1]}"
            shown += wrapped(words, width=width, first="  ", rest="      ")
    if answer.later:
        shown += ["", f"{counted(answer.later, 'row')} of a later day left out."]
    return shown


def _table(cells: Iterable[Cell], width: int) -> list[str]:
    rows = [HEADINGS, *(_row(cell) for cell in cells)]
    sizes = [min(max(len(row[place]) for row in rows), 28) for place in range(len(HEADINGS))]
    shown = []
    for row in rows:
        parts = [cut(words, size).ljust(size) for words, size in zip(row, sizes, strict=True)]
        shown.append(cut_end("  ".join(parts), width))
    return shown


def cut_end(words: str, width: int) -> str:
    """The line without blanks at its end, and no longer than the width."""
    return words.rstrip() if len(words.rstrip()) <= width else f"{words[: width - 1]}…"


def _row(cell: Cell) -> tuple[str, ...]:
    more = f" +{len(cell.by) - BY_SHOWN}" if len(cell.by) > BY_SHOWN else ""
    return (
        cell.level or UNTOLD,
        cell.party or UNTOLD,
        cell.place or UNTOLD,
        f"{cell.reached} of {cell.of}",
        cell.last.isoformat() if cell.last else "",
        ", ".join(cell.by[:BY_SHOWN]) + more,
    )
