"""Own memos: what somebody at the desk writes into it is a document like any other, of no outlet."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from backchannel.ledger.ledger import Ledger
from backchannel.model.claims import Draft
from backchannel.model.entities import Entity, Judgement
from backchannel.model.errors import EmptyFile
from backchannel.model.labels import OPEN, Label
from backchannel.model.sources import Document, Passage, digest

from .admit import admit_own
from .pipeline import MEMO_READER
from .resolving import settle

PARAGRAPH = re.compile(r"\S(?:.*?\S)??(?=\s*(?:\n[ \t]*\n|\Z))", re.DOTALL)


class Memo(Struct, frozen=True):
    """A memo whose facts its author typed in, each with its sentence."""

    document: Document
    entities: tuple[Entity, ...]
    drafts: tuple[Draft, ...]
    judgements: tuple[Judgement, ...]
    """Who in it is somebody that the author sees on the desk."""


def memo_document(
    text: str, *, by: str, day: date, label: Label = OPEN, reader: str = MEMO_READER
) -> Document:
    """The same words of the same author and day are the same document. Raises: EmptyFile."""
    if not text.strip():
        raise EmptyFile("there is nothing to note", remedy="write what you know in a sentence")
    return Document(
        id=digest(text, by, day.isoformat(), reader),
        text=text,
        name=f"note of {by}",
        published=day,
        published_from="given",
        authors=(by,),
        reader=reader,
        passages=tuple(Passage(m.start(), m.end(), "paragraph") for m in PARAGRAPH.finditer(text)),
        label=label,
    )


def keep(ledger: Ledger, memo: Memo, *, by: str) -> bool:
    """Whether anything was added: its claims, each accepted by its author, that do not stand already.

    Raises: QuoteNotFound, BadSpan, BadPeriod, BadQuestion for a fact that cannot be.
    """
    document = memo.document
    drafts = [admit_own(draft, document=document, entities=memo.entities) for draft in memo.drafts]
    if ledger.record(document, memo.entities, ()).added and memo.judgements:
        ledger.judge(*memo.judgements)
    standing = {(claim.fact, claim.evidence) for claim in ledger.findings(document.id).claims}
    new = [draft for draft in dict.fromkeys(drafts) if (draft.fact, draft.evidence) not in standing]
    for draft in new:
        ledger.edit(None, draft, by=by)
    settle(ledger)
    return bool(new)
