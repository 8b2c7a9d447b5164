"""Whether the claims under a line still stand: what became of each, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Literal

from msgspec import Struct

from backchannel.answer.cited import source_words
from backchannel.answer.fact_words import fact_words
from backchannel.answer.reading import Calendar, Reading
from backchannel.answer.weighing.book import WeighingBook
from backchannel.answer.weighing.near import near
from backchannel.answer.weighing.said import conflicting, said_against
from backchannel.model.briefs import KeptLine
from backchannel.model.claims import Claim, ClaimId
from backchannel.model.errors import NothingFound
from backchannel.model.identity import is_a_person
from backchannel.model.reports import DocumentRelation

from ..source_key import on_one_line

FlagCode = Literal[
    "uncited",
    "purged",
    "claim_gone",
    "rejected",
    "corrected",
    "proposal",
    "words_dropped",
    "contradicted",
    "misquoted",
    "not_in_sources",
    "over_lines",
    "over_words",
    "over_sentences",
    "over_pages",
]


class Flag(Struct, frozen=True, kw_only=True):
    """What stands in the way of a line, and which claim it is about."""

    code: FlagCode
    what: str
    claim: ClaimId | None = None


class Standing:
    """What became of the claims of some lines, for one reader."""

    def __init__(self, view: Reading, lines: Iterable[KeptLine]) -> None:
        self._view = view
        wanted = dict.fromkeys(claim for line in lines for claim in line.claims)
        found = {id_: claim for id_ in wanted if (claim := _claim(view, id_)) is not None}
        documents = dict.fromkeys(claim.document for claim in found.values())
        facts = {c.id for document in documents for c in view.claims_in(document)}
        self._facts = {id_: claim for id_, claim in found.items() if id_ in facts}
        self._others = {id_: claim for id_, claim in found.items() if id_ not in facts}
        self._against = against(view, self._facts.values())

    def fact(self, id_: ClaimId) -> Claim | None:
        """The claim while it is a fact."""
        return self._facts.get(id_)

    def flags(self, line: KeptLine) -> Iterator[Flag]:
        """What has happened to its claims since they were cited, in their order."""
        if line.text is None:
            yield Flag(code="purged", what="a document that it rested on was purged, with these words")
        for id_ in line.claims:
            if id_ in self._facts:
                yield from self._dropped(self._facts[id_], since=line.cited_at)
                for other, words in self._against.get(id_, {}).items():
                    if other not in line.against:
                        yield Flag(code="contradicted", what=words, claim=id_)
                        break
            elif id_ in self._others:
                yield self._no_fact(self._others[id_])
            else:
                what = "its document reads differently now, or was taken out: no claim has these words"
                yield Flag(code="claim_gone", what=what, claim=id_)

    def _no_fact(self, claim: Claim) -> Flag:
        said = f"“{on_one_line(claim.evidence[0].quote)}”"
        if claim.id in {c.id for c in self._view.proposals_in(claim.document)}:
            return Flag(code="proposal", what=f"nobody has accepted {said}", claim=claim.id)
        for other in self._view.claims_in(claim.document):
            if is_a_person(other.made_by) and other.evidence == claim.evidence:
                now = fact_words(self._view, other)
                return Flag(
                    code="corrected", what=f"corrected by {other.made_by}: {now} ({other.id})", claim=claim.id
                )
        return Flag(code="rejected", what=f"a person rejected {said}", claim=claim.id)

    def _dropped(self, claim: Claim, *, since: datetime | None) -> Iterator[Flag]:
        """A later version of its document, known since, that has other words there."""
        here = self._view.document(claim.document)
        newest = {_other(relation, here.id): relation for relation in self._view.relations(here.id)}
        for other_id, relation in newest.items():
            if relation.relation != "version" or not _is_since(relation.known, since):
                continue
            other = self._view.document(other_id)
            earlier = here.published and other.published and other.published < here.published
            if not earlier and on_one_line(claim.evidence[0].quote) not in on_one_line(other.text):
                source = source_words(other.outlet, other.name or other.id, other.published)
                yield Flag(code="words_dropped", what=f"not in a later version: {source}", claim=claim.id)
                return


def against(view: Reading, claims: Iterable[Claim]) -> dict[ClaimId, dict[ClaimId, str]]:
    """By claim: the claims that contradict it, and in which words."""
    asked = list(claims)
    if not asked:
        return {}
    book = WeighingBook(view, Calendar(view), near(view, asked))
    found: dict[ClaimId, dict[ClaimId, str]] = {}
    for claim in asked:
        group = book.group_of.get(claim.id)
        for one in book.against.get(group.id, []) if group is not None else ():
            told = {c.id: said_against(view, one, group) for c in conflicting(one, group)}  # type: ignore[arg-type]
            found.setdefault(claim.id, {}).update(told)
    return found


def _other(relation: DocumentRelation, id_: str) -> str:
    return relation.right if relation.left == id_ else relation.left


def _is_since(known: datetime | None, since: datetime | None) -> bool:
    return known is None or since is None or known > since


def _claim(view: Reading, id_: ClaimId) -> Claim | None:
    try:
        return view.claim(id_)
    except NothingFound:
        return None
