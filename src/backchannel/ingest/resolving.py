"""Documents judged one after the other, in the order added: what each is to those before it.

One at a time, so that a run that was killed and run again judges the same pairs as one that was not.
"""

from __future__ import annotations

import msgspec
from msgspec import Struct

from backchannel.ledger.ledger import Ledger
from backchannel.ledger.resolving import Resolution, Resolved
from backchannel.model.entities import Entity
from backchannel.resolve import copies, decide
from backchannel.resolve.decide import Register
from backchannel.resolve.fingerprints import Fingerprint, fingerprint
from backchannel.resolve.shelf import Shelf
from backchannel.resolve.subjects import Subject, subjects

BY = f"{copies.NAME}+{decide.NAME}"


class Kept(Struct, frozen=True):
    """What comparing later documents with one takes."""

    fingerprint: Fingerprint
    subjects: tuple[Subject, ...]


_DECODER = msgspec.msgpack.Decoder(Kept)
_ENCODER = msgspec.msgpack.Encoder(order="deterministic")


class Resolver:
    """Knows all that was judged before, and judges what waits."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._shelf, self._register = Shelf(), Register()
        for resolved in ledger.resolved():
            self._remember(self._kept(resolved))

    def judge(self, document: str) -> None:
        """Judge one document, in one transaction."""
        made = self._made(document)
        judgements = [judgement for one in made.subjects for judgement in self._register.judge(one)]
        self._ledger.resolve(
            Resolution(
                document=document,
                judgements=tuple(judgements),
                relations=tuple(self._shelf.relations(made.fingerprint)),
                by=BY,
                kept=_ENCODER.encode(made),
            )
        )
        self._remember(made)

    def _remember(self, kept: Kept) -> None:
        self._shelf.add(kept.fingerprint)
        for one in kept.subjects:
            self._register.add(one)

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
