"""Which report the words of a claim are from: a passage that was taken over has the origin of the passage."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from backchannel.model.claims import Claim
from backchannel.model.sources import Document, Span
from backchannel.resolve.passages import Shared, inside, shared_passages

if TYPE_CHECKING:
    from .reading import Reading

Pair = tuple[str, str]


def origin_of(view: Reading, claim: Claim) -> str:
    """The id of the independent report: of copies the first, of a passage taken over the first with it."""
    main = claim.evidence[0]
    return view.origin(first_with(view, main.document, Span(main.start, main.end)))


def first_with(view: Reading, document_id: str, words: Span) -> str:
    """The id of the earliest document that has these words in a passage in common; else its own."""
    if not view.sharing(document_id):
        return document_id
    document = view.document(document_id)
    earlier = [(_order(other), other.id, there) for other, there in _elsewhere(view, document, words)]
    first = min((one for one in earlier if one[0] < _order(document)), default=None)
    return document_id if first is None else first_with(view, first[1], first[2])


def passages(view: Reading, one: Document, other: Document) -> tuple[Shared, ...]:
    """The passages in common, in the order of the first; worked out once for a pair."""
    known: dict[Pair, tuple[Shared, ...]] = view.kept("shared passages", dict)
    pair = one.id, other.id
    if pair not in known:
        known[pair] = shared_passages(one, other)
    return known[pair]


def _elsewhere(view: Reading, document: Document, words: Span) -> Iterator[tuple[Document, Span]]:
    for relation in view.sharing(document.id):
        other = view.document(relation.right if relation.left == document.id else relation.left)
        there = inside(passages(view, document, other), words)
        if there is not None:
            yield other, there


def _order(document: Document) -> tuple[date, str]:
    """As documents are ordered everywhere."""
    return document.published or date.max, document.id
