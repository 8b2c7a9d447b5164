"""A view that reads what a question asks for; what asks for everything still reads everything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from backchannel.model import identity
from backchannel.model.claims import Claim
from backchannel.model.entities import Judgement, Ref
from backchannel.model.labels import Reader
from backchannel.model.outreach import Event
from backchannel.model.reports import DocumentRelation
from backchannel.model.sources import Document

from . import search
from .filing import core_words
from .floors import is_proposal
from .glanced_identity import GlancedIdentity, GlancedReports
from .glances import Glances
from .naming import Known
from .recent import RecentByNeed
from .search import Hit
from .snapshot import Snapshot
from .view import View, one_of

_T = TypeVar("_T")


class Glanced:
    """What several views of one state share."""

    def __init__(self, glances: Glances) -> None:
        self.glances = glances
        self.identity = GlancedIdentity(glances)
        self.reports = GlancedReports(glances)


class GlancedView(RecentByNeed, View):
    """As `View`, to the byte."""

    def __init__(
        self, glanced: Glanced, *, reader: Reader, valid_at: date | None, known_at: datetime | None
    ) -> None:
        self.reader, self.valid_at, self.known_at = reader, valid_at, known_at
        self._glanced, self._glances = glanced, glanced.glances
        self.side = self._glances.side

    def _find(self, words: str, documents: Mapping[str, Document]) -> tuple[Hit, ...]:
        place = {id_: number for number, id_ in enumerate(documents)}
        return search.find(self._glances.execute, words, lambda ids: {i: place[i] for i in ids if i in place})

    @cached_property
    def _snapshot(self) -> Snapshot:  # type: ignore[override]  # read when it is first asked for
        return self._glances.whole

    def outreach(self) -> tuple[Event, ...]:
        return self._glances.outreach

    def document(self, id: str) -> Document:  # noqa: A002
        return one_of({id: self._glances.document(id)}, id)

    def origin(self, document_id: str) -> str:
        return one_of({document_id: self._glanced.reports.origin(document_id)}, document_id)

    def last_published(self) -> date | None:
        return self._glances.last_published

    def first_reported(self, document_id: str) -> date | None:
        self.origin(document_id)
        return self._glanced.reports.first_reported(document_id)

    def holding(self, beginnings: Collection[str], *, least: int) -> Sequence[str]:
        counted: Counter[str] = Counter()
        for one in beginnings:
            counted.update(search.holding(self._glances.execute, one))
        enough = [id_ for id_, count in counted.items() if count >= least]
        places = self._glances.places(enough)
        return tuple(sorted(places, key=places.__getitem__))

    def relations(self, document_id: str) -> tuple[DocumentRelation, ...]:
        return tuple(self._glanced.reports.relations(document_id))

    def claims_of(self, id: str, *kinds: str) -> tuple[Claim, ...]:  # noqa: A002
        refs = self._glanced.identity.members(id) or [id]
        return self._of_facts(self._glances.claims_of_refs(refs, kinds=kinds))

    def claims_in(self, document_id: str, *kinds: str) -> tuple[Claim, ...]:
        return self._of_facts(self._glances.claims_in(document_id, kinds=kinds))

    def tenures(self, core: tuple[str, ...]) -> tuple[Claim, ...]:
        return self._of_facts(self._glances.tenures(core_words(core)))

    def nameless(self, *kinds: str) -> tuple[Claim, ...]:
        return self._of_facts(self._glances.nameless(kinds=kinds))

    def claim(self, id: str) -> Claim:  # noqa: A002
        return one_of({one.id: one for one in self._glances.claims_with([id])}, id)

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
        return self._glanced.identity.begun(words, at_most=at_most)

    def judgements(self, id: str) -> tuple[Judgement, ...]:  # noqa: A002
        held = self._glanced.identity.held(self.entity(id).refs)
        return tuple(held[pair] for pair in sorted(held) if pair == identity.pair_of(held[pair]))

    def search(self, words: str) -> tuple[Hit, ...]:
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

    def _of_facts(self, claims: list[Claim]) -> tuple[Claim, ...]:
        verdicts = self._glances.verdicts
        return tuple(
            c for c in claims if verdicts.get(c.id, "" if is_proposal(c) else "accepted") == "accepted"
        )
