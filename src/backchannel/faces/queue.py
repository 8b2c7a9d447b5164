"""The review queue, and what reading again changed, to show."""

from __future__ import annotations

from backchannel.act.rereading import Reread
from backchannel.answer.queue import ReviewItem, ReviewQueue

from .output import Shown, reading_width

COLUMNS = ("id", "what", "kind", "words", "change", "why", "quote", "source", "found_by", "score", "also")


def shown_queue(queue: ReviewQueue) -> Shown:
    """A row an item, in the order of the queue."""
    return Shown(
        columns=COLUMNS,
        rows=tuple(_row(item) for item in queue.items),
        data=queue,
        lines=tuple(queue.lines(width=reading_width())),
    )


def _row(item: ReviewItem) -> tuple[object, ...]:
    first = item.citations[0] if item.citations else None
    return (
        *(item.id, item.what, item.kind, item.words, item.change, item.why),
        *(" ".join(first.quote.split()) if first else None, first.source if first else None),
        *(item.found_by, item.score, item.also),
    )


def shown_reread(done: Reread) -> Shown:
    """A row a change, by document."""
    return Shown(
        columns=("document", "source", "what", "words", "quote", "claim", "before"),
        rows=tuple(
            (document.document, document.source, c.what, c.words, c.quote, c.claim, c.before)
            for document in done.documents
            for c in document.changes
        ),
        data=done,
        lines=tuple(done.lines(width=reading_width())),
    )
