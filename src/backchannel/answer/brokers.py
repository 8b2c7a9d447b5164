"""Who stands between ours and theirs, and in which role: brokers after Gould and Fernandez (1989).

Somebody brokers a pair where ours reach them in one step, they reach the other in one step, and no step leads
from the one to the other directly (R. Gould, R. Fernandez, Structures of Mediation, Sociological Methodology
19, 1989, 89-126). The role says on whose side the three are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Literal

import numpy as np
from msgspec import Struct

from .cited import Answer, Citation, counted
from .factors import in_words
from .hop import Hop
from .layout import WIDTH, quoted, wrapped
from .reading import Reading
from .route_parts import Person
from .route_search import RouteSearch, search_of
from .sides import Side

Role = Literal["representative", "gatekeeper", "liaison", "coordinator", "itinerant"]
ROLES: dict[tuple[Side, Side], Role] = {
    ("ours", "theirs"): "representative",
    ("theirs", "theirs"): "gatekeeper",
    ("other", "theirs"): "liaison",
    ("ours", "ours"): "coordinator",
    ("theirs", "ours"): "itinerant",
    ("other", "ours"): "itinerant",
}
"""By the side of the broker and of the one reached; the one who reaches out is of ours."""
ROLE_WORDS: dict[Role, str] = {
    "representative": "passes on for ours to theirs",
    "gatekeeper": "lets ours in to theirs",
    "liaison": "joins ours and theirs from a third side",
    "coordinator": "joins ours with ours",
    "itinerant": "joins ours with ours from another side",
}


class Brokerage(Struct, frozen=True, kw_only=True):
    """One role of somebody: how many pairs they join in it, and the pair they join best."""

    role: Role
    pairs: int
    best: tuple[Hop, Hop]
    strength: str


class Broker(Struct, frozen=True, kw_only=True):
    """Somebody between ours and theirs; roles in the order of `ROLE_WORDS`."""

    person: Person
    across: int
    """How many pairs of one of ours and one of theirs they join."""
    roles: tuple[Brokerage, ...]

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(c for role in self.roles for hop in role.best for c in hop.citations)


class Brokers(Answer, frozen=True, kw_only=True):
    """Who joins most pairs of ours and theirs, then by name."""

    to: str
    target: Person
    as_of: date | None
    brokers: tuple[Broker, ...]
    more: int
    """So many more join somebody of ours with somebody of theirs."""

    def lines(self, *, width: int = WIDTH) -> list[str]:
        when = f"as of {self.as_of.isoformat()}" if self.as_of else "with no day"
        shown = wrapped(f"Who stands between ours and the side of {self.target.name}, {when}", width=width)
        for number, broker in enumerate(self.brokers, 1):
            first = f"{number}  {broker.person.framed}  "
            shown += ["", *wrapped(broker.person.title, width=width, first=first, rest=" " * 7)]
            for role in broker.roles:
                shown += _role_lines(role, width)
        if not self.brokers:
            shown += wrapped("Nobody joins one of ours with one of theirs, in what you can see.", width=width)
        if self.more:
            shown += ["", f"{self.more} more join somebody of ours with somebody of theirs."]
        return shown


def _role_lines(role: Brokerage, width: int) -> list[str]:
    pairs = counted(role.pairs, "pair")
    told = f"{role.role}: {ROLE_WORDS[role.role]}; {pairs} who have no direct step"
    way = " → ".join((role.best[0].a_name, role.best[0].b_name, role.best[1].b_name))
    shown = wrapped(told, width=width, first="   ", rest="     ")
    shown += wrapped(f"best {way} · {role.strength}", width=width, first="     ", rest="       ")
    for hop in role.best:
        shown += quoted(hop.citations[0].quote, hop.citations[0].source, width=width, indent="       ")
    return shown


def brokers(view: Reading, *, to: str, at_most: int = 7) -> Brokers:
    """Who stands between ours and the side of a person, of the holder of a post, or of a body, but for them.

    Raises: NothingFound, Ambiguous, BadQuestion (the desk has no side).
    """
    search = search_of(view, to=to, about=None)
    census = _Census(search)
    ranked = sorted(census.candidates(), key=lambda found: (-found[1], search.view.entity(found[0]).caption))
    return Brokers(
        to=to,
        target=search.person(search.target.id),
        as_of=search.calendar.day,
        brokers=tuple(census.broker(one, across) for one, across in ranked[:at_most]),
        more=max(0, len(ranked) - at_most),
    )


class _Census:
    """The steps of one day with the sides of the people; bodies broker nothing."""

    def __init__(self, search: RouteSearch) -> None:
        self.search, self.hops = search, search.hops
        self.ours, self.theirs = search.sides.ours(), frozenset(search.sides.theirs())
        self._of_ours = frozenset(self.ours)
        self._out: dict[str, frozenset[str]] = {}

    def candidates(self) -> list[tuple[str, int]]:
        """(id, pairs of ours and theirs that they join) of all who join any."""
        reached = {one for start in self.ours for one in self.out_of(start)}
        between = sorted(reached - {self.search.target.id})
        found = [(one, self.pairs(one, self.theirs)) for one in between]
        return [(one, pairs) for one, pairs in found if pairs]

    def out_of(self, one: str) -> frozenset[str]:
        if one not in self._out:
            number = self.hops.number
            runs = self.hops.arcs.out_of(np.array([number[one]])) if one in number else None
            ids = self.hops.ids
            found = [] if runs is None else [ids[n] for n in runs.others[runs.odds > 0].tolist()]
            self._out[one] = frozenset(found)
        return self._out[one]

    def into(self, one: str) -> list[str]:
        """Those of ours who reach somebody in one step."""
        return [start for start, _ in self.hops.into(one) if start in self._of_ours]

    def pairs(self, one: str, side: Iterable[str]) -> int:
        """How many pairs of ours and of the side they join that no step joins directly."""
        ends = self.out_of(one) & frozenset(side)
        return sum(len(ends - self.out_of(start) - {start}) for start in self.into(one)) if ends else 0

    def broker(self, one: str, across: int) -> Broker:
        sides: tuple[tuple[Side, frozenset[str]], ...] = (("theirs", self.theirs), ("ours", self._of_ours))
        own = self.search.sides.of(one).side
        found: dict[Role, Brokerage] = {}
        for side, members in sides:
            role = ROLES[own, side]
            if pairs := self.pairs(one, members):
                found[role] = self._brokerage(one, role, pairs, members)
        return Broker(
            person=self.search.person(one),
            across=across,
            roles=tuple(found[role] for role in ROLE_WORDS if role in found),
        )

    def _brokerage(self, one: str, role: Role, pairs: int, members: frozenset[str]) -> Brokerage:
        """With the pair that they join best, of equals the first by id."""
        starts = sorted(self.into(one), key=lambda s: (-self.hops.value(s, one), s))
        ends = sorted(self.out_of(one) & members, key=lambda e: (-self.hops.value(one, e), e))
        joined: dict[tuple[str, str], float] = defaultdict(float)
        for start in starts:
            end = next((e for e in ends if e != start and e not in self.out_of(start)), None)
            if end is not None:
                joined[start, end] = self.hops.value(start, one) * self.hops.value(one, end)
        (start, end), value = min(joined.items(), key=lambda item: (-item[1], item[0]))
        best = (self.hops.hop(start, one), self.hops.hop(one, end))
        return Brokerage(role=role, pairs=pairs, best=best, strength=in_words(value))
