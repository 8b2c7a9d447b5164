"""The ties and contacts of one view as arrays: read once, then asked for any day and any two people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from backchannel.model.claims import Claim
from backchannel.model.facts import Contact, Tie

from .factors import DAYS_PER_YEAR, HAPPENED, odds
from .links import Link, is_adverse, links_of, may_be_of_the_issue
from .post_links import said_by
from .reading import Calendar, Reading

Numbers = NDArray[np.int32]
Pairs = NDArray[np.int64]
Factors = NDArray[np.float64]
Mask = NDArray[np.bool_]
NO_DAY = -1
NODES = ("person", "organisation")


class Days(Struct, frozen=True):
    """Of some claims the days as ordinals, `NO_DAY` where there is none."""

    begin: Numbers
    """The first day on which it may have held."""
    last: Numbers
    """The last one."""
    reported: Numbers

    def later(self, day: date | None) -> Mask:
        """As `Calendar.is_later`, for all of them."""
        if day is None:
            return np.zeros(self.last.size, np.bool_)
        asked = day.toordinal()
        over = (self.last != NO_DAY) & (self.last <= asked)
        late: Mask = (self.begin > asked) | (~over & (self.reported > asked))
        return late

    def age(self, day: date | None) -> Factors:
        """As `Calendar.age_days`; NaN where that is not known."""
        if day is None:
            return np.full(self.last.size, np.nan)
        either = np.maximum(self.last, self.reported)
        both = (self.last != NO_DAY) & (self.reported != NO_DAY)
        happened = np.where(both, np.minimum(self.last, self.reported), either)
        return np.where(either == NO_DAY, np.nan, np.maximum(0, day.toordinal() - happened))


class Pieces(Struct, frozen=True):
    """What speaks for a hop between two people, in the order of the pairs, then of the origins."""

    claim: NDArray[np.intp]
    """Its place among the ties and contacts."""
    forth: Factors
    """The starting odds from the lower number of the pair to the higher, times how it is said."""
    back: Factors
    life: Factors
    """Days until half of it is left; infinite where it does not age."""
    pair_begins: NDArray[np.intp]
    """Where the origins of each pair begin."""
    origin_begins: NDArray[np.intp]
    """Where the pieces of each origin of a pair begin."""


class Evidence:
    """Who is reported to be tied to, or in touch with, whom; people and bodies are numbered by their ids."""

    def __init__(self, view: Reading, calendar: Calendar) -> None:
        self.ids = tuple(sorted(being.id for being in view.entities("person", "organisation")))
        self.number = {id_: number for number, id_ in enumerate(self.ids)}
        self.doors: list[str] = []
        """The contacts that name a point of contact with a body."""
        self._place = {document.id: place for place, document in enumerate(view.documents())}
        self._not_yet: dict[str, list[str]] = defaultdict(list)
        self._rivals: dict[tuple[str, str], list[str]] = defaultdict(list)
        claims = view.claims("tie", "contact")
        self._claim_ids = tuple(claim.id for claim in claims)
        self._days = _days_of(calendar, claims)
        self.pairs, self._pieces = _in_pairs(list(self._read(view, calendar, claims)))

    def between(self, a: str, b: str) -> list[str]:
        """The claims that tie two people to each other, by id, in the order of the view."""
        if a not in self.number or b not in self.number:
            return []
        key = pair_key(self.number[a], self.number[b])
        at = int(np.searchsorted(self.pairs, key))
        if at == self.pairs.size or self.pairs[at] != key:
            return []
        pieces = self._pieces
        first, end = _run(pieces.pair_begins, at, of=pieces.origin_begins.size)
        begin, _ = _run(pieces.origin_begins, first, of=pieces.claim.size)
        _, over = _run(pieces.origin_begins, end - 1, of=pieces.claim.size)
        return [self._claim_ids[place] for place in np.unique(pieces.claim[begin:over]).tolist()]

    def rivalry(self, a: str, b: str) -> list[str]:
        """The claims that two are rivals or have clashed, of any day, in the order of the view."""
        return self._rivals.get((min(a, b), max(a, b)), [])

    def not_yet(self, one: str) -> list[str]:
        """The contacts with somebody that have not happened, or were reported before they may have begun."""
        return self._not_yet.get(one, [])

    def later(self, day: date | None) -> int:
        """How many ties and contacts are of a later day."""
        return int(self._days.later(day).sum())

    def bounds(self, day: date | None) -> tuple[Factors, Factors]:
        """For each pair the most that a hop may be worth from its lower number to the higher, and back.

        What is left out only weakens: the standing of the two, and a rivalry.
        """
        pieces = self._pieces
        if not pieces.claim.size:
            return np.zeros(0), np.zeros(0)
        days = self._days.age(day)[pieces.claim]
        aged = np.where(np.isnan(days), odds().age.unknown, 0.5 ** (np.nan_to_num(days) / pieces.life))
        age = np.where(np.isinf(pieces.life), 1.0, aged)
        age[self._days.later(day)[pieces.claim]] = 0.0
        return self._combined(pieces.forth * age), self._combined(pieces.back * age)

    def in_order(self, claims: Iterable[Claim]) -> list[Claim]:
        """Each once, in the order of the view's claims."""
        once = {claim.id: claim for claim in claims}
        return sorted(once.values(), key=lambda c: (self._place[c.document], c.evidence[0].start, c.id))

    def _combined(self, strengths: Factors) -> Factors:
        """Of one origin the strongest piece, over origins noisy-or, for each pair."""
        best = np.maximum.reduceat(strengths, self._pieces.origin_begins)
        missed = np.multiply.reduceat(1.0 - best, self._pieces.pair_begins)
        return np.minimum(odds().route.ceiling, 1.0 - missed)

    def _read(self, view: Reading, calendar: Calendar, claims: Sequence[Claim]) -> Iterator[_Row]:
        """A row for each link; on the way rivals and doors are kept."""
        origins: dict[str, int] = {}
        for place, claim in enumerate(claims):
            fact = claim.fact
            if isinstance(fact, Contact) and _is_not_yet(calendar, claim):
                for one in dict.fromkeys(view.canonical(ref) for ref in fact.participants):
                    self._not_yet[one].append(claim.id)
            if claim.modality not in HAPPENED:
                continue
            if isinstance(fact, Tie) and is_adverse(fact):
                a, b = sorted((view.canonical(fact.a), view.canonical(fact.b)))
                self._rivals[a, b].append(claim.id)
            elif isinstance(fact, Contact) and fact.point_of_contact and not _of_people(view, fact):
                self.doors.append(claim.id)
            links = list(links_of(view, claim))
            if links:
                origin = origins.setdefault(calendar.origin(claim), len(origins))
                said = said_by(view, claim)
                yield from (self._row(link, place, origin, said) for link in links)

    def _row(self, link: Link, place: int, origin: int, said: float) -> _Row:
        numbers = odds().of(may_be_of_the_issue(link))
        a, b = self.number[link.a], self.number[link.b]
        forth, back = numbers.forth * said, 0.0 if link.one_way else numbers.back * said
        slowed = odds().age.frequency_slows if link.frequent else 1.0
        life = (numbers.half_life_years or np.inf) * slowed * DAYS_PER_YEAR
        return (pair_key(a, b), origin, place, *((forth, back) if a < b else (back, forth)), life)


