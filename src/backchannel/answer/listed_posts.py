"""Who is listed in another post than before on a watched page of office holders, or no longer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from backchannel.gazetteer.post_words import may_be_one
from backchannel.model.claims import Claim
from backchannel.model.facts import Tenure
from backchannel.model.sources import Document

from .cited import Citation, cite
from .held import PostReport
from .issue import stems
from .layout import quoted, wrapped
from .posts import post_report
from .reading import Calendar, Reading
from .sides import post_words

What = Literal["new holder", "new", "renamed", "moved", "no longer listed"]
AT_LEAST = 3
"""A page that lists fewer people in posts is no list of office holders."""


class ListedPost(Struct, frozen=True, kw_only=True):
    """Somebody on a list of office holders, as it was and as it is."""

    page: str
    what: What
    name: str
    post: str
    instead: str | None
    """Who held the post before, or the post that somebody had before."""
    before: Citation | None
    after: Citation | None

    def lines(self, *, width: int) -> list[str]:
        beside = {"new holder": "in place of", "renamed": "before", "moved": "before"}.get(self.what)
        more = f", {beside} {self.instead}" if beside and self.instead else ""
        told = f"{self.name}: {self.post} ({self.what}{more}) · {self.page}"
        shown = wrapped(told, width=width, first="  ", rest="      ")
        for citation in (self.before, self.after):
            if citation is not None:
                shown += quoted(citation.quote, citation.source, width=width, indent=" " * 6)
        return shown


_Listed = tuple[Claim, PostReport]


def post_changes(
    view: Reading, calendar: Calendar, page: str, before: Document, after: Document
) -> list[ListedPost]:
    """What the later version lists otherwise, in its order, then who is gone in the order of the earlier."""
    old, new = (list(_listed(view, calendar, each)) for each in (before, after))
    if min(len(old), len(new)) < AT_LEAST:
        return []
    found = [_came(view, page, one, old, new) for one in new if not _stands(one, old, before)]
    stay = {report.holder for _, report in new}
    found += [
        _line(view, page, "no longer listed", one, before=one)
        for one in old
        if one[1].holder not in stay and not _stands(one, new, after)
    ]
    return [each for each in found if each is not None]


def _listed(view: Reading, calendar: Calendar, document: Document) -> Iterator[_Listed]:
    for claim in view.claims_in(document.id, "tenure"):
        if isinstance(claim.fact, Tenure):
            report = post_report(view, calendar, claim, claim.fact)
            if report.standing == "current":
                yield claim, report


def _stands(one: _Listed, others: list[_Listed], document: Document) -> bool:
    """Whether the other version lists the same, or has the same words where nothing was found in them."""
    claim, report = one
    if any(o.holder == report.holder and may_be_one(o.post, report.post) for _, o in others):
        return True
    return all(evidence.quote in document.text for evidence in claim.evidence)


def _came(
    view: Reading, page: str, one: _Listed, old: list[_Listed], new: list[_Listed]
) -> ListedPost | None:
    report = one[1]
    had = next((each for each in old if each[1].holder == report.holder), None)
    held = next((each for each in old if may_be_one(each[1].post, report.post)), None)
    if held is not None and held[1].holder != report.holder:
        instead = view.entity(held[1].holder).caption
        return _line(view, page, "new holder", one, before=held, after=one, instead=instead)
    if had is None:
        return _line(view, page, "new", one, after=one)
    kept = any(may_be_one(each[1].post, had[1].post) for each in new)
    alike = stems(post_words(had[1])) & stems(post_words(report))
    what: What = "renamed" if alike and not kept else "moved"
    return _line(view, page, what, one, before=had, after=one, instead=post_words(had[1]))


def _line(
    view: Reading,
    page: str,
    what: What,
    one: _Listed,
    *,
    before: _Listed | None = None,
    after: _Listed | None = None,
    instead: str | None = None,
) -> ListedPost:
    return ListedPost(
        page=page,
        what=what,
        name=view.entity(one[1].holder).caption,
        post=post_words(one[1]),
        instead=instead,
        before=cite(view, before[0])[0] if before else None,
        after=cite(view, after[0])[0] if after else None,
    )
