"""Documents → groups: which report one event, which of these are one report, and what they go back to."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from backchannel.model.reports import DocumentRelation, reports
from backchannel.model.sources import Document

from .copies import relation
from .fingerprints import Fingerprint, fingerprint
from .likeness import subject_likeness
from .origins import origin_of
from .shelf import Shelf

STORY = 0.26
"""Least likeness of subject, on average, of the reports of one event."""
BETWEEN_GROUPS = 0.05
"""So much more likeness it takes to join two groups: two events of one affair are nearer than two affairs."""

Pair = tuple[str, str]


class Group(Struct, frozen=True, kw_only=True):
    """Documents on one event. A document alone is in no group."""

    story: tuple[str, ...]
    """Document ids, in the order in which they came."""
    copies: tuple[tuple[str, ...], ...] = ()
    """Those of them that are one report, two or more each."""
    origin: str | None = None
    """The document that all others go back to; None where there is none or it cannot be told."""


def groups(documents: Sequence[Document]) -> tuple[Group, ...]:
    """The stories among documents, ordered by their first document."""
    return groups_of([fingerprint(document) for document in documents])


def groups_of(fingerprints: Sequence[Fingerprint]) -> tuple[Group, ...]:
    """The same from fingerprints, which is all it takes."""
    return groups_and_parts(fingerprints)[0]


def groups_and_parts(
    fingerprints: Sequence[Fingerprint],
) -> tuple[tuple[Group, ...], tuple[DocumentRelation, ...]]:
    """The stories, and the pairs of documents that are two reports and have passages in common."""
    prints = {one.document: one for one in fingerprints}
    place = {document: n for n, document in enumerate(prints)}
    found, near = _compared(prints.values())
    report = reports(prints, found, key=place.__getitem__)
    members: defaultdict[str, list[str]] = defaultdict(list)
    for document, first in report.items():
        members[first].append(document)
    stories = (
        sorted((d for first in story for d in members[first]), key=place.__getitem__)
        for story in _stories(members, prints, {_pair(report[a], report[b]) for a, b in near})
    )
    made = tuple(
        _group(story, report, prints)
        for story in sorted(stories, key=lambda s: place[s[0]])
        if len(story) > 1
    )
    parts = (r for r in found if r.relation == "part_copy" and report[r.left] != report[r.right])
    return made, tuple(sorted(parts, key=lambda r: sorted((place[r.left], place[r.right]))))


def _group(story: Sequence[str], report: Mapping[str, str], prints: Mapping[str, Fingerprint]) -> Group:
    by_report: defaultdict[str, list[str]] = defaultdict(list)
    for document in story:
        by_report[report[document]].append(document)
    return Group(
        story=tuple(story),
        copies=tuple(tuple(same) for same in by_report.values() if len(same) > 1),
        origin=origin_of([[prints[d] for d in same] for same in by_report.values()]),
    )


def _compared(fingerprints: Iterable[Fingerprint]) -> tuple[list[DocumentRelation], list[Pair]]:
    """The relations among documents, and all pairs that may be one story."""
    shelf = Shelf()
    relations: list[DocumentRelation] = []
    near: list[Pair] = []
    for one in fingerprints:
        for other in shelf.candidates(one):
            near.append((one.document, other.document))
            if (found := relation(one, other)) is not None:
                relations.append(found)
        shelf.add(one)
    return relations, near


def _stories(
    members: Mapping[str, Sequence[str]],
    prints: Mapping[str, Fingerprint],
    near: Iterable[Pair],
) -> list[list[str]]:
    """Reports (by the id that stands for them) joined to stories, by likeness of subject on average.

    Average linkage (Sokal & Michener 1958) does not chain: one report between two events joins one of them.
    """
    joined = _AverageLinkage(members, prints)
    for a, b in sorted(near):
        if a != b:
            joined.consider(a, b)
    return joined.clusters()


class _AverageLinkage:
    """Clusters of reports; the likeness of two is the mean over all pairs of their documents."""

    def __init__(self, members: Mapping[str, Sequence[str]], prints: Mapping[str, Fingerprint]) -> None:
        self._prints = prints
        self._documents = {first: list(same) for first, same in members.items()}
        self._reports = {first: [first] for first in members}
        self._near: defaultdict[str, set[str]] = defaultdict(set)
        self._likeness: dict[Pair, float] = {}
        self._queue: list[tuple[float, str, str]] = []

    def consider(self, a: str, b: str) -> None:
        """Two clusters that may be one."""
        self._near[a].add(b)
        self._near[b].add(a)
        more = BETWEEN_GROUPS * (len(self._reports[a]) > 1 and len(self._reports[b]) > 1)
        likeness = self._mean(a, b)
        if likeness >= STORY + more:
            heapq.heappush(self._queue, (more - likeness, *_pair(a, b)))

    def clusters(self) -> list[list[str]]:
        """The reports of each cluster, once the nearest have been joined until none is near enough."""
        while self._queue:
            _, a, b = heapq.heappop(self._queue)
            if b in self._near[a]:
                self._join(a, b)
        return list(self._reports.values())

    def _join(self, a: str, b: str) -> None:
        """One cluster of both, under a new name, so that what is queued of the old ones is void."""
        name = f"{a}+{b}"
        neighbours = (self._near.pop(a) | self._near.pop(b)) - {a, b}
        size = {one: len(self._documents[one]) for one in (a, b)}
        for other in sorted(neighbours):
            total = sum(self._mean(one, other) * size[one] for one in (a, b))
            self._likeness[_pair(name, other)] = total / (size[a] + size[b])
            self._near[other] -= {a, b}
        for parts in (self._documents, self._reports):
            parts[name] = parts.pop(a) + parts.pop(b)
        for other in sorted(neighbours):
            self.consider(name, other)

    def _mean(self, a: str, b: str) -> float:
        pair = _pair(a, b)
        if pair not in self._likeness:
            left, right = ([self._prints[d] for d in self._documents[one]] for one in (a, b))
            total = sum(subject_likeness(x, y) for x in left for y in right)
            self._likeness[pair] = total / (len(left) * len(right))
        return self._likeness[pair]


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)
