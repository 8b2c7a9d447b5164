"""Measures as the nodes of chains: which measure acts on which, by name, or by the one that can be meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import cast

from msgspec import Struct
from msgspec.structs import replace

from backchannel.model.claims import Claim, ClaimId
from backchannel.model.facts import LinkRelation, Measure

from .cited import Citation, cite
from .fact_words import fact_key
from .issue import stems
from .legal_acts import ActBook, day_of
from .reading import Calendar, Reading

BEGINNING = frozenset(
    ["impose", "raise", "ban", "announce", "maintain", "lower", "modify", "block", "sanction"]
)
"""Acts that leave something which "the tariffs" may mean."""
STATED = frozenset(["asserted", "ongoing"])


class ToldLink(Struct, frozen=True, kw_only=True):
    """One measure acts on another."""

    source: str
    """The id of the node that acts."""
    relation: LinkRelation
    target: str | None
    """The id of the node acted on; None where the words leave open which it is."""
    claim: Claim
    is_part: bool
    """Only for a part of it, or for some goods."""
    inferred: bool
    premises: tuple[ClaimId, ...]
    """The claims that an inferred link rests on."""
    citation: Citation


class Nodes:
    """The legal acts of measures, and the measures that no act is named for; with the links between them."""

    def __init__(self, view: Reading, calendar: Calendar, claims: Iterable[Claim]) -> None:
        self._view, self.calendar = view, calendar
        self.claims: Sequence[Claim] = tuple(claims)
        self.book = ActBook(view, self.claims)
        self.members: dict[str, list[Claim]] = {}
        self._node: dict[ClaimId, str] = {}
        """Claim → the node it belongs to."""
        keys: dict[object, str] = {}
        for claim in self.claims:
            fact = measure_of(claim)
            if fact.legal_act is not None:
                node = self.book.id_of(claim, fact.legal_act)
            else:
                node = keys.setdefault(
                    (fact_key(view, claim), fact.targets and self._targets(fact)), claim.id
                )
            self._node[claim.id] = node
            self.members.setdefault(node, []).append(claim)
        self.links = self._named()
        self.links += self._meant()

    def day(self, node: str) -> date | None:
        """The day of an act or measure: its own, else the first report of it."""
        act = self.book.names.get(node)
        if act is not None and (own := day_of(act)) is not None:
            return own
        days = [d for claim in self.members.get(node, ()) if (d := self.day_of(claim)) is not None]
        return min(days, default=None)

    def day_of(self, claim: Claim) -> date | None:
        """The first day on which a measure may hold, else the day of its report."""
        begin = claim.valid.maybe[0] if claim.valid is not None else None
        return begin or self.calendar.reported(claim)

    def _named(self) -> list[ToldLink]:
        found = []
        for claim in self.claims:
            for number, link in enumerate(measure_of(claim).links):
                if link.to is None:
                    continue
                target, source = self.book.id_of(claim, link.to), self._node[claim.id]
                if target != source:
                    found.append(self._link(claim, number, target=target))
        return found

    def _meant(self) -> list[ToldLink]:
        """ "suspended the tariffs": the earlier measure of that issuer on the same goods and countries."""
        found: list[ToldLink] = []
        for claim in sorted(self.claims, key=lambda c: (self._told(c) or date.max, c.id)):
            for number, link in enumerate(measure_of(claim).links):
                if link.to is not None:
                    continue
                earlier = self._may_mean(claim)
                meant = self._last_of_one_chain(earlier, [*self.links, *found])
                found.append(
                    self._link(claim, number, target=self._node[meant.id] if meant else None, premise=meant)
                )
        return found

    def _may_mean(self, claim: Claim) -> list[Claim]:
        """Earlier measures of the same issuer on the same goods and countries, the last told last."""
        fact, told = measure_of(claim), self._told(claim)
        about = self._about(fact)
        issuer = self._issuer(claim)
        if not any(about) or issuer is None or told is None:
            return []
        return [
            c
            for c in self.claims
            if measure_of(c).act in BEGINNING
            and c.modality in STATED
            and self._node[c.id] != self._node[claim.id]
            and self._issuer(c) == issuer
            and self._about(measure_of(c)) == about
            and self._is_before(c, claim, told)
        ]

    def _is_before(self, one: Claim, claim: Claim, told: date) -> bool:
        if one.document == claim.document:
            return one.evidence[0].start < claim.evidence[0].start
        day = self._told(one)
        return day is not None and day < told

    def _told(self, claim: Claim) -> date | None:
        return self.calendar.reported(claim)

    def _last_of_one_chain(self, claims: list[Claim], links: list[ToldLink]) -> Claim | None:
        """The last of them, where all of them hang together; None where they may be several measures."""
        nodes = {self._node[c.id] for c in claims}
        if not nodes:
            return None
        joined = components(nodes, links)
        if len({joined[node] for node in nodes}) > 1:
            return None
        return max(claims, key=lambda c: (self._told(c) or date.min, c.evidence[0].start, c.id))

    def _about(self, fact: Measure) -> tuple[frozenset[str], frozenset[str]]:
        """(stems of the goods without the names of the countries, the countries aimed at)."""
        names = [self._view.entity(ref).names for ref in fact.targets]
        of_targets = frozenset(stem for all_names in names for name in all_names for stem in stems(name))
        return stems(fact.object or "") - of_targets, self._targets(fact)

    def _targets(self, fact: Measure) -> frozenset[str]:
        entities = [self._view.entity(ref) for ref in fact.targets]
        return frozenset(e.country if e.country and e.kind in ("place", "group") else e.id for e in entities)

    def _issuer(self, claim: Claim) -> str | None:
        """Whose measure it is: the country of whoever issued it, else that body."""
        issuer = measure_of(claim).issuer
        return self.book.country(claim) or (self._view.canonical(issuer) if issuer is not None else None)

    def _link(
        self, claim: Claim, number: int, *, target: str | None, premise: Claim | None = None
    ) -> ToldLink:
        link = measure_of(claim).links[number]
        return ToldLink(
            source=self._node[claim.id],
            relation=link.relation,
            target=target,
            claim=claim,
            is_part=link.is_part,
            inferred=premise is not None,
            premises=(claim.id, premise.id) if premise is not None else (),
            citation=self._words(claim, link.words.start, link.words.end),
        )

    def _words(self, claim: Claim, start: int, end: int) -> Citation:
        quote = self._view.document(claim.document).text[start:end]
        return replace(cite(self._view, claim)[0], quote=quote, start=start, end=end)


def components(nodes: set[str], links: Sequence[ToldLink]) -> dict[str, str]:
    """Node → the least id of all that links tie it to."""
    parent = {node: node for node in nodes}

    def root(node: str) -> str:
        while parent.setdefault(node, node) != node:
            node = parent[node]
        return node

    for link in links:
        if link.target is not None:
            first, second = sorted((root(link.source), root(link.target)))
            parent[second] = first
    return {node: root(node) for node in list(parent)}


def measure_of(claim: Claim) -> Measure:
    return cast("Measure", claim.fact)
