"""A post's line as it is shown: bounds with quotes, stints, contradictions, who held it that day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from backchannel.gazetteer.post_words import Post, has_one_holder

from . import cited
from .cited import Citation
from .held import State
from .posts import PostBook
from .reading import Reading
from .sightings import Days
from .stint import Bound, Proof, Stint, certain_on, clashes


class Side(Struct, frozen=True, kw_only=True):
    """One side of a bound: the day, how it is known, and the words that say so."""

    day: date
    how: str
    citations: tuple[Citation, ...]


class BoundTold(Struct, frozen=True, kw_only=True):
    """The first or the last day in post, between two days, both included; None where nothing bounds it."""

    earliest: Side | None
    latest: Side | None
    contradicted: bool = False


class StintTold(Struct, frozen=True, kw_only=True):
    """One holder's time in the post."""

    id: str
    name: str
    begin: BoundTold
    end: BoundTold
    sure: tuple[Days, ...]
    """Certainly in post, first and last day of each stretch."""
    seen: Days | None
    acting: bool
    inferred: bool
    """No report names the country in words and without a hedge: all of it is presumed."""
    on_day: bool | None
    """Whether they certainly held it on the day asked for; None: cannot tell."""
    presumed: State
    """What is presumed of that day (docs/routes.md)."""
    origins: int
    glyph: str
    citations: tuple[Citation, ...]


class Clash(Struct, frozen=True, kw_only=True):
    """Two reported in post at one time, or in turn within half a year, where the post has one holder."""

    names: tuple[str, ...]
    days: Days
    origins: tuple[int, ...]
    """How many independent reports each of them has."""


class OnDay(Struct, frozen=True, kw_only=True):
    """Who held it on the day: a name, several claims, or nobody that can be told."""

    day: date | None
    certain: tuple[str, ...]
    disputed: tuple[str, ...]
    presumed: tuple[tuple[str, State], ...]


class PostLine(Struct, frozen=True, kw_only=True):
    """One post of one country, and who was in it, in order of time."""

    post: str
    country: str | None
    toward: str | None
    one_holder: bool
    on_day: OnDay
    stints: tuple[StintTold, ...]
    clashes: tuple[Clash, ...]


class Telling:
    """Stints of one post as they are shown: names for ids, quotes for claims."""

    def __init__(self, view: Reading, book: PostBook, post: Post, stints: Sequence[Stint]) -> None:
        self._view, self._book, self._post, self._stints = view, book, post, stints
        self._one_holder = has_one_holder(post)

    def on_day(self, day: date | None, holders: set[str]) -> OnDay:
        known = {h: self._certain(h, day) for h in sorted(holders)}
        sure = [h for h in known if day and any(s.holder == h and s.surely_on(day) for s in self._stints)]
        sure += [h for h in known if day and h not in sure and self._clashes_on(h, day)]
        state = {h: self._book.held(h, self._post, day) for h in known}
        return OnDay(
            day=day,
            certain=tuple(self._name(h) for h in known if known[h]),
            disputed=tuple(self._name(h) for h in sure if not known[h]),
            presumed=tuple(
                (self._name(h), state[h].state)
                for h in known
                if known[h] is None and h not in sure and state[h].in_post
            ),
        )

    def stint(self, stint: Stint, day: date | None) -> StintTold:
        citations = self._cite(stint.claims)
        count = cited.origins(citations)
        return StintTold(
            id=stint.holder,
            name=self._name(stint.holder),
            begin=self._bound(stint.begin),
            end=self._bound(stint.end),
            sure=stint.sure,
            seen=stint.seen,
            acting=stint.acting,
            inferred=stint.weak,
            on_day=self._on(stint, day),
            presumed=self._book.held(stint.holder, self._post, day).state,
            origins=count,
            glyph=cited.glyph(count),
            citations=citations,
        )

    def clashes(self, only: str | None) -> Iterable[Clash]:
        for a, b, days in clashes(self._stints):
            if only in (None, a.holder, b.holder):
                yield Clash(
                    names=(self._name(a.holder), self._name(b.holder)),
                    days=days,
                    origins=tuple(cited.origins(self._cite(s.claims)) for s in (a, b)),
                )

    def _clashes_on(self, holder: str, day: date) -> bool:
        """Whether somebody else's being in post that day is disputed by reports of this one."""
        found = clashes(self._stints) if self._one_holder else ()
        return any(holder in (a.holder, b.holder) and on[0] <= day <= on[1] for a, b, on in found)

    def _on(self, stint: Stint, day: date | None) -> bool | None:
        known = self._certain(stint.holder, day)
        return None if known and day is not None and not stint.surely_on(day) else known

    def _certain(self, holder: str, day: date | None) -> bool | None:
        return certain_on(self._stints, holder, day, one_holder=self._one_holder) if day else None

    def _bound(self, bound: Bound) -> BoundTold:
        return BoundTold(
            earliest=self._side(bound.earliest, bound.earliest_by),
            latest=self._side(bound.latest, bound.latest_by),
            contradicted=bound.is_contradicted,
        )

    def _side(self, day: date | None, proof: Proof | None) -> Side | None:
        if day is None or proof is None:
            return None
        how = f"{self._name(proof.other)} in post" if proof.other else proof.how
        return Side(day=day, how=how, citations=self._cite(proof.claims))

    def _cite(self, claims: Iterable[str]) -> tuple[Citation, ...]:
        return cited.cite_all(self._view, [self._view.claim(c) for c in claims])

    def _name(self, holder: str) -> str:
        return self._view.entity(holder).caption
