"""What a purge takes from the board: refs of the document, and whatever names somebody only it named.

As with marks, a name that no document is left to bear goes: a card to such a one with all that was done on
it, and any other event whose words hold the name.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from backchannel.model.outreach import Change, Event, Party, Step

from . import outreach, rows
from .naming import folded

LEAST_NAME = 3
"""A name of fewer letters is no name that a sentence could be searched for."""
_OTHER_BEARER = (
    "SELECT 1 FROM names n JOIN bearers b ON b.name = n.seq JOIN entities e ON e.ref = b.ref"
    " WHERE n.folded = ? AND e.document != ? LIMIT 1"
)
_OTHER_WITH_WORD = (
    "SELECT 1 FROM name_words w JOIN bearers b ON b.name = w.name JOIN entities e ON e.ref = b.ref"
    " WHERE w.word = ? AND e.document != ? LIMIT 1"
)


def forget(db: sqlite3.Connection, document_id: str) -> None:
    """Take all that is the document's from the board, before its own rows go."""
    every = outreach.events(db)
    if not every:
        return
    names = set(_unborne(db, document_id))
    asked = "SELECT event FROM outreach_documents WHERE document = ?"
    resting = {event for (event,) in db.execute(asked, (document_id,))}
    gone: set[str] = set()
    for event in every:
        kept = _without(db, event, document_id, names) if event.id in resting else event.change
        if kept is None or any(_is_named(names, text) for text in _texts(kept)):
            gone.add(event.id)
        elif kept != event.change:
            db.execute("UPDATE outreach SET change = ? WHERE id = ?", (rows.encoded(kept), event.id))
    _delete(db, _with_followers(every, gone))
    db.execute("DELETE FROM outreach_documents WHERE document = ?", (document_id,))


def _unborne(db: sqlite3.Connection, document_id: str) -> Iterator[str]:
    """The names of people and bodies that no other document has, and surnames that are in none there."""
    found = db.execute(
        "SELECT kind, caption, names FROM entities WHERE document = :id UNION ALL"
        " SELECT kind, caption, names FROM entity_readings WHERE document = :id",
        {"id": document_id},
    ).fetchall()
    named = {(k, name) for k, caption, names in found for name in (caption, *rows.names_of(names))}
    surnames = {name.split()[-1] for kind, name in named if kind == "person" and " " in name.strip()}
    whole = {name for kind, name in named if kind in ("person", "organisation")}
    single = surnames | {name for name in whole if " " not in name.strip()}
    for asked, names in ((_OTHER_BEARER, whole - single), (_OTHER_WITH_WORD, single)):
        for name in names:
            other = db.execute(asked, (folded(name), document_id)).fetchone()
            if len(name) >= LEAST_NAME and other is None:
                yield name


def _without(db: sqlite3.Connection, event: Event, document_id: str, names: set[str]) -> Change | None:
    """The change without refs of the document; None where it says nothing without it."""

    def left(party: Party) -> Party:
        refs = tuple(r for r in party.refs if r.rpartition("#")[0] != document_id)
        if refs and _is_named(names, party.name):  # others call them otherwise
            asked = "SELECT caption FROM entities WHERE ref = ?"
            return Party(name=db.execute(asked, refs[:1]).fetchone()[0], refs=refs)
        return replace(party, refs=refs)

    change = event.change
    if change.universe == document_id:
        return None
    if change.readout == document_id:
        change = replace(change, readout=UNSET)
    parts = {
        name: left(value)
        for name in ("target", "messenger")
        if isinstance(value := getattr(change, name), Party)
    }
    route = change.route
    if not isinstance(route, UnsetType):
        steps = tuple(Step(a=left(s.a), b=left(s.b), claims=s.claims) for s in route)
        # A way by somebody whom nobody names any more is no way.
        lost = any(_is_named(names, p.name) for s in steps for p in (s.a, s.b))
        return replace(change, **parts, route=() if lost else steps)
    return replace(change, **parts) if parts else change


def _is_named(names: set[str], words: str) -> bool:
    """Whether the words hold one of the names; one of a single word in its own letters only."""
    small = folded(words)
    return any(_holds(small, folded(name)) if " " in name else _holds(words, name) for name in names)


def _holds(words: str, name: str) -> bool:
    return name in words and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) is not None


def _texts(change: Change) -> Iterator[str]:
    """All that was typed in."""
    for value in (change.request, change.issue, change.note, change.words):
        if isinstance(value, str):
            yield value
    for party in (change.target, change.messenger):
        if isinstance(party, Party):
            yield party.name


def _with_followers(every: Sequence[Event], gone: set[str]) -> set[str]:
    """What was done on a card or line that has no beginning any more, or took back what is gone, goes too."""
    left = {e.subject for e in every if e.kind in outreach.BEGINS and e.id not in gone}
    found = gone | {e.id for e in every if e.subject not in left}
    for event in every:  # an undoing stands behind what it takes back
        if event.change.takes_back in found:
            found.add(event.id)
    return found


def _delete(db: sqlite3.Connection, gone: set[str]) -> None:
    for table, column in (("outreach_documents", "event"), ("outreach", "id")):
        db.executemany(f"DELETE FROM {table} WHERE {column} = ?", [(id_,) for id_ in sorted(gone)])
