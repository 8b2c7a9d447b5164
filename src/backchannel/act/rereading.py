"""What reading documents again changed, told by document in the words of their facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from msgspec import Struct

from backchannel.answer.cited import Answer, counted, source_words
from backchannel.answer.drafts import as_claim
from backchannel.answer.fact_words import fact_words
from backchannel.answer.layout import WIDTH, cut, wrapped
from backchannel.answer.reading import Reading
from backchannel.ingest.rereading import Changes
from backchannel.ledger.floors import is_proposal
from backchannel.ledger.recording import ReadWith
from backchannel.ledger.rereading import Findings
from backchannel.model.claims import Claim, Draft
from backchannel.model.entities import Entity
from backchannel.model.errors import NothingFound
from backchannel.model.facts import refs_of
from backchannel.model.sources import Document


class Change(Struct, frozen=True, kw_only=True):
    """One fact that is told differently now."""

    what: str
    """gained, lost, changed, or kept by a person's word."""
    words: str
    """Of the fact as it stands now; of a lost one, as it stood."""
    quote: str
    claim: str | None = None
    """The claim that stood before, or that stands by a person's word."""
    before: str | None = None
    """Of a changed fact: how it differs from before. Of a kept one: what was found and left out."""


class DocumentReread(Struct, frozen=True, kw_only=True):
    """What a new reading of one document changed."""

    document: str
    source: str
    changes: tuple[Change, ...]
    stands: int
    """How many findings are as they were."""
    entities: int
    """How many people, bodies and places are read differently, are new, or are no longer found."""
    set_aside: int
    read_before: ReadWith | None
    read_with: ReadWith


class Reread(Answer, frozen=True, kw_only=True):
    """By document, in the order read; those in which nothing changed are only counted."""

    documents: tuple[DocumentReread, ...]
    unchanged: int
    dry_run: bool

    def counts(self) -> dict[str, int]:
        told = [change.what for document in self.documents for change in document.changes]
        return {what: told.count(what) for what in ("gained", "lost", "changed", "kept")}

    def lines(self, *, width: int = WIDTH) -> list[str]:
        number = len(self.documents) + self.unchanged
        counts = ", ".join(f"{count} {what}" for what, count in self.counts().items())
        would = "would be " if self.dry_run else ""
        shown = wrapped(f"{counted(number, 'document')} read again; facts {would}{counts}.", width=width)
        for document in self.documents:
            shown += ["", *wrapped(f"{document.source} · {_numbers(document)}", width=width, rest="  ")]
            for change in document.changes:
                shown += _lines(change, width)
        return shown


MARKS = {"gained": "+", "lost": "-", "changed": "~", "kept": "="}


def _numbers(document: DocumentReread) -> str:
    told = [f"{document.stands} as before"]
    told += [f"{counted(document.entities, 'name')} read differently"] if document.entities else []
    told += [f"{document.set_aside} set aside"] if document.set_aside else []
    return ", ".join(told)


def _lines(change: Change, width: int) -> list[str]:
    shown = wrapped(change.words, width=width, first=f"  {MARKS[change.what]} ")
    if change.what == "changed" and change.before is not None:
        shown += wrapped(change.before, width=width, first="      ")
    if change.what == "kept":
        found = f"read now as: {change.before}" if change.before else "no longer found"
        shown += wrapped(f"a person's word stands ({change.claim}); {found}", width=width, first="      ")
    return shown


def told(findings: Findings, changes: Changes) -> DocumentReread:
    """The changes of one document in words."""
    document = findings.document
    page = _Page(document, (*findings.entities, *changes.entities))
    return DocumentReread(
        document=document.id,
        source=source_words(document.outlet, document.name or document.id, document.published),
        changes=tuple(_changes(page, changes)),
        stands=changes.stands,
        entities=len(changes.rereading.entities) + len(changes.rereading.new_entities),
        set_aside=len(changes.rereading.set_aside),
        read_before=changes.before,
        read_with=changes.rereading.read_with,
    )


def is_changed(document: DocumentReread) -> bool:
    return bool(document.changes or document.entities or document.set_aside)


def _changes(page: _Page, changes: Changes) -> Iterator[Change]:
    for draft in changes.gained:
        yield Change(what="gained", words=page.words(draft), quote=_quote(draft))
    for claim in changes.lost:
        yield Change(what="lost", words=page.words(claim), quote=_quote(claim), claim=claim.id)
    for claim, draft in changes.changed:
        before, now = page.words(claim), page.words(draft)
        how = [f"was: {before}"] if before != now else []
        how += list(_differences(claim, draft))
        words = "; ".join(how) or "its roles or its source are told more exactly"
        yield Change(what="changed", words=now, quote=_quote(draft), claim=claim.id, before=words)
    for kept in changes.kept:
        found = page.words(kept.found) if kept.found is not None else None
        words = f"{page.words(kept.claim)} [{kept.verdict}]"
        yield Change(what="kept", words=words, quote=_quote(kept.claim), claim=kept.claim.id, before=found)


def _differences(before: Claim, now: Draft) -> Iterator[str]:
    """What else differs, in words."""
    if is_proposal(before) != is_proposal(now):
        yield "a proposal now, a fact before" if is_proposal(now) else "a fact now, a proposal before"
    if before.valid != now.valid:
        then = before.valid.edtf if before.valid else "undated"
        yield f"dated {now.valid.edtf if now.valid else 'no day'}, was {then}"
    if before.evidence != now.evidence:
        yield f"proved by other words, was “{cut(before.evidence[0].quote, 60)}”"
    if refs_of(before.fact) != refs_of(now.fact):
        yield "about others than before"
    if before.basis != now.basis:
        yield f"said by: {now.basis}, was {before.basis}"


def _quote(found: Claim | Draft) -> str:
    return " ".join(found.evidence[0].quote.split())


class _Page:
    """One document with whom it names: enough of a view to tell its facts in words."""

    def __init__(self, document: Document, entities: Iterable[Entity]) -> None:
        self._document = document
        self._entities = {entity.ref: entity for entity in entities}

    def words(self, found: Claim | Draft) -> str:
        claim = as_claim(found) if isinstance(found, Draft) else found
        return fact_words(cast(Reading, self), claim)

    def document(self, _: str, /) -> Document:
        return self._document

    def entity(self, ref: str, /) -> Entity:
        """Raises: NothingFound."""
        if ref not in self._entities:
            raise NothingFound(f"nothing found for {ref!r}")
        return self._entities[ref]
