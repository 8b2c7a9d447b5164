"""A new brief: its head and its first lines, from the facts of the desk and from a card of the board."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct, structs

from backchannel.answer.board import ask_with
from backchannel.ledger.ledger import Ledger
from backchannel.ledger.view import View
from backchannel.model.briefs import BriefChange, BriefHead
from backchannel.model.claims import ClaimId
from backchannel.model.errors import AboveLabel, NothingFound
from backchannel.model.labels import OPEN, Label, Reader, join
from backchannel.model.outreach import Ask

from .prefill import FirstLine, added, first_lines
from .sources import against
from .templates import Template, template
from .wanted import Wanted, head_of

POINTS = "points"
"""The section in which an agreed line stands."""


class Made(Struct, frozen=True, kw_only=True):
    """What is to be kept."""

    head: BriefHead
    changes: tuple[BriefChange, ...]


def made(ledger: Ledger, reader: Reader, wanted: Wanted, *, by: str) -> Made:
    """The brief that is wanted, prefilled from what its label and its day allow.

    Raises: NothingFound, Ambiguous for a target or a card that is not one; BadQuestion; AboveLabel for a
    label above what the reader may see, or below that of the card.
    """
    of, seen = template(wanted.template), ledger.view(reader=reader)
    card = ask_with(seen.asks(), wanted.card) if wanted.card else None
    head = head_of(of, wanted if card is None else _as_on(card, wanted), reader=reader, by=by)
    fixed = wanted.label is not None or head.kind in of.open_kinds
    if card is not None and fixed and not card.label.within(head.label):
        raise AboveLabel(f"{card.id} is above the label of the brief", remedy="give the label of the card")
    told = _Telling(ledger, reader.name, of, wanted, card)
    label = head.label if fixed else reader.clearance
    first, lower = told.lines(head, label)
    while not fixed and lower != label:  # what stands around a quote must not tell what is above it either
        first, lower, label = *told.lines(head, lower), lower
    view = told.view(label)
    head = structs.replace(head, label=label, as_of=wanted.as_of or view.last_published())
    facts = [view.claim(id_) for id_ in dict.fromkeys(id_ for line in first for id_ in line.claims)]
    return Made(head=head, changes=tuple(_changes(first, against(view, facts), by)))


class _Telling(Struct, frozen=True):
    """The first lines under a label, and the label of what they rest on."""

    ledger: Ledger
    name: str
    of: Template
    wanted: Wanted
    card: Ask | None

    def view(self, label: Label) -> View:
        return self.ledger.view(reader=Reader(self.name, label), valid_at=self.wanted.as_of)

    def lines(self, head: BriefHead, label: Label) -> tuple[list[FirstLine], Label]:
        """The second is at most as high as the first."""
        view = self.view(label)
        first = first_lines(view, self.of, head)
        if self.card is not None:
            first = _with_agreed_line(first, self.of, self.card, view)
        claims = [view.claim(id_) for line in first for id_ in line.claims]
        labels = (view.document(e.document).label for claim in claims for e in claim.evidence)
        return first, join((self.card.label if self.card is not None else OPEN, *labels))


def contradicting(
    known: Mapping[ClaimId, Mapping[ClaimId, str]], claims: Iterable[ClaimId]
) -> tuple[ClaimId, ...]:
    """What speaks against any of these already."""
    return tuple(dict.fromkeys(other for id_ in claims for other in known.get(id_, ())))


def must_be_within(label: Label, view: View, claim: ClaimId, *, where: str) -> None:
    """Raises: AboveLabel for a claim that rests on a document above the label of a brief."""
    evidence = view.claim(claim).evidence
    if not all(view.document(e.document).label.within(label) for e in evidence):
        raise AboveLabel(
            f"{claim} rests on a document above the label of the brief",
            where=where,
            remedy="make a new brief under that label, or cite another",
        )


def _as_on(card: Ask, wanted: Wanted) -> Wanted:
    """What the card tells where nothing is given."""
    return structs.replace(
        wanted,
        issue=wanted.issue or card.issue or card.request,
        to=wanted.to or card.target.name,
        messenger=wanted.messenger or (card.messenger.name if card.messenger else None),
        ask=wanted.ask or card.request,
        decide_by=wanted.decide_by or card.due,
    )


def _with_agreed_line(lines: list[FirstLine], of: Template, card: Ask, view: View) -> list[FirstLine]:
    """The line that the messenger carries, word for word, as the first of the points."""
    section = next((s for s in of.sections if s.key == POINTS), None)
    agreed = card.line
    versions = (v for one in view.agreed_lines() for v in one.versions)
    version = next((v for v in versions if agreed is not None and v.id == agreed.version), None)
    if section is None or version is None:
        return lines
    standing = tuple(id_ for id_ in version.claims if _is_fact(view, id_))
    carried = FirstLine(POINTS, version.words, standing, own=not standing)
    others = [line for line in lines if line.section == POINTS and line.text != carried.text]
    points = [carried, *others][: section.prefilled]
    return [line for line in lines if line.section != POINTS] + points


def _is_fact(view: View, id_: ClaimId) -> bool:
    try:
        claim = view.claim(id_)
    except NothingFound:
        return False
    return any(fact.id == id_ for fact in view.claims_in(claim.document))


def _changes(
    lines: Iterable[FirstLine], known: Mapping[ClaimId, Mapping[ClaimId, str]], by: str
) -> Iterable[BriefChange]:
    """A line behind the one before it in its section; they are numbered from 1 when they are kept."""
    last: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        told = contradicting(known, line.claims)
        yield added(line, after=last.get(line.section), against=told, by=by)
        last[line.section] = number
