"""Who on our side can reach the one who decides, about this, by which way: ranked routes with quoted hops."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

import msgspec

from backchannel.model.errors import BadQuestion

from .beside import beside
from .carrying import Carrying
from .cited import Citation, cite, cite_all
from .factors import in_words, odds
from .gaps import no_route
from .graph import hops_of
from .issue import Issue
from .paths import Path, best_paths
from .posts import PostBook
from .reading import Calendar, Reading
from .remarks import question, unknown, weakest, weakest_words
from .route_answer import RoutesAnswer
from .route_parts import Person, Route
from .sides import Sides, post_words
from .targets import Target, target_of

VARIANTS = 3
PATHS_READ = 500
"""Paths looked at before the list is closed: beyond it only variants of what is shown are to be expected."""
INDEPENDENCE = "The value of a route is the product of its hops, as if they were independent; they are not."


def routes(
    view: Reading, *, to: str, about: str | None = None, at_most: int = 7, max_hops: int | None = None
) -> RoutesAnswer:
    """Routes from our side to a person, the holder of a post, or a body, best first; one for each gatekeeper.

    `to` is a name or a post ("president of …"); `about` the issue in plain words. Where no chain of
    hops with evidence exists the answer has `no_route` instead.
    Raises: NothingFound, Ambiguous, BadQuestion (the desk has no side).
    """
    if view.side is None and not view.marks():
        raise BadQuestion("the desk has no side", remedy="set it with `--side`, or mark people as ours")
    if at_most < 1 or (max_hops is not None and max_hops < 1):
        raise BadQuestion("at least one route of one hop has to be asked for", remedy="give numbers above 0")
    calendar = Calendar(view)
    book = PostBook(view, calendar)
    target = target_of(view, book, to)
    search = _Search(view, book, target, Issue(view, about))
    found = search.ranked(at_most, max_hops or odds().route.max_hops)
    return search.answer(to, found, max_hops or odds().route.max_hops)


class _Search:
    """One question over one view: the graph is made once, each hop is weighed when it is met."""

    def __init__(self, view: Reading, book: PostBook, target: Target, issue: Issue) -> None:
        self.view, self.book, self.target, self.issue = view, book, target, issue
        self.calendar = book.calendar
        codes = {r.post.country for r, h in book.posts_of(target.id, self.calendar.day) if h.in_post}
        self.sides = Sides(view, book, their_codes=frozenset(c for c in codes if c))
        body = target.id if target.kind != "person" else None
        self.hops = hops_of(view, book, issue, body=body)
        self.carrying = Carrying(view, self.calendar, issue)
        self.ours = tuple(p for p in self.sides.ours() if p != target.id)
        self.thinner = 0

    def fit(self, person: str) -> float:
        carries = not self.issue or self.carrying.proof(person) is not None
        return odds().route.fits if carries else odds().route.does_not_fit

    def bearing(self, before: str) -> float:
        """Of the last hop: whether it, or the one before the target, is reported with the issue."""
        claims = self.hops.claims(before, self.target.id)
        bears = (
            not self.issue
            or any(self.issue.in_claim(c) for c in claims)
            or self.carrying.proof(before) is not None
        )
        return odds().route.bears if bears else odds().route.does_not_bear

    def ranked(self, at_most: int, max_hops: int) -> tuple[Route, ...]:
        """The best route for each gatekeeper, with the others through the same one as its variants."""
        starts = {p: self.fit(p) for p in self.ours if self.hops.out_of(p)}
        last = {p: self.bearing(p) for p in self.hops.into(self.target.id)}
        groups: dict[str, list[Path]] = {}
        for number, (value, path) in enumerate(
            best_paths(self.hops, end=self.target.id, starts=starts, last=last, max_hops=max_hops)
        ):
            if groups and value < odds().route.smallest:
                self.thinner += 1
                break
            gate = self.gatekeeper(path)
            if number >= PATHS_READ or (gate not in groups and len(groups) == at_most):
                self.thinner += 1
                break
            groups.setdefault(gate, []).append(path)
        return tuple(self.with_variants(group, max_hops) for group in groups.values())

    def gatekeeper(self, path: Path) -> str:
        """The first of their side that lets the messenger in; the first between, if none is of their side."""
        between = path[1:-1]
        if not between:
            return f"direct:{path[0]}"
        return next((p for p in between if self.sides.of(p).side == "theirs"), between[0])

    def with_variants(self, group: list[Path], max_hops: int) -> Route:
        best = group[0]
        variants = [self.route(path) for path in group[1 : 1 + VARIANTS]]
        if len(best) <= max_hops and (lead := self.lead_in(best[0], best)) is not None:
            variants.append(self.route((lead, *best)))
        return msgspec.structs.replace(self.route(best), variants=tuple(variants))

    def lead_in(self, messenger: str, path: Path) -> str | None:
        """Who of ours reaches the messenger best: a step inside our side is a variant, not a route."""
        inside = [p for p in self.hops.into(messenger) if p not in path and self.sides.of(p).side == "ours"]
        return max(inside, key=lambda p: (self.hops.value(p, messenger), p), default=None)

    def route(self, path: Path) -> Route:
        hops = tuple(self.hops.hop(a, b) for a, b in pairwise(path))
        fit, bearing = self.fit(path[0]), self.bearing(path[-2])
        value = bearing * fit
        for hop in hops:
            value *= hop.value
        proof = self.carrying.proof(path[0])
        weak = weakest(hops)
        open_points = unknown(
            hops,
            about=self.issue.words,
            messenger=hops[0].a_name,
            carries=proof is not None,
            decides=bool(self.carrying.decides(self.target.id)),
        )
        return Route(
            people=tuple(self.person(p) for p in path),
            hops=hops,
            value=value,
            strength=in_words(value),
            fit=fit,
            fits=cite(self.view, proof) if proof else (),
            bearing=bearing,
            weakest=weakest_words(weak),
            unknown=(*open_points, *self.successors(path)),
            ask=question(weak),
        )

    def person(self, id_: str) -> Person:
        placed, post = self.sides.of(id_), self.sides.post_of(id_)
        report, held = post or (None, None)
        return Person(
            id=id_,
            name=self.view.entity(id_).caption,
            side=placed.side,
            marked=placed.marked,
            post=post_words(report) if report else None,
            post_state=held.state if held else None,
            post_reported=held.day if held else None,
            post_citations=cite_all(self.view, [r.claim for r in held.reports]) if held else (),
        )

    def successors(self, path: Path) -> Iterable[str]:
        """For each former holder: whether the tie has passed to the one who holds the post now."""
        for id_ in path[:-1]:
            post = self.sides.post_of(id_)
            if post is None or post[1].state != "former" or post[0].post.country is None:
                continue
            now = self.book.holder_of(post[0].post, self.calendar.day)
            if now is not None and now != id_ and now not in path:
                name, successor = self.view.entity(id_).caption, self.view.entity(now).caption
                yield f"whether {name}'s tie has passed to {successor}, now {post[0].words}"

    def answer(self, to: str, found: tuple[Route, ...], max_hops: int) -> RoutesAnswer:
        on_routes = {p.id for route in found for p in route.people[1:]} | {self.target.id}
        gap = None
        if not found:
            gap = no_route(self.view, self.hops, ours=self.ours, target=self.target.id, max_hops=max_hops)
        return RoutesAnswer(
            to=to,
            target=self.person(self.target.id),
            about=self.issue.words,
            side=self.view.side,
            as_of=self.calendar.day,
            as_of_given=self.calendar.given,
            routes=found,
            no_route=gap,
            decides=self.deciding(),
            beside=beside(self.view, self.calendar, self.sides, people=on_routes),
            bottlenecks=tuple(bottlenecks(found)),
            notes=tuple(self.notes(found)),
        )

    def deciding(self) -> tuple[Citation, ...]:
        return cite_all(self.view, self.carrying.decides(self.target.id)[:3])

    def notes(self, found: tuple[Route, ...]) -> Iterable[str]:
        if any(len(route.hops) > 1 for route in found):
            yield INDEPENDENCE
        if self.thinner:
            yield f"More ways exist than the {len(found)} shown; the rest are thinner."
        later = sum(1 for c in self.view.claims("tie", "contact") if self.calendar.is_later(c))
        if later:
            yield f"{later} ties and contacts are of a later day than the one asked for, and left out."


def bottlenecks(found: tuple[Route, ...]) -> Iterable[str]:
    """Who stands on at least half of several ways: "3 of 5 ways pass through …"."""
    every = [way for route in found for way in (route, *route.variants)]
    ways = [way for way in every if way.people[1].side != "ours"]
    between = Counter(p.id for way in ways for p in way.people[1:-1])
    names = {p.id: p.name for way in ways for p in way.people}
    for id_, count in sorted(between.items(), key=lambda item: (-item[1], names[item[0]])):
        if count > 1 and 2 * count >= len(ways) > 2:
            yield f"{count} of {len(ways)} ways pass through {names[id_]}"
