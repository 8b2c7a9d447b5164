"""Watched pages to show: what is watched, what came of looking, and what changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from backchannel.answer.page_changes import PageChanges
from backchannel.answer.watch_list import TOLD, Watches, WatchShown

from .output import Shown, reading_width

if TYPE_CHECKING:
    from backchannel.ingest.watching import Looked


def shown_watches(found: Watches) -> Shown:
    """A row a watch."""
    rows = [
        (w.id, w.name, w.address, w.every_seconds, w.looks, w.versions, w.last, w.outcome, w.why)
        for w in found.watches
    ]
    return Shown(
        columns=("id", "name", "address", "every_seconds", "looks", "versions", "last", "outcome", "why"),
        rows=tuple(rows),
        data=found,
        lines=tuple(found.lines(width=reading_width())),
    )


def shown_watch(found: WatchShown) -> Shown:
    """A row a version."""
    return Shown(
        columns=("version", "seen", "document", "sha256", "words", "reverts_to"),
        rows=tuple((v.number, v.seen, v.document, v.content, v.words, v.reverts_to) for v in found.versions),
        data=found,
        lines=tuple(found.lines(width=reading_width())),
    )


def shown_changes(found: PageChanges) -> Shown:
    """A row a change, with the statement nearest to it."""
    rows = []
    for one in found.changes:
        said = one.said[0] if one.said else None
        beside = (said.relation, said.lag_days, said.speaker, said.citation.quote) if said else (None,) * 4
        before, after = (wording.quote if wording else None for wording in (one.before, one.after))
        rows.append((one.page, one.version, one.day, one.kind, before, after, *beside))
    return Shown(
        columns=("page", "version", "day", "kind", "before", "after", "relation", "lag_days", "who", "said"),
        rows=tuple(rows),
        data=found,
        lines=tuple(found.lines(width=reading_width())),
    )


def shown_looks(looked: Sequence[Looked]) -> Shown:
    """A row a look."""
    rows = [
        (one.watch.called, one.look.outcome, one.look.version, one.look.items, one.look.code, one.look.why)
        for one in looked
    ]
    return Shown(
        columns=("watch", "outcome", "version", "items", "code", "why"),
        rows=tuple(rows),
        lines=tuple(map(look_line, looked)),
    )


def look_line(one: Looked) -> str:
    """One look in a line."""
    look = one.look
    if look.outcome == "items":
        told = f"{look.items or 'no'} new item{'' if look.items == 1 else 's'}"
    else:
        told = (
            "seen for the first time" if look.version == 1 and look.outcome == "new" else TOLD[look.outcome]
        )
    told += f" (version {look.version})" if look.outcome in ("new", "back") else ""
    told += f" ({look.code}: {look.why})" if look.code else ""
    return f"{one.watch.called}: {told}"