_Row = tuple[int, int, int, float, float, float]
"""Pair, origin, claim, odds forth and back, days of half-life."""


def pair_key(a: int, b: int) -> int:
    """One number for two, whatever their order; `ends_of_pair` takes it apart."""
    return min(a, b) << 32 | max(a, b)


def _is_not_yet(calendar: Calendar, claim: Claim) -> bool:
    begin, reported = claim.valid.maybe[0] if claim.valid else None, calendar.reported(claim)
    return claim.modality not in HAPPENED or (begin is not None and (reported is None or begin > reported))


def _run(begins: NDArray[np.intp], at: int, *, of: int) -> tuple[int, int]:
    """Where a run begins and ends, of runs that fill so many places."""
    return int(begins[at]), int(begins[at + 1]) if at + 1 < begins.size else of


def _of_people(view: Reading, fact: Contact) -> bool:
    return all(view.entity(ref).kind == "person" for ref in fact.participants)


def _days_of(calendar: Calendar, claims: Sequence[Claim]) -> Days:
    begin, last, reported = (np.full(len(claims), NO_DAY, np.int32) for _ in range(3))
    for at, claim in enumerate(claims):
        first, end = claim.valid.maybe if claim.valid else (None, None)
        day = calendar.reported(claim)
        begin[at] = first.toordinal() if first else NO_DAY
        last[at] = end.toordinal() - 1 if end else NO_DAY
        reported[at] = day.toordinal() if day else NO_DAY
    return Days(begin, last, reported)


def _in_pairs(rows: Sequence[_Row]) -> tuple[Pairs, Pieces]:
    """The pairs in the order of their keys, and the pieces of each."""
    keys, origins, claims = (np.array([row[n] for row in rows], np.int64) for n in range(3))
    forth, back, life = (np.array([row[n] for row in rows], np.float64) for n in range(3, 6))
    order = np.lexsort((claims, origins, keys))
    keys, origins = keys[order], origins[order]
    new_pair = np.append(True, keys[1:] != keys[:-1])[: keys.size]
    new_origin = new_pair | np.append(True, origins[1:] != origins[:-1])[: keys.size]
    origin_begins = np.flatnonzero(new_origin)
    pieces = Pieces(
        claim=claims[order],
        forth=forth[order],
        back=back[order],
        life=life[order],
        pair_begins=np.flatnonzero(new_pair[origin_begins]),
        origin_begins=origin_begins,
    )
    return keys[new_pair], pieces
