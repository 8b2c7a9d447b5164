"""A desk whose every stored field holds a payload: titles, outlets, authors, names, all words of facts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from backchannel.ledger.ledger import Ledger
from backchannel.model.claims import Draft
from backchannel.model.entities import Entity, Mention
from backchannel.model.facts import (
    Attribute,
    Contact,
    Fact,
    Figure,
    Flow,
    LegalAct,
    Measure,
    Remit,
    Statement,
    Tenure,
    Tie,
)
from backchannel.model.sources import Document, Passage, Span, digest
from backchannel.model.times import Period

DAY = date(2031, 5, 4)
ISSUE = "masks"
"""Every measure is about it, so that a question on one issue finds them all."""


def poison(path: Path, payloads: Sequence[str]) -> list[str]:
    """A new desk with one document for each payload; gives the documents' ids, in order."""
    with Ledger.create(path, side="Canada") as ledger:
        for number, payload in enumerate(payloads):
            document, people = _document(number, payload)
            ledger.record(document, people, _drafts(document, people, payload))
            if number % 3 == 0:
                ledger.mark(people[0].ref, side="ours" if number % 2 else "theirs", by=payload)
    return [_document(number, payload)[0].id for number, payload in enumerate(payloads)]


def _document(number: int, payload: str) -> tuple[Document, list[Entity]]:
    text = f"{payload} about {ISSUE}.\n\n{payload} {payload}\n\nSecond {payload}"
    document = Document(
        id=digest(text, str(number)),
        text=text,
        name=payload,
        title=payload,
        published=DAY,
        published_from="given",
        outlet=payload,
        credit=payload,
        authors=(payload, payload),
        language=payload if number % 5 == 0 else "en",
        address=payload if number % 2 else f"javascript:{payload}",
        notices=(payload,),
        passages=(Passage(0, len(text), "paragraph"),),
    )
    second = text.index("Second")
    spans = ((0, len(payload)), (second, len(text)))
    people = [
        Entity(
            ref=f"{document.id}#e{place}",
            kind="person",
            caption=text[start:end],
            names=(text[start:end], payload),
            mentions=(Mention(start, end, "name"),),
            country=payload,
        )
        for place, (start, end) in enumerate(spans)
    ]
    return document, people


def _drafts(document: Document, people: Sequence[Entity], payload: str) -> list[Draft]:
    one, other = (person.ref for person in people)
    evidence = document.evidence(0, len(payload))
    facts: tuple[Fact, ...] = (
        Attribute(subject=one, name=payload, value=payload, language=payload),
        Tenure(holder=one, post=payload, country=payload),
        Remit(body=one, issue=f"{ISSUE} {payload}", role="decides"),
        Tie(
            a=one, b=other, tie="close_to", detail=payload, origin=payload, channel=payload, frequency=payload
        ),
        Contact(participants=(one, other), mode="met", place=payload, about=f"{ISSUE} {payload}"),
        Statement(speaker=one, speaker_words=payload, direct=True, content=Span(0, len(payload))),
        Measure(
            issuer=one,
            act=payload,
            instrument=payload,
            object=f"{ISSUE} {payload}",
            targets=(other,),
            rate=payload,
            legal_act=LegalAct(name=payload, title=payload, country=payload),
        ),
        Flow(
            givers=(one,),
            receivers=(other,),
            goods=f"{ISSUE} {payload}",
            amount=Decimal(3),
            unit=payload,
            per=payload,
        ),
        Figure(subject=payload, property=f"{ISSUE} {payload}", value=Decimal(7), unit=payload, per=payload),
    )
    return [
        Draft(
            fact=fact,
            evidence=(evidence,),
            made_by="contacts.v1",
            rule=payload,
            score=0.95 if place % 2 else 0.2,
            basis="anonymous",
            cited=payload,
            valid=Period(DAY.isoformat()),
        )
        for place, fact in enumerate(facts)
    ]
