"""The first or the last documents in which words stand, found without the rest.

Hits are gone through in the order in which documents were added. Since the first and last day of each stretch
of documents are kept (`filing.STRETCH`), it is known when no earlier, or later, one can come.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from heapq import merge
from itertools import accumulate, groupby, islice

from . import search
from .filing import STRETCH
from .glances import Glances

SOME = 64
"""So many documents are looked at before it is asked whether there are enough."""
Place = tuple[str, str]


def outermost(
    glances: Glances, beginnings: Collection[str], *, least: int, many: int, last: bool
) -> tuple[str, ...]:
    """Of the visible documents in which words begin with so many of these the first, or last, `many`."""
    asked = (frozenset(beginnings), least, last)
    read, found = glances.outermost.get(asked, (0, ()))
    if many > read == len(found):
        # One more: whether there are others is soon asked.
        read = many + 1
        found = _outermost(glances, beginnings, least=least, many=read, last=last)
        glances.outermost[asked] = read, found
    return found[max(0, len(found) - many) :] if last else found[:many]


def _outermost(
    glances: Glances, beginnings: Collection[str], *, least: int, many: int, last: bool
) -> tuple[str, ...]:
    bounds = _Bounds(glances, last=last)
    found: dict[str, Place] = {}
    candidates = _candidates(glances, beginnings, least=least, last=last)
    while some := list(islice(candidates, SOME)):
        found |= glances.places(some)
        if len(found) >= many:
            kept = sorted(found, key=found.__getitem__, reverse=last)[:many]
            found = {id_: found[id_] for id_ in kept}
            if kept and bounds.is_beyond(some[-1], found[kept[-1]][0]):
                break
    return tuple(sorted(found, key=found.__getitem__))


def _candidates(glances: Glances, beginnings: Collection[str], *, least: int, last: bool) -> Iterator[str]:
    """Ids of documents in the order added, or the other way; whoever may see them."""
    hits = [_hits(glances, one, last=last) for one in beginnings]
    # A document's passages were added one after the other.
    for document, of_one in groupby(merge(*hits, reverse=last), key=lambda hit: hit[2]):
        if len({beginning for _, beginning, _ in of_one}) >= least:
            yield document


def _hits(glances: Glances, beginning: str, *, last: bool) -> Iterator[tuple[int, str, str]]:
    asked = (
        "SELECT w.rowid, p.document FROM passage_words w CROSS JOIN passages p ON p.seq = w.rowid"
        f" WHERE passage_words MATCH ? ORDER BY w.rowid{' DESC' if last else ''}"
    )
    rows: sqlite3.Cursor = glances.execute(asked, (search.beginning_with(beginning),))
    return ((number, beginning, document) for number, document in rows)


class _Bounds:
    """The latest day of all documents added up to one, or the earliest of all from it on."""

    def __init__(self, glances: Glances, *, last: bool) -> None:
        self._glances, self._last = glances, last
        rows: Sequence[tuple[int, str, str]] = glances.rows(
            "SELECT stretch, earliest, latest FROM stretches ORDER BY stretch"
        )
        if last:
            bounds = accumulate((latest for _, _, latest in rows), max)
            self._bound = dict(zip((stretch for stretch, _, _ in rows), bounds, strict=True))
        else:
            bounds = accumulate((earliest for _, earliest, _ in reversed(rows)), min)
            self._bound = dict(zip((stretch for stretch, _, _ in reversed(rows)), bounds, strict=True))

    def is_beyond(self, document: str, day: str) -> bool:
        """Whether no document from there on can come before, or after, that day."""
        ((seq,),) = self._glances.rows("SELECT seq FROM documents WHERE id = ?", document)
        bound = self._bound[seq // STRETCH]
        return bound < day if self._last else bound > day
