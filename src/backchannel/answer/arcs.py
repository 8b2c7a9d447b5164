"""A large graph as arrays: for each node the run of those it is tied to, with the odds of both directions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

Nodes = NDArray[np.intp]
Values = NDArray[np.float32]
Mask = NDArray[np.bool_]
Take = Callable[[NDArray[Any]], NDArray[Any]]
"""Of an array with an entry for each end of a tie, the entries of the ends that are being read."""
Keep = Callable[[Take], Mask]
"""Which of the ends that are being read one reader sees on one day."""
SLICED_BELOW = 512
"""Up to so many runs are cut out one by one; of more the places are computed, which reads more memory."""


class Runs(NamedTuple):
    """Of some nodes, one run after the other: whom they are tied to, and the odds, 0 where not seen."""

    others: NDArray[np.int32]
    sizes: Nodes
    odds: Values


class ArcArrays:
    """Ties between the nodes 0 … count - 1. Memory: 12 bytes for each end of a tie, 8 a node; where every tie
    has the same odds both ways, 8 for each end."""

    def __init__(
        self,
        rows: Nodes,
        others: NDArray[np.int32],
        *,
        toward: Values,
        away: Values,
        keep: Keep | None = None,
    ) -> None:
        self.count = rows.size - 1
        self.rows, self.others, self.toward, self.away = rows, others, toward, away
        self._keep = keep

    @classmethod
    def of_ties(
        cls,
        count: int,
        *,
        left: NDArray[np.int32],
        right: NDArray[np.int32],
        forth: Values,
        back: Values | None = None,
    ) -> Self:
        """Each pair given once, with the odds from left to right and back; without `back` the same."""
        rows, order = ends_of(count, left=left, right=right)
        others = np.concatenate((right, left))[order]
        away = np.concatenate((forth, forth if back is None else back))[order]
        toward = away if back is None else np.concatenate((back, forth))[order]
        return cls(rows, others, toward=toward, away=away)

    def seen_by(self, keep: Keep) -> ArcArrays:
        """The same arrays as one reader sees them on one day: nothing is copied."""
        return ArcArrays(self.rows, self.others, toward=self.toward, away=self.away, keep=keep)

    def into(self, nodes: Nodes) -> Runs:
        """Who leads to each of these nodes."""
        return self._runs(nodes, self.toward)

    def out_of(self, nodes: Nodes) -> Runs:
        """Whom each of these nodes leads to."""
        return self._runs(nodes, self.away)

    def _runs(self, nodes: Nodes, odds: Values) -> Runs:
        begins = self.rows[nodes]
        sizes = self.rows[nodes + 1] - begins
        take = _slices(begins, sizes) if nodes.size <= SLICED_BELOW else _places(begins, sizes)
        found = take(odds)
        if self._keep is not None:
            found = np.where(self._keep(take), found, np.float32(0))
        return Runs(take(self.others), sizes, found)


def ends_of(
    count: int, *, left: NDArray[np.int32], right: NDArray[np.int32]
) -> tuple[Nodes, NDArray[np.intp]]:
    """Where the run of each node begins, and the order that brings (left, then right) ends into runs."""
    nodes = np.concatenate((left, right))
    rows = np.zeros(count + 1, np.intp)
    np.cumsum(np.bincount(nodes, minlength=count), out=rows[1:])
    return rows, np.argsort(nodes, kind="stable")


def _slices(begins: Nodes, sizes: Nodes) -> Take:
    bounds = list(zip(begins.tolist(), (begins + sizes).tolist(), strict=True))

    def take(array: NDArray[Any]) -> NDArray[Any]:
        return np.concatenate([array[begin:end] for begin, end in bounds]) if bounds else array[:0]

    return take


def _places(begins: Nodes, sizes: Nodes) -> Take:
    before = np.cumsum(sizes) - sizes
    places = np.arange(int(sizes.sum())) + np.repeat(begins - before, sizes)
    return lambda array: array[places]
