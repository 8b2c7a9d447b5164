"""What a search looks for in one view: the claims, passages, names and documents that fit its query."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from backchannel.model.claims import Claim
from backchannel.model.errors import BadQuestion, NothingFound
from backchannel.model.facts import Contact, Flow, Measure, Statement, Tie, kind_of
from backchannel.model.sources import Document

from .issue import Issue, documents_with, stems
from .query import FACT_KINDS, NAME_KINDS, Query
from .reading import Being, Calendar, Reading

READ = 200
"""So many documents that hold the words are read for facts, earliest first."""
DIRECTED = ("contact", "statement", "tie", "flow", "measure")
"""The kinds of fact that lead to somebody."""


class Wanted:
    """One query on one view."""

    def __init__(self, view: Reading, query: Query, calendar: Calendar) -> None:
        """Raises: BadQuestion where there is nothing to look for; NothingFound for a name nobody bears."""
        if not (query.words or query.about or query.to or query.said_by):
            raise BadQuestion("there is no word to look for", remedy="give one or more words")
        self.view, self.query, self._calendar = view, query, calendar
        self.issue = Issue(view, query.words or query.about)
        self.about = Issue(view, query.about)
        self._to = self._ids(query.to)
        self._said_by = self._ids(query.said_by)

    @cached_property
    def documents(self) -> list[str]:
        """The first that may be about the words, or the issue where there are none; in order."""
        return self.issue.documents(first=READ + 1)

    @property
    def is_cut(self) -> bool:
        """Whether there are more documents than are read for facts."""
        return not (self._to or self._said_by) and len(self.documents) > READ

    def names(self) -> list[Being]:
        """Whose name the words may be, best first."""
        query = self.query
        if not query.words or query.wants_facts_only or query.about or query.before or query.after:
            return []
        if query.outlet or not query.wants(NAME_KINDS):
            return []
        return [one for one in self.view.named(query.words) if not query.kinds or one.kind in query.kinds]

    def claims(self) -> Iterator[Claim]:
        """What is told that fits, in the order of documents."""
        return (
            (claim for claim in self._told() if self._fits(claim))
            if self.query.wants(FACT_KINDS)
            else iter(())
        )

    def passages(self) -> Sequence[Any]:
        """Hits that hold all the words, best first."""
        query = self.query
        words = query.words or query.about
        if not words or query.wants_facts_only or not query.wants(("passage",)):
            return []
        hits = self.view.search(words)
        if not (query.outlet or query.about or query.before or query.after):
            return hits
        return [hit for hit in hits if self._fits_document(hit.document)]

    def whole_documents(self) -> list[Document]:
        """Where they are asked for: the documents that hold all the words, wherever in them; in order."""
        words = self.query.words or self.query.about
        if not words or "document" not in self.query.kinds:
            return []
        wanted = stems(words)
        found = (self.view.document(id_) for id_ in documents_with(self.view, words, first=READ))
        return [
            d for d in found if wanted <= stems(f"{d.title or ''} {d.text}") and self._fits_document(d.id)
        ]

    def _ids(self, name: str | None) -> frozenset[str]:
        if name is None:
            return frozenset()
        if not (found := self.view.named(name)):
            raise NothingFound(f"nobody is called {name!r}", remedy="try another spelling, or fewer words")
        return frozenset(one.id for one in found)

    def _told(self) -> Iterable[Claim]:
        kinds = tuple(kind for kind in FACT_KINDS if kind in self.query.kinds)
        if self._said_by:
            return self._of(self._said_by, ("statement",))
        if self._to:
            return self._of(self._to, DIRECTED)
        if self.query.words:
            return self.issue.told_in(self.documents[:READ], *kinds)
        return self.view.claims_in_each(self.documents[:READ], *kinds)

    def _of(self, ids: Iterable[str], kinds: tuple[str, ...]) -> Iterable[Claim]:
        found = {c.id: c for id_ in sorted(ids) for c in self.view.claims_of(id_, *kinds)}
        return found.values()

    def _fits(self, claim: Claim) -> bool:
        query, fact = self.query, claim.fact
        if query.kinds and kind_of(fact) not in query.kinds:
            return False
        if query.modality is not None and claim.modality != query.modality.lower():
            return False
        if query.outlet is not None and not self._is_of_outlet(claim.document):
            return False
        if self._said_by and not (
            isinstance(fact, Statement) and fact.speaker and self._is_one(fact.speaker, self._said_by)
        ):
            return False
        if self._to and not any(self._is_one(ref, self._to) for ref in _led_to(claim)):
            return False
        if query.words and not self.issue.in_own_words(claim):
            return False
        if query.about and not self.about.in_claim(claim):
            return False
        return self._is_within(self._calendar.happened(claim))

    def _fits_document(self, id_: str) -> bool:
        if self.query.outlet is not None and not self._is_of_outlet(id_):
            return False
        if self.query.about and not self.about.in_document(id_):
            return False
        return self._is_within(self.view.document(id_).published)

    def _is_one(self, ref: str, ids: frozenset[str]) -> bool:
        return self.view.canonical(ref) in ids

    def _is_of_outlet(self, id_: str) -> bool:
        outlet = self.view.document(id_).outlet
        return outlet is not None and outlet.casefold() == (self.query.outlet or "").casefold()

    def _is_within(self, day: date | None) -> bool:
        before, after = self.query.before, self.query.after
        if before is None and after is None:
            return True
        return day is not None and (before is None or day < before) and (after is None or day >= after)


def _led_to(claim: Claim) -> tuple[str, ...]:
    """Whom a fact leads to: everybody who met, whoever was written to, told, sent or hit."""
    fact = claim.fact
    if isinstance(fact, Contact):
        return fact.participants[1:] if fact.one_way else fact.participants
    if isinstance(fact, Statement):
        return (fact.addressee,) if fact.addressee else ()
    if isinstance(fact, Tie):
        return (fact.b,) if fact.directed else (fact.a, fact.b)
    if isinstance(fact, Flow):
        return fact.receivers
    return fact.targets if isinstance(fact, Measure) else ()
