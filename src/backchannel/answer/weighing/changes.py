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
        told: set[object] = set()
        for number, after in enumerate(own):
            before = _last_on_it(own[:number], after)
            if before is None or before.stand == after.stand:
                continue
            turn = _turn(before, after)
            if turn is not None and _key(before, after) not in told:
                told.add(_key(before, after))
                found.append(Turned(turn=turn, before=before, after=after))
    return sorted(found, key=lambda t: (t.after.day or date.max, t.after.account.claim.id))


def _last_on_it(earlier: Sequence[Position], after: Position) -> Position | None:
    """The last one of an earlier day, else of the same day by another report."""
    on_it = [p for p in earlier if on_one_thing(p, after)]
    same_day = [
        p for p in on_it if p.day == after.day and p.stand != after.stand and not p.origins & after.origins
    ]
    before = [p for p in on_it if p.day != after.day]
    found = same_day or before
    return found[-1] if found else None


def _key(before: Position, after: Position) -> object:
    """A change from one day to another is told once, in however many words."""
    return before.day, after.day, before.object & after.object


def _turn(before: Position, after: Position) -> Turn | None:
    of_one_report = bool(before.origins & after.origins)
    if before.day != after.day:  # in one report an undated thing can be of any earlier day
        return None if of_one_report and not (before.day_is_told and after.day_is_told) else "change"
    return None if of_one_report else "contradiction"
