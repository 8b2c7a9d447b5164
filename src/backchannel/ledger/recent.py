"""What came in last, and what waits in one document: read without the rest of the desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from backchannel.model.claims import Claim
from backchannel.model.entities import Ref
from backchannel.model.facts import kind_of, refs_of
from backchannel.model.sources import Document
from backchannel.model.watching import Watched

from . import rows
from .floors import is_proposal
from .nearest import Nearest
from .reviewing import OPEN, SetAside, set_aside_of
from .walking import Walk

if TYPE_CHECKING:
    from .glanced_view import Glanced
    from .glances import Glances
    from .snapshot import Snapshot


class RecentInWhole:
    """The part of a View by which the newest is read; `RecentByNeed` gives the same."""

    if TYPE_CHECKING:
        _snapshot: Snapshot

        def canonical(self, ref: Ref) -> str: ...
        def _nearest_of(
            self, id_: str, claims: Sequence[Claim], *, day: date | None, before: int, after: int
        ) -> Nearest: ...

    def how_many(self) -> int:
        """How many documents there are."""
        return len(self._snapshot.documents)

    def added_last(
        self, at_most: int, *, skip: int = 0, since: datetime | None = None
    ) -> tuple[Document, ...]:
        """The documents added last, after `since` where it is given; the newest first."""
        first = rows.instant(since) if since else ""
        added = self._snapshot.added
        found = (self._snapshot.documents[id_] for id_ in reversed(added) if added[id_] > first)
        return tuple(islice(found, skip, skip + at_most))

    def added_since(self, since: datetime) -> int:
        """How many documents were added after an instant."""
        first = rows.instant(since)
        return sum(instant > first for instant in self._snapshot.added.values())

    def last_added(self) -> datetime | None:
        """When the newest document was added."""
        return max((datetime.fromisoformat(at) for at in self._snapshot.added.values()), default=None)

    def watched(self) -> tuple[Watched, ...]:
        """The pages and feeds that are watched, with what was seen, oldest first."""
        return self._snapshot.watched

    def proposals_in(self, document_id: str) -> tuple[Claim, ...]:
        """As `proposals`, of one document."""
        return tuple(c for c in self._proposals if c.document == document_id)

    def proposals_around(
        self, one: str, *kinds: str, each: int, day: date | None = None
    ) -> tuple[Claim, ...]:
        """The proposals among what is told of somebody, true or not: of each kind `each` reported up to a
        day and `each` after it, or the last of all (`nearest`); ordered as `claims`."""
        id_ = self.canonical(one)
        told = [
            c
            for c in self._snapshot.claims
            if (not kinds or kind_of(c.fact) in kinds) and id_ in map(self.canonical, refs_of(c.fact))
        ]
        found = self._nearest_of(id_, told, day=day, before=each, after=each)
        proposed = {c.id for c in self._proposals}
        return tuple(c for c in found.claims if c.id in proposed)

    def set_aside(self) -> tuple[SetAside, ...]:
        """Drafts that were not admitted and with which nobody has dealt, by document, in the order added."""
        return self._snapshot.set_aside

    def set_aside_in(self, document_id: str) -> tuple[SetAside, ...]:
        """As `set_aside`, of one document."""
        return tuple(each for each in self._snapshot.set_aside if each.document == document_id)

    @cached_property
    def _proposals(self) -> tuple[Claim, ...]:
        verdicts = self._snapshot.verdicts
        return tuple(c for c in self._snapshot.claims if c.id not in verdicts and is_proposal(c))


class RecentByNeed:
    """As `RecentInWhole`, to the byte."""

    if TYPE_CHECKING:
        _glances: Glances
        _glanced: Glanced

        def kept(self, name: str, make: Callable[[], int], /) -> int: ...
        def canonical(self, ref: Ref) -> str: ...
        def _nearest_of(
            self, id_: str, claims: Sequence[Claim], *, day: date | None, before: int, after: int
        ) -> Nearest: ...

    def watched(self) -> tuple[Watched, ...]:
        return self._glances.watched

    def how_many(self) -> int:
        return self.kept("how many", lambda: self._count(None))

    def added_last(
        self, at_most: int, *, skip: int = 0, since: datetime | None = None
    ) -> tuple[Document, ...]:
        asked = (
            f"SELECT d.id FROM documents d WHERE {self._glances.seen} AND d.known_begin > ?"
            " ORDER BY d.seq DESC LIMIT ? OFFSET ?"
        )
        found = self._glances.rows(asked, rows.instant(since) if since else "", at_most, skip)
        documents = (self._glances.document(id_) for (id_,) in found)
        return tuple(one for one in documents if one is not None)

    def added_since(self, since: datetime) -> int:
        return self._count(rows.instant(since))

    def last_added(self) -> datetime | None:
        asked = (
            f"SELECT d.known_begin FROM documents d WHERE {self._glances.seen} ORDER BY d.seq DESC LIMIT 1"
        )
        found = self._glances.rows(asked)
        return datetime.fromisoformat(found[0][0]) if found else None

    def proposals_in(self, document_id: str) -> tuple[Claim, ...]:
        verdicts: Mapping[str, str] = self._glances.verdicts
        found = self._glances.claims_in(document_id, kinds=())
        return tuple(c for c in found if is_proposal(c) and c.id not in verdicts)

    def proposals_around(
        self, one: str, *kinds: str, each: int, day: date | None = None
    ) -> tuple[Claim, ...]:
        identity, glances = self._glanced.identity, self._glances
        cluster = identity.cluster(one)
        if cluster is not None:
            told = Walk(glances, tuple, cluster).around(kinds, before=each, after=each, day=day).claims
        else:
            every = glances.claims_of_refs(identity.members(one) or [one], kinds=kinds)
            told = self._nearest_of(self.canonical(one), every, day=day, before=each, after=each).claims
        return tuple(c for c in told if is_proposal(c) and c.id not in glances.verdicts)

    def set_aside_in(self, document_id: str) -> tuple[SetAside, ...]:
        if self._glances.order(document_id) is None:
            return ()
        until = self._glances.until
        found = self._glances.rows(
            "SELECT document, draft, code, why FROM quarantine"
            " WHERE document = ? AND known <= ? AND (known_end IS NULL OR known_end > ?) ORDER BY seq",
            document_id,
            until,
            until,
        )
        said = self._glances.rows(
            "SELECT claim, verdict FROM quarantine_reviews"
            " WHERE document = ? AND known <= ? ORDER BY at, seq",
            document_id,
            until,
        )
        verdicts = dict(said)
        every = (set_aside_of(row) for row in found)
        return tuple(each for each in every if verdicts.get(each.id, OPEN) == OPEN)

    def _count(self, after: str | None) -> int:
        asked = f"SELECT COUNT(*) FROM documents d WHERE {self._glances.seen}"
        if after is None:  # without its instant no document is opened
            return int(self._glances.rows(asked)[0][0])
        return int(self._glances.rows(f"{asked} AND d.known_begin > ?", after)[0][0])
