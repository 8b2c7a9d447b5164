"""Who on our side can reach the one who decides, about this, by which way: ranked routes with quoted hops."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

import msgspec
import numpy as np

from backchannel.model.errors import BadQuestion

from .beside import beside
from .carrying import Carrying
from .cited import Citation, cite, cite_all
from .deciders import remits_of
from .factors import in_words, odds
from .gaps import no_route
from .ground import Ground, ground_of
from .heads import Gates
from .hops import Hops
from .issue import Issue
from .reading import Reading
from .remarks import question, unknown, weakest, weakest_words
from .route_answer import RoutesAnswer
from .route_parts import Person, Route
from .sides import post_words
from .targets import Target, target_of
from .ways import Budget, best_ways

VARIANTS = 3
Path = tuple[str, ...]
CUT_SHORT = (
    "The search was cut short before it had read everything: better ways than those shown may exist. "
    "Ask with fewer hops, or from one of ours only."
)
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
    ground = ground_of(view)
    target = target_of(ground.view, ground.book, to)
    search = _Search(ground, target, Issue(ground.view, about))
    found = search.ranked(at_most, max_hops or odds().route.max_hops)
    return search.answer(to, found, max_hops or odds().route.max_hops)


class _Search:
    """One question on one ground: each hop is weighed when it is met."""

    def __init__(self, ground: Ground, target: Target, issue: Issue) -> None:
        self.ground, self.target, self.issue = ground, target, issue
        self.view, self.book, self.calendar = ground.view, ground.book, ground.calendar
        held = [r.post.country for r, h in self.book.posts_of(target.id, self.calendar.day) if h.in_post]
        self.sides = ground.sides(held)
        self.hops = Hops(ground, issue, body=target.id if target.kind != "person" else None)
        self.carrying = Carrying(self.view, self.calendar, issue)
        self.ours = frozenset(p for p in self.sides.ours() if p != target.id)
        self.budget = Budget()
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

    def weigh(self, tail: int, head: int) -> float:
        """The odds of a hop, with the messenger's fit in the first and the bearing in the last."""
        a, b = self.hops.ids[tail], self.hops.ids[head]
        value = self.hops.value(a, b)
        if value > 0 and b == self.target.id:
            value *= self.bearing(a)
        return value * self.fit(a) if value > 0 and a in self.ours else value

    def ranked(self, at_most: int, max_hops: int) -> tuple[Route, ...]:
        """The best route for each gatekeeper, with the others through the same one as its variants."""
        number = self.hops.number
        theirs = np.zeros(len(number), np.bool_)
        theirs[[number[p] for p in self.sides.theirs() if p in number]] = True
        gates = Gates(theirs)
        groups: dict[str, list[Path]] = {}
        for value, way in best_ways(
            self.hops.arcs,
            end=number[self.target.id],
            starts={number[p]: 1.0 for p in sorted(self.ours) if p in number},
            max_hops=max_hops,
            weigh=self.weigh,
            gates=gates,
            budget=self.budget,
        ):
            if groups and value < odds().route.smallest:
                self.thinner += 1
                break
            gate = gates.of(way)
            name = self.hops.ids[gate] if gate is not None else f"direct:{way[0]}"
            if name not in groups and len(groups) == at_most:
                self.thinner += 1
                break
            through = groups.setdefault(name, [])
            if gate is not None and len(through) > VARIANTS:
                self.thinner += 1
                gates.close(gate)
                continue
            through.append(tuple(self.hops.ids[node] for node in way))
        return tuple(self.with_variants(group, max_hops) for group in groups.values())

    def with_variants(self, group: list[Path], max_hops: int) -> Route:
        best = group[0]
        variants = [self.route(path) for path in group[1 : 1 + VARIANTS]]
        if len(best) <= max_hops and (lead := self.lead_in(best[0], best)) is not None:
            variants.append(self.route((lead, *best)))
        return msgspec.structs.replace(self.route(best), variants=tuple(variants))

    def lead_in(self, messenger: str, path: Path) -> str | None:
        """Who of ours reaches the messenger best: a step inside our side is a variant, not a route."""
        best: tuple[float, str] | None = None
        for one, bound in self.hops.into(messenger):
            if best is not None and bound < best[0]:
                break
            if one not in path and self.sides.of(one).side == "ours":
                value = (self.hops.value(one, messenger), one)
                best = value if best is None else max(best, value)
        return best[1] if best else None

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
            decides=bool(self.deciding()),
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
            gap = no_route(self.hops, self.view, ours=self.ours, target=self.target.id, max_hops=max_hops)
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
            beside=beside(self.ground, self.sides, people=on_routes),
            bottlenecks=tuple(bottlenecks(found)),
            cut_short=CUT_SHORT if self.budget.is_spent else None,
            notes=tuple(self.notes(found)),
        )

    def deciding(self) -> tuple[Citation, ...]:
        given = remits_of(self.view, self.book, self.target.id) if self.issue else []
        return cite_all(self.view, self.carrying.decides(self.target.id, post_remits=given)[:3])

    def notes(self, found: tuple[Route, ...]) -> Iterable[str]:
        if any(len(route.hops) > 1 for route in found):
            yield INDEPENDENCE
        if self.thinner:
            yield f"More ways exist than the {len(found)} shown; the rest are thinner."
        later = self.ground.evidence.later(self.calendar.day)
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
