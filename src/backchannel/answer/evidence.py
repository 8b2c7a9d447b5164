"""The ties and contacts of one view as arrays: read once, then asked for any day and any two people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
from msgspec import Struct

from backchannel.model.claims import Claim
from backchannel.model.facts import Contact, Tie, refs_of

from .claim_order import in_order
from .evidence_days import NO_DAY, Days, Factors, Mask
from .evidence_rows import (
    ASK,
    Columns,
    Row,
    Weight,
    columns_of,
    everybody_in,
    pair_key,
    row_of,
    rows_of,
)
from .factors import HAPPENED, odds
from .links import is_adverse, links_of, may_be_of_the_issue
from .post_links import said_by
from .reading import Calendar, Numbers, Reading, Strands
from .references import referred_claims

NODES = ("person", "organisation")


class Meeting(NamedTuple):
    """A contact of two, without its claim."""

    claim: str
    origin: int
    """Below 0 where only the claim can tell."""
    happened: int
    said: float


class Told(NamedTuple):
    """One report of a step, without its claim."""

    place: int
    """Of the claim among all ties and contacts (`Evidence.ids_of`)."""
    origin: int
    start: float
    life: float
    said: float
    counts: int
    happened: int
    """An ordinal, as the next; 0: not known."""
    reported: int


class Pieces(Struct, frozen=True):
    """What speaks for a hop between two people, in the order of the pairs, then of the origins."""

    claim: Numbers
    """Its place among the ties and contacts."""
    origin: Numbers
    counts: Numbers
    """What else counts (`evidence_rows`)."""
    forth: Factors
    """The starting odds from the lower number of the pair to the higher."""
    back: Factors
    life: Factors
    """Days until half of it is left; infinite where it does not age."""
    said: Factors
    """How it is said, as a factor."""
    pair_begins: Numbers
    """Where the origins of each pair begin."""
    origin_begins: Numbers
    """Where the pieces of each origin of a pair begin."""


class Evidence:
    """Who is reported to be tied to, or in touch with, whom; people and bodies are numbered by their ids."""

    def __init__(self, view: Reading, calendar: Calendar, *, beside: Iterable[str] = ()) -> None:
        """`beside`: who is numbered too, although nothing may be told of them here."""
        found = view.strands("tie", "contact")
        by_post = [c for c in referred_claims(view) if isinstance(c.fact, Tie | Contact)]
        people = (view.canonical(ref) for claim in by_post for ref in refs_of(claim.fact))
        told = (id_ for id_, kind in zip(found.beings, found.kinds, strict=True) if kind in NODES)
        also = (id_ for id_ in people if view.entity(id_).kind in NODES)
        self.ids = tuple(sorted({*told, *also, *beside}))
        self.number = {id_: number for number, id_ in enumerate(self.ids)}
        self.doors: list[str] = []
        """The contacts that name a point of contact with a body."""
        self._not_yet: dict[str, list[int]] = defaultdict(list)
        self._rivals: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._claim_ids = found.ids
        last = np.where(found.ended == NO_DAY, NO_DAY, found.ended - 1)
        self._days = Days(found.begun, last, found.reported)
        self._is_meeting = _meetings(found)
        self._set_aside(found)
        rows = [*rows_of(view, found, self.number)]
        if by_post:
            place = {id_: at for at, id_ in enumerate(found.ids)}
            more = [row for c in by_post for row in self._by_post(view, calendar, c, place[c.id])]
            rows.append(columns_of(more))
        self.pairs, self._pieces = _in_pairs(rows)

    def between(self, a: str, b: str) -> list[str]:
        """The claims that may tie two people to each other, by id, in the order of the view."""
        places = np.unique(self._pieces.claim[self._of_pair(a, b)]).tolist()
        return [self._claim_ids[place] for place in places]

    def told(self, a: str, b: str, day: date | None) -> list[Told] | None:
        """What tells of a step from one to another, of no later day; None where claims have to be asked."""
        of = self._of_pair(a, b)
        pieces = self._pieces
        if (pieces.counts[of] == ASK).any():
            return None
        start = (pieces.forth if self.number.get(a, 0) < self.number.get(b, 0) else pieces.back)[of]
        places = pieces.claim[of]
        some = Days(self._days.begin[places], self._days.last[places], self._days.reported[places])
        keep = ~some.later(day) & (start > 0)
        columns = (
            *(places, pieces.origin[of], start, pieces.life[of], pieces.said[of], pieces.counts[of]),
            *(some.happened(), some.reported),
        )
        return list(map(Told._make, zip(*(column[keep].tolist() for column in columns), strict=True)))

    def ids_of(self, told: Iterable[Told]) -> list[str]:
        """The claims."""
        return [self._claim_ids[one.place] for one in told]

    def meetings(self, a: str, b: str, day: date | None) -> Iterator[Meeting]:
        """Contacts of two that have happened, of no later day, in the order of the view; none of one way, and
        none of a crowd."""
        of = self._of_pair(a, b)
        places, at = np.unique(self._pieces.claim[of], return_index=True)
        some = Days(self._days.begin[places], self._days.last[places], self._days.reported[places])
        said, origin = self._pieces.said[of][at], self._pieces.origin[of][at]
        keep = self._is_meeting[places] & ~some.later(day)
        columns = (places, origin, some.happened(), said)
        for place, first, then, factor in zip(*(column[keep].tolist() for column in columns), strict=True):
            yield Meeting(self._claim_ids[place], first, then, factor)

    def _of_pair(self, a: str, b: str) -> slice:
        """Where the pieces of a pair stand."""
        if a not in self.number or b not in self.number:
            return slice(0, 0)
        key = pair_key(self.number[a], self.number[b])
        at = int(np.searchsorted(self.pairs, key))
        if at == self.pairs.size or self.pairs[at] != key:
            return slice(0, 0)
        pieces = self._pieces
        first, end = _run(pieces.pair_begins, at, of=pieces.origin_begins.size)
        begin, _ = _run(pieces.origin_begins, first, of=pieces.claim.size)
        _, over = _run(pieces.origin_begins, end - 1, of=pieces.claim.size)
        return slice(begin, over)

    def rivalry(self, a: str, b: str) -> list[str]:
        """The claims that two are rivals or have clashed, of any day, in the order of the view."""
        return self._by_place(self._rivals.get((min(a, b), max(a, b)), ()))

    def not_yet(self, one: str) -> list[str]:
        """The contacts with somebody that have not happened, or were reported before they may have begun."""
        return self._by_place(self._not_yet.get(one, ()))

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
        left = age * pieces.said
        return self._combined(pieces.forth * left), self._combined(pieces.back * left)

    def in_order(self, claims: Iterable[Claim]) -> list[Claim]:
        """Each once, in the order of the view's claims."""
        return in_order({claim.id: claim for claim in claims}.values())

    def _by_place(self, places: Iterable[int]) -> list[str]:
        return [self._claim_ids[place] for place in sorted(set(places))]

    def _combined(self, strengths: Factors) -> Factors:
        """Of one origin the strongest piece, over origins noisy-or, for each pair."""
        best = np.maximum.reduceat(strengths, self._pieces.origin_begins)
        missed = np.multiply.reduceat(1.0 - best, self._pieces.pair_begins)
        return np.minimum(odds().route.ceiling, 1.0 - missed)

    def _set_aside(self, found: Strands) -> None:
        """Keep who is not yet in touch, rivals, and doors to bodies."""
        happened = np.array([told.modality in HAPPENED for told in found.told], np.bool_)
        contact = np.array([isinstance(told.fact, Contact) for told in found.told], np.bool_)
        adverse = np.array([isinstance(t.fact, Tie) and is_adverse(t.fact) for t in found.told], np.bool_)
        door = [isinstance(t.fact, Contact) and t.fact.point_of_contact for t in found.told]
        waits = (found.begun != NO_DAY) & ((found.reported == NO_DAY) | (found.begun > found.reported))
        of = found.telling
        for at in np.flatnonzero(contact[of] & (~happened[of] | waits)).tolist():
            for one in dict.fromkeys(everybody_in(found, at)):
                self._not_yet[found.beings[one]].append(at)
        for at in np.flatnonzero((adverse & happened)[of]).tolist():
            a, b = sorted(found.beings[one] for one in everybody_in(found, at))
            self._rivals[a, b].append(at)
        for at in np.flatnonzero((np.array(door, np.bool_) & happened)[of]).tolist():
            if any(found.kinds[one] != "person" for one in everybody_in(found, at)):
                self.doors.append(found.ids[at])

    def _by_post(self, view: Reading, calendar: Calendar, claim: Claim, place: int) -> Iterator[Row]:
        """Rows of a claim in which a post stands for somebody."""
        fact = claim.fact
        if isinstance(fact, Contact) and _is_not_yet(calendar, claim):
            for one in dict.fromkeys(view.canonical(ref) for ref in fact.participants):
                self._not_yet[one].append(place)
        elif isinstance(fact, Tie) and is_adverse(fact) and claim.modality in HAPPENED:
            a, b = sorted((view.canonical(fact.a), view.canonical(fact.b)))
            self._rivals[a, b].append(place)
        for link in links_of(view, claim):
            weight = Weight.of(may_be_of_the_issue(link), frequent=link.frequent)
            ends = self.number[link.a], self.number[link.b]
            yield row_of(place, *ends, weight, one_way=link.one_way, said=said_by(view, claim))


