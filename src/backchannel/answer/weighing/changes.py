"""Changes of position: somebody points one way on a day, and the other way on a later one.

On one day, and told by two reports, it is a contradiction; within one report the words cannot tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from .stances import Position, on_one_thing

Turn = Literal["change", "contradiction"]


class Turned(Struct, frozen=True, kw_only=True):
    """Two opposite positions of one actor on one thing, the earlier first."""

    turn: Turn
    before: Position
    after: Position
    by_link: bool = False
    """The words of the later one say what it does to the earlier one."""

    @property
    def ids(self) -> tuple[str, str]:
        """Those of the two groups."""
        return self.before.group.id, self.after.group.id


def turns(positions: Sequence[Position]) -> list[Turned]:
    """Each position that turns round the last one on the same thing; by day, then in the order given."""
    found: list[Turned] = []
    by_actor: dict[str, list[Position]] = {}
    for position in positions:
        if position.stand is not None and position.day is not None:
            by_actor.setdefault(position.actor, []).append(position)
    for own in by_actor.values():
        own.sort(key=lambda p: (p.day or date.max, p.account.claim.evidence[0].start, p.account.claim.id))
        earlier = _Earlier()
        told: set[object] = set()
        for after in own:
            before = earlier.last_on(after)
            earlier.add(after)
            if before is None or before.stand == after.stand:
                continue
            turn = _turn(before, after)
            if turn is not None and _key(before, after) not in told:
                told.add(_key(before, after))
                found.append(Turned(turn=turn, before=before, after=after))
    return sorted(found, key=lambda t: (t.after.day or date.max, t.after.account.claim.id))


class _Earlier:
    """The positions of one actor so far, found by what they are of."""

    def __init__(self) -> None:
        self._all: list[Position] = []
        self._of: dict[str, list[int]] = {}

    def add(self, position: Position) -> None:
        for word in position.known_by:
            self._of.setdefault(word, []).append(len(self._all))
        self._all.append(position)

    def last_on(self, after: Position) -> Position | None:
        """The last on that thing: otherwise that day in another report, else of an earlier day."""
        for number in sorted({n for word in after.known_by for n in self._of.get(word, ())}, reverse=True):
            position = self._all[number]
            if not on_one_thing(position, after):
                continue
            if position.day != after.day:
                return position
            if position.stand != after.stand and not position.origins & after.origins:
                return position
        return None


def _key(before: Position, after: Position) -> object:
    """A change from one day to another is told once, in however many words."""
    return before.day, after.day, before.object & after.object


def _turn(before: Position, after: Position) -> Turn | None:
    of_one_report = bool(before.origins & after.origins)
    if before.day != after.day:  # in one report an undated thing can be of any earlier day
        return None if of_one_report and not (before.day_is_told and after.day_is_told) else "change"
    return None if of_one_report else "contradiction"
