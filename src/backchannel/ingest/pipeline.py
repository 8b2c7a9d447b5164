"""Documents into the ledger: parse, find, admit, record, resolve; each document whole or not at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from backchannel.extract.backends.asking import asked
from backchannel.extract.finders import FINDERS, find_all
from backchannel.extract.parsed import parse
from backchannel.ledger.floors import is_proposal
from backchannel.ledger.ledger import Ledger
from backchannel.ledger.recording import ReadWith
from backchannel.model.claims import Draft
from backchannel.model.entities import Entity
from backchannel.model.errors import BackchannelError, InputError, WrongEncoding
from backchannel.model.sources import Document
from backchannel.read.parts import PassedOver

from .admit import admit
from .offered_tables import NAME as TABLE_FINDER
from .offered_tables import READER as TABLE_READER
from .offered_tables import offered
from .resolving import Resolver, settle

if TYPE_CHECKING:
    from backchannel.extract.backends.asking import Backend
    from backchannel.extract.language_model import Model

Item = tuple[str, Document | BackchannelError | PassedOver]
"""A name and what the readers made of it."""
Outcome = Literal["added", "known already", "failed", "purged", "passed over"]
Progress = Callable[[int, str], None]
"""Called after each item with its number, from 1, and its name."""
COUNTED = ("added", "known_already", "claims", "proposals", "quarantined")
MEMO_READER, ENTRY_READER = "note.v1", "entry.v1"
"""Of documents that somebody at the desk wrote into it: in plain words; as facts, each with its sentence."""
PURGED = "BC125: it was purged from this desk and is not added again"
WITH_NAMES = ("person", "organisation")


class Taken(Struct, frozen=True):
    """What became of one item: a file, a message of a mailbox, a page of an archive …"""

    name: str
    outcome: Outcome
    document: str | None = None
    """Its id, of what is on the desk."""
    reader: str | None = None
    """What read it ("pdf.v1"), of what could be read."""
    why: str | None = None
    """With its code, of what is not on the desk."""


class Report(Struct, frozen=True):
    """What became of every item; nothing is left out."""

    added: int = 0
    known_already: int = 0
    failed: tuple[tuple[str, BackchannelError], ...] = ()
    claims: int = 0
    """Facts recorded."""
    proposals: int = 0
    """Findings recorded below the score floor of their kind: for review."""
    quarantined: int = 0
    notices: tuple[tuple[str, str], ...] = ()
    """(name, notice with its code) of what was added or passed over but is worth a look."""
    documents: tuple[str, ...] = ()
    """Ids of what was added or is known already, in the order of the items."""
    items: tuple[Taken, ...] = ()
    """Every item, in order."""


def add(
    ledger: Ledger,
    items: Iterable[Item],
    *,
    model: Model,
    backend: Backend | None = None,
    progress: Progress | None = None,
) -> Report:
    """Add every document that is not known yet; a killed run goes on where it was when it is run again.

    Each document is one transaction, and its identities and copies another; what a killed run left unjudged
    is judged first. What a backend proposes is recorded as proposals. Documents are
    parsed one by one: in batches they would be no faster.
    """
    run = _Run(ledger, model, backend)
    settle(ledger)
    for number, (name, item) in enumerate(items, start=1):
        run.take(name, item)
        if progress is not None:
            progress(number, name)
    return run.report()


class _Run:
    """One call of `add`, counting."""

    def __init__(self, ledger: Ledger, model: Model, backend: Backend | None) -> None:
        self._ledger, self._model, self._backend = ledger, model, backend
        self._counts: Counter[str] = Counter()
        self._failed: list[tuple[str, BackchannelError]] = []
        self._notices: list[tuple[str, str]] = []
        self._documents: list[str] = []
        self._items: list[Taken] = []

    def take(self, name: str, item: Document | BackchannelError | PassedOver) -> None:
        if isinstance(item, PassedOver):
            self._notices.append((name, item.what))
            self._items.append(Taken(name, "passed over", why=item.what))
            return
        try:
            if isinstance(item, BackchannelError):
                raise item
            self._take_document(name, item)
        except InputError as error:
            self._failed.append((name, error))
            self._items.append(Taken(name, "failed", why=str(error)))

    def report(self) -> Report:
        counted = {field: self._counts[field] for field in COUNTED}
        return Report(
            failed=tuple(self._failed),
            notices=tuple(self._notices),
            documents=tuple(self._documents),
            items=tuple(self._items),
            **counted,
        )

    @cached_property
    def _resolver(self) -> Resolver:
        """Made for the first document to judge: it reads what was judged before."""
        return Resolver(self._ledger)

    def _take_document(self, name: str, document: Document) -> None:
        standing = self._ledger.standing(document.id)
        if standing == "purged":
            self._notices.append((name, PURGED))
            self._items.append(Taken(name, "purged", reader=document.reader, why=PURGED))
            return
        outcome: Outcome = "known already" if standing == "known" else "added"
        if standing == "known":
            self._counts["known_already"] += 1
        else:
            self._add(name, document)
        self._documents.append(document.id)
        self._items.append(Taken(name, outcome, document.id, document.reader))

    def _add(self, name: str, document: Document) -> None:
        _must_be_text(document, name)
        if self._model.notice and not self._counts["added"]:
            self._notices.append((name, self._model.notice))
        entities, drafts, refused = found_in(document, self._model, self._backend)
        admitted = admit(drafts, document=document, entities=entities)
        self._ledger.record(
            document,
            entities,
            admitted.drafts,
            quarantined=admitted.quarantined,
            read_with=self._read_with(document),
        )
        self._resolver.judge(document.id)
        proposals = sum(is_proposal(draft) for draft in admitted.drafts)
        self._counts.update(
            added=1,
            claims=len(admitted.drafts) - proposals,
            proposals=proposals,
            quarantined=len(admitted.quarantined),
        )
        self._notices += [(name, notice) for notice in (*document.notices, *refused)]
        if not any(entity.kind in WITH_NAMES for entity in entities):
            self._notices.append((name, "BC121: it names no person and no organisation"))

    def _read_with(self, document: Document) -> ReadWith:
        if document.reader == TABLE_READER:
            return ReadWith((TABLE_FINDER,), "rules only")
        return ReadWith(tuple(FINDERS), self._model.told)


def found_in(
    document: Document, model: Model, backend: Backend | None = None
) -> tuple[tuple[Entity, ...], list[Draft], list[str]]:
    """Who is in the document, every finding and proposal, and what a backend answered in vain.

    Raises: InputError where a finder fails on this text.
    """
    try:
        if document.reader == TABLE_READER:
            rows = offered(document)
            return rows.entities, rows.drafts, rows.notices
        parsed = parse(document, model)
        drafts, refused = find_all(parsed), list[str]()
        if backend is not None:
            answer = asked(parsed, drafts, backend)
            drafts += answer.proposals
            refused = [f"{each.code}: {answer.made_by}: {each.reason}" for each in answer.refused]
        return parsed.cast.entities(), [in_own_words(draft, document) for draft in drafts], refused
    except BackchannelError:
        raise
    except Exception as error:  # a fault in one finder on one text must not stop the other documents
        raise InputError(
            f"reading it failed ({type(error).__name__}: {error})",
            where=document.name or document.id,
            remedy="please report it with the text; the other documents are added",
        ) from error


def in_own_words(draft: Draft, document: Document) -> Draft:
    """What an own memo says without naming a source is our own account, and no outlet's."""
    is_own = document.reader == MEMO_READER and draft.basis == "outlet"
    return replace(draft, basis="readout") if is_own else draft


def _must_be_text(document: Document, name: str) -> None:
    """Raises: WrongEncoding for half of a surrogate pair, which no file can hold."""
    try:
        document.text.encode()
    except UnicodeEncodeError as error:
        raise WrongEncoding(
            f"half a character at {error.start}", where=name, remedy="save it as UTF-8 again"
        ) from error