def _meetings(found: Strands) -> Mask:
    """Which are contacts that have happened, both ways and not of a crowd."""
    both = [isinstance(t.fact, Contact) and not t.fact.one_way and t.modality in HAPPENED for t in found.told]
    meetings = np.array(both, np.bool_)[found.telling]
    meetings[[at for at, more in found.crowds.items() if len(more) + 2 > odds().route.crowd]] = False
    return meetings


def _is_not_yet(calendar: Calendar, claim: Claim) -> bool:
    begin, reported = claim.valid.maybe[0] if claim.valid else None, calendar.reported(claim)
    return claim.modality not in HAPPENED or (begin is not None and (reported is None or begin > reported))


def _run(begins: Numbers, at: int, *, of: int) -> tuple[int, int]:
    """Where a run begins and ends, of runs that fill so many places."""
    return int(begins[at]), int(begins[at + 1]) if at + 1 < begins.size else of


def _in_pairs(rows: Sequence[Columns]) -> tuple[Numbers, Pieces]:
    """The pairs in the order of their keys, and the pieces of each."""
    keys, origins, claims, counts, *weights = (np.concatenate(c) for c in zip(*rows, strict=True))
    forth, back, life, said = weights
    order = np.lexsort((claims, origins, keys))
    keys, origins = keys[order], origins[order]
    new_pair = np.append(True, keys[1:] != keys[:-1])[: keys.size]
    new_origin = new_pair | np.append(True, origins[1:] != origins[:-1])[: keys.size]
    origin_begins = np.flatnonzero(new_origin)
    pieces = Pieces(
        claim=claims[order],
        origin=origins,
        counts=counts[order],
        forth=forth[order],
        back=back[order],
        life=life[order],
        said=said[order],
        pair_begins=np.flatnonzero(new_pair[origin_begins]),
        origin_begins=origin_begins,
    )
    return keys[new_pair], pieces
