"""Small invented desks: documents, entities and drafts with their words in place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from backchannel.ledger.ledger import Clock, Ledger
from backchannel.model.claims import Draft
from backchannel.model.entities import Entity, EntityKind, Judgement, Mention, Verdict
from backchannel.model.facts import Contact, Fact, Tenure
from backchannel.model.labels import OPEN, Label
from backchannel.model.sources import Document, Passage, digest
from backchannel.model.times import Period

MORNING = datetime(2031, 5, 6, 9, 0, tzinfo=UTC)


def ticking(start: datetime = MORNING) -> Clock:
    """A clock that is one second later each time it is looked at."""
    moments: Iterator[datetime] = iter(start + timedelta(seconds=n) for n in range(1_000_000))
    return lambda: next(moments)


def stopped(at: datetime = MORNING) -> Clock:
    return lambda: at


def a_document(
    text: str, *, name: str = "story.txt", published: date | None = date(2031, 5, 1), label: Label = OPEN
) -> Document:
    return Document(
        id="d:" + digest(text),
        text=text,
        name=name,
        published=published,
        published_from="given" if published else "unknown",
        passages=(Passage(0, len(text), "paragraph"),) if text else (),
        label=label,
    )


def an_entity(document: Document, name: str, *, number: int = 1, kind: EntityKind = "person") -> Entity:
    start = document.text.index(name)
    return Entity(
        ref=f"{document.id}#e{number}",
        kind=kind,
        caption=name,
        names=(name,),
        mentions=(Mention(start, start + len(name), "name"),),
    )


def a_draft(
    document: Document,
    fact: Fact,
    quote: str,
    *,
    score: float = 0.9,
    made_by: str = "contacts.v1",
    valid: Period | None = None,
) -> Draft:
    start = document.text.index(quote)
    return Draft(
        fact=fact,
        evidence=(document.evidence(start, start + len(quote)),),
        made_by=made_by,
        score=score,
        valid=valid,
    )


def meeting(
    one: str = "Petra Lindqvist",
    other: str = "Omar Benhaddou",
    *,
    day: date = date(2031, 5, 1),
    label: Label = OPEN,
) -> tuple[Document, list[Entity], list[Draft]]:
    """Two people met: one document, two entities, a contact and a tenure."""
    text = f"{one} met {other} in Vellmark on {day:%A}. {one} is the envoy to Ostria."
    document = a_document(text, name=f"{one}.txt", published=day, label=label)
    first, second = an_entity(document, one), an_entity(document, other, number=2)
    contact = Contact(participants=(first.ref, second.ref), mode="met", place="Vellmark")
    tenure = Tenure(holder=first.ref, post="envoy to Ostria")
    return (
        document,
        [first, second],
        [
            a_draft(document, contact, f"{one} met {other} in Vellmark", valid=Period(day.isoformat())),
            a_draft(document, tenure, f"{one} is the envoy to Ostria", made_by="tenures.v1"),
        ],
    )


def a_desk(clock: Clock | None = None, path: str = ":memory:") -> Ledger:
    return Ledger.create(path, side="CA", clock=clock or ticking())


def same(left: str, right: str, *, by: str = "names.v1", verdict: Verdict = "same") -> Judgement:
    return Judgement(left=left, right=right, verdict=verdict, score=0.9, reasons=("same name",), by=by)
