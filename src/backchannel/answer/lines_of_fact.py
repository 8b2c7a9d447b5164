"""Facts as lines: one for each fact, with every claim that states it and its independent origins."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from datetime import date

from msgspec import Struct

from backchannel.model.claims import Claim, Modality
from backchannel.model.facts import kind_of

from . import cited
from .cited import Citation
from .fact_words import fact_key, fact_words
from .reading import Calendar, Reading


class FactLine(Struct, frozen=True, kw_only=True):
    """One fact: when it happened, when it was reported, and by how many."""

    kind: str
    words: str
    happened: str | None
    """EDTF; None where the words cannot tell."""
    reported: date | None
    """The first report."""
    modality: Modality
    origins: int
    glyph: str
    citations: tuple[Citation, ...]

    def text(self) -> str:
        """One line of plain text with its first quote."""
        when = self.happened or (f"reported {self.reported.isoformat()}" if self.reported else "undated")
        first = self.citations[0]
        quote = " ".join(first.quote.split())
        return f'{when}  {self.words} {self.glyph} "{quote}" [{first.source}]'


def fact_lines(view: Reading, calendar: Calendar, claims: Iterable[Claim]) -> list[FactLine]:
    """One line for each fact, in the order in which the claims first state it."""
    groups: dict[Hashable, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(fact_key(view, claim), []).append(claim)
    return [_line(view, calendar, group) for group in groups.values()]


def _line(view: Reading, calendar: Calendar, group: list[Claim]) -> FactLine:
    first = group[0]
    dated = next((c.valid for c in group if c.valid is not None), None)
    citations = cited.cite_all(view, group)
    days = [day for c in group if (day := calendar.reported(c)) is not None]
    count = cited.origins(citations)
    return FactLine(
        kind=kind_of(first.fact),
        words=fact_words(view, first),
        happened=dated.edtf if dated else None,
        reported=min(days, default=None),
        modality=first.modality,
        origins=count,
        glyph=cited.glyph(count),
        citations=citations,
    )
