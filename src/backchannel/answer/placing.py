"""Places for the nodes of a small picture, computed: Fruchterman and Reingold's forces from a fixed start.

T. Fruchterman, E. Reingold, Graph Drawing by Force-directed Placement, Software: Practice and Experience 21,
1991, 1129-1164.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

STEPS = 150
DIGITS = 3
PULL = 0.6
"""How strongly everybody is held near the middle: those without a tie do not drift away."""


def places(count: int, pairs: Iterable[tuple[int, int]]) -> tuple[tuple[float, float], ...]:
    """(x, y) of each node, from 0 to 1; the same for the same pairs. The start is a circle, in order."""
    if count == 0:
        return ()
    if count == 1:
        return ((0.5, 0.5),)
    angles = 2 * np.pi * np.arange(count) / count
    at = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    joined = np.zeros((count, count))
    for a, b in pairs:
        joined[a, b] = joined[b, a] = 1.0
    best = 2 / np.sqrt(count)
    for step in range(STEPS):
        apart = at[:, None, :] - at[None, :, :]
        far = np.maximum(np.sqrt((apart**2).sum(axis=2)), 0.01)
        push, draw = (best / far) ** 2, joined * far / best
        forces = (apart * (push - draw)[:, :, None]).sum(axis=1) - PULL * at
        length = np.maximum(np.sqrt((forces**2).sum(axis=1)), 1e-9)
        most = 0.2 * (1 - step / STEPS)
        at = at + forces / length[:, None] * np.minimum(length * best, most)[:, None]
    return _within_one(at)


def _within_one(at: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> tuple[tuple[float, float], ...]:
    """Both axes from 0 to 1; an axis on which all are at one place has them in the middle."""
    low, high = at.min(axis=0), at.max(axis=0)
    wide = high - low
    scaled = np.where(wide > 1e-6, (at - low) / np.maximum(wide, 1e-6), 0.5)
    return tuple((round(float(x), DIGITS), round(float(y), DIGITS)) for x, y in scaled)
