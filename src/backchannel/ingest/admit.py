"""The door of the ledger: which findings may come in as claims, and why the others may not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta

from msgspec import Struct

from backchannel.ledger.recording import Quarantined
from backchannel.model.claims import Draft, claim_id
from backchannel.model.entities import Entity, Ref
from backchannel.model.errors import BackchannelError, BadPeriod, BadQuestion, BadSpan, QuoteNotFound
from backchannel.model.facts import Measure, Statement, refs_of
from backchannel.model.sources import Document, Evidence, Span

EARLIEST_YEAR = 1000
FURTHEST_DAYS = 36_525
"""A fact dated more than a century after its report is a misread number, not a plan."""

NO_QUOTE, BAD_SPAN, BAD_DAY = "BC201", "BC202", "BC301"
IN_FURNITURE, UNKNOWN_REF, BAD_SCORE, FOUND_TWICE = "BC211", "BC212", "BC213", "BC214"

OWN_ERRORS: dict[str, type[BackchannelError]] = {
    NO_QUOTE: QuoteNotFound,
    BAD_SPAN: BadSpan,
    BAD_DAY: BadPeriod,
}


class Admitted(Struct, frozen=True):
    """The findings of one document, each in one of the two lists, in the order found."""

    drafts: tuple[Draft, ...]
    quarantined: tuple[Quarantined, ...]


def admit(drafts: Iterable[Draft], *, document: Document, entities: Iterable[Entity]) -> Admitted:
    """Only what stands in the document's own text, about its own entities, at a possible time.

    Of the same fact found twice in the same words by the same finder the surer one comes in.
    """
    known = {entity.ref for entity in entities}
    good: dict[str, Draft] = {}
    quarantined: list[Quarantined] = []
    for draft in drafts:
        problem = next(_problems(draft, document, known), None)
        if problem is not None:
            quarantined.append(Quarantined(draft, *problem))
            continue
        id_ = claim_id(draft)
        if id_ in good:
            draft, weaker = sorted((good[id_], draft), key=lambda d: -d.score)
            quarantined.append(Quarantined(weaker, FOUND_TWICE, "the same fact was found in the same words"))
        good[id_] = draft
    return Admitted(tuple(good.values()), tuple(quarantined))


def admit_own(draft: Draft, *, document: Document, entities: Iterable[Entity]) -> Draft:
    """A person's own claim, by the same door; only furniture may be its evidence: a person has read the page.

    Raises: QuoteNotFound, BadSpan, BadPeriod, BadQuestion.
    """
    for code, why in _problems(draft, document, {entity.ref for entity in entities}):
        if code != IN_FURNITURE:
            error = OWN_ERRORS.get(code, BadQuestion)
            raise error(why.removeprefix(f"{draft.made_by}: "), where=f"document {document.id}")
    return draft


def _problems(draft: Draft, document: Document, known: Collection[Ref]) -> Iterator[tuple[str, str]]:
    """(code, reason) of all that speaks against a draft, the gravest first."""
    if not draft.evidence:
        yield NO_QUOTE, f"{draft.made_by}: it has no evidence"
    snapshot = document.snapshot
    for evidence in (*draft.evidence, *((draft.valid_words,) if draft.valid_words else ())):
        yield from _misplaced(evidence, document, snapshot=snapshot, finder=draft.made_by)
    for span in _spans(draft):
        if not 0 <= span.start < span.end <= len(document.text):
            yield BAD_SPAN, f"{draft.made_by}: {span.start}–{span.end} is no place in the document"
    if any(_inside(evidence, document.furniture) for evidence in draft.evidence):
        yield IN_FURNITURE, f"{draft.made_by}: its words are furniture of the page, no part of the report"
    for ref in refs_of(draft.fact):
        if ref not in known:
            yield UNKNOWN_REF, f"{draft.made_by}: {ref!r} is no entity of the document"
    if not 0.0 <= draft.score <= 1.0:
        yield BAD_SCORE, f"{draft.made_by}: score {draft.score} is not in 0..1"
    if not _possible(draft, document.published):
        yield BAD_DAY, f"{draft.made_by}: {draft.valid.edtf if draft.valid else ''!r} cannot be when it held"


def _misplaced(
    evidence: Evidence, document: Document, *, snapshot: str, finder: str
) -> Iterator[tuple[str, str]]:
    place = f"{evidence.start}–{evidence.end} of {evidence.document}"
    if evidence.document == document.id and not 0 <= evidence.start < evidence.end <= len(document.text):
        yield BAD_SPAN, f"{finder}: {place} is no place in the document"
    elif not evidence.stands_in(document) or evidence.snapshot != snapshot:
        yield NO_QUOTE, f"{finder}: its words do not stand at {place}"


def _spans(draft: Draft) -> tuple[Span, ...]:
    """The places a fact points at besides its evidence."""
    if isinstance(draft.fact, Measure):
        return tuple(link.words for link in draft.fact.links)
    if not isinstance(draft.fact, Statement):
        return ()
    return (draft.fact.content, *((draft.fact.cue,) if draft.fact.cue else ()))


def _inside(evidence: Evidence, furniture: Iterable[Span]) -> bool:
    return any(span.start <= evidence.start and evidence.end <= span.end for span in furniture)


def _possible(draft: Draft, published: date | None) -> bool:
    if draft.valid is None:
        return True
    first, end = draft.valid.maybe
    latest = published + timedelta(days=FURTHEST_DAYS) if published else None
    return not (
        (first is not None and first.year < EARLIEST_YEAR)
        or (end is not None and end.year < EARLIEST_YEAR)
        or (latest is not None and first is not None and first > latest)
    )
