"""Whom outreach is to cover: tables that are read into the desk and named so."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from .reading_out import ReadingOut

if TYPE_CHECKING:
    from backchannel.ingest.universe import UniverseImported


class Covering(ReadingOut):
    """The part of a desk by which people say whom outreach is to reach."""

    def import_universe(
        self, path: str | Path, *, published: date | None = None, dry_run: bool = False, by: str | None = None
    ) -> UniverseImported:
        """Read a table (CSV) of those who are to be covered, as `import_posts` does, and name it so.

        Columns are those of posts, and level, party and place. Raises: BadTable, UnreadableFile, EmptyFile,
        BinaryFile, WrongEncoding.
        """
        from backchannel.fetch.folder import file_bytes

        sent = (str(path), file_bytes(Path(path)))
        return self.import_universe_table(sent, published=published, dry_run=dry_run, by=by)

    def import_universe_table(
        self,
        table: tuple[str, bytes],
        *,
        published: date | None = None,
        dry_run: bool = False,
        by: str | None = None,
    ) -> UniverseImported:
        """As `import_universe`, of a table that is in memory, by name and bytes."""
        from backchannel.ingest import post_registry, universe

        name, data = table
        made = post_registry.registry(data, name=name, published=published)
        known = frozenset(self.view().universes())
        return universe.import_universe(self.ledger, made, by=self.signed(by), known=known, dry_run=dry_run)
