"""Ties and contacts in numbers → for each pair that they tie, how much at most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple, Self, TypeVar

import numpy as np

from backchannel.model.facts import Contact, Tie

from .evidence_days import Factors
from .factors import DAYS_PER_YEAR, HAPPENED, odds, said_factor
from .links import kind_of_told
from .reading import Numbers, Reading, Strands, Told

Columns = tuple[Numbers, Numbers, Numbers, Numbers, Factors, Factors, Factors, Factors]
"""Pair, origin, claim, what else counts, odds forth and back, days of half-life, how it is said."""
Row = tuple[int, int, int, int, float, float, float, float]
PERSON, BODY = 1, 2
ALL, KIN, ASK = 0, 1, 2
"""What counts for a piece beside its numbers: all; not what became of the two; what only its claim tells."""
_Place = TypeVar("_Place", int, Numbers)


class Weight(NamedTuple):
    """What a link is worth from one end to the other and back, and the days until half of it is left."""

    forth: float
    back: float
    life: float
    counts: int

    @classmethod
    def of(cls, kind: str, *, frequent: bool) -> Self:
        numbers = odds().of(kind)
        slowed = odds().age.frequency_slows if frequent else 1.0
        life = (numbers.half_life_years or np.inf) * slowed * DAYS_PER_YEAR
        counts = KIN if kind in ("near_kin", "kin") else ASK if kind == "worked_together_on_this" else ALL
        return cls(numbers.forth, numbers.back, life, counts)


NOTHING = Weight(0.0, 0.0, np.inf, ALL)


def pair_key(a: int, b: int) -> int:
    """One number for two, whatever their order."""
    return min(a, b) << 32 | max(a, b)


def row_of(place: int, a: int, b: int, weight: Weight, *, one_way: bool, said: float) -> Row:
    """From a to b; of an origin that only the claim can tell."""
    back = 0.0 if one_way else weight.back
    odds_ = (weight.forth, back) if a < b else (back, weight.forth)
    return pair_key(a, b), _own_origin(place), place, ASK, *odds_, weight.life, said


def columns_of(rows: Sequence[Row]) -> Columns:
    keys, origins, claims, counts = (np.array([row[n] for row in rows], np.int64) for n in range(4))
    forth, back, life, said = (np.array([row[n] for row in rows], np.float64) for n in range(4, 8))
    return keys, origins, claims, counts, forth, back, life, said


def everybody_in(found: Strands, at: int) -> list[int]:
    """Who is in a claim, by number."""
    ends = (int(found.one[at]), int(found.other[at]), *found.crowds.get(at, ()))
    return [one for one in ends if one >= 0]


def rows_of(view: Reading, found: Strands, number: Mapping[str, int]) -> Iterator[Columns]:
    """Of those that tell of two, and of those that tell of more."""
    pairs = _Pairs(view, found, number)
    yield pairs.of_two()
    yield columns_of([row for at in found.crowds for row in pairs.of_crowd(at)])


class _Pairs:
    """The links of claims, without the claims."""

    def __init__(self, view: Reading, found: Strands, number: Mapping[str, int]) -> None:
        self._found = found
        kinds = {"person": PERSON, "organisation": BODY}
        self._kind = np.array([kinds.get(kind, 0) for kind in found.kinds], np.int64)
        self._node = np.array([number.get(id_, -1) for id_ in found.beings], np.int64)
        self._said = factors(view, found)

    def of_two(self) -> Columns:
        found = self._found
        weights = [_weight(told, 2) for told in found.told]
        forth, back, life = (np.array([w[n] for w in weights], np.float64) for n in range(3))
        two = np.array([w is not NOTHING for w in weights], np.bool_)[found.telling]
        two &= (found.one >= 0) & (found.other >= 0) & (found.one != found.other)
        two[list(found.crowds)] = False
        at = np.flatnonzero(two)
        telling, one, other = found.telling[at], found.one[at], found.other[at]
        is_tie = np.array([isinstance(told.fact, Tie) for told in found.told], np.bool_)[telling]
        one_way = np.array([_is_one_way(told) for told in found.told], np.bool_)[telling]
        turned = (self._kind[one] == BODY) & (self._kind[other] == PERSON) & ~one_way & ~is_tie
        one, other = np.where(turned, other, one), np.where(turned, one, other)
        to_body = self._kind[other] == BODY
        fits = (self._kind[one] == PERSON) & ((self._kind[other] == PERSON) | (to_body & ~is_tie))
        at, telling, to_body = at[fits], telling[fits], to_body[fits]
        a, b = self._node[one[fits]], self._node[other[fits]]
        said = self._said[at]
        onward, backward = forth[telling], np.where(to_body, 0.0, back[telling])
        counts = np.array([w.counts for w in weights], np.int64)[telling]
        rising = a < b
        origin = found.origin[at]
        return (
            np.minimum(a, b) << 32 | np.maximum(a, b),
            np.where(origin < 0, _own_origin(at), origin),
            at,
            np.where(origin < 0, ASK, counts),
            np.where(rising, onward, backward),
            np.where(rising, backward, onward),
            life[telling],
            said,
        )

    def of_crowd(self, at: int) -> Iterator[Row]:
        """A row for each pair with a person in it."""
        found, told = self._found, self._found.told[self._found.telling[at]]
        people = list(dict.fromkeys(everybody_in(found, at)))
        weight = _weight(told, len(people))
        if weight is NOTHING:
            return
        said, origin = float(self._said[at]), int(found.origin[at])
        for a, b in combinations(people, 2):
            if _is_one_way(told) and a != people[0]:
                return
            if self._kind[a] == BODY and self._kind[b] == PERSON and not _is_one_way(told):
                a, b = b, a
            if self._kind[a] == PERSON and self._kind[b] in (PERSON, BODY):
                ends = int(self._node[a]), int(self._node[b])
                to_body = bool(self._kind[b] == BODY)
                row = row_of(at, *ends, weight, one_way=to_body, said=said)
                yield row if origin < 0 else (row[0], origin, at, weight.counts, *row[4:])


def factors(view: Reading, found: Strands) -> Factors:
    """How each claim is said, as `said_by` has it for those in which nobody is meant by a post."""
    clear, garbled = (
        np.array([said_factor(one, garbled=so, accepted=False) for one in found.told], np.float64)
        for so in (False, True)
    )
    said = np.where(found.garbled == 1, garbled[found.telling], clear[found.telling])
    accepted = odds().said["accepted"]
    said[[at for at in np.flatnonzero(said < accepted).tolist() if view.accepted(found.ids[at])]] = accepted
    return said


def _own_origin(place: _Place) -> _Place:
    return -2 - place


def _is_one_way(told: Told) -> bool:
    return isinstance(told.fact, Contact) and told.fact.one_way


@cache
def _weight_of(fact: Tie | Contact, people: int) -> Weight:
    kind, frequent = kind_of_told(fact, people=people)
    return NOTHING if kind is None else Weight.of(kind, frequent=frequent)


def _weight(told: Told, people: int) -> Weight:
    """Nothing where it tells of no step."""
    if told.modality not in HAPPENED or not isinstance(told.fact, Tie | Contact):
        return NOTHING
    return _weight_of(told.fact, people)
