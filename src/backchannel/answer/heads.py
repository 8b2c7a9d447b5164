"""What is still missing of a way, at best: the odds of reaching a node from the starts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from .arcs import ArcArrays, Mask, Nodes, Runs, Values

Opening = Literal["none", "open", "closed"]
"""Whether what is found of a way, searched from its end, has a gate, and whether that may be used."""
OPENINGS: tuple[Opening, ...] = ("none", "open", "closed")


class Gates:
    """The gate of a way is the first of `theirs` on it, else the first between its ends; it can be closed."""

    def __init__(self, theirs: Mask) -> None:
        self.theirs = theirs
        self.shut: Mask = np.zeros(theirs.size, np.bool_)
        self.version = 0

    def of(self, way: tuple[int, ...]) -> int | None:
        """None for a way that leads straight to its end."""
        between = way[1:-1]
        return next((node for node in between if self.theirs[node]), between[0] if between else None)

    def close(self, gate: int) -> None:
        """No further way is to come through it."""
        self.shut[gate] = True
        self.version += 1

    def opening(self, tail_way: tuple[int, ...]) -> Opening:
        """What the known part of a way, its end last, says about its gate."""
        gate = next((node for node in tail_way[:-1] if self.theirs[node]), None)
        return "none" if gate is None else "closed" if self.shut[gate] else "open"


class Heads:
    """For each node, the best odds of a chain of so many arcs to it from a start; never less than the truth.

    A chain goes through no start and not through the end. While no gate is closed all openings are alike.
    """

    def __init__(self, arcs: ArcArrays, starts: Mapping[int, float], *, end: int, gates: Gates) -> None:
        self._arcs, self._gates = arcs, gates
        ids = np.fromiter(starts, np.intp, len(starts))
        self.factors = np.zeros(arcs.count, np.float32)
        self.factors[ids] = np.fromiter(starts.values(), np.float64, len(starts))
        self._out_of_bounds = np.append(ids, end)
        firsts = arcs.out_of(ids)
        self._one = self._onward(firsts, self.factors[ids], best=np.zeros(arcs.count, np.float32))
        self._start_of = np.repeat(ids, firsts.sizes)
        order = np.lexsort((self._start_of, firsts.others))
        order = order[firsts.odds[order] > 0]
        self._start_of, self._opened, self._opening_odds = (
            self._start_of[order],
            firsts.others[order],
            firsts.odds[order],
        )
        reached: Nodes = np.unique(firsts.others).astype(np.intp)
        self._reached = reached[self._one[reached] > 0]
        self._on = arcs.out_of(self._reached)
        self.read = firsts.odds.size + self._on.odds.size
        """How many arcs have been read for it."""
        self.renew()

    def renew(self) -> None:
        """Take account of the gates that are closed now."""
        self.version = self._gates.version
        if self.version == 0:
            two = self._within_two(self._one, self._one)
            self._firsts = dict.fromkeys(OPENINGS, self._one)
            self._twos = dict.fromkeys(OPENINGS, two)
        else:
            shut_out = np.where(self._gates.shut, np.float32(0), self._one)
            self._firsts = {"none": shut_out, "open": self._one, "closed": np.zeros_like(self._one)}
            self._twos = {
                opening: self._within_two(first, self._before(opening, self._firsts))
                for opening, first in self._firsts.items()
            }
        self._best = {opening: float(two.max(initial=0.0)) for opening, two in self._twos.items()}
        self.best = max(self._best.values())

    def starts_into(self, node: int) -> tuple[Nodes, NDArray[np.float64]]:
        """The starts that lead straight to a node, and the odds of their arcs; in their order."""
        begin, end = np.searchsorted(self._opened, (node, node + 1)).tolist()
        return self._start_of[begin:end], self._opening_odds[begin:end].astype(np.float64)

    def ahead(self, hops: int, nodes: Nodes, *, behind: Opening) -> tuple[Values, int]:
        """(bounds, arcs read) of the nodes that may be put before a part of a way with that opening."""
        if self.version == 0:
            return self._within(hops, nodes, "none")
        theirs, shut = self._gates.theirs[nodes], self._gates.shut[nodes]
        bounds, read = np.zeros(nodes.size, np.float32), 0
        classes: tuple[tuple[Mask, Opening], ...] = (
            (theirs & ~shut, "open"),
            (theirs & shut, "closed"),
            (~theirs, behind),
        )
        for some, opening in classes:
            bounds[some], more = self._within(hops, nodes[some], opening)
            read += more
        return bounds, read

    def _within(self, hops: int, nodes: Nodes, opening: Opening) -> tuple[Values, int]:
        """Exact up to three hops, the best of all beyond."""
        if hops == 1:
            return self._firsts[opening][nodes], 0
        if hops == 2:
            return self._twos[opening][nodes], 0
        if hops > 3:
            return np.full(nodes.size, self.best, np.float32), 0
        runs = self._arcs.into(nodes)
        longer = self._before(opening, self._twos)[runs.others] * runs.odds
        return np.maximum(self._firsts[opening][nodes], _best_of_runs(longer, runs.sizes)), longer.size

    def _before(self, opening: Opening, levels: dict[Opening, Values]) -> Values:
        """The level's odds of a node that is about to be put before a part of a way with that opening."""
        if self.version == 0:
            return levels["none"]
        theirs, shut = self._gates.theirs, self._gates.shut
        as_gate = np.where(shut, levels["closed"], levels["open"])
        return np.where(theirs, as_gate, levels[opening])

    def _within_two(self, first: Values, before: Values) -> Values:
        return self._onward(self._on, before[self._reached], best=first.copy())

    def _onward(self, runs: Runs, values: Values, *, best: Values) -> Values:
        np.maximum.at(best, runs.others, np.repeat(values, runs.sizes) * runs.odds)
        best[self._out_of_bounds] = 0.0
        return best


def _best_of_runs(values: Values, sizes: Nodes) -> Values:
    """The greatest value of each run; 0 for an empty one."""
    best = np.zeros(sizes.size, np.float32)
    filled = np.flatnonzero(sizes)
    if filled.size:
        begins = (np.cumsum(sizes) - sizes)[filled]
        best[filled] = np.maximum.reduceat(values, begins)
    return best
