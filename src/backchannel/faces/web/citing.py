"""What is shown, to be taken along: a table for a spreadsheet, and a citation with its proofs."""

from __future__ import annotations

from collections.abc import Iterable

from backchannel.answer.layout import on_one_line
from backchannel.answer.reading import Reading
from backchannel.faces.output import Shown, as_csv

from .visit import Written

PROVED_BY = 12
"""So many proofs stand in a citation; it says how many more there are."""
BOM = "\ufeff"
"""Without it a spreadsheet takes UTF-8 for something else."""


def csv_file(shown: Shown, *, name: str) -> Written:
    """The rows of an answer; cells that would be formulas are harmless, numbers stay numbers."""
    text = BOM + as_csv(shown.columns, shown.rows)
    return Written(content=text.encode(), media_type="text/csv; charset=utf-8", name=name)


def citation(what: str, proofs: Iterable[tuple[str, str, str]], view: Reading) -> str:
    """What was asked, as of when, and each line with its words and where they stand.

    `proofs` are (words, quote, source with the document's id).
    """
    day = view.valid_at or view.last_published()
    lines = [f"{what}; as of {day.isoformat() if day else 'no day'}."]
    every = list(proofs)
    for words, quote, source in every[:PROVED_BY]:
        told = f"{words}: " if words else ""
        lines.append(f"- {told}“{on_one_line(quote)}” ({source})")
    if len(every) > PROVED_BY:
        lines.append(f"and {len(every) - PROVED_BY} more")
    return "\n".join(lines)
