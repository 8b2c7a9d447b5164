"""What documents are to each other, as far as a reader may see both."""

from __future__ import annotations

from functools import cached_property

from backchannel.model.appraisals import Appraisal
from backchannel.model.reports import DocumentRelation, standing

from .snapshot import Snapshot


class RelatedInWhole:
    """The part of a View by which relations of documents, and grades of their outlets, are read."""

    _snapshot: Snapshot

    def appraisals(self) -> tuple[Appraisal, ...]:
        """All grades of sources and claims that people gave or took back, in the order added."""
        return self._snapshot.appraisals

    def relations(self, document_id: str) -> tuple[DocumentRelation, ...]:
        """All that was said of this and other visible documents, oldest first."""
        return tuple(r for r in self._snapshot.relations if document_id in (r.left, r.right))

    def sharing(self, document_id: str) -> tuple[DocumentRelation, ...]:
        """What holds of this and each visible document with which it has passages in common, by pair."""
        return tuple(self._sharing.get(document_id, ()))

    @cached_property
    def _sharing(self) -> dict[str, list[DocumentRelation]]:
        found: dict[str, list[DocumentRelation]] = {}
        for relation in standing(self._snapshot.relations):
            if relation.relation == "part_copy":
                for document in (relation.left, relation.right):
                    found.setdefault(document, []).append(relation)
        return found
