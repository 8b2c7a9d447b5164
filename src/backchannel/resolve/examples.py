"""The few subjects that stand for all others of their name, filed by facet."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Protocol

from backchannel.model.entities import Ref

from .facets import described, generation
from .subjects import Subject

ALIKE = 2
"""So many subjects of one name, country, generation and label are filed under one facet."""
MOST = 50
"""So many of one label: a facet that more share tells nobody from anybody."""


class Examples(Protocol):
    """What was filed; all lists in the order of filing."""

    def under(self, facets: Iterable[str]) -> Sequence[Subject]:
        """Those filed under any of the facets, each once."""

    def file(self, subject: Subject, facets: Iterable[str]) -> None:
        """File a subject under each facet on which there is room for it."""

    def note(self, subject: Subject, facet: str) -> None:
        """File a subject under a facet, whatever is filed there."""


class InMemory:
    """Examples of one run."""

    def __init__(self) -> None:
        self._filed: defaultdict[str, dict[Ref, Subject]] = defaultdict(dict)
        self._places: dict[Ref, int] = {}

    def under(self, facets: Iterable[str]) -> list[Subject]:
        found = {ref: one for facet in facets for ref, one in self._filed.get(facet, {}).items()}
        return sorted(found.values(), key=lambda one: self._places[one.ref])

    def file(self, subject: Subject, facets: Iterable[str]) -> None:
        for facet in facets:
            if has_room(subject, self._filed[facet].values()):
                self.note(subject, facet)

    def note(self, subject: Subject, facet: str) -> None:
        self._places.setdefault(subject.ref, len(self._places))
        self._filed[facet][subject.ref] = subject


def has_room(subject: Subject, filed: Iterable[Subject]) -> bool:
    """Whether a subject is filed beside these: not twice, and counted by label, so that what is filed of a
    high label takes no room from a lower one.
    """
    mine = described(subject)
    alike = Counter[bool]()
    for one in filed:
        if one.ref == subject.ref:
            return False
        if one.label == subject.label:
            other = described(one)
            same_name = other.names == mine.names and other.country == mine.country
            alike[same_name and generation(one) == generation(subject)] += 1
    return alike[True] < ALIKE and alike.total() < MOST
