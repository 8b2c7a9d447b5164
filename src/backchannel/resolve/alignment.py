"""What two sequences have in common, in order and in bounded time."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from math import isqrt
from typing import NamedTuple

from rapidfuzz.distance import Indel

MOST_CELLS = 16_000_000
"""Up to so many pairs of members are compared exactly: about five milliseconds and two megabytes."""


class Run(NamedTuple):
    """`length` members from `before` on are those from `after` on."""

    before: int
    after: int
    length: int


class _Gap(NamedTuple):
    """Members that are not aligned yet, half-open in both."""

    a: int
    a_end: int
    b: int
    b_end: int


def common_runs(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[Run]:
    """The longest common subsequence as runs, in order; nearly the longest where the two are very long.

    Method: a gap of few pairs by its longest common subsequence (bit-parallel, Hyyrö 2004); a larger one is
    first cut at members that stand once in each (patience alignment, Cohen 2003), and one without any into
    equal shares: the time grows with the length.
    """
    numbers: dict[Hashable, int] = {}
    a = [numbers.setdefault(one, len(numbers)) for one in before]
    b = [numbers.setdefault(one, len(numbers)) for one in after]
    found: list[Run] = []
    gaps = [_Gap(0, len(a), 0, len(b))]
    while gaps:
        gap, edges = _trimmed(a, b, gaps.pop())
        found += edges
        if gap.a == gap.a_end or gap.b == gap.b_end:
            continue
        if (gap.a_end - gap.a) * (gap.b_end - gap.b) <= MOST_CELLS:
            found += _longest(a, b, gap)
        else:
            gaps += _between_anchors(a, b, gap)
    return _joined(sorted(found))


def _trimmed(a: list[int], b: list[int], gap: _Gap) -> tuple[_Gap, list[Run]]:
    """The gap without what begins and ends both, and those runs."""
    start, end = 0, 0
    most = min(gap.a_end - gap.a, gap.b_end - gap.b)
    while start < most and a[gap.a + start] == b[gap.b + start]:
        start += 1
    while end < most - start and a[gap.a_end - 1 - end] == b[gap.b_end - 1 - end]:
        end += 1
    edges = [Run(gap.a, gap.b, start), Run(gap.a_end - end, gap.b_end - end, end)]
    inner = _Gap(gap.a + start, gap.a_end - end, gap.b + start, gap.b_end - end)
    return inner, [run for run in edges if run.length]


def _longest(a: list[int], b: list[int], gap: _Gap) -> list[Run]:
    codes = Indel.opcodes(a[gap.a : gap.a_end], b[gap.b : gap.b_end])
    return [
        Run(gap.a + code.src_start, gap.b + code.dest_start, code.src_end - code.src_start)
        for code in codes
        if code.tag == "equal"
    ]


def _between_anchors(a: list[int], b: list[int], gap: _Gap) -> list[_Gap]:
    """The gaps from anchor to anchor, each with the one it begins with; where there is none, equal shares."""
    once_a, once_b = _once(a, gap.a, gap.a_end), _once(b, gap.b, gap.b_end)
    anchors = _rising([(place, once_b[member]) for member, place in once_a.items() if member in once_b])
    cuts = [(gap.a, gap.b), *anchors] if anchors else _shares(gap)
    ends = [*cuts[1:], (gap.a_end, gap.b_end)]
    return [_Gap(i, i_end, j, j_end) for (i, j), (i_end, j_end) in zip(cuts, ends, strict=True)]


def _shares(gap: _Gap) -> list[tuple[int, int]]:
    """Where pieces begin that are short enough to be compared, as far along in the one as in the other."""
    long, wide = gap.a_end - gap.a, gap.b_end - gap.b
    pieces = max(long, wide) // isqrt(MOST_CELLS) + 1
    return [(gap.a + long * n // pieces, gap.b + wide * n // pieces) for n in range(pieces)]


def _once(members: list[int], start: int, end: int) -> dict[int, int]:
    """The place of each member that stands there once, in order."""
    count = Counter(members[start:end])
    return {members[at]: at for at in range(start, end) if count[members[at]] == 1}


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of pairs, in order of the first, whose second rises too (Fredman 1975)."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, (_, second) in enumerate(pairs):
        pile = bisect_left(tops, second)
        before.append(ends[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [second]
        ends[pile : pile + 1] = [at]
    chosen = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chosen.append(pairs[at])
        at = before[at]
    return chosen[::-1]


def _joined(runs: list[Run]) -> list[Run]:
    """Runs that follow each other without a gap are one."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and last.before + last.length == run.before and last.after + last.length == run.after:
            joined[-1] = Run(last.before, last.after, last.length + run.length)
        else:
            joined.append(run)
    return joined
