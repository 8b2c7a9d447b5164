"""The review queue, and what reading again changed, to show."""

from __future__ import annotations

from collections.abc import Iterable

from backchannel.act.rereading import Reread
from backchannel.answer.queue import ReviewItem, ReviewQueue
from backchannel.ledger.reviewing import Said

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


def shown_history(claim: str, said: Iterable[Said]) -> Shown:
    """A row a verdict, the oldest first; what was taken back is told by a later row."""
    rows = tuple((each.at, each.by, each.verdict, each.note) for each in said)
    lines = [f"{at[:19]} {by}: {verdict}{f' ({note})' if note else ''}" for at, by, verdict, note in rows]
    return Shown(
        columns=("at", "by", "verdict", "note"),
        rows=rows,
        lines=tuple(lines) or (f"Nobody has said anything of {claim}.",),
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
