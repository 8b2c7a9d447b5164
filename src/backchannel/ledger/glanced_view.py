"""A view that reads what a question asks for; what asks for everything still reads everything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from backchannel.model import identity
from backchannel.model.appraisals import Appraisal
from backchannel.model.claims import Claim
from backchannel.model.entities import Judgement, Ref
from backchannel.model.facts import refs_of
from backchannel.model.labels import Reader
from backchannel.model.outreach import Event
from backchannel.model.reports import DocumentRelation
from backchannel.model.sources import Document

from . import beginnings, search
from .filed_strands import Filed
from .filing import core_words
from .floors import is_proposal
from .glanced_identity import GlancedIdentity
from .glanced_reports import GlancedReports
from .glances import Glances
from .holding import outermost
from .naming import Known
from .nearest import Nearest
from .recent import RecentByNeed
from .search import Hit
from .snapshot import Snapshot
from .strands import Strands
from .threads import ThreadsByNeed
from .view import View, one_of
from .walking import Walk, ids_between, nearest_each

_T = TypeVar("_T")


class Glanced:
    """What several views of one state share."""

    def __init__(self, glances: Glances) -> None:
        self.glances = glances
        self.identity = GlancedIdentity(glances)
        self.reports = GlancedReports(glances)


class GlancedView(RecentByNeed, ThreadsByNeed, View):
    """As `View`, to the byte."""

    def __init__(
        self, glanced: Glanced, *, reader: Reader, valid_at: date | None, known_at: datetime | None
    ) -> None:
        self.reader, self.valid_at, self.known_at = reader, valid_at, known_at
        self._glanced, self._glances = glanced, glanced.glances
        self.side = self._glances.side

    def _find(self, words: str, documents: Mapping[str, Document]) -> Sequence[Hit]:
        place = {id_: number for number, id_ in enumerate(documents)}
        return search.find(self._glances.execute, words, lambda ids: {i: place[i] for i in ids if i in place})

    @cached_property
    def _snapshot(self) -> Snapshot:  # type: ignore[override]  # read when it is first asked for
        return self._glances.whole

    def outreach(self) -> tuple[Event, ...]:
        return self._glances.outreach

    def appraisals(self) -> tuple[Appraisal, ...]:
        return self._glances.appraisals

    def document(self, id: str) -> Document:  # noqa: A002
        return one_of({id: self._glances.document(id)}, id)

    def origin(self, document_id: str) -> str:
        origin = self._glanced.reports.origin(document_id)
        return origin if origin is not None else one_of({}, document_id)

    def last_published(self) -> date | None:
        return self._glances.last_published

    def first_reported(self, document_id: str) -> date | None:
        self.origin(document_id)
        return self._glanced.reports.first_reported(document_id)

    def holding(
        self, beginnings: Collection[str], *, least: int, first: int | None = None, last: int | None = None
    ) -> Sequence[str]:
        if first is not None or last is not None:
            many = first if last is None else last
            return outermost(self._glances, beginnings, least=least, many=many or 0, last=last is not None)
        counted: Counter[str] = Counter()
        for one in beginnings:
            counted.update(search.holding(self._glances.execute, one))
        enough = [id_ for id_, count in counted.items() if count >= least]
        places = self._glances.places(enough)
        return tuple(sorted(places, key=places.__getitem__))

    def relations(self, document_id: str) -> tuple[DocumentRelation, ...]:
        return tuple(self._glanced.reports.relations(document_id))

    def sharing(self, document_id: str) -> tuple[DocumentRelation, ...]:
        return self._glanced.reports.sharing(document_id)

    def claims_of(self, id: str, *kinds: str) -> tuple[Claim, ...]:  # noqa: A002
        cluster = self._glanced.identity.cluster(id)
        if cluster is not None:
            return self._of_facts(self._glances.claims_of_cluster(cluster, kinds=kinds))
        refs = self._glanced.identity.members(id) or [id]
        return self._of_facts(self._glances.claims_of_refs(refs, kinds=kinds))

    def claims_around(
        self, one: str, *kinds: str, before: int, after: int = 0, day: date | None = None
    ) -> Nearest:
        cluster = self._glanced.identity.cluster(one)
        if cluster is None:
            return super().claims_around(one, *kinds, before=before, after=after, day=day)
        asked = Walk(self._glances, self._of_facts, cluster)
        return asked.around(kinds, before=before, after=after, day=day)

    def claims_around_each(
        self, asked: Sequence[tuple[str, date | None]], *kinds: str, each: int
    ) -> tuple[Claim, ...]:
        identity, found = self._glanced.identity, dict[str, Claim]()
        identity.meet(one for one, _ in asked)
        kept = [(cluster, day) for one, day in asked if (cluster := identity.cluster(one)) is not None]
        found.update((c.id, c) for c in nearest_each(self._glances, self._of_facts, kept, kinds, each=each))
        for one, day in asked:
            if identity.cluster(one) is None:
                alone = self.claims_around(one, *kinds, day=day, before=each, after=each if day else 0)
                found.update((c.id, c) for c in alone.claims)
        return tuple(self._glances.in_order(found.values()))

    def claims_between_each(
        self, asked: Sequence[tuple[str, str, date, date]], *kinds: str
    ) -> tuple[Claim, ...]:
        identity = self._glanced.identity
        kept, rest = [], []
        for one, other, first, last in asked:
            both = identity.cluster(one), identity.cluster(other)
            if both[0] is None or both[1] is None:
                rest.append((one, other, first, last))
            else:
                kept.append((both[0], both[1], first, last))
        found = self._of_facts(self._glances.claims_with(ids_between(self._glances, kept, kinds)))
        alone = super().claims_between_each(rest, *kinds) if rest else ()
        return tuple(self._glances.in_order({c.id: c for c in (*found, *alone)}.values()))

    def claims_in(self, document_id: str, *kinds: str) -> tuple[Claim, ...]:
        return self._of_facts(self._glances.claims_in(document_id, kinds=kinds))

    def claims_in_each(
        self, document_ids: Sequence[str], *kinds: str, beginnings: Collection[str] = (), least: int = 0
    ) -> tuple[Claim, ...]:
        found = self._glances.claims_in_each(document_ids, kinds=kinds, beginnings=beginnings, least=least)
        return self._of_facts(found)

    def tenures(self, core: tuple[str, ...]) -> tuple[Claim, ...]:
        return self._of_facts(self._glances.tenures(core_words(core)))

    def post_words(self) -> tuple[tuple[str, ...], ...]:
        return self._glances.post_words

    def tenures_told(
        self, core: tuple[str, ...], country: str, *, after: date | None, until: date
    ) -> Iterator[Claim]:
        told = self._glances.tenures_told(core_words(core), country, after=after, until=until)
        return (claim for some in told for claim in self._of_facts(some))

    def strands(self, *kinds: str) -> Strands:
        if not self._glances.sees_all:
            return super().strands(*kinds)
        return Filed(self._glances, self._glanced.reports).of(kinds)

    def nameless(self, *kinds: str) -> tuple[Claim, ...]:
        return self._of_facts(self._glances.nameless(kinds=kinds))

    def claim(self, id: str) -> Claim:  # noqa: A002
        return one_of({one.id: one for one in self._glances.claims_with([id])}, id)

    def claims_with(self, ids: Iterable[str]) -> tuple[Claim, ...]:
        return tuple(self._glances.claims_with(ids))

    def accepted(self, claim_id: str) -> bool:
        return self._glances.verdicts.get(claim_id) == "accepted"

    def confirmed(self, claim_id: str) -> frozenset[Ref]:
        asked = "SELECT ref FROM confirmations WHERE claim = ? AND known <= ?"
        refs = [ref for (ref,) in self._glances.rows(asked, claim_id, self._glances.until)]
        return frozenset(ref for ref in refs if self._glanced.identity.entity(ref) is not None)

    def canonical(self, ref: Ref) -> str:
        return self._glanced.identity.canonical(ref)

    def entity(self, id: str) -> Known:  # noqa: A002
        return one_of({id: self._glanced.identity.known(id)}, id)

    def names_at(self, ref: Ref) -> tuple[str, ...]:
        entity = one_of({ref: self._glanced.identity.entity(ref)}, ref)
        return tuple(dict.fromkeys((entity.caption, *entity.names)))

    def named(self, name: str, *kinds: str) -> tuple[Known, ...]:
        return self._glanced.identity.named(name, *kinds)

    def begun(self, words: str, *, at_most: int) -> tuple[Known, ...]:
        return beginnings.begun(self._glances, self._glanced.identity, words, at_most=at_most)

    def judgements(self, id: str) -> tuple[Judgement, ...]:  # noqa: A002
        held = self._glanced.identity.held(self.entity(id).refs)
        return tuple(held[pair] for pair in sorted(held) if pair == identity.pair_of(held[pair]))

    def search(self, words: str) -> Sequence[Hit]:
        return search.find(self._glances.execute, words, self._glances.places)

    def kept(self, name: str, make: Callable[[], _T]) -> _T:
        if name not in self._glances.made:
            self._glances.made[name] = make()
        made: _T = self._glances.made[name]
        return made

    @cached_property
    def _marks(self) -> Mapping[str, str]:
        sides: dict[str, str | None] = {}
        for mark in self._glances.marks:
            known = self._glanced.identity.entity(mark.who) is not None
            bearers = [mark.who] if known else [one.id for one in self.named(mark.who)]
            sides.update({self.canonical(bearer): mark.side for bearer in bearers})
        return MappingProxyType({id_: side for id_, side in sorted(sides.items()) if side})

    def _in_order(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        return tuple(self._glances.in_order(claims))

    def _of_facts(self, claims: list[Claim]) -> tuple[Claim, ...]:
        verdicts = self._glances.verdicts
        self._glanced.identity.meet(ref for c in claims for ref in refs_of(c.fact))
        return tuple(
            c for c in claims if verdicts.get(c.id, "" if is_proposal(c) else "accepted") == "accepted"
        )
