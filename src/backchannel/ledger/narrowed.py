"""Some of what a view holds: the nearest, the common, the last; here found from all of it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from backchannel.gazetteer.post_words import post_of
from backchannel.model.claims import Claim
from backchannel.model.entities import Ref
from backchannel.model.facts import Tenure
from backchannel.model.sources import Document

from .nearest import Nearest, day_of, groups_of, nearest


class Narrowed(ABC):
    """What a view gives in part; one that reads by need finds the same without reading the rest."""

    @abstractmethod
    def canonical(self, ref: Ref) -> str: ...
    @abstractmethod
    def documents(self) -> tuple[Document, ...]: ...
    @abstractmethod
    def claims_of(self, id: str, *kinds: str) -> tuple[Claim, ...]: ...  # noqa: A002
    @abstractmethod
    def claims_in(self, document_id: str, *kinds: str) -> tuple[Claim, ...]: ...
    @abstractmethod
    def tenures(self, core: tuple[str, ...]) -> tuple[Claim, ...]: ...

    def claims_around(
        self, one: str, *kinds: str, before: int, after: int = 0, day: date | None = None
    ) -> Nearest:
        """Of each kind the last facts of somebody reported up to a day, and the first after it.

        Of tenures so many of each wording (`nearest`); without a day, the last of all.
        """
        every = self.claims_of(one, *kinds)
        return self._nearest_of(self.canonical(one), every, day=day, before=before, after=after)

    def _nearest_of(
        self, id_: str, claims: Sequence[Claim], *, day: date | None, before: int, after: int
    ) -> Nearest:
        return nearest(
            claims,
            lambda claim: groups_of(claim, lambda ref: self.canonical(ref) == id_),
            day=day,
            before=before,
            after=after,
        )

    def claims_around_each(
        self, asked: Sequence[tuple[str, date | None]], *kinds: str, each: int
    ) -> tuple[Claim, ...]:
        """As `claims_around` of several, each on both sides of a day; ordered as `claims`."""
        every: dict[str, Claim] = {}
        for one, day in asked:
            near = self.claims_around(one, *kinds, day=day, before=each, after=each if day else 0)
            every.update((c.id, c) for c in near.claims)
        return self._in_order(every.values())

    def claims_between_each(
        self, asked: Sequence[tuple[str, str, date, date]], *kinds: str
    ) -> tuple[Claim, ...]:
        """The facts in which one and another both play a role, reported from a first day to a last.

        Of all who are asked for together, ordered as `claims`.
        """
        found: dict[str, Claim] = {}
        for one, other, first, last in asked:
            of_other = {c.id for c in self.claims_of(other, *kinds)}
            both = (c for c in self.claims_of(one, *kinds) if c.id in of_other and c.reported is not None)
            found.update((c.id, c) for c in both if c.reported is not None and first <= c.reported <= last)
        return self._in_order(found.values())

    def _in_order(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        place = {document.id: number for number, document in enumerate(self.documents())}
        return tuple(sorted(claims, key=lambda c: (place[c.document], c.evidence[0].start, c.id)))

    def claims_in_each(
        self, document_ids: Sequence[str], *kinds: str, beginnings: Collection[str] = (), least: int = 0
    ) -> tuple[Claim, ...]:
        """Those of several documents, ordered as `claims`.

        Of those in whose words so many of the beginnings stand all, of others perhaps none.
        """
        wanted = {*document_ids}
        ordered = (document.id for document in self.documents() if document.id in wanted)
        return tuple(c for id_ in ordered for c in self.claims_in(id_, *kinds))

    def tenures_told(
        self, core: tuple[str, ...], country: str, *, after: date | None, until: date
    ) -> Iterator[Claim]:
        """The tenures of a post of these words and that country, or of none, reported in (after, until].

        The last first, of one day by id; without `after` also those of no day.
        """
        first = after.isoformat() if after else None
        told = [
            c
            for c in self.tenures(core)
            if isinstance(c.fact, Tenure)
            and post_of(c.fact.post, c.fact.country).country in (country, None)
            and (first is None or first < day_of(c))
            and day_of(c) <= until.isoformat()
        ]
        yield from sorted(told, key=lambda c: (day_of(c), c.id), reverse=True)
