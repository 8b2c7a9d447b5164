"""Which of some sentences were rewritten into which of others: in one order, by the words they share."""

from __future__ import annotations

from math import isqrt

MOST_CELLS = 10_000
"""So many pairs are weighed at once; where there are more, equal shares of both against each other."""
LIKE = 0.5
"""Least share of words in common (Dice) of two states of one sentence."""

Bag = frozenset[str]


def like_pairs(left: list[Bag], right: list[Bag]) -> list[tuple[int, int]]:
    """The pairs of places that are alike, rising in both: those whose likeness adds up to most.

    Method: dynamic programming over likeness, as sentences of translations are aligned (Gale & Church 1993).
    """
    pieces = max(len(left), len(right)) // isqrt(MOST_CELLS) + 1
    found: list[tuple[int, int]] = []
    for n in range(pieces):
        i, i_end = len(left) * n // pieces, len(left) * (n + 1) // pieces
        j, j_end = len(right) * n // pieces, len(right) * (n + 1) // pieces
        found += [(i + a, j + b) for a, b in _pairs(left[i:i_end], right[j:j_end])]
    return found


def likeness(one: Bag, other: Bag) -> float:
    """The share of words that two have in common, 0..1 (Dice 1945)."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _pairs(left: list[Bag], right: list[Bag]) -> list[tuple[int, int]]:
    alike = [[likeness(one, other) for other in right] for one in left]
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            joined = alike[i][j] + best[i + 1][j + 1] if alike[i][j] >= LIKE else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], joined)
    return _path(alike, best)


def _path(alike: list[list[float]], best: list[list[float]]) -> list[tuple[int, int]]:
    found = []
    i = j = 0
    while i < len(alike) and j < len(alike[i]):
        if alike[i][j] >= LIKE and best[i][j] == alike[i][j] + best[i + 1][j + 1]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found
