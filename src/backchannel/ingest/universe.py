"""The universe that outreach is to cover: a table of posts, each with level, party and place."""

from __future__ import annotations

from msgspec import Struct

from backchannel.ledger.ledger import Ledger
from backchannel.ledger.outreach import Done
from backchannel.model.outreach import Change

from .post_registry import Imported, Registry, import_registry

SORTS = ("level", "party", "place")
"""The columns by which coverage is told; none has to be there."""


class UniverseImported(Struct, frozen=True, kw_only=True):
    """What became of a table of those who are to be covered."""

    table: Imported
    named: bool
    """It is one that coverage is told of, from now on or already."""
    without: tuple[str, ...]
    """Which of level, party and place it has no column for."""


def import_universe(
    ledger: Ledger, made: Registry, *, by: str, known: frozenset[str], dry_run: bool = False
) -> UniverseImported:
    """Read the table as any table of posts, and name it to be covered; `known` are those named already."""
    told = import_registry(ledger, made, dry_run=dry_run)
    is_there = told.imported or (told.known_already and not told.problems)
    document = made.document.id
    if is_there and not dry_run and document not in known:
        change = Change(universe=document)
        ledger.do(Done(kind="universe", change=change, by=by, documents=(document,)))
    found = {name for row in made.table.rows for name in row.details}
    return UniverseImported(
        table=told,
        named=is_there and not dry_run,
        without=tuple(name for name in SORTS if name not in found),
    )
