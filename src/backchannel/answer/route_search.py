"""The search for ways in: ranked, one route for each gatekeeper, each hop weighed when it is met."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from heapq import merge
from itertools import pairwise

import msgspec
import numpy as np

from backchannel.model.errors import BadQuestion

from .carrying import Carrying
from .cited import Citation, cite, cite_all
from .deciders import remits_of
from .factors import in_words, odds
from .ground import Ground, ground_of
from .heads import Gates
from .hops import Hops
from .issue import Issue
from .reading import Reading
from .remarks import question, unknown, weakest, weakest_words
from .route_parts import Person, Route, person_of
from .targets import Target, target_of, the_one
from .ways import DIGITS, Budget, Way, Weighing, best_ways

VARIANTS = 3
Path = tuple[str, ...]


class RouteSearch:
    """One question on one ground: each hop is weighed when it is met."""

    def __init__(self, ground: Ground, target: Target, issue: Issue, *, messenger: str | None = None) -> None:
        """Raises: NothingFound, Ambiguous, BadQuestion where the messenger is not of ours."""
        self.ground, self.target, self.issue = ground, target, issue
        self.view, self.book, self.calendar = ground.view, ground.book, ground.calendar
        held = [r.post.country for r, h in self.book.posts_of(target.id, self.calendar.day) if h.in_post]
        self.sides = ground.sides(held)
        self.hops = Hops(ground, issue, body=target.id if target.kind != "person" else None)
        self.carrying = Carrying(self.view, self.calendar, issue)
        self.ours = frozenset(p for p in self.sides.ours() if p != target.id)
        self.messenger = self._one_of_ours(messenger) if messenger else None
        self.starts = self.ours if self.messenger is None else frozenset((self.messenger,))
        """From whom the ways lead; none is passed through."""
        self.straight = Hops(ground, issue, person=target.id if target.kind == "person" else None)
        self.of_level = self.starts & ground.of_levels.toward(target.id).keys()
        """Who deals with others in such posts. Only their last hop has it: no bound has to know of it."""
        self.budget = Budget()
        self.thinner = False

    def _one_of_ours(self, name: str) -> str:
        found = the_one(self.view.named(name, "person"), name)
        if found.id not in self.ours:
            raise BadQuestion(
                f"{found.caption} is not of our side on that day",
                remedy="mark them as ours, or ask for ways from anyone",
            )
        return found.id

    def fit(self, person: str) -> float:
        carries = not self.issue or self.carrying.carries(person)
        return odds().route.fits if carries else odds().route.does_not_fit

    def bearing(self, before: str) -> float:
        """Of the last hop: whether it, or the one before the target, is reported with the issue."""
        bears = (
            not self.issue
            or self.carrying.carries(before)
            or any(self.issue.in_claim(c) for c in self.hops.claims(before, self.target.id))
        )
        return odds().route.bears if bears else odds().route.does_not_bear

    def weigh(self, tail: int, head: int) -> float:
        """The odds of a hop, with the bearing in the last."""
        a, b = self.hops.ids[tail], self.hops.ids[head]
        if b == self.target.id and a in self.of_level:
            return 0.0  # one of the straight ways, which are known without a search
        value = self.hops.value(a, b)
        if value > 0 and b == self.target.id:
            value *= self.bearing(a)
        return value

    def numbered_starts(self) -> dict[int, float]:
        number = self.hops.number
        return {number[p]: 1.0 for p in sorted(self.starts) if p in number}

    def gates(self) -> Gates:
        """The gate of a way is the first of their side on it."""
        number = self.hops.number
        theirs = np.zeros(len(number), np.bool_)
        theirs[[number[p] for p in self.sides.theirs() if p in number]] = True
        return Gates(theirs)

    def ranked(self, at_most: int, max_hops: int) -> tuple[Route, ...]:
        """The best route for each gatekeeper, with the others through the same one as its variants."""
        groups = self.groups(at_most, max_hops)
        return tuple(self.with_variants(group, max_hops) for group in groups.values())

    def groups(self, at_most: int, max_hops: int) -> dict[str, list[Path]]:
        """By gatekeeper, or messenger of a way that has none: the best ways, best first."""
        gates, self.thinner = self.gates(), False
        groups: dict[str, list[Path]] = {}
        if self.target.id not in self.hops.number:
            return groups  # nothing is told of them that could be a step
        found = best_ways(
            self.hops.arcs,
            end=self.hops.number[self.target.id],
            starts=self.numbered_starts(),
            max_hops=max_hops,
            weigh=Weighing(self.weigh, lambda start: self.fit(self.hops.ids[start])),
            gates=gates,
            budget=self.budget,
        )
        for value, way in merge(self.straight_ways(), found, key=_place):
            path = tuple(self.hops.ids[node] for node in way)
            gate = gates.of(way)
            through = groups.get(self.gate_of(path), [])
            is_last = not through and len(groups) == at_most
            if is_last or (groups and value < odds().route.smallest):
                self.thinner = True
                break
            if gate is not None and len(through) > VARIANTS:
                self.thinner = True
                gates.close(gate)
            else:
                groups.setdefault(self.gate_of(path), through).append(path)
        return groups

    def straight_ways(self) -> list[tuple[float, Way]]:
        """Those of one hop from who deals with others in such posts, best first."""
        number, target = self.hops.number, self.target.id
        ways = ((self.value((p, target)), (number[p], number[target])) for p in self.of_level)
        return sorted(ways, key=_place)

    def gate_of(self, path: Path) -> str:
        """The first of their side on the way, else the first between; "direct:" and the messenger, else."""
        between = path[1:-1]
        theirs = (p for p in between if self.sides.of(p).side == "theirs")
        return next(theirs, between[0] if between else f"direct:{path[0]}")

    def with_variants(self, group: list[Path], max_hops: int) -> Route:
        best = group[0]
        variants = [self.route(path) for path in group[1 : 1 + VARIANTS]]
        if (
            self.messenger is None
            and len(best) <= max_hops
            and (lead := self.lead_in(best[0], best)) is not None
        ):
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

    def value(self, path: Path) -> float:
        """The product of the hops, the messenger's fit and the bearing of the last hop."""
        value = self.bearing(path[-2]) * self.fit(path[0])
        for a, b in pairwise(path):
            value *= self.hops_of(a, b).value(a, b)
        return value

    def hops_of(self, a: str, b: str) -> Hops:
        """Those that the hop from a to b is one of."""
        return self.straight if b == self.target.id and a in self.of_level else self.hops

    def route(self, path: Path) -> Route:
        hops = tuple(self.hops_of(a, b).hop(a, b) for a, b in pairwise(path))
        fit, bearing, value = self.fit(path[0]), self.bearing(path[-2]), self.value(path)
        proof = self.carrying.proof(path[0])
        weak = weakest(hops)
        open_points = unknown(
            hops,
            about=self.issue.words,
            messenger=hops[0].a_name,
            carries=proof is not None,
            decides=bool(self.deciding),
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
        return person_of(self.view, self.sides, id_)

    @cached_property
    def deciding(self) -> tuple[Citation, ...]:
        """The words that show the target deciding on the issue, three at most."""
        given = remits_of(self.view, self.book, self.target.id) if self.issue else []
        return cite_all(self.view, self.carrying.decides(self.target.id, post_remits=given)[:3])

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


def _place(found: tuple[float, Way]) -> tuple[float, int, Way]:
    """In the order of the search: best first, then by length, then by nodes."""
    value, way = found
    return -round(value, DIGITS), len(way), way


def search_of(view: Reading, *, to: str, about: str | None, messenger: str | None = None) -> RouteSearch:
    """The search for ways in to whom the words name. Raises: NothingFound, Ambiguous, BadQuestion."""
    if view.side is None and not view.marks():
        raise BadQuestion("the desk has no side", remedy="set it with `--side`, or mark people as ours")
    ground = ground_of(view)
    target = target_of(ground.view, ground.book, to)
    return RouteSearch(ground, target, Issue(ground.view, about), messenger=messenger)
