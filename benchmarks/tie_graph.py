"""Large graphs of ties to measure on: Chung–Lu, exponent 2.5, mean degree 16, with odds, labels and days."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from backchannel.answer.arcs import ArcArrays, Take, ends_of

MEAN_DEGREE = 16
EXPONENT = 2.5
STARTS = (0.15, 0.25, 0.40, 0.45, 0.60, 0.70, 0.75, 0.85)
"""Starting odds as in `odds.toml`; each tie has aged by up to two half-lives."""
HALF_LIVES = 2.0
LEVELS, DAYS = 4, 4000
SOURCES, HUBS = 50, 200
READER, DAY = 1, 3000
"""The narrow view: who may read the two lower of four labels, on a day by which three quarters are known."""

Ints = NDArray[np.int64]


class Question(NamedTuple):
    """Fifty of ours, and the one who is to be reached."""

    sources: tuple[int, ...]
    target: int


class TieGraph(NamedTuple):
    """Each tie once, the same both ways."""

    people: int
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    odds: NDArray[np.float32]
    label: NDArray[np.uint8]
    begin: NDArray[np.int16]

    @classmethod
    def read(cls, folder: str) -> TieGraph:
        parts = [np.load(Path(folder) / f"{name}.npy") for name in cls._fields[1:]]
        return cls(int(np.load(Path(folder) / "people.npy")), *parts)

    def arrays(self) -> ArcArrays:
        """As every reader's view is searched."""
        return ArcArrays.of_ties(self.people, left=self.left, right=self.right, forth=self.odds)

    def narrow(self, arrays: ArcArrays) -> ArcArrays:
        """The same arrays as one reader sees them on one day."""
        _, order = ends_of(self.people, left=self.left, right=self.right)
        label, begin = (np.concatenate((part, part))[order] for part in (self.label, self.begin))

        def keep(take: Take) -> NDArray[np.bool_]:
            seen: NDArray[np.bool_] = (take(label) <= READER) & (take(begin) <= DAY)
            return seen

        return arrays.seen_by(keep)

    def questions(self, many: int, *, hubs: bool, seed: int) -> list[Question]:
        """Random people with ties as sources; the target one of them, or one of the best connected."""
        rng = np.random.default_rng(seed + hubs)
        degree = np.bincount(self.left, minlength=self.people) + np.bincount(
            self.right, minlength=self.people
        )
        known = np.flatnonzero(degree)
        among = np.argsort(-degree, kind="stable")[:HUBS] if hubs else known
        return [_question(rng, known, among) for _ in range(many)]


def write_graph(ties: int, folder: str, seed: int) -> float:
    """Draw the graph into a folder; gives the share of ties that the narrow view keeps."""
    rng = np.random.default_rng(seed)
    people = max(2 * ties // MEAN_DEGREE, 100)
    weights = (np.arange(people) + 10.0) ** (-1.0 / (EXPONENT - 1.0))
    steps = np.cumsum(weights / weights.sum())
    keys = np.zeros(0, np.int64)
    while keys.size < ties:
        keys = np.union1d(keys, _drawn(rng, steps, int((ties - keys.size) * 1.2) + 100))
    keys = rng.permutation(keys)[:ties]
    shuffled = rng.permutation(people)
    odds = rng.choice(np.array(STARTS), ties) * 0.5 ** rng.uniform(0.0, HALF_LIVES, ties)
    label, begin = rng.integers(0, LEVELS, ties), rng.integers(0, DAYS, ties)
    parts = {
        "people": np.array(people),
        "left": shuffled[keys // people].astype(np.int32),
        "right": shuffled[keys % people].astype(np.int32),
        "odds": odds.astype(np.float32),
        "label": label.astype(np.uint8),
        "begin": begin.astype(np.int16),
    }
    for name, part in parts.items():
        np.save(Path(folder) / f"{name}.npy", part)
    return float(((label <= READER) & (begin <= DAY)).mean())


def _drawn(rng: np.random.Generator, steps: NDArray[np.float64], many: int) -> Ints:
    """Pairs of two people, each drawn by weight, as one number."""
    people = steps.size
    ends = np.searchsorted(steps, rng.random((2, many))).clip(0, people - 1)
    low, high = ends.min(axis=0), ends.max(axis=0)
    return np.unique((low * people + high)[low != high])


def _question(rng: np.random.Generator, known: Ints, among: Ints) -> Question:
    target = int(rng.choice(among))
    sources = [int(s) for s in rng.choice(known, SOURCES + 1, replace=False) if s != target]
    return Question(tuple(sources[:SOURCES]), target)
