"""Small desks of invented people, written as sentences with the facts they prove."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec

from backchannel.answer.reading import Reading
from backchannel.ledger.ledger import Ledger
from backchannel.model.claims import Draft, Review, claim_id
from backchannel.model.entities import Entity, EntityKind, Judgement, Mention
from backchannel.model.facts import Contact, Fact, Statement, Tenure, Tie
from backchannel.model.labels import OPEN, Label, Reader
from backchannel.model.reports import DocumentRelation, Relation
from backchannel.model.sources import Document, Quality, Span, digest
from backchannel.model.times import Period

START = datetime(2031, 1, 1, tzinfo=UTC)


class Page:
    """A document that is being written: each fact comes with the sentence that proves it."""

    def __init__(self, world: World, name: str, day: date | None, options: Mapping[str, Any]) -> None:
        self.world, self.name, self.day, self.options = world, name, day, options
        self.text = ""
        self.refs: dict[str, str] = {}
        self.kinds: dict[str, EntityKind] = {}
        self.facts: list[tuple[int, int, Any, dict[str, Any]]] = []

    @property
    def id(self) -> str:
        return "d:" + digest(self.name)

    def says(self, sentence: str) -> Page:
        """A sentence that proves nothing."""
        self.text += sentence + "\n"
        return self

    def tenure(self, sentence: str, who: str, post: str, **fields: Any) -> Page:
        envelope, roles = _split(fields)
        if "organisation" in roles:
            roles["organisation"] = self._ref(roles["organisation"], "organisation")
        return self._fact(sentence, Tenure(holder=self._ref(who), post=post, **roles), envelope)

    def tie(self, sentence: str, a: str, tie: Any, b: str, **fields: Any) -> Page:
        envelope, roles = _split(fields)
        return self._fact(sentence, Tie(a=self._ref(a), b=self._ref(b), tie=tie, **roles), envelope)

    def contact(self, sentence: str, *people: str, mode: Any = "met", **fields: Any) -> Page:
        envelope, roles = _split(fields)
        refs = tuple(self._ref(p, "organisation" if p.startswith("the ") else "person") for p in people)
        return self._fact(sentence, Contact(participants=refs, mode=mode, **roles), envelope)

    def statement(self, sentence: str, who: str, **fields: Any) -> Page:
        envelope, _ = _split(fields)
        start = len(self.text)
        inside = re.search(r'"([^"]+)"', sentence)
        span = (
            Span(start + inside.start(1), start + inside.end(1))
            if inside
            else Span(start, start + len(sentence))
        )
        fact = Statement(speaker=self._ref(who), speaker_words=who, direct=inside is not None, content=span)
        return self._fact(sentence, fact, envelope)

    def fact(self, sentence: str, fact: Fact, **envelope: Any) -> Page:
        return self._fact(sentence, fact, envelope)

    def ref(self, who: str, kind: EntityKind = "person") -> str:
        return self._ref(who, kind)

    def document(self) -> Document:
        options = dict(self.options)
        garbled = options.pop("garbled", False)
        return Document(
            id=self.id,
            name=self.name,
            text=self.text,
            published=self.day,
            quality=Quality(garbled),
            **options,
        )

    def entities(self) -> list[Entity]:
        return [
            Entity(
                ref=ref,
                kind=self.kinds[who],
                caption=who,
                names=(who, who.split()[-1]),
                mentions=self._mentions(who),
            )
            for who, ref in self.refs.items()
        ]

    def drafts(self, *, without: frozenset[int] = frozenset()) -> list[Draft]:
        document = self.document()
        return [
            Draft(fact=fact, evidence=(document.evidence(start, end),), **envelope)
            for number, (start, end, fact, envelope) in enumerate(self.facts)
            if number not in without
        ]

    def _mentions(self, who: str) -> tuple[Mention, ...]:
        return tuple(Mention(m.start(), m.end(), "name") for m in re.finditer(re.escape(who), self.text))

    def _ref(self, who: str, kind: EntityKind = "person") -> str:
        if who not in self.refs:
            self.refs[who] = f"{self.id}#e{len(self.refs) + 1}"
            self.kinds[who] = kind
        return self.refs[who]

    def _fact(self, sentence: str, fact: Fact, envelope: dict[str, Any]) -> Page:
        start = len(self.text)
        self.says(sentence)
        fields = {"made_by": "test.v1", "score": 0.9, "basis": "outlet"} | envelope
        self.facts.append((start, start + len(sentence), fact, fields))
        return self


def _split(fields: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """(envelope, roles)."""
    names = ("modality", "basis", "cited", "score", "valid", "made_by")
    envelope = {k: v for k, v in fields.items() if k in names}
    if isinstance(envelope.get("valid"), str):
        envelope["valid"] = Period(envelope["valid"])
    return envelope, {k: v for k, v in fields.items() if k not in names}


class World:
    """A desk in memory; people of one name are one person in every document."""

    def __init__(self, *, side: str | None = "CA") -> None:
        self.side = side
        self.pages: list[Page] = []
        self.copies: list[tuple[str, str]] = []
        self.parts: list[tuple[str, str]] = []
        """Pairs that have passages in common, by document."""
        self.marks: list[tuple[str, Any]] = []
        self.accepted: list[str] = []
        self.dropped: set[tuple[str, int]] = set()
        self.strangers: set[str] = set()
        """Who is somebody else in each document: people without a name."""

    def page(self, name: str, day: str | None = None, **options: Any) -> Page:
        made = Page(self, name, date.fromisoformat(day) if day else None, options)
        self.pages.append(made)
        return made

    def copy_of(self, page: Page, name: str, day: str | None = None, **options: Any) -> Page:
        """The same words and facts in another document of the same origin."""
        made = self.page(name, day, **options)
        made.text, made.kinds = page.text, dict(page.kinds)
        made.refs = {who: f"{made.id}#e{n}" for n, who in enumerate(page.refs, 1)}
        moved = {page.refs[who]: made.refs[who] for who in page.refs}
        made.facts = [(s, e, _renamed(fact, moved), env) for s, e, fact, env in page.facts]
        self.copies.append((page.id, made.id))
        return made

    def view(
        self, day: str | None = None, *, clearance: Label = OPEN, without: Sequence[str] = ()
    ) -> Reading:
        """A view of a real ledger; documents named in `without` are never recorded."""
        return self.ledger(without=without).view(
            reader=Reader("tester", clearance), valid_at=date.fromisoformat(day) if day else None
        )

    def ledger(self, *, without: Sequence[str] = (), path: str = ":memory:") -> Ledger:
        """A real ledger, in memory or in a file; its clock goes on."""
        ticks = iter(range(1_000_000))
        ledger = Ledger.create(path, side=self.side, clock=lambda: START + timedelta(seconds=next(ticks)))
        first: dict[str, str] = {}
        for page in self.pages:
            if page.name in without:
                continue
            gone = frozenset(n for name, n in self.dropped if name == page.name)
            ledger.record(page.document(), page.entities(), page.drafts(without=gone))
            for who, ref in page.refs.items():
                if who not in self.strangers and first.setdefault(who, ref) != ref:
                    ledger.judge(same_person(first[who], ref))
        recorded = {page.id for page in self.pages if page.name not in without}
        for left, right in self.copies:
            if {left, right} <= recorded:
                ledger.relate(related(left, right, "copy"))
        for left, right in self.parts:
            if {left, right} <= recorded:
                ledger.relate(related(left, right, "part_copy"))
        for who, side in self.marks:
            ledger.mark(who, side=side, by="tester")
        for claim in self.accepted:
            ledger.review(Review(claim=claim, verdict="accepted", by="tester", at=START))
        return ledger

    def claim(self, page: Page, number: int) -> str:
        """The id of a page's fact."""
        return claim_id(page.drafts()[number])


def related(left: str, right: str, relation: Relation, *, by: str = "test.v1") -> DocumentRelation:
    return DocumentRelation(left=left, right=right, relation=relation, score=1.0, reasons=(), by=by)


def same_person(left: str, right: str) -> Judgement:
    return Judgement(left=left, right=right, verdict="same", score=1.0, reasons=("one name",), by="names.v1")


def _renamed(fact: Any, moved: Mapping[str, str]) -> Any:
    text = msgspec.json.encode(fact).decode()
    for old, new in moved.items():
        text = text.replace(f'"{old}"', f'"{new}"')
    return msgspec.json.decode(text, type=Fact)
