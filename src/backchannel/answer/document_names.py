"""A document by what a person calls it."""

from __future__ import annotations

from pathlib import PurePath

from backchannel.model.errors import Ambiguous, NothingFound
from backchannel.model.sources import Document

from .reading import Reading


def document_called(view: Reading, words: str) -> Document:
    """The document of that id, path or file name. Raises: NothingFound, Ambiguous."""
    try:
        return view.document(words)
    except NothingFound:
        documents = view.documents()
    found = [d for d in documents if d.name == words] or [
        d for d in documents if PurePath(d.name).name == words
    ]
    if not found:
        raise NothingFound(f"nothing found for {words!r}", remedy="give the id or the name of a document")
    if len(found) > 1:
        ids = ", ".join(d.id for d in found)
        raise Ambiguous(f"{len(found)} documents are called {words!r}", remedy=f"give one of the ids: {ids}")
    return found[0]
