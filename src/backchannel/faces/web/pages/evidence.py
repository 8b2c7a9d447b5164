"""The evidence of a claim: its words in the stored text, what supports it, what speaks against it."""

from __future__ import annotations

from urllib.parse import quote

from msgspec import Struct

from backchannel.answer.why import why
from backchannel.faces.web.marking import Highlight
from backchannel.faces.web.visit import ActionAt, Page, PageAt, Redirect, Visit
from backchannel.ledger.view import View
from backchannel.model.appraisals import GRADES, AppraisalKind
from backchannel.model.errors import BadQuestion
from backchannel.model.sources import Document

AROUND = 1_200
"""So many characters of the stored text are shown before and after the words."""


class Anchor(Struct, frozen=True, kw_only=True):
    """Where the words of a claim stand, and whether a later version of the report still has them."""

    document: Document
    start: int
    end: int
    first: int
    """Where the shown part of the text begins."""
    text: str
    highlights: tuple[Highlight, ...]
    state: str
    """"exact", "moved" in a later version, "changed since", or "gone": the text does not have the words."""
    version: str | None
    """The id of the later version that tells."""


def evidence(visit: Visit) -> Page:
    """Raises: NothingFound."""
    view, id_ = visit.view, visit.path["claim"]
    claim = view.claim(id_)
    found = why(view, id_)
    anchors = tuple(
        _anchor(view, evidence.document, evidence.start, evidence.end, evidence.quote)
        for evidence in claim.evidence
    )
    return Page(
        template="evidence.html",
        title="Evidence",
        data={"claim": claim, "why": found, "anchors": anchors, "accepted": view.accepted(id_)},
    )


def grade(visit: Visit) -> Redirect:
    """Says what a source or a fact is worth. Raises: NothingFound, BadQuestion."""
    kind, subject = _kind(visit), visit.needed("subject", remedy="choose a source or a fact")
    visit.desk.grade(kind, subject, visit.words("grade"), why=visit.words("why"))
    claim = visit.words("claim")
    undo = (("action", "/grade/undo"), ("kind", kind), ("subject", subject), ("claim", claim))
    return Redirect(to=_page_of(claim), said="Said, with the reason; it can be taken back.", undo=undo)


def ungrade(visit: Visit) -> Redirect:
    """The grade that held before holds again. Raises: NothingFound, BadQuestion."""
    visit.desk.ungrade(_kind(visit), visit.needed("subject", remedy="choose a source or a fact"))
    return Redirect(to=_page_of(visit.words("claim")), said="Taken back: all that held before holds again.")


def _kind(visit: Visit) -> AppraisalKind:
    words = visit.words("kind")
    if words not in GRADES:
        raise BadQuestion(f"{words!r} is nothing that is graded", remedy=f"say one of {', '.join(GRADES)}")
    return words


def _page_of(claim: str) -> str:
    return f"/evidence/{quote(claim, safe=':')}"


def _anchor(view: View, document_id: str, start: int, end: int, quote: str) -> Anchor:
    document = view.document(document_id)
    first, last = max(0, start - AROUND), min(len(document.text), end + AROUND)
    state, version = _state(view, document, start, end, quote)
    return Anchor(
        document=document,
        start=start,
        end=end,
        first=first,
        text=document.text[first:last],
        highlights=(Highlight(start, end, id="evidence-words"),),
        state=state,
        version=version,
    )


def _state(view: View, document: Document, start: int, end: int, quote: str) -> tuple[str, str | None]:
    if document.text[start:end] != quote:
        return "gone", None
    later = [
        other
        for relation in view.relations(document.id)
        if relation.relation == "version"
        for other in (relation.left, relation.right)
        if other != document.id and _is_later(view.document(other), document)
    ]
    for other in later:
        text = view.document(other).text
        if quote not in text:
            return "changed since", other
        if text[start:end] != quote:
            return "moved", other
    return "exact", None


def _is_later(one: Document, other: Document) -> bool:
    return one.published is not None and other.published is not None and one.published > other.published


PAGES = (PageAt("/evidence/{claim}", evidence),)
ACTIONS = (ActionAt("/grade", grade), ActionAt("/grade/undo", ungrade))
