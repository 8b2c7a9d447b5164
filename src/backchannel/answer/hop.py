"""One step of a way: why it may work, how well that is proved, and how likely it is."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from .cited import Citation

SHOWN = 20
"""So many reports of a step are given with their words, the strongest; all of them count."""


class Piece(Struct, frozen=True, kw_only=True):
    """One piece of evidence for a hop; `strength` is the product of the four factors."""

    kind: str
    words: str
    detail: str
    start: float
    age: float
    standing: float
    said: float
    strength: float
    standing_words: tuple[str, ...]
    happened: str | None
    """EDTF; None where the words give no day."""
    reported: date | None
    from_posts: bool
    origin: str
    citations: tuple[Citation, ...]


class Hop(Struct, frozen=True, kw_only=True):
    """a can get a message to b and be heard: why, how well proved, and how likely."""

    a: str
    a_name: str
    b: str
    b_name: str
    words: str
    """The strongest evidence in words: "close relationship with"."""
    detail: str
    value: float
    pieces: tuple[Piece, ...]
    """Strongest first."""
    rivalry: tuple[Citation, ...]
    """The words that report them as rivals."""
    origins: int
    documents: int
    glyph: str
    basis: tuple[str, ...]
    modality: tuple[str, ...]
    reported: date | None
    """The latest report."""
    more: int = 0
    """So many weaker reports are not among the pieces."""

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple({(c.claim, c.document, c.start): c for p in self.pieces for c in p.citations}.values())
