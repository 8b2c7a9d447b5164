"""Sentences that stand in both texts, elsewhere: they were moved, not dropped and written anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .pairing import MOST_CELLS, likeness
from .touched import ReadText

MOVED_AND_REWORDED = 0.7
"""Least share of words in common of a sentence that was also reworded."""
FEWEST_WORDS = 4
"""A shorter sentence stands in two places by chance."""


class Edit(NamedTuple):
    """Tokens of one text in place of tokens of the other; `moved`: the same sentences, or nearly."""

    before: range
    after: range
    moved: bool = False


def with_moves(old: ReadText, new: ReadText, edits: Iterable[Edit]) -> list[Edit]:
    """The edits, with whole sentences that were dropped here and added there as one edit each.

    What is left of an edit stays one, or several where a moved part stood in its middle.
    """
    edits = list(edits)
    added: defaultdict[tuple[str, ...], list[range]] = defaultdict(list)
    for edit in edits:
        for unit in _units(new, edit.after, edit.before):
            added[tuple(new.words(unit))].append(unit)
    moved: list[Edit] = []
    for edit in edits:
        for unit in _units(old, edit.before, edit.after):
            if places := added[tuple(old.words(unit))]:
                moved.append(Edit(unit, places.pop(0), True))
    moved += _nearly(old, new, edits, moved)
    gone, come = {one.before.start for one in moved}, {one.after.start for one in moved}
    left = [rest for edit in edits for rest in _left(old, new, edit, gone, come)]
    return left + _joined(old, new, moved)


def _nearly(old: ReadText, new: ReadText, edits: list[Edit], moved: list[Edit]) -> list[Edit]:
    """Sentences that were moved and reworded: the likest first, each once; none where there are very many."""
    gone, come = {one.before.start for one in moved}, {one.after.start for one in moved}
    left = [u for edit in edits for u in _units(old, edit.before, edit.after) if u.start not in gone]
    right = [u for edit in edits for u in _units(new, edit.after, edit.before) if u.start not in come]
    if len(left) * len(right) > MOST_CELLS:
        return []
    bags = [frozenset(new.words(unit)) for unit in right]
    pairs = [
        (-near, n, m)
        for n, unit in enumerate(left)
        for m, bag in enumerate(bags)
        if (near := likeness(frozenset(old.words(unit)), bag)) >= MOVED_AND_REWORDED
    ]
    found: dict[int, int] = {}
    for _, n, m in sorted(pairs):
        if n not in found and m not in found.values():
            found[n] = m
    return [Edit(left[n], right[m], True) for n, m in sorted(found.items())]


def _units(text: ReadText, place: range, other: range) -> Iterator[range]:
    """The sentences of a place that has nothing against it in the other text."""
    if other or not text.is_whole(place):
        return
    for unit in text.units(place):
        if len(text.words(unit)) >= FEWEST_WORDS:
            yield unit


def _left(old: ReadText, new: ReadText, edit: Edit, gone: set[int], come: set[int]) -> Iterator[Edit]:
    """What of an edit was not moved."""
    if edit.before and edit.after:
        yield edit
        return
    text, place, moved = (old, edit.before, gone) if edit.before else (new, edit.after, come)
    start = place.start
    for unit in [*(unit for unit in text.units(place) if unit.start in moved), range(place.stop, place.stop)]:
        if start < unit.start:
            rest = range(start, unit.start)
            yield Edit(rest, edit.after) if edit.before else Edit(edit.before, rest)
        start = unit.stop


def _joined(old: ReadText, new: ReadText, moved: list[Edit]) -> list[Edit]:
    """Sentences that were moved as they were, and follow each other in both texts, are one."""
    joined: list[Edit] = []
    for one in moved:
        last = joined[-1] if joined else None
        touching = last and last.before.stop == one.before.start and last.after.stop == one.after.start
        if last and touching and all(old.words(e.before) == new.words(e.after) for e in (last, one)):
            before, after = range(last.before.start, one.before.stop), range(last.after.start, one.after.stop)
            joined[-1] = Edit(before, after, True)
        else:
            joined.append(one)
    return joined
