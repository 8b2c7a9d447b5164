"""Links → hops: with every factor visible, and each origin counted once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from math import isinf

import numpy as np
from msgspec import Struct

from backchannel.model.claims import Claim

from . import cited
from .arcs import Nodes, Runs
from .cited import Citation
from .evidence import Told
from .evidence_rows import KIN
from .factors import age_factor, noisy_or, odds
from .ground import Ground
from .hop import SHOWN, Hop, Piece
from .issue import Issue
from .level_links import KIND as LEVEL
from .links import Link, links_of
from .post_links import said_by


class Directed(Struct, frozen=True):
    """A link in one of its directions, with the words and odds of that direction."""

    link: Link
    words: str
    start: float


def _of_the_two(pieces: Iterable[Piece]) -> Iterator[Citation]:
    """The citations that tell of the two; not the reports that prove who is meant by a post."""
    for piece in pieces:
        main = piece.citations[0].claim
        yield from (c for c in piece.citations if piece.from_posts or c.claim == main)


class Hops:
    """Every hop of a view on its day; each is found and weighed when it is first asked for."""

    def __init__(
        self, ground: Ground, issue: Issue, *, body: str | None = None, person: str | None = None
    ) -> None:
        """The target: to a body lead those who hold posts in it, to a person those who deal with such."""
        self._ground, self._issue, self._body = ground, issue, body
        self._person = person
        self._view, self._calendar, self._standings = ground.view, ground.calendar, ground.standings
        self.arcs = ground.arcs if body is None else ground.arcs_into(body)
        self.ids, self.number = ground.evidence.ids, ground.evidence.number
        self._links: dict[tuple[str, str], list[Directed]] = {}
        self._values: dict[tuple[str, str], float] = {}

    def into(self, b: str) -> Iterator[tuple[str, float]]:
        """Who can reach b in one hop, with a bound of its odds; the best bound first, then by id."""
        return self._runs(b, self.arcs.into)

    def out_of(self, a: str) -> Iterator[tuple[str, float]]:
        """Whom a can reach in one hop; as `into`."""
        return self._runs(a, self.arcs.out_of)

    def _runs(self, one: str, read: Callable[[Nodes], Runs]) -> Iterator[tuple[str, float]]:
        if one in self.number:
            runs = read(np.array([self.number[one]]))
            order = np.lexsort((runs.others, -runs.odds))
            order = order[runs.odds[order] > 0]
            found = zip(runs.others[order].tolist(), runs.odds[order].tolist(), strict=True)
            yield from ((self.ids[number], odds) for number, odds in found)

    def value(self, a: str, b: str) -> float:
        """The odds, 0..1, that the hop works; 0 without evidence."""
        if (a, b) not in self._values:
            reported = self._told(a, b)
            from_posts = of_level = 0.0
            for directed in self._beside_reports(a, b):
                strength = self._strength(directed)
                if directed.link.kind == LEVEL:
                    of_level = strength
                else:
                    from_posts = max(from_posts, strength)
            value = max(reported, from_posts)
            if of_level:  # contacts with others are no reports of the two: they add to those
                value = noisy_or((value, of_level))
            rival = odds().route.rival if self._rivalry(a, b) else 1.0
            self._values[a, b] = value * rival
        return self._values[a, b]

    def _told(self, a: str, b: str) -> float:
        """What the reports of the two are worth; kept for all questions where no issue can change it."""
        kept = self._ground.told
        if (a, b) not in kept:
            told = self._ground.evidence.told(a, b, self._calendar.day)
            if told is None:
                return noisy_or(self._by_claims(a, b).values())
            kept[a, b] = noisy_or(self._by_numbers(a, b, told).values())
        return kept[a, b]

    def _by_claims(self, a: str, b: str) -> dict[str, float]:
        """By origin: the strongest report."""
        reported: dict[str, float] = {}
        for directed in self._directed(a, b):
            if not directed.link.from_posts:
                origin = self._calendar.origin(directed.link.claims[0])
                reported[origin] = max(self._strength(directed), reported.get(origin, 0.0))
        return reported

    def _by_numbers(self, a: str, b: str, told: Iterable[Told]) -> dict[int, float]:
        """The same to the last digit, without reading the claims."""
        reported: dict[int, float] = {}
        for one, strength in zip(told, self._strengths(a, b, told), strict=True):
            reported[one.origin] = max(strength, reported.get(one.origin, 0.0))
        return reported

    def _strengths(self, a: str, b: str, told: Iterable[Told]) -> Iterator[float]:
        day = self._calendar.day.toordinal() if self._calendar.day else None
        for one in told:
            standing = 1.0
            if one.counts != KIN:
                formed = date.fromordinal(one.happened) if one.happened else None
                standing = self._standings.of(a, formed).factor * self._standings.of(b, formed).factor
            yield one.start * _age(one, day) * standing * one.said

    def _strength(self, directed: Directed) -> float:
        link = directed.link
        return directed.start * self._age(link) * self._standing(link)[0] * self._said(link)

    def claims(self, a: str, b: str) -> list[Claim]:
        """Every claim that supports the hop."""
        return [claim for directed in self._directed(a, b) for claim in directed.link.claims]

    def _directed(self, a: str, b: str) -> list[Directed]:
        """The links from a to b: reported ones in the order of the claims, then those from posts."""
        if (a, b) not in self._links:
            claims = self._view.claims_with(self._ground.evidence.between(a, b))
            self._links[a, b] = [*self._reported(a, b, claims), *self._beside_reports(a, b)]
        return self._links[a, b]

    def _reported(self, a: str, b: str, claims: Iterable[Claim]) -> Iterator[Directed]:
        for claim in claims:
            if not self._calendar.is_later(claim):
                links = (x for x in links_of(self._view, claim, self._issue) if {x.a, x.b} == {a, b})
                yield from (way for link in links if (way := _toward(link, a, b)) is not None)

    def _beside_reports(self, a: str, b: str) -> Iterator[Directed]:
        """What is no report of the two."""
        ways = (_toward(link, a, b) for link in self._concluded(a, b))
        return (way for way in ways if way is not None)

    def _concluded(self, a: str, b: str) -> Iterator[Link]:
        yield from self._ground.from_posts(a, b)
        if b == self._person and (of_level := self._ground.of_levels.between(a, b)) is not None:
            yield of_level
        if b == self._body:
            yield from self._ground.into_body(b).get(a, ())

    def _rivalry(self, a: str, b: str) -> list[Claim]:
        told = self._ground.evidence.rivalry(a, b)
        claims = self._view.claims_with(told) if told else ()
        return [claim for claim in claims if not self._calendar.is_later(claim)]

    def hop(self, a: str, b: str) -> Hop:
        """The hop with its evidence: of many reports the strongest, and how many there are."""
        every = self._ground.evidence.told(a, b, self._calendar.day) or []
        pieces = sorted(
            (self._piece(directed) for directed in self._strongest(a, b, every)),
            key=lambda p: (-p.strength, p.from_posts, p.citations[0].document, p.citations[0].start, p.kind),
        )
        rivalry = cited.cite_all(self._view, self._rivalry(a, b))
        best = pieces[0]
        # What follows from posts is no report about the two: a source only where there is no other.
        told = [p for p in pieces if not p.from_posts] or pieces[:1]
        citations = [c for p in told for c in p.citations]
        origin_count = len({p.origin for p in told if p.kind != LEVEL})
        days = [p.reported for p in pieces if p.reported]
        more = max(0, len(every) - SHOWN)
        if more:
            origin_count = len({one.origin for one in every})
            days += [date.fromordinal(one.reported) for one in every if one.reported]
        return Hop(
            a=a,
            a_name=self._view.entity(a).caption,
            b=b,
            b_name=self._view.entity(b).caption,
            words=best.words,
            detail=best.detail,
            value=self.value(a, b),
            pieces=tuple(pieces),
            rivalry=rivalry,
            origins=origin_count,
            documents=cited.documents(_of_the_two(told)) + more,
            glyph=cited.glyph(origin_count, contradicted=bool(rivalry)),
            basis=tuple(dict.fromkeys(c.basis for c in citations)),
            modality=tuple(dict.fromkeys(c.modality for c in citations)),
            reported=max(days, default=None),
            more=more,
        )

    def _strongest(self, a: str, b: str, told: Sequence[Told]) -> Sequence[Directed]:
        """All links from a to b, or of many reports the strongest, of equals the first."""
        if len(told) <= SHOWN:
            return self._directed(a, b)
        strengths = list(self._strengths(a, b, told))
        order = sorted(range(len(told)), key=lambda at: (-strengths[at], told[at].place))
        ids = self._ground.evidence.ids_of(told[at] for at in order[:SHOWN])
        return [*self._reported(a, b, self._view.claims_with(ids)), *self._beside_reports(a, b)]

    def _piece(self, directed: Directed) -> Piece:
        link, start = directed.link, directed.start
        age, said = self._age(link), self._said(link)
        standing, words = self._standing(link)
        main = link.claims[0]
        return Piece(
            kind=link.kind,
            words=directed.words,
            detail=link.detail,
            start=start,
            age=age,
            standing=standing,
            said=said,
            strength=start * age * standing * said,
            standing_words=words,
            happened=main.valid.edtf if main.valid else None,
            reported=self._calendar.reported(main),
            from_posts=link.from_posts,
            origin=self._calendar.origin(main),
            citations=cited.cite_all(self._view, link.claims),
        )

    def _age(self, link: Link) -> float:
        life = odds().of(link.kind).half_life_years
        return age_factor(self._calendar.age_days(link.claims[0]), life, frequent=link.frequent)

    def _said(self, link: Link) -> float:
        # Contacts with others have been counted by how each is said; what is left is the post.
        claims = link.claims[-1:] if link.kind == LEVEL else link.claims
        return min(said_by(self._view, claim) for claim in claims)

    def _standing(self, link: Link) -> tuple[float, tuple[str, ...]]:
        """Of both; kin stay kin whatever their posts; what follows from posts of that day has not aged."""
        if link.from_posts:
            factor = odds().standing.long_ago if link.long_ago else 1.0
            return factor, ("a post last reported more than a year before",) if link.long_ago else ()
        if link.kind in ("near_kin", "kin"):
            return 1.0, ()
        formed = self._calendar.happened(link.claims[0])
        found = [(id_, self._standings.of(id_, formed)) for id_ in (link.a, link.b)]
        words = tuple(f"{self._view.entity(id_).caption} {s.words}" for id_, s in found if s.words)
        return found[0][1].factor * found[1][1].factor, words


def _age(told: Told, day: int | None) -> float:
    """As `age_factor`."""
    if isinf(told.life):
        return 1.0
    if not told.happened or day is None:
        return odds().age.unknown
    return float(0.5 ** (max(0, day - told.happened) / told.life))


def _toward(link: Link, a: str, b: str) -> Directed | None:
    """The link as it leads from a to b; None where it does not."""
    numbers = odds().of(link.kind)
    if (link.a, link.b) == (a, b):
        found = Directed(link, numbers.words, numbers.forth * link.share)
    elif link.one_way:
        return None
    else:
        found = Directed(link, numbers.back_words or numbers.words, numbers.back)
    return found if found.start > 0 else None
