"""Answers and their citations: every line that is shown can be followed to the words that prove it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import msgspec
from msgspec import Struct

from backchannel.model.claims import Basis, Claim, Modality
from backchannel.model.sources import Span

from .layout import WIDTH
from .reading import Reading
from .taken_over import first_with

NO_EVIDENCE, ONE_ORIGIN, MORE_ORIGINS, CONTRADICTED = "○", "◐", "●", "⚡"

BASIS_WORDS: dict[str, str] = {
    "on_record": "on record",
    "anonymous": "anonymous source",
    "document": "document",
    "outlet": "outlet's own words, unattributed",
    "readout": "our own readout",
    "inferred": "inferred",
}


class Citation(Struct, frozen=True, kw_only=True):
    """The words that prove a claim, and where they stand."""

    claim: str
    document: str
    name: str
    outlet: str | None
    published: date | None
    quote: str
    start: int
    end: int
    basis: Basis
    modality: Modality
    made_by: str
    origin: str
    """The independent report; copies and versions share one, and so do passages taken over."""
    accepted: bool = False

    @property
    def source(self) -> str:
        """Outlet or file, and day: "The Sentinel, 2019-05-01"."""
        return source_words(self.outlet, self.name or self.document, self.published)


def source_words(outlet: str | None, name: str, published: date | None) -> str:
    """How a document is called: its outlet, else the file without its folders, and its day.

    >>> source_words(None, "desk/memos/call.txt", date(2031, 5, 4))
    'call.txt, 2031-05-04'
    """
    file = re.split(r"[/\\]", name.rstrip("/\\"))[-1]
    return f"{outlet or file or name}, {published.isoformat() if published else 'undated'}"


class Answer(Struct, frozen=True, kw_only=True):
    """What a question gives: plain data, and lines to read."""

    def to_json(self) -> bytes:
        """The whole answer, keys in the order of the fields; the same answer gives the same bytes."""
        return msgspec.json.encode(self)

    def lines(self, *, width: int = WIDTH) -> list[str]:
        """The answer as plain text, in lines of so many characters; a word longer than that is not broken."""
        return []

    def _repr_markdown_(self) -> str:
        return "\n".join(f"    {line}" for line in self.lines())


def cite(view: Reading, claim: Claim) -> tuple[Citation, ...]:
    """One citation for each piece of evidence, the main one first; an inferred claim has its premises'."""
    if not claim.evidence:
        return tuple(c for premise in claim.premises for c in cite(view, view.claim(premise)))
    accepted = view.accepted(claim.id)
    found = []
    for evidence in claim.evidence:
        document = view.document(evidence.document)
        found.append(
            Citation(
                claim=claim.id,
                document=document.id,
                name=document.name,
                outlet=document.outlet,
                published=document.published,
                quote=evidence.quote,
                start=evidence.start,
                end=evidence.end,
                basis=claim.basis,
                modality=claim.modality,
                made_by=claim.made_by,
                origin=view.origin(first_with(view, document.id, Span(evidence.start, evidence.end))),
                accepted=accepted,
            )
        )
    return tuple(found)


def cite_all(view: Reading, claims: Iterable[Claim]) -> tuple[Citation, ...]:
    """The citations of several claims, each place once, in the order of the claims."""
    found = {(c.claim, c.document, c.start, c.end): c for claim in claims for c in cite(view, claim)}
    return tuple(found.values())


def origins(citations: Iterable[Citation]) -> int:
    """How many independent reports there are; copies count once."""
    return len({c.origin for c in citations})


def documents(citations: Iterable[Citation]) -> int:
    return len({c.document for c in citations})


def glyph(origin_count: int, *, contradicted: bool = False) -> str:
    """○ none, ◐ one, ● two or more independent reports; ⚡ contradicted."""
    if contradicted:
        return CONTRADICTED
    return (NO_EVIDENCE, ONE_ORIGIN, MORE_ORIGINS)[min(origin_count, 2)]


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "origin"), counted(2, "origin")
    ('1 origin', '2 origins')
    """
    return f"{number} {noun}" + ("" if number == 1 else "s")
