"""All reading goes through a View: one reader's desk, as valid on a day, as known at an instant."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from copy import copy
from datetime import date, datetime
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from msgspec import structs

from backchannel.gazetteer.post_words import post_of
from backchannel.model import identity
from backchannel.model.claims import Claim
from backchannel.model.entities import Judgement, Ref
from backchannel.model.errors import NothingFound
from backchannel.model.facts import Tenure, kind_of, refs_of
from backchannel.model.labels import Reader
from backchannel.model.reports import reports
from backchannel.model.sources import Document

from . import naming, search
from .floors import is_proposal
from .naming import Known
from .narrowed import Narrowed
from .outreach_view import OutreachView
from .recent import RecentInWhole
from .related import RelatedInWhole
from .search import Hit
from .snapshot import Snapshot, document_order
from .strands import StrandsInWhole
from .threads import ThreadsInWhole

__all__ = ["Known", "View"]

_T = TypeVar("_T")
_K = TypeVar("_K")


class View(RecentInWhole, RelatedInWhole, StrandsInWhole, ThreadsInWhole, OutreachView, Narrowed):
    """A snapshot: what is added later does not show. Hidden and missing are the same."""

    def __init__(
        self,
        snapshot: Snapshot,
        *,
        reader: Reader,
        valid_at: date | None,
        known_at: datetime | None,
        find: Callable[[str, Mapping[str, Document]], Sequence[Hit]],
    ) -> None:
        self.reader, self.valid_at, self.known_at, self.side = reader, valid_at, known_at, snapshot.side
        self._snapshot, self._find = snapshot, find

    def published_until(self, day: date) -> View:
        """The same reader's desk, asked about a day, with only the documents published by then."""
        earlier = self._snapshot.published_until(day)
        if len(earlier.documents) == len(self._snapshot.documents):
            same = copy(self)  # with all that was worked out already
            same.valid_at = day
            return same
        return View(earlier, reader=self.reader, valid_at=day, known_at=self.known_at, find=self._find)

    def seen_from(self, side: str) -> View:
        """The same reader's desk from another country's side; marks, which say who is ours, do not count."""
        return View(
            structs.replace(self._snapshot, side=side, marks=(), made={}),
            reader=self.reader,
            valid_at=self.valid_at,
            known_at=self.known_at,
            find=self._find,
        )

    def documents(self) -> tuple[Document, ...]:
        """Earliest published first, undated last, then by id."""
        return tuple(self._snapshot.documents.values())

    def document(self, id: str) -> Document:  # noqa: A002
        """Raises: NothingFound."""
        return one_of(self._snapshot.documents, id)

    def origin(self, document_id: str) -> str:
        """One id per independent report, which copies and versions share. Raises: NothingFound."""
        return one_of(self._origins, document_id)

    def last_published(self) -> date | None:
        """The day of the last document that has one."""
        return max((d.published for d in self._snapshot.documents.values() if d.published), default=None)

    def first_reported(self, document_id: str) -> date | None:
        """The day of the first document of the same origin; None where none has a day."""
        return self._first_days.get(self.origin(document_id))

    def holding(
        self, beginnings: Collection[str], *, least: int, first: int | None = None, last: int | None = None
    ) -> Sequence[str]:
        """Ids of documents, in order, in which words begin with so many of these; others may be there too.

        `first` or `last`: only so many at that end.
        """
        found = search.holding_in(self._snapshot.documents.values(), beginnings, least=least)
        return found[:first] if last is None else found[max(0, len(found) - last) :]

    def claims(self, *kinds: str) -> tuple[Claim, ...]:
        """Facts, without the rejected and the proposed: document order, then start of evidence, then id."""
        return _of_kinds(self._facts, kinds)

    def claims_of(self, id: str, *kinds: str) -> tuple[Claim, ...]:  # noqa: A002
        """The facts in which somebody, by canonical id or ref, plays a role; ordered as `claims`."""
        return _of_kinds(self._by_role.get(self.canonical(id), ()), kinds)

    def claims_in(self, document_id: str, *kinds: str) -> tuple[Claim, ...]:
        """The facts whose first words are the document's; ordered as `claims`."""
        return _of_kinds(self._by_document.get(document_id, ()), kinds)

    def tenures(self, core: tuple[str, ...]) -> tuple[Claim, ...]:
        """The facts that somebody holds a post of these words; ordered as `claims`."""
        return tuple(self._by_post.get(core, ()))

    def post_words(self) -> tuple[tuple[str, ...], ...]:
        """The words of every post in which somebody is told to be, sorted; of others there may be too."""
        return tuple(sorted(self._by_post))

    def nameless(self, *kinds: str) -> tuple[Claim, ...]:
        """The facts, not of tenures, in which a post plays a role, without its holder's name."""
        return tuple(c for c in self.claims(*kinds) if self._has_a_post(c))

    def proposals(self, *kinds: str) -> tuple[Claim, ...]:
        """Findings below the score floor of their kind that nobody has reviewed; ordered as `claims`."""
        return _of_kinds(self._proposals, kinds)

    def claim(self, id: str) -> Claim:  # noqa: A002
        """A fact, a proposal or a rejected claim. Raises: NothingFound."""
        return one_of(self._claims, id)

    def claims_with(self, ids: Iterable[str]) -> tuple[Claim, ...]:
        """Those with these ids, ordered as `claims`; of ids that are not known none."""
        found = {id_: claim for id_ in ids if (claim := self._claims.get(id_)) is not None}
        order = self._document_order
        return tuple(sorted(found.values(), key=lambda c: (order(c.document), c.evidence[0].start, c.id)))

    def accepted(self, claim_id: str) -> bool:
        """Whether a person accepted it; False for what nobody looked at."""
        return self._snapshot.verdicts.get(claim_id) == "accepted"

    def confirmed(self, claim_id: str) -> frozenset[Ref]:
        """The refs for whom a person said yes to a contact detail."""
        return frozenset(ref for claim, ref in self._snapshot.confirmations if claim == claim_id)

    def canonical(self, ref: Ref) -> str:
        """The canonical id of a ref; itself when it stands alone or is not known."""
        return self._canonical.get(ref, ref)

    def entity(self, id: str) -> Known:  # noqa: A002
        """By a canonical id or any ref. Raises: NothingFound."""
        return one_of(self._known, self.canonical(id))

    def names_at(self, ref: Ref) -> tuple[str, ...]:
        """The names that a ref's own document has for it, fullest first. Raises: NothingFound."""
        entity = one_of(self._snapshot.entities, ref)
        return tuple(dict.fromkeys((entity.caption, *entity.names)))

    def entities(self, *kinds: str) -> tuple[Known, ...]:
        """In the order of the documents that first name them."""
        return tuple(k for k in self._known.values() if not kinds or k.kind in kinds)

    def named(self, name: str, *kinds: str) -> tuple[Known, ...]:
        """Whom a name may mean, best match first; accents and case do not matter."""
        return naming.matches(name, self.entities(*kinds))

    def begun(self, words: str, *, at_most: int) -> tuple[Known, ...]:
        """Who has a name with these words, the last perhaps only begun; the first by spelling."""
        return naming.begun(words, self.entities(), at_most=at_most)

    def judgements(self, id: str) -> tuple[Judgement, ...]:  # noqa: A002
        """The judgements that hold on its refs: why they are one, and what they were told apart from."""
        refs = self.entity(id).refs
        held = {identity.pair_of(j): j for ref in refs for j in self._held.get(ref, ())}
        return tuple(held[pair] for pair in sorted(held))

    def unsure(self) -> tuple[Judgement, ...]:
        """Pairs of refs of which nobody could say whether they are one, and that nothing else joined."""
        standing = identity.standing_verdicts(self._snapshot.judgements).values()
        return tuple(
            j for j in standing if j.verdict == "unsure" and self.canonical(j.left) != self.canonical(j.right)
        )

    def marks(self) -> Mapping[str, str]:
        """Canonical id → "ours" or "theirs", where a person said so."""
        return self._marks

    def search(self, words: str) -> Sequence[Hit]:
        """Passages that hold all the words ("quoted words" together), best first."""
        return self._find(words, self._snapshot.documents)

    def kept(self, name: str, make: Callable[[], _T]) -> _T:
        """What was made of this snapshot under a name, whatever the day asked for; made once."""
        if name not in self._snapshot.made:
            self._snapshot.made[name] = make()
        found: _T = self._snapshot.made[name]
        return found

    def _has_a_post(self, claim: Claim) -> bool:
        entities = (self._snapshot.entities.get(ref) for ref in refs_of(claim.fact))
        return kind_of(claim.fact) != "tenure" and any(e is not None and e.kind == "post" for e in entities)

    @cached_property
    def _claims(self) -> dict[str, Claim]:
        return {c.id: c for c in self._snapshot.claims}

    @cached_property
    def _facts(self) -> tuple[Claim, ...]:
        every, verdicts = self._snapshot.claims, self._snapshot.verdicts
        return tuple(
            c for c in every if verdicts.get(c.id, "" if is_proposal(c) else "accepted") == "accepted"
        )

    @cached_property
    def _by_role(self) -> dict[str, list[Claim]]:
        return _by(self._facts, lambda c: dict.fromkeys(self.canonical(ref) for ref in refs_of(c.fact)))

    @cached_property
    def _by_post(self) -> dict[tuple[str, ...], list[Claim]]:
        return _by(self._facts, lambda c: (post_of(f.post).core for f in (c.fact,) if isinstance(f, Tenure)))

    @cached_property
    def _first_days(self) -> dict[str, date]:
        first: dict[str, date] = {}
        for document in self._snapshot.documents.values():
            if document.published:
                origin = self.origin(document.id)
                first[origin] = min(document.published, first.get(origin, document.published))
        return first

    @cached_property
    def _by_document(self) -> dict[str, list[Claim]]:
        return _by(self._facts, lambda c: (c.document,))

    @cached_property
    def _held(self) -> dict[Ref, list[Judgement]]:
        """The judgements that hold, by each of their two refs."""
        held: dict[Ref, list[Judgement]] = {}
        for pair, judgement in identity.standing_verdicts(self._snapshot.judgements).items():
            for ref in pair:
                held.setdefault(ref, []).append(judgement)
        return held

    @cached_property
    def _canonical(self) -> dict[Ref, Ref]:
        return identity.clusters(self._snapshot.entities, self._snapshot.judgements, key=self._ref_order)

    @cached_property
    def _known(self) -> dict[str, Known]:
        members: dict[str, list[Ref]] = {}
        for ref in sorted(self._snapshot.entities, key=self._ref_order):
            members.setdefault(self._canonical[ref], []).append(ref)
        entities = self._snapshot.entities
        return {id_: naming.known([entities[ref] for ref in refs]) for id_, refs in members.items()}

    @cached_property
    def _marks(self) -> Mapping[str, str]:
        found: dict[str, str | None] = {}
        for mark in self._snapshot.marks:
            is_ref = mark.who in self._snapshot.entities
            bearers = [mark.who] if is_ref else [k.id for k in self.named(mark.who)]
            found.update({self.canonical(bearer): mark.side for bearer in bearers})
        return MappingProxyType({id_: side for id_, side in sorted(found.items()) if side})

    @cached_property
    def _origins(self) -> dict[str, str]:
        return reports(self._snapshot.documents, self._snapshot.relations, key=self._document_order)

    def _document_order(self, document_id: str) -> tuple[date, str]:
        return document_order(self._snapshot.documents[document_id].published, document_id)

    def _ref_order(self, ref: Ref) -> tuple[tuple[date, str], int, str]:
        # "#e10" comes after "#e9": the length first.
        return (self._document_order(self._snapshot.document_of[ref]), len(ref), ref)


def _of_kinds(claims: Iterable[Claim], kinds: tuple[str, ...]) -> tuple[Claim, ...]:
    return tuple(c for c in claims if not kinds or kind_of(c.fact) in kinds)


def _by(claims: Iterable[Claim], keys_of: Callable[[Claim], Iterable[_K]]) -> dict[_K, list[Claim]]:
    found: dict[_K, list[Claim]] = {}
    for claim in claims:
        for key in keys_of(claim):
            found.setdefault(key, []).append(claim)
    return found


def one_of(among: Mapping[str, _T | None], id_: str) -> _T:
    """Raises: NothingFound."""
    one = among.get(id_)
    if one is None:
        raise NothingFound(f"nothing found for {id_!r}")
    return one
