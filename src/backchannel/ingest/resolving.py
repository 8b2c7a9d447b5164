"""Documents judged one after the other, in the order added: what each is to those before it.

One at a time, so that a run that was killed and run again judges the same pairs as one that was not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct

from backchannel.ledger.ledger import Ledger
from backchannel.ledger.lookups import Resolved
from backchannel.ledger.resolving import Resolution
from backchannel.model.entities import Entity, Judgement
from backchannel.model.reports import DocumentRelation
from backchannel.resolve import copies, decide
from backchannel.resolve.decide import Register
from backchannel.resolve.fingerprints import Fingerprint, fingerprint, opened
from backchannel.resolve.stacks import Stacks
from backchannel.resolve.subjects import Subject, subjects

from .filed import FiledExamples, FiledPrints

BY = f"{copies.NAME}+{decide.NAME}"


class Kept(Struct, frozen=True):
    """What comparing later documents with one takes."""

    fingerprint: Fingerprint
    subjects: tuple[Subject, ...]


_DECODER = msgspec.msgpack.Decoder(Kept)
_ENCODER = msgspec.msgpack.Encoder(order="deterministic")


class Resolver:
    """Judges what waits, by what the desk's file keeps of those judged before."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._examples = FiledExamples(ledger.lookups)
        self._register = Register(self._examples)
        self._stacks = Stacks(FiledPrints(ledger.lookups, lambda resolved: self._kept(resolved).fingerprint))
        if ledger.lookups.filed_by() != BY:
            ledger.refile(self._filed_anew(), by=BY)

    def judge(self, document: str) -> None:
        """Judge one document, in one transaction."""
        made = self._made(document)
        judgements = [judgement for one in made.subjects for judgement in self._register.judge(one)]
        relations = self._stacks.relations(made.fingerprint)
        self._ledger.resolve(self._resolution(document, made, judgements, relations))
        self._stacks.add(made.fingerprint)

    def _resolution(
        self,
        document: str,
        made: Kept,
        judgements: Iterable[Judgement] = (),
        relations: Iterable[DocumentRelation] = (),
    ) -> Resolution:
        return Resolution(
            document=document,
            judgements=tuple(judgements),
            relations=tuple(relations),
            by=BY,
            kept=_ENCODER.encode(made),
            examples=self._examples.take(),
            runs=tuple(sorted(opened(made.fingerprint).sample)),
        )

    def _filed_anew(self) -> Iterator[Resolution]:
        """What an older version filed, as this one would have: what it judged stands."""
        for resolved in self._ledger.resolved():
            made = self._made(resolved.document)
            for one in made.subjects:
                self._register.judge(one)
            yield self._resolution(resolved.document, made)

    def _kept(self, resolved: Resolved) -> Kept:
        """As it was kept, or made anew where another version kept it."""
        return _DECODER.decode(resolved.kept) if resolved.by == BY else self._made(resolved.document)

    def _made(self, document: str) -> Kept:
        found = self._ledger.contents(document)
        named = [e for e in found.entities if _can_be_known_again(e)]
        about = subjects(
            named,
            document=found.document,
            entities=found.entities,
            facts=found.facts,
            periods=found.periods,
        )
        return Kept(fingerprint(found.document), about)


def _can_be_known_again(entity: Entity) -> bool:
    """A name or a post leads across documents; "one source" of two reports may be two people."""
    return entity.kind == "post" or any(m.form == "name" for m in entity.mentions)


def settle(ledger: Ledger) -> int:
    """How many documents were waiting to be judged; none is left."""
    waiting = ledger.unresolved()
    if waiting:
        resolver = Resolver(ledger)
        for document in waiting:
            resolver.judge(document)
    return len(waiting)
