"""What documents are compared with, as the desk's file keeps it: examples of subjects, and fingerprints."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

import msgspec

from backchannel.ledger.lookups import Example, Lookups, Resolved
from backchannel.model.entities import Ref
from backchannel.resolve.examples import has_room
from backchannel.resolve.fingerprints import Fingerprint
from backchannel.resolve.subjects import Subject

REMEMBERED = 100_000
"""So many facets are kept in memory; then all are forgotten and read again."""

_Filed = dict[Ref, tuple[int, Subject]]
"""Subjects with their numbers in the order of filing."""
_UNNUMBERED = 1 << 62
_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
_DECODER = msgspec.msgpack.Decoder(Subject)


class FiledExamples:
    """The examples of a desk; those filed since the last `take` wait to be written."""

    def __init__(self, lookups: Lookups) -> None:
        self._lookups = lookups
        self._known: dict[int, _Filed] = {}
        self._new: dict[Ref, tuple[Subject, list[int]]] = {}
        self._filings = 0

    def under(self, facets: Iterable[str]) -> list[Subject]:
        numbers = [_number(facet) for facet in facets]
        self._read(numbers)
        found = {ref: one for number in numbers for ref, one in self._known[number].items()}
        return [subject for _, subject in sorted(found.values(), key=lambda one: one[0])]

    def file(self, subject: Subject, facets: Iterable[str]) -> None:
        numbers = [_number(facet) for facet in facets]
        self._read(numbers)
        for number in numbers:
            if has_room(subject, (one for _, one in self._known[number].values())):
                self._file(subject, number)

    def note(self, subject: Subject, facet: str) -> None:
        self._read([_number(facet)])
        self._file(subject, _number(facet))

    def _file(self, subject: Subject, number: int) -> None:
        self._filings += 1
        self._known[number][subject.ref] = (_UNNUMBERED + self._filings, subject)
        self._new.setdefault(subject.ref, (subject, []))[1].append(number)

    def take(self) -> tuple[Example, ...]:
        """What waits to be written; it is read back when it is next asked for."""
        taken = tuple(
            Example(ref, _ENCODER.encode(subject), tuple(numbers))
            for ref, (subject, numbers) in self._new.items()
        )
        for example in taken:
            for number in example.facets:
                self._known.pop(number, None)
        self._new = {}
        return taken

    def _read(self, numbers: Sequence[int]) -> None:
        if len(self._known) > REMEMBERED and not self._new:
            self._known = {}
        missing = [number for number in dict.fromkeys(numbers) if number not in self._known]
        self._known.update((number, {}) for number in missing)
        for one in self._lookups.under(missing) if missing else ():
            subject = _subject(one.body)
            self._known[one.facet][subject.ref] = (one.place, subject)


class FiledPrints:
    """The fingerprints of a desk's judged documents."""

    def __init__(self, lookups: Lookups, print_of: Callable[[Resolved], Fingerprint]) -> None:
        self._lookups, self._print_of = lookups, print_of

    def between(self, first: date, end: date) -> Iterator[Fingerprint]:
        return map(self._print_of, self._lookups.between(first, end))

    def undated(self, at_most: int) -> Iterator[Fingerprint]:
        return map(self._print_of, self._lookups.undated(at_most))

    def sharing(self, runs: Sequence[int]) -> Iterator[Fingerprint]:
        return map(self._print_of, self._lookups.sharing(runs))


@lru_cache(maxsize=65536)
def _subject(body: bytes) -> Subject:
    return _DECODER.decode(body)


@lru_cache(maxsize=65536)
def _number(facet: str) -> int:
    """Eight bytes stand for a facet: the same on every machine."""
    return int.from_bytes(hashlib.sha256(facet.encode()).digest()[:8], signed=True)
