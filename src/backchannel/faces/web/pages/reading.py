"""Read: a document beside what was found in it; accept, edit, reject, take back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from backchannel.answer.cited import Citation, cite
from backchannel.answer.elsewhere import Elsewhere, elsewhere
from backchannel.answer.fact_words import fact_words
from backchannel.answer.same_origin import all_copies
from backchannel.answer.thread import Thread, thread
from backchannel.faces.web.marking import Highlight
from backchannel.faces.web.visit import ActionAt, Page, PageAt, Redirect, Visit
from backchannel.ledger.view import View
from backchannel.model.claims import Claim
from backchannel.model.errors import BadQuestion
from backchannel.model.facts import kind_of
from backchannel.model.sources import Document

AT_ONCE = 50
"""So many documents are listed on a page."""


class Finding(Struct, frozen=True, kw_only=True):
    """A claim of the document: what it says, its words, and how it stands."""

    id: str
    kind: str
    words: str
    state: str
    """"accepted" by a person, "stands" as found, or "proposed"."""
    citations: tuple[Citation, ...]
    elsewhere: Elsewhere | None
    """Other documents that tell it too."""
    made_by: str
    score: float
    happened: str | None
    modality: str
    basis: str


class Summary(Struct, frozen=True, kw_only=True):
    """A document in a list."""

    id: str
    title: str
    name: str
    outlet: str | None
    published: date | None


def summary_of(document: Document) -> Summary:
    """Without its text."""
    return Summary(
        id=document.id,
        title=document.title or document.name,
        name=document.name,
        outlet=document.outlet,
        published=document.published,
    )


def documents(visit: Visit) -> Page:
    """Every document, the last added first, some at once."""
    first = visit.number("from", 0, at_most=10**9)
    return Page(
        template="documents.html",
        title="Read",
        data={
            "documents": tuple(summary_of(d) for d in visit.view.added_last(AT_ONCE, skip=first)),
            "first": first,
            "total": visit.view.how_many(),
            "at_once": AT_ONCE,
        },
    )


def read(visit: Visit) -> Page:
    """A document's stored text with one passage marked for each finding. Raises: NothingFound."""
    view = visit.view
    document = view.document(visit.path["document"])
    found = [*_findings(view, view.claims_in(document.id), proposed=False)]
    found += _findings(view, view.proposals_in(document.id), proposed=True)
    found.sort(key=lambda f: (f.citations[0].start if f.citations else 0, f.id))
    return Page(
        template="read.html",
        title=document.title or document.name,
        data={
            "document": document,
            "findings": tuple(found),
            "highlights": _highlights(document.id, found),
            "origin": view.origin(document.id),
            "relations": view.relations(document.id),
            "other_versions": len(all_copies(view, document.id)),
            "thread": _thread(view, document),
        },
    )


def _thread(view: View, document: Document) -> Thread | None:
    """The messages that belong with this one; None where there is no other."""
    if not (document.message or document.thread):
        return None
    found = thread(view, document.id)
    return found if len(found.messages) > 1 or found.later else None


def _findings(view: View, claims: Iterable[Claim], *, proposed: bool) -> Iterable[Finding]:
    every = list(claims)
    told = elsewhere(view, every)
    for claim in every:
        accepted = view.accepted(claim.id)
        yield Finding(
            id=claim.id,
            kind=kind_of(claim.fact),
            words=fact_words(view, claim),
            state="accepted" if accepted else "proposed" if proposed else "stands",
            citations=cite(view, claim),
            elsewhere=told.get(claim.id),
            made_by=claim.made_by,
            score=claim.score,
            happened=claim.valid.edtf if claim.valid else None,
            modality=claim.modality,
            basis=claim.basis,
        )


def _highlights(document: str, findings: Sequence[Finding]) -> tuple[Highlight, ...]:
    """The main words of each finding, in the order of the text; of the same words one."""
    places: dict[tuple[int, int], Highlight] = {}
    for finding in findings:
        for citation in finding.citations[:1]:
            if citation.document == document:
                place = (citation.start, citation.end)
                places.setdefault(
                    place, Highlight(*place, id=f"w-{finding.id}", also=finding.state == "stands")
                )
    return tuple(places[place] for place in sorted(places))


def accept(visit: Visit) -> Redirect:
    """Raises: NothingFound, BadQuestion."""
    claims = _claims(visit)
    visit.desk.accept(*claims)
    return _back(visit, "Accepted.", claims)


def reject(visit: Visit) -> Redirect:
    """Raises: NothingFound."""
    claims = _claims(visit)
    visit.desk.reject(*claims)
    return _back(visit, "Rejected.", claims)


def edit(visit: Visit) -> Redirect:
    """The fields that were changed become the person's own claim. Raises: NothingFound, BadQuestion."""
    claim = _claims(visit)[0]
    before = visit.desk.fields(claim)
    sent = {name: visit.words(f"field-{name}") for name in before if f"field-{name}" in visit.form}
    changes = {name: value for name, value in sent.items() if value != before[name]}
    done = visit.desk.edit(claim, **changes)
    return _back(visit, "Corrected: the finding is rejected, and yours stands in its place.", [done.claim])


def undo(visit: Visit) -> Redirect:
    """Take back what was said last of each. Raises: NothingFound."""
    for claim in _claims(visit):
        visit.desk.undo(claim)
    return _back(visit, "Taken back.", [])


def fields(visit: Visit) -> Page:
    """The form by which a finding is corrected. Raises: NothingFound."""
    claim = visit.path["claim"]
    return Page(
        template="edit.html",
        title="Correct a finding",
        data={
            "claim": claim,
            "fields": visit.desk.fields(claim),
            "words": _words(visit.view, claim),
            "back": visit.query.get("back", "/today"),
        },
    )


def _words(view: View, claim: str) -> str:
    return fact_words(view, view.claim(claim)) if claim.startswith("c:") else claim


def _claims(visit: Visit) -> list[str]:
    if not (claims := visit.all_words("claim")):
        raise BadQuestion("no claim was named", remedy="choose one on the page")
    return claims


def _back(visit: Visit, said: str, claims: Sequence[str]) -> Redirect:
    """To the row from which it was said."""
    to = visit.words("back")
    own = to if to.startswith("/") and not to.startswith(("//", "/\\")) else "/today"
    undoing = (("action", "/undo"), ("back", own), *(("claim", claim) for claim in claims))
    return Redirect(to=own, said=said, undo=undoing if claims else ())


PAGES = (
    PageAt("/read", documents, tab="read"),
    PageAt("/read/{document}", read, tab="read"),
    PageAt("/edit/{claim:path}", fields, tab="read"),
)
ACTIONS = (
    ActionAt("/accept", accept),
    ActionAt("/reject", reject),
    ActionAt("/edit", edit),
    ActionAt("/undo", undo),
)
