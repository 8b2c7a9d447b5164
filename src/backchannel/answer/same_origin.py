"""The other documents of one report: its copies and versions."""

from __future__ import annotations

from .reading import Reading


def copies(view: Reading, document_id: str) -> tuple[str, ...]:
    """The other documents of the same origin that are told to be so in one step, by id."""
    origin = view.origin(document_id)
    beside = {id_ for r in view.relations(document_id) for id_ in (r.left, r.right)} - {document_id}
    return tuple(sorted(id_ for id_ in beside if view.origin(id_) == origin))


def all_copies(view: Reading, document_id: str) -> tuple[str, ...]:
    """Every other document of the same origin, by id."""
    found, waiting = {document_id}, [document_id]
    while waiting:
        new = set(copies(view, waiting.pop())) - found
        found |= new
        waiting += sorted(new)
    return tuple(sorted(found - {document_id}))
