"""Who may read what: a label is a point of the lattice (level × compartments).

A derived item has the join of its inputs' labels.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from msgspec import Struct


class Label(Struct, frozen=True):
    """A handling label: a level (0 is open) and the compartments one must belong to."""

    level: int = 0
    compartments: frozenset[str] = frozenset()

    def join(self, other: Label) -> Label:
        """The lowest label that is at least as high as both."""
        return Label(max(self.level, other.level), self.compartments | other.compartments)

    def within(self, clearance: Label) -> bool:
        """Whether a reader with that clearance may read it: no read up."""
        return self.level <= clearance.level and self.compartments <= clearance.compartments


OPEN = Label()


def join(labels: Iterable[Label]) -> Label:
    return reduce(Label.join, labels, OPEN)


class Reader(Struct, frozen=True):
    """Who asks, and up to which label they may read."""

    name: str = "desk"
    clearance: Label = OPEN
