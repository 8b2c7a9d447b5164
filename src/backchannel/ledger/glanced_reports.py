"""What is one report, found from the few relations that bear on it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from backchannel.model.reports import ONE_REPORT, DocumentRelation, reports, standing

from . import rows
from .glances import Glances


class GlancedReports:
    """Which documents are one report, found from the relations of those that were asked for."""

    def __init__(self, glances: Glances) -> None:
        self._glances = glances
        self._related: dict[str, list[DocumentRelation]] = {}
        self._origin: dict[str, str] = {}
        self._met = 0
        """Of how many of those that were met the reports are found."""
        self._first: dict[str, date | None] = {}
        self._sharing: dict[str, tuple[DocumentRelation, ...]] = {}

    def relations(self, document_id: str) -> list[DocumentRelation]:
        """All with a visible document, oldest first."""
        self._relate([document_id])
        if not self._related[document_id]:
            return []
        self._glances.orders(id_ for r in self._related[document_id] for id_ in (r.left, r.right))
        return [
            r
            for r in self._related[document_id]
            if self._glances.order(r.left) is not None and self._glances.order(r.right) is not None
        ]

    def sharing(self, document_id: str) -> tuple[DocumentRelation, ...]:
        """What holds of it and each visible document with which it has passages in common, by pair."""
        if document_id not in self._sharing:
            self.origin(document_id)
            self._relate([document_id])
            parts = [r for r in standing(self._related[document_id]) if r.relation == "part_copy"]
            self._glances.orders(id_ for r in parts for id_ in (r.left, r.right))
            self._sharing[document_id] = tuple(
                r for r in parts if None not in (self._glances.order(r.left), self._glances.order(r.right))
            )
        return self._sharing[document_id]

    def meet(self, document_ids: Iterable[str]) -> None:
        """Find the reports of many documents together."""
        self._report(document_ids)

    def origin(self, document_id: str) -> str | None:
        if document_id not in self._origin:
            new = self._glances.met(skip=self._met)
            self._met += len(new)
            self._report([document_id, *new])
        return self._origin.get(document_id)

    def first_reported(self, document_id: str) -> date | None:
        origin = self.origin(document_id)
        return self._first.get(origin) if origin is not None else None

    def _report(self, document_ids: Iterable[str]) -> None:
        """Find the reports of documents: all that copies and versions lead to."""
        unknown = [d for d in document_ids if d not in self._origin]
        self._glances.orders(unknown)
        fresh = {d for d in unknown if self._glances.order(d) is not None}
        reached, frontier = fresh, fresh
        while frontier:
            self._relate(frontier)
            joined = {
                other
                for d in frontier
                for r in self._related[d]
                if r.relation in ONE_REPORT
                for other in (r.left, r.right)
            }
            self._glances.orders(joined)
            frontier = {d for d in joined - reached if self._glances.order(d) is not None}
            reached = reached | frontier
        every = {id(r): r for d in reached for r in self._related[d]}
        found = reports(sorted(reached), every.values(), key=lambda d: self._glances.order(d) or ("", ""))
        self._origin.update(found)
        for document, origin in found.items():
            published, _ = self._glances.order(document) or ("9999-12-31", "")
            day = None if published == "9999-12-31" else date.fromisoformat(published)
            first = self._first.get(origin)
            self._first[origin] = min(first, day) if first and day else first or day

    def _relate(self, document_ids: Iterable[str]) -> None:
        missing = [d for d in document_ids if d not in self._related]
        if not missing:
            return
        wanted = set(missing)
        found: dict[int, DocumentRelation] = {}
        for side in ('"left"', '"right"'):
            asked = f"SELECT seq, {rows.RELATION_COLUMNS} FROM document_judgements"
            asked += f" WHERE {side} IN (%s) AND known <= ?"
            for seq, *row in self._glances.rows_in(asked, missing, self._glances.until):
                found[seq] = rows.relation_of(tuple(row))
        self._related.update((d, []) for d in missing)
        for _, relation in sorted(found.items()):
            for d in {relation.left, relation.right} & wanted:
                self._related[d].append(relation)
