"""What is reported of somebody and makes no step on the day: planned, denied, later, one way only."""

from __future__ import annotations

from collections.abc import Iterator

from backchannel.model.claims import Claim
from backchannel.model.facts import Tie, refs_of

from . import cited
from .factors import HAPPENED, odds
from .links import Link, is_adverse, links_of
from .route_parts import Refusal
from .route_search import RouteSearch
from .sides import post_words

SHOWN = 8
READ = 500
"""So many proposals of each kind, nearest the day, are looked at."""
NOT_IN_POST = {
    "former": "had ended by that day",
    "later": "reported only of a later time",
    "undated": "on a day that is not known",
    "cannot_tell": "cannot tell whether it was held that day",
}


def refusals(search: RouteSearch, one: str) -> list[Refusal]:
    """With the target first, then with ours, then with others, in the order of the documents; posts last."""
    claims = [
        (c, why) for c in search.view.claims_of(one, "tie", "contact") for why in _reasons(search, one, c)
    ]
    proposed = search.view.proposals_around(one, "tie", "contact", each=READ)
    claims += [(c, ("not reviewed", "found, but reviewed by nobody")) for c in proposed]
    claims.sort(key=lambda found: _closeness(search, one, found[0]))
    # Copies of a report say the same again.
    once = {
        (why, search.calendar.origin(claim), frozenset(_roles(search, claim))): (claim, why)
        for claim, why in reversed(claims)
    }
    first = list(once.values())[::-1][:SHOWN]
    return [*(_refusal(search, one, claim, *why) for claim, why in first), *_posts(search, one)]


def _reasons(search: RouteSearch, one: str, claim: Claim) -> Iterator[tuple[str, str]]:
    """(kind, words) where the claim makes no step, or none in one direction."""
    if claim.modality not in HAPPENED:
        yield claim.modality, f"only {claim.modality}"
    elif search.calendar.is_later(claim):
        yield "later", "of a later day"
    elif isinstance(claim.fact, Tie) and is_adverse(claim.fact):
        yield "rivals", "reported as rivals: it weakens a step"
    else:
        links = [link for link in links_of(search.view, claim, search.issue) if one in (link.a, link.b)]
        if not links:
            yield "no door", "opens no door"
        for link in links:
            yield from _one_way(search, link)


def _one_way(search: RouteSearch, link: Link) -> Iterator[tuple[str, str]]:
    a, b = (search.view.entity(id_).caption for id_ in (link.a, link.b))
    if link.one_way and link.b != search.target.id:
        yield "a body", f"leads to {b}, and to nobody in it"
    elif not link.one_way and odds().of(link.kind).back == 0:
        yield "one way", f"leads from {a} to {b} only"


def _posts(search: RouteSearch, one: str) -> Iterator[Refusal]:
    """Posts that are not held on the day, or of which it cannot be told."""
    for report, held in search.book.posts_of(one, search.calendar.day):
        if not held.in_post:
            yield Refusal(
                kind="post",
                words=f"{post_words(report)}: {NOT_IN_POST[held.state]}",
                reported=held.day,
                citations=cited.cite_all(search.view, [r.claim for r in held.reports] or [report.claim]),
            )


def _closeness(search: RouteSearch, one: str, claim: Claim) -> int:
    others = _roles(search, claim) - {one}
    return 0 if search.target.id in others else 1 if others & search.ours else 2


def _roles(search: RouteSearch, claim: Claim) -> set[str]:
    return {search.view.canonical(ref) for ref in refs_of(claim.fact)}


def _refusal(search: RouteSearch, one: str, claim: Claim, kind: str, words: str) -> Refusal:
    others = [search.view.entity(id_).caption for id_ in sorted(_roles(search, claim) - {one})]
    return Refusal(
        kind=kind,
        words=f"with {', '.join(others)}: {words}" if others else words,
        reported=search.calendar.reported(claim),
        citations=cited.cite(search.view, claim),
    )
