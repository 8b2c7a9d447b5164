"""Messages that belong together, by the ids that they give and name."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from backchannel.model.sources import Document

if TYPE_CHECKING:
    from .glances import Glances
    from .snapshot import Snapshot

THREADS = """
CREATE INDEX documents_by_thread ON documents (json_extract(rest, '$.thread'))
    WHERE json_extract(rest, '$.thread') IS NOT NULL;
CREATE INDEX documents_by_message ON documents (json_extract(rest, '$.message'))
    WHERE json_extract(rest, '$.message') IS NOT NULL;
"""
"""A step of the migrations: what a message is found by."""


class ThreadsInWhole:
    """The part of a View by which messages are found; `ThreadsByNeed` gives the same."""

    if TYPE_CHECKING:
        _snapshot: Snapshot

    def messages(self, ids: Collection[str]) -> tuple[Document, ...]:
        """The messages that have one of these ids, or belong to the thread of one; by day and id."""
        return tuple(d for d in self._snapshot.documents.values() if d.message in ids or d.thread in ids)


class ThreadsByNeed:
    """As `ThreadsInWhole`, to the byte."""

    if TYPE_CHECKING:
        _glances: Glances

    def messages(self, ids: Collection[str]) -> tuple[Document, ...]:
        found: set[str] = set()
        for field in ("message", "thread"):
            place = f"json_extract(d.rest, '$.{field}')"
            told = f"{place} IS NOT NULL AND {place} = ? AND {self._glances.seen}"
            for id_ in ids:
                rows = self._glances.rows(f"SELECT d.id FROM documents d WHERE {told}", id_)
                found.update(document for (document,) in rows)
        places = self._glances.places(sorted(found))
        documents = (self._glances.document(id_) for id_ in sorted(places, key=places.__getitem__))
        return tuple(one for one in documents if one is not None)
