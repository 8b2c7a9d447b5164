"""The answer of `routes` by trying every way: each link of the view weighed, no bounds, no arrays; slow."""

from __future__ import annotations

from collections import defaultdict

from backchannel.answer.carrying import Carrying
from backchannel.answer.factors import age_factor, noisy_or, odds
from backchannel.answer.ground import ground_of
from backchannel.answer.issue import Issue
from backchannel.answer.links import Link, is_adverse, links_of
from backchannel.answer.post_links import PostLinks, said_by
from backchannel.answer.posts import PostBook
from backchannel.answer.reading import Calendar, Reading
from backchannel.answer.route_search import VARIANTS
from backchannel.answer.sides import Sides
from backchannel.answer.standings import Standings
from backchannel.answer.targets import target_of
from backchannel.answer.ways import DIGITS
from backchannel.model.claims import Claim
from backchannel.model.facts import Tie

Path = tuple[str, ...]


class EveryWay:
    """Every link of a view on its day, from the claims one by one."""

    def __init__(self, view: Reading, to: str, about: str | None) -> None:
        self.view, self.calendar, self.issue = view, Calendar(view), Issue(view, about)
        self.book = PostBook(view, self.calendar)
        self.standings = Standings(self.book)
        self.carrying = Carrying(view, self.calendar, self.issue)
        target = target_of(view, self.book, to)
        self.target = target.id
        codes = {r.post.country for r, h in self.book.posts_of(target.id, self.calendar.day) if h.in_post}
        self.sides = Sides(view, self.book, their_codes=frozenset(c for c in codes if c))
        self.claims = [c for c in view.claims("tie", "contact") if not self.calendar.is_later(c)]
        links = [link for claim in self.claims for link in links_of(view, claim, self.issue)]
        from_posts = PostLinks(view, self.book)
        links += list(from_posts)
        if target.kind != "person":
            links += list(from_posts.into_body(target.id))
        else:
            links += list(ground_of(view).of_levels.toward(target.id).values())
        self.links: dict[tuple[str, str], list[tuple[Link, float]]] = defaultdict(list)
        for link in links:
            self.links[link.a, link.b].append((link, odds().of(link.kind).forth * link.share))
            if not link.one_way:
                self.links[link.b, link.a].append((link, odds().of(link.kind).back))

    def groups(self, *, at_most: int = 7, max_hops: int = 4) -> list[list[Path]]:
        """The best way of each gatekeeper with its variants, best first."""
        groups: dict[str, list[Path]] = {}
        for value, path in self.ways(max_hops=max_hops):
            gate = self.gate(path)
            if groups and value < odds().route.smallest:
                break
            if gate not in groups and len(groups) == at_most:
                break
            groups.setdefault(gate, []).append(path)
        return [paths[: 1 + VARIANTS] for paths in groups.values()]

    def ways(self, *, max_hops: int = 4) -> list[tuple[float, Path]]:
        """(value, path) of every way, best first; equal ones by length, then by ids."""
        ours = {p for p in self.sides.ours() if p != self.target}
        values = {arc: self.value(*arc) for arc in self.links}
        found: list[tuple[float, int, Path]] = []

        def go_on(path: Path, value: float) -> None:
            for (a, b), hop in values.items():
                if b != path[0] or a in path or hop <= 0:
                    continue
                longer = value * hop * (self.bearing(a) if len(path) == 1 else 1.0)
                if a in ours:
                    found.append((-round(longer * self.fit(a), DIGITS), len(path), (a, *path)))
                elif len(path) < max_hops:
                    go_on((a, *path), longer)

        go_on((self.target,), 1.0)
        return [(-worth, path) for worth, _, path in sorted(found)]

    def gate(self, path: Path) -> str:
        between = path[1:-1]
        theirs = [p for p in between if self.sides.of(p).side == "theirs"]
        return (theirs or between or (f"direct:{path[0]}",))[0]

    def fit(self, person: str) -> float:
        carries = not self.issue or self.carrying.proof(person) is not None
        return odds().route.fits if carries else odds().route.does_not_fit

    def bearing(self, before: str) -> float:
        claims = [claim for link, _ in self.links[before, self.target] for claim in link.claims]
        bears = not self.issue or any(self.issue.in_claim(c) for c in claims)
        return odds().route.bears if bears or self.carrying.proof(before) else odds().route.does_not_bear

    def value(self, a: str, b: str) -> float:
        reported: dict[str, float] = {}
        from_posts = of_level = 0.0
        for link, start in self.links[a, b]:
            strength = start * self.age(link) * self.standing(link) * self.said(link)
            origin = self.calendar.origin(link.claims[0])
            if link.kind == "of_that_level":
                of_level = strength
            elif link.from_posts:
                from_posts = max(from_posts, strength)
            else:
                reported[origin] = max(strength, reported.get(origin, 0.0))
        rival = odds().route.rival if any(self.is_rivalry(c, {a, b}) for c in self.claims) else 1.0
        value = max(noisy_or(reported.values()), from_posts)
        return (noisy_or((value, of_level)) if of_level else value) * rival

    def is_rivalry(self, claim: Claim, pair: set[str]) -> bool:
        fact = claim.fact
        happened = claim.modality in ("asserted", "hedged", "ongoing")
        if not isinstance(fact, Tie) or not is_adverse(fact) or not happened:
            return False
        return {self.view.canonical(fact.a), self.view.canonical(fact.b)} == pair

    def age(self, link: Link) -> float:
        life = odds().of(link.kind).half_life_years
        return age_factor(self.calendar.age_days(link.claims[0]), life, frequent=link.frequent)

    def said(self, link: Link) -> float:
        claims = link.claims[-1:] if link.kind == "of_that_level" else link.claims
        return min(said_by(self.view, claim) for claim in claims)

    def standing(self, link: Link) -> float:
        if link.from_posts:
            return odds().standing.long_ago if link.long_ago else 1.0
        if link.kind in ("near_kin", "kin"):
            return 1.0
        formed = self.calendar.happened(link.claims[0])
        return self.standings.of(link.a, formed).factor * self.standings.of(link.b, formed).factor
