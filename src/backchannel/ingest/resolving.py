"""Documents judged one after the other, in the order added: what each is to those before it.

One at a time, so that a run that was killed and run again judges the same pairs as one that was not.
"""

from __future__ import annotations

import msgspec

from backchannel.ledger.ledger import Ledger
from backchannel.ledger.resolving import Resolution
from backchannel.resolve import copies
from backchannel.resolve.fingerprints import Fingerprint, fingerprint
from backchannel.resolve.shelf import Shelf

BY = copies.NAME

_DECODER = msgspec.msgpack.Decoder(Fingerprint)


class Resolver:
    """Knows all that was judged before, and judges what waits."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._shelf = Shelf()
        for kept in ledger.resolved():
            known = kept.by == BY
            self._shelf.add(_DECODER.decode(kept.fingerprint) if known else self._fingerprint(kept.document))

    def judge(self, document: str) -> None:
        """Judge one document, in one transaction."""
        made = self._fingerprint(document)
        self._ledger.resolve(
            Resolution(
                document=document,
                relations=tuple(self._shelf.relations(made)),
                by=BY,
                fingerprint=msgspec.msgpack.encode(made),
            )
        )
        self._shelf.add(made)

    def _fingerprint(self, document: str) -> Fingerprint:
        return fingerprint(self._ledger.contents(document).document)
