"""What every question about ways in stands on: one view on one day, made once and kept with its snapshot."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Iterable
from copy import copy
from datetime import date
from functools import cached_property

import numpy as np

from .arcs import ArcArrays
from .evidence import NODES, Evidence
from .evidence_rows import pair_key
from .factors import odds
from .level_links import LevelLinks
from .links import Link
from .post_links import PostLinks
from .posts import PostBook
from .reading import Calendar, Reading
from .references import referred
from .sides import Sides
from .standings import Standings

DAYS_KEPT = 8
"""So many days of one snapshot are kept ready; the one asked for longest ago goes first."""
ROUNDED_UP = 1 + 1e-6
"""Bounds are kept in single precision, and none may fall below what it bounds."""


class Ground:
    """One reader's desk on one day. The links of two people are made when they are asked for."""

    def __init__(self, view: Reading, calendar: Calendar, *, book: PostBook, evidence: Evidence) -> None:
        self.view, self.calendar, self.book, self.evidence = view, calendar, book, evidence
        self.standings = Standings(book)
        self.told: dict[tuple[str, str], float] = {}
        """What the reports of two are worth, of pairs that were asked for and that no issue can change."""
        self._sides: dict[frozenset[str], Sides] = {}
        self._into_bodies: dict[str, dict[str, list[Link]]] = {}

    def sides(self, their_codes: Iterable[str | None]) -> Sides:
        """Ours, and theirs: whoever holds posts of these countries."""
        codes = frozenset(code for code in their_codes if code)
        if codes not in self._sides:
            self._sides[codes] = Sides(self.view, self.book, their_codes=codes)
        return self._sides[codes]

    def from_posts(self, a: str, b: str) -> list[Link]:
        """What follows for two people from the posts they hold on the day."""
        return self._from_posts.get((min(a, b), max(a, b)), [])

    def into_body(self, body: str) -> dict[str, list[Link]]:
        """By holder: the links of those who hold a post in a body to it."""
        if body not in self._into_bodies:
            found: dict[str, list[Link]] = defaultdict(list)
            for link in PostLinks(self.view, self.book).into_body(body):
                found[link.a].append(link)
            self._into_bodies[body] = dict(found)
        return self._into_bodies[body]

    @cached_property
    def of_levels(self) -> LevelLinks:
        """What follows from contacts with others whose posts are of one level."""
        return LevelLinks(self)

    @cached_property
    def arcs(self) -> ArcArrays:
        """Every pair with any evidence for the day; odds are bounds, which `Hops` weighs exactly."""
        return self._arrays(())

    def arcs_into(self, body: str) -> ArcArrays:
        """As `arcs`, with those who hold a post in a body."""
        return self._arrays(link for links in self.into_body(body).values() for link in links)

    @cached_property
    def _from_posts(self) -> dict[tuple[str, str], list[Link]]:
        found: dict[tuple[str, str], list[Link]] = defaultdict(list)
        for link in PostLinks(self.view, self.book):
            found[min(link.a, link.b), max(link.a, link.b)].append(link)
        return dict(found)

    def _arrays(self, more: Iterable[Link]) -> ArcArrays:
        """The bounds of what is reported; what follows from posts may raise them to its starting odds."""
        links = [*(link for links in self._from_posts.values() for link in links), *more]
        number, reported = self.evidence.number, self.evidence.pairs
        own = np.array([pair_key(number[link.a], number[link.b]) for link in links], np.int64)
        pairs = np.union1d(reported, own)
        forth, back = np.zeros(pairs.size), np.zeros(pairs.size)
        at = np.searchsorted(pairs, reported)
        forth[at], back[at] = self.evidence.bounds(self.calendar.day)
        for place, link in zip(np.searchsorted(pairs, own).tolist(), links, strict=True):
            numbers = odds().of(link.kind)
            ways = (forth, back) if number[link.a] < number[link.b] else (back, forth)
            ways[0][place] = max(ways[0][place], numbers.forth)
            ways[1][place] = max(ways[1][place], numbers.back)
        left, right = (pairs >> 32).astype(np.int32), (pairs & 0xFFFFFFFF).astype(np.int32)
        up = [(bounds * ROUNDED_UP).astype(np.float32) for bounds in (forth, back)]
        return ArcArrays.of_ties(len(self.evidence.ids), left=left, right=right, forth=up[0], back=up[1])


class _Grounds:
    """The days of one snapshot that were asked for last; claims and posts are read once for all of them."""

    def __init__(self, view: Reading) -> None:
        calendar = Calendar(view)
        self._book = PostBook(view, calendar)
        in_posts = self._book.postings.beings(*NODES)  # ways in are of everybody: read at once, for every day
        self._evidence = Evidence(view, calendar, beside=in_posts)
        self._days: OrderedDict[date | None, Ground] = OrderedDict()

    def on(self, view: Reading) -> Ground:
        day = view.valid_at
        if day not in self._days:
            book = copy(self._book)
            book.calendar = Calendar(view)
            self._days[day] = Ground(view, book.calendar, book=book, evidence=self._evidence)
            if len(self._days) > DAYS_KEPT:
                self._days.popitem(last=False)
        self._days.move_to_end(day)
        return self._days[day]


def ground_of(view: Reading) -> Ground:
    """Kept with the view's snapshot: what was written since is never in it, and it goes when that goes."""
    whole = referred(view)
    return view.kept("ways in", lambda: _Grounds(whole)).on(whole)
