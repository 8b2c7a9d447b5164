"""Whether a brief keeps to the pages of its template."""

from __future__ import annotations

from collections.abc import Iterator

from backchannel.act.briefs.sheet import BriefSheet
from backchannel.act.briefs.sources import Flag
from backchannel.act.briefs.templates import template
from backchannel.answer.reading import Reading
from backchannel.model.briefs import Paper

PAPERS: tuple[Paper, ...] = ("letter", "a4")


def over_pages(sheet: BriefSheet, view: Reading) -> Iterator[Flag]:
    """What it takes too much, on either paper; nothing where the template sets no limit."""
    from .pdf import pages
    from .writing import page_of

    limit = template(sheet.head.template).pages
    if limit is None:
        return
    taken = {paper: pages(page_of(sheet, view, copy=1, paper=paper)) for paper in PAPERS}
    over = [f"{count} on {paper}" for paper, count in taken.items() if count > limit]
    if over:
        yield Flag(code="over_pages", what=f"its lines take {', '.join(over)} pages; it may have {limit}")
