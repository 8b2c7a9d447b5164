"""Fingerprints by the time of their documents: a new one is compared with those of its weeks, and with those
that share its very words.

Two reports of one event lie within days (`copies.relation` says nothing of others unless they share runs of
words), so the work for a document does not grow with the years that the archive spans.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from datetime import date
from math import ceil, log
from typing import Protocol

from backchannel.model.reports import DocumentRelation

from .copies import SAME_STORY, relation
from .fingerprints import Fingerprint, opened
from .likeness import FADING_DAYS, FREE_DAYS, nearness
from .shelf import Shelf

STACK_DAYS = 16
REACH_DAYS = ceil(FREE_DAYS + FADING_DAYS * log(1 / SAME_STORY))
"""Two documents further apart in time are no reports of one event, however like."""
STACKS = 8
"""So many are kept open: a document needs five, and documents come roughly in order."""
ROUNDING = 1e-4
"""The weights on a shelf are rounded to seven digits."""
UNDATED = 2000
"""So many documents without a day, the last added, are compared with one without a day."""


class Prints(Protocol):
    """Where fingerprints are kept."""

    def between(self, first: date, end: date) -> Iterable[Fingerprint]:
        """Those of documents published in [first, end), in the order added."""

    def undated(self, at_most: int) -> Iterable[Fingerprint]:
        """The last added of those without a day, in the order added."""

    def sharing(self, runs: Sequence[int]) -> Iterable[Fingerprint]:
        """Those that have at least two of these runs of words, in the order added."""


class Stacks:
    """What a new document is to those before it."""

    def __init__(self, prints: Prints) -> None:
        self._prints = prints
        self._open: OrderedDict[int | None, Shelf] = OrderedDict()

    def relations(self, new: Fingerprint) -> list[DocumentRelation]:
        """What `new` is to each document that was added; those it has nothing to do with are left out."""
        near = {
            one.document: one
            for shelf in self._near(new)
            for one, cosine in shelf.alike(new, least=SAME_STORY - ROUNDING)
            if cosine * nearness(new, one) >= SAME_STORY - ROUNDING
        }
        near.update((one.document, one) for one in self._prints.sharing(sorted(opened(new).sample)))
        found = (relation(new, other) for id_, other in sorted(near.items()) if id_ != new.document)
        return [one for one in found if one is not None]

    def add(self, fingerprint: Fingerprint) -> None:
        """Lay a kept fingerprint on its stack, if that is open."""
        stack = self._open.get(_stack_of(fingerprint.published))
        if stack is not None:
            stack.add(fingerprint)

    def _near(self, new: Fingerprint) -> list[Shelf]:
        if new.published is None:
            return [self._stack(None)]
        day = new.published.toordinal()
        first, last = (max(1, day - REACH_DAYS) // STACK_DAYS, (day + REACH_DAYS) // STACK_DAYS)
        return [self._stack(number) for number in range(first, last + 1)]

    def _stack(self, number: int | None) -> Shelf:
        if number not in self._open:
            self._open[number] = Shelf(self._read(number))
            while len(self._open) > STACKS:
                self._open.popitem(last=False)
        self._open.move_to_end(number)
        return self._open[number]

    def _read(self, number: int | None) -> Iterable[Fingerprint]:
        if number is None:
            return self._prints.undated(UNDATED)
        last = date.max.toordinal()
        first, end = max(1, number * STACK_DAYS), min(last, (number + 1) * STACK_DAYS)
        return self._prints.between(date.fromordinal(first), date.fromordinal(end))


def _stack_of(published: date | None) -> int | None:
    return None if published is None else published.toordinal() // STACK_DAYS
