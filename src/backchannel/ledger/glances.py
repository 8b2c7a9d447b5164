"""One reader's desk at one instant, read bit by bit: what a question asks for, and no more.

It gives what `snapshot.load` gives, in the same order; a test compares the two. The state does not change
while it is open: it is a read transaction on a connection of its own.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from heapq import merge
from itertools import islice
from typing import Any
from weakref import finalize

from backchannel.model.appraisals import Appraisal
from backchannel.model.claims import Claim
from backchannel.model.labels import Reader
from backchannel.model.outreach import Event
from backchannel.model.sources import Document
from backchannel.model.watching import Watched

from . import appraisal_rows, outreach, rows, snapshot, watch_rows
from . import connection as connections
from .reviewing import OPEN
from .snapshot import Snapshot
from .telling import telling

AT_ONCE = 400
"""So many values are asked for in one statement."""
FEW = 5
"""So many are read of what is seldom gone through."""
CLAIMS = ", ".join(f"c.{column}" for column in rows.CLAIM_COLUMNS.split(", "))


class Glances:
    """What is read is kept, and given again when it is asked for again."""

    def __init__(
        self, path: str, *, reader: Reader, known_at: str | None, lasting: dict[str, Any] | None = None
    ) -> None:
        self.lasting: dict[str, Any] = {} if lasting is None else lasting
        """What may be the same for later states: each tells by itself whether anything has changed it."""
        self._path, self._reader, self._known_at = path, reader, known_at
        self._connection = connections.open_reader(path)
        self._closing = finalize(self, self._connection.close)
        self._connection.execute("BEGIN")
        self._documents: dict[str, Document | None] = {}
        self._orders: dict[str, tuple[str, str] | None] = {}
        self._claims: dict[str, Claim | None] = {}
        self.outermost: dict[tuple[frozenset[str], int, bool], tuple[int, tuple[str, ...]]] = {}
        """What `holding.outermost` has found: so many were looked for, and there they are."""
        self.made: dict[str, Any] = {}

    def close(self) -> None:
        """Let go of the state: a purge must take every byte. What was read is still there, no more can be."""
        self._closing()

    @cached_property
    def whole(self) -> Snapshot:
        """Everything at once."""
        with telling(self._path):
            return snapshot.load(self._connection, reader=self._reader, known_at=self._known_at)

    @cached_property
    def sees_all(self) -> bool:
        """Whether nothing is hidden from the reader, and the instant is now."""
        return self.seen == "1"

    @property
    def until(self) -> str:
        """The instant up to which writings are seen."""
        return self._known_at or rows.LATER_THAN_ALL

    @cached_property
    def side(self) -> str | None:
        return snapshot.side(self._connection)

    @cached_property
    def marks(self) -> tuple[snapshot.Mark, ...]:
        return snapshot.marks(self._connection, until=self.until)

    @cached_property
    def outreach(self) -> tuple[Event, ...]:
        return outreach.load(self.execute, reader=self._reader, until=self.until)

    @cached_property
    def watched(self) -> tuple[Watched, ...]:
        return watch_rows.load(self.execute, clearance=self._reader.clearance, until=self.until)

    @cached_property
    def appraisals(self) -> tuple[Appraisal, ...]:
        return appraisal_rows.load(self.execute, reader=self._reader, until=self.until)

    @cached_property
    def last_published(self) -> date | None:
        """The day of the last visible document that has one."""
        asked = "SELECT d.published FROM documents d WHERE d.published IS NOT NULL"
        found = self.rows(f"{asked} AND {self.seen} ORDER BY d.published DESC LIMIT 1")
        return date.fromisoformat(found[0][0]) if found else None

    def met(self, *, skip: int) -> list[str]:
        """The documents of which something was read, but the first so many: what is asked of one is soon
        asked of the others."""
        return list(islice(self._orders, skip, None))

    def places(self, document_ids: Iterable[str]) -> dict[str, tuple[str, str]]:
        """The places of those that the reader may see."""
        self.orders(document_ids)
        return {id_: place for id_ in document_ids if (place := self._orders[id_]) is not None}

    def execute(self, asked: str, values: tuple[Any, ...]) -> sqlite3.Cursor:
        with telling(self._path):
            return self._connection.execute(asked, values)

    def rows(self, asked: str, *values: object) -> list[tuple[Any, ...]]:
        with telling(self._path):
            return self._connection.execute(asked, values).fetchall()

    def rows_in(self, asked: str, wanted: Iterable[object], *rest: object) -> Iterator[tuple[Any, ...]]:
        """The rows of a statement with one `IN (%s)`, for however many values, each once."""
        every = list(dict.fromkeys(wanted))
        for at in range(0, len(every), AT_ONCE):
            part = every[at : at + AT_ONCE]
            yield from self.rows(asked % ", ".join("?" * len(part)), *part, *rest)

    def order(self, document_id: str) -> tuple[str, str] | None:
        """Its place in the order of documents; None where the reader may not see it."""
        if document_id not in self._orders:
            self.orders([document_id])
        return self._orders[document_id]

    def orders(self, document_ids: Iterable[str]) -> None:
        """Look up the places of many at once."""
        missing = [id_ for id_ in dict.fromkeys(document_ids) if id_ not in self._orders]
        self._orders.update((id_, None) for id_ in missing)
        asked = f"SELECT d.id, d.published FROM documents d WHERE d.id IN (%s) AND {self.seen}"
        for id_, published in self.rows_in(asked, missing):
            self._orders[id_] = (published or "9999-12-31", id_)

    @cached_property
    def seen(self) -> str:
        """The condition that the reader may see a document `d`."""
        labels = self.rows("SELECT level, compartments FROM labels")
        mine = [
            f"({level}, '{listed.replace(chr(39), chr(39) * 2)}')"
            for level, listed in labels
            if rows.label_of(level, listed).within(self._reader.clearance)
        ]
        known = "1" if self._known_at is None else f"d.known_begin <= '{self._known_at}'"
        if len(mine) == len(labels):
            return known
        allowed = f"(d.label_level, d.label_compartments) IN (VALUES {', '.join(mine)})" if mine else "0"
        return f"{known} AND {allowed}"

    def document(self, document_id: str) -> Document | None:
        if document_id not in self._documents:
            found = self.rows(
                "SELECT d.text, d.rest, d.label_level, d.label_compartments FROM documents d"
                f" WHERE d.id = ? AND {self.seen}",
                document_id,
            )
            self._documents[document_id] = (
                rows.document_of(found[0][0], found[0][1], rows.label_of(*found[0][2:])) if found else None
            )
        return self._documents[document_id]

    @cached_property
    def verdicts(self) -> dict[str, str]:
        """The newest review of each claim that a person spoke of."""
        found = self.rows("SELECT claim, verdict FROM reviews WHERE known <= ? ORDER BY at, seq", self.until)
        return {claim: verdict for claim, verdict in dict(found).items() if verdict != OPEN}

    def claims(
        self,
        joined: str,
        wanted: Iterable[object],
        *,
        kinds: Collection[str],
        may_be: Callable[[tuple[Any, ...]], bool] | None = None,
    ) -> list[Claim]:
        """The visible claims of `FROM claims c {joined} … IN (wanted)`, ordered as everywhere.

        `may_be` tells from a row whether the claim is looked for at all.
        """
        of_kinds = f" AND c.kind IN ({', '.join('?' * len(kinds))})" if kinds else ""
        asked = (
            f"SELECT {CLAIMS} FROM {joined} AND c.known_begin <= ?"
            f" AND (c.known_end IS NULL OR c.known_end > ?){of_kinds}"
        )
        read = self.rows_in(asked, wanted, self.until, self.until, *kinds)
        found = {row[0]: row for row in read if may_be is None or may_be(row)}
        self.orders(row[3] for row in found.values())
        seen = (row for row in found.values() if self._orders[row[3]] is not None and self._may_read(row))
        claims = [rows.claim_of(row, known_at=self._known_at) for row in seen]
        whole = [c for c in claims if all(self.order(e.document) is not None for e in c.evidence)]
        return self.in_order(whole)

    def in_order(self, claims: Iterable[Claim]) -> list[Claim]:
        """Of documents that were met: in their order, then by start of evidence, then by id."""
        return sorted(claims, key=lambda c: (self._orders[c.document] or ("", ""), c.evidence[0].start, c.id))

    def claims_of_refs(self, refs: Sequence[str], *, kinds: Collection[str]) -> list[Claim]:
        joined = "claim_refs r CROSS JOIN claims c ON c.id = r.claim WHERE r.ref IN (%s)"
        return self.claims(joined, refs, kinds=kinds)

    def claims_of_cluster(self, cluster: int, *, kinds: Collection[str]) -> list[Claim]:
        """Those of a cluster that is kept (`gathering`)."""
        of_kinds = f" AND kind IN ({', '.join('?' * len(kinds))})" if kinds else ""
        asked = f"SELECT claim FROM roles WHERE cluster = ?{of_kinds}"
        return self.claims_with(claim for (claim,) in self.rows(asked, cluster, *kinds))

    @cached_property
    def post_words(self) -> tuple[tuple[str, ...], ...]:
        """The words of every post that is told of, sorted; one look-up each, not one for each report."""
        found = self.rows(
            "WITH RECURSIVE each (core) AS (SELECT min(core) FROM posts UNION ALL"
            " SELECT (SELECT min(core) FROM posts WHERE core > each.core) FROM each WHERE core IS NOT NULL)"
            " SELECT core FROM each WHERE core IS NOT NULL"
        )
        return tuple(sorted(tuple(core.split()) for (core,) in found))

    def tenures_told(
        self, core: str, country: str, *, after: date | None, until: date
    ) -> Iterator[list[Claim]]:
        """Those of a post reported in (after, until], last first and of one day by id, some at a time."""
        asked = (
            f"SELECT day, claim FROM posts WHERE core = ? AND country = ? AND day {'>' if after else '>='} ?"
            " AND day <= ?"
            " ORDER BY day DESC, claim DESC"
        )
        days = after.isoformat() if after else "", until.isoformat()
        told = [self.execute(asked, (core, one, *days)) for one in dict.fromkeys((country, ""))]
        merged = merge(*told, key=lambda row: (row[0], row[1]), reverse=True)
        many = FEW
        while some := [claim for _, claim in islice(merged, many)]:
            place = {id_: number for number, id_ in enumerate(some)}
            yield sorted(self.claims_with(some), key=lambda c: place[c.id])
            many = AT_ONCE

    def claims_in(self, document_id: str, *, kinds: Collection[str]) -> list[Claim]:
        return self.claims("claims c WHERE c.document IN (%s)", [document_id], kinds=kinds)

    def claims_in_each(
        self, document_ids: Iterable[str], *, kinds: Collection[str], beginnings: Collection[str], least: int
    ) -> list[Claim]:
        """Those of several documents in whose words so many of the beginnings may stand."""

        def may_have(row: tuple[Any, ...]) -> bool:
            text = row[2] + row[5]
            # How a sigma is written small depends on what stands beside it.
            return "Σ" in text or sum(map(text.lower().__contains__, beginnings)) >= least

        joined = "claims c WHERE c.document IN (%s)"
        return self.claims(joined, document_ids, kinds=kinds, may_be=may_have if beginnings else None)

    def claims_with(self, ids: Iterable[str]) -> list[Claim]:
        wanted = list(dict.fromkeys(ids))
        missing = [id_ for id_ in wanted if id_ not in self._claims]
        self._claims.update((id_, None) for id_ in missing)
        found = self.claims("claims c WHERE c.id IN (%s)", missing, kinds=())
        self._claims.update((c.id, c) for c in found)
        if len(found) == len(wanted):
            return found
        return self.in_order(c for id_ in wanted if (c := self._claims[id_]) is not None)

    def tenures(self, core: str) -> list[Claim]:
        joined = "posts p CROSS JOIN claims c ON c.id = p.claim WHERE p.core IN (%s)"
        return self.claims(joined, [core], kinds=())

    def nameless(self, *, kinds: Collection[str]) -> list[Claim]:
        listed = [claim for (claim,) in self.rows("SELECT DISTINCT claim FROM nameless")]
        return self.claims("claims c WHERE c.id IN (%s)", listed, kinds=kinds)

    def _may_read(self, row: tuple[Any, ...]) -> bool:
        return rows.label_of(row[20], row[21]).within(self._reader.clearance)
