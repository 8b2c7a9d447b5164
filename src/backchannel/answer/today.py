"""What came in since a look: documents, people in other posts, and what waits for a verdict."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from msgspec import Struct

from backchannel.gazetteer.post_words import may_be_one
from backchannel.model.facts import Tenure
from backchannel.model.sources import Document

from . import cited
from .cited import Answer, Citation, counted, source_words
from .held import COMING, NOT_A_REPORT, PostReport
from .layout import WIDTH, quoted, wrapped
from .page_changes import PageChange, WatchReading, page_changes
from .posts import PostBook, post_report
from .queue import Reviewable, ReviewItem, review
from .reading import Calendar
from .sides import post_words

AT_MOST = 10


class Recent(Reviewable, WatchReading, Protocol):
    """A view that also tells what was added last."""

    def how_many(self) -> int: ...
    def added_last(
        self, at_most: int, *, skip: int = 0, since: datetime | None = None
    ) -> Sequence[Document]: ...
    def added_since(self, since: datetime, /) -> int: ...
    def last_added(self) -> datetime | None: ...


class Arrived(Struct, frozen=True, kw_only=True):
    """A document that came in."""

    document: str
    title: str
    name: str
    outlet: str | None
    published: date | None
    facts: int
    waits: int
    """How many of its findings wait for a verdict."""
    same_report: int
    """How many of the desk's documents are the same report: copies and versions."""

    @property
    def source(self) -> str:
        return source_words(self.outlet, self.name or self.document, self.published)


class Moved(Struct, frozen=True, kw_only=True):
    """Somebody whom a new document reports in a post, or out of one, as none before did."""

    id: str
    name: str
    words: str
    why: str
    reported: date | None
    citations: tuple[Citation, ...]


class Today(Answer, frozen=True, kw_only=True):
    """What changed since a look; without one, what came in last."""

    since: datetime | None
    until: datetime | None
    """When the newest document came in: whoever has seen this asks next `since` then."""
    documents: int
    """How many the desk has."""
    new: int
    """How many came in since the look."""
    arrived: tuple[Arrived, ...]
    """The newest first; only so many, and only in these was looked for the rest."""
    moved: tuple[Moved, ...]
    waits: tuple[ReviewItem, ...]
    more_wait: int
    pages: tuple[PageChange, ...] = ()
    """What changed on watched pages since, as `page_changes` ranks it."""

    def lines(self, *, width: int = WIDTH) -> list[str]:
        when = f" since {self.since:%Y-%m-%d %H:%M}" if self.since else ""
        shown = [f"{counted(self.new, 'new document')}{when}, of {counted(self.documents, 'document')}."]
        for one in self.arrived:
            facts = f"{counted(one.facts, 'fact')}, {one.waits} to review"
            shown += wrapped(f"{one.title} · {one.source} · {facts}", width=width, first="  ", rest="      ")
        shown += ["", "In other posts"] if self.moved else []
        for each in self.moved:
            shown += wrapped(
                f"{each.name}: {each.words} ({each.why})", width=width, first="  ", rest="      "
            )
            for citation in each.citations[:1]:
                shown += quoted(citation.quote, citation.source, width=width, indent=" " * 6)
        shown += ["", "On watched pages"] if self.pages else []
        for number, change in enumerate(self.pages, 1):
            shown += [*([""] if number > 1 else []), *change.lines(number, width=width)]
        shown += ["", "To review"] if self.waits else []
        for item in self.waits:
            shown += item.lines(width=width, first="  ")
        return [*shown, "", f"and {self.more_wait} more to review"] if self.more_wait else shown


def today(view: Recent, *, since: datetime | None = None, at_most: int = AT_MOST) -> Today:
    """The documents added after `since`, or the last ones; who changed posts by them; what in them waits."""
    found = view.added_last(at_most, since=since)
    new = [document.id for document in found]
    queue = review(view, within=new, at_most=at_most)
    return Today(
        since=since,
        until=view.last_added(),
        documents=view.how_many(),
        new=view.added_since(since) if since else len(new),
        arrived=tuple(_arrived(view, document) for document in found),
        moved=tuple(_moved(view, new)) if since else (),
        waits=queue.items,
        more_wait=queue.more,
        pages=page_changes(view, since=since, at_most=at_most).changes,
    )


def _arrived(view: Recent, document: Document) -> Arrived:
    fellows = {document.id}
    for relation in view.relations(document.id):
        fellows |= {
            other
            for other in (relation.left, relation.right)
            if view.origin(other) == view.origin(document.id)
        }
    return Arrived(
        document=document.id,
        title=document.title or document.name,
        name=document.name,
        outlet=document.outlet,
        published=document.published,
        facts=len(view.claims_in(document.id)),
        waits=len(view.proposals_in(document.id)) + len(view.set_aside_in(document.id)),
        same_report=len(fellows) - 1,
    )


def _moved(view: Recent, new: Sequence[str]) -> list[Moved]:
    """One line for each post that somebody took or left; not where an older document says the same."""
    calendar = Calendar(view)
    book, told = PostBook(view, calendar), list[tuple[PostReport, Moved]]()
    for document in new:
        for claim in view.claims_in(document, "tenure"):
            if not isinstance(claim.fact, Tenure) or claim.modality in NOT_A_REPORT:
                continue
            report = post_report(view, calendar, claim, claim.fact)
            before = [r for r in book.by_holder[report.holder] if r.claim.document not in new]
            again = any(r.holder == report.holder and may_be_one(r.post, report.post) for r, _ in told)
            if before and not again and (why := _change(report, before)) is not None:
                told.append((report, _line(view, report, why)))
    return [line for _, line in told]


def _change(report: PostReport, before: Sequence[PostReport]) -> str | None:
    """What was known of somebody before and is otherwise now; None where nothing is."""
    same = [r for r in before if may_be_one(r.post, report.post)]
    if not same:
        last = max(before, key=lambda r: (r.day or date.min, r.claim.id))
        return f"known before as {post_words(last)}"
    is_over = report.standing == "former"
    if is_over and not any(r.standing == "former" for r in same):
        return "no document before told that it is over"
    if not is_over and report.standing not in COMING and all(r.standing in COMING for r in same):
        return "known before as the one to come"
    return None


def _line(view: Recent, report: PostReport, why: str) -> Moved:
    standing = "" if report.standing == "current" else f"{report.standing} "
    return Moved(
        id=report.holder,
        name=view.entity(report.holder).caption,
        words=f"{standing}{post_words(report)}",
        why=why,
        reported=report.day,
        citations=cited.cite(view, report.claim),
    )
