"""Answers and their citations: every line that is shown can be followed to the words that prove it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from backchannel.model.claims import Basis, Claim, Modality
from backchannel.model.sources import Span

from .first_said import plain_outlet, repeated
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
    repeats: str | None = None
    """The outlet whose report it repeats, as its text names it ("told The Halden Post", "(Reuters)")."""
    first_said: str | None = None
    """The id of that outlet's own document, where one that is cited beside it says the same."""

    @property
    def source(self) -> str:
        """Outlet or file, and day: "The Sentinel, 2019-05-01"."""
        return source_words(self.outlet, self.name or self.document, self.published)

    @property
    def traced(self) -> str | None:
        """Whom it has it from, in words; None for what is its own report."""
        if self.repeats is None:
            return None
        where = "in this archive" if self.first_said else "outside this archive"
        return f"repeats {self.repeats}, {where}"


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
    accepted, outlet = view.accepted(claim.id), repeated(view, claim)
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
                repeats=outlet,
            )
        )
    return tuple(found)


def cite_all(view: Reading, claims: Iterable[Claim]) -> tuple[Citation, ...]:
    """The citations of several claims of one thing, each place once, in the order of the claims.

    What repeats an outlet's report has the origin of that outlet's own document among them, or else that of
    the first that repeats it: two that repeat one report are one origin.
    """
    found = {(c.claim, c.document, c.start, c.end): c for claim in claims for c in cite(view, claim)}
    return tuple(_traced(list(found.values())))


def _traced(citations: list[Citation]) -> Iterator[Citation]:
    if not any(c.repeats for c in citations):
        yield from citations
        return
    wanted = {plain_outlet(c.repeats) for c in citations if c.repeats}
    own: dict[str, Citation] = {}
    for c in sorted(citations, key=lambda c: (c.published or date.max, c.document)):
        if c.repeats is None and c.outlet and plain_outlet(c.outlet) in wanted:
            own.setdefault(plain_outlet(c.outlet), c)
    one = _Joined()
    for c in citations:
        if c.repeats:
            said = plain_outlet(c.repeats)
            one.join(own[said].origin if said in own else f"said by {said}", c.origin)
    first = {one.top(c.origin): c.origin for c in reversed(citations)}
    first |= {one.top(c.origin): c.origin for c in reversed(own.values())}
    for c in citations:
        there = own.get(plain_outlet(c.repeats)) if c.repeats else None
        yield replace(c, origin=first[one.top(c.origin)], first_said=there.document if there else None)


class _Joined:
    """Origins that were found to be one."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def top(self, origin: str) -> str:
        while origin in self._above:
            origin = self._above[origin]
        return origin

    def join(self, one: str, other: str) -> None:
        one, other = self.top(one), self.top(other)
        if one != other:
            self._above[other] = one


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
