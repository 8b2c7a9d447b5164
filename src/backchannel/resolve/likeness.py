"""How alike two reports are: in their subject, in their very words, in their names and the order of these."""

from __future__ import annotations

import math
from bisect import bisect_left
from functools import lru_cache
from operator import mul

from .fingerprints import Fingerprint, Opened, opened, unpacked

FREE_DAYS = 3
"""Reports of one event come out within so many days: no doubt from the dates."""
FADING_DAYS = 20.0
LEAST_NEARNESS = 0.3

FAIR_SAMPLE = 24
"""Of so many sampled runs a quarter is shared, with a chance of 99 in 100, if half of all runs are."""


def subject_likeness(left: Fingerprint, right: Fingerprint) -> float:
    """0..1: cosine of the weighted words, times the nearness of the two days of publication."""
    a, b = opened(left).terms, opened(right).terms
    common = a.keys() & b.keys()
    # fsum: (a, b) and (b, a) give the same last digit, in whatever order the set holds its words.
    cosine = math.fsum(map(mul, map(a.__getitem__, common), map(b.__getitem__, common)))
    return min(1.0, cosine) * nearness(left, right)


def nearness(left: Fingerprint, right: Fingerprint) -> float:
    """0.3..1: how near the days of publication are; 1 where one of them is unknown."""
    days = days_apart(left, right)
    if days is None:
        return 1.0
    return max(LEAST_NEARNESS, math.exp(-max(0, days - FREE_DAYS) / FADING_DAYS))


def days_apart(left: Fingerprint, right: Fingerprint) -> int | None:
    if left.published is None or right.published is None:
        return None
    return abs((left.published - right.published).days)


def contained(part: Fingerprint, whole: Fingerprint) -> float:
    """0..1: the share of one's own words (runs outside quotations) that stand in the other too."""
    runs = unpacked(part.shingles)
    return len(_runs(whole).intersection(runs)) / len(runs) if runs else 0.0


def may_be_contained(part: Fingerprint, whole: Fingerprint) -> bool:
    """False where a sample of the runs already shows that not even a third can be contained."""
    sample = opened(part).sample
    return len(sample) < FAIR_SAMPLE or 4 * len(sample & opened(whole).sample) >= len(sample)


@lru_cache(maxsize=256)
def _runs(fingerprint: Fingerprint) -> frozenset[int]:
    return frozenset(unpacked(fingerprint.shingles))


def names_contained(part: Opened, whole: Opened) -> float:
    """0..1: the share of one's names and numbers, by worth, that the other has too; 1 where it has none."""
    total = sum(part.names.values())
    return sum(worth for name, worth in part.names.items() if name in whole.names) / total if total else 1.0


def names_in_order(left: Opened, right: Opened) -> float:
    """0..1: the longest common sequence of names and numbers, as a share of the shorter one's.

    A translation and back, or a program that rewords, changes the words and leaves the names where they were;
    two writers name the same persons in another order.
    """
    shorter = min(len(left.named), len(right.named))
    return _longest_common(left.named, right.named) / shorter if shorter else 0.0


def _longest_common(left: tuple[int, ...], right: tuple[int, ...]) -> int:
    """The length of the longest common subsequence (Hunt & Szymanski 1977)."""
    places: dict[int, list[int]] = {}
    for position, name in enumerate(right):
        places.setdefault(name, []).append(position)
    ends: list[int] = []
    for name in left:
        for position in reversed(places.get(name, ())):
            at = bisect_left(ends, position)
            ends[at : at + 1] = [position]
    return len(ends)
