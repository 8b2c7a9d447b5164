"""Which documents are one report: reprints, cuts, versions, garbled copies, and copies in part."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from backchannel.model.reports import DocumentRelation, Relation
from backchannel.model.sources import Document

from .fingerprints import Fingerprint, fingerprint, opened
from .likeness import (
    contained,
    days_apart,
    may_be_contained,
    names_contained,
    names_in_order,
    subject_likeness,
)

NAME = "copies.v2"

COPY = 0.5
"""Least share of own words in common, times the agreement of names, for two texts of one length."""
CUT = 0.3
"""So much more for a short piece of a very long text: a cut is taken over whole, a formula is not."""
NAMES_AGREE = 0.7
"""Below this two texts of one mould (readouts, nominations, notices) name different people: no copies."""
SHORT_SHINGLES = 30
"""Texts of fewer runs of words share half of them by chance: they must agree nearly in all."""
SHORT_COPY = 0.8
WHOLE = 0.95
"""So much in common is all: the rest is the line of the outlet."""

SAME_DAYS = 14
"""A copy, also in part, comes out within so many days. A later one is a notice in the same words, unless all
is the same down to the numbers."""
LATE_NAMES = 0.99


class _Reworded(Struct, frozen=True):
    """What it takes to call a text with other words a copy: two writers on one event reach 0.67 in order."""

    named: int
    """So many names and numbers have an order that tells."""
    subject: float
    names: float
    """The share that the one has of the other's names, by worth: of the better two ways."""
    both_ways: float
    """The same, of the worse."""
    order: float


GARBLED = _Reworded(named=15, subject=0.4, names=0.75, both_ways=0.0, order=0.75)
"""For a text that its reader found garbled."""
READABLE = (
    _Reworded(named=40, subject=0.6, names=0.9, both_ways=0.0, order=0.9),
    _Reworded(named=40, subject=0.6, names=0.8, both_ways=0.8, order=0.7),
)
"""For two texts that both read well, one of: names in one order; or sentences turned round, but each has
nearly all of the other's names. Of two writers on one event one has three quarters of them at most."""

PART_RUNS = 40
"""So many runs of own words in common are passages taken over: two writers on one event share 22 at most."""
PART_SAMPLED = 2
"""Of the sample of runs so many are common, with a chance of 97 in 100, where 40 of all are."""
PART_NAMES = 0.6
"""Texts of one mould share passages and name others."""

SAME_STORY = 0.32
"""Least likeness of subject of two reports of one event, where only the two are looked at."""


def relations(new: Document, known: Iterable[Fingerprint]) -> list[DocumentRelation]:
    """What a new document is to each of those known: copy, version, garbled copy, copy in part, same story.

    In the order of `known`; those that have nothing to do with it are left out. The score of a pair depends
    on the two alone: not on what else is known, nor on which came first. For many at once: `shelf.Shelf`.
    """
    print_of_new = fingerprint(new)
    found = (relation(print_of_new, other) for other in known if other.document != new.id)
    return [one for one in found if one is not None]


def relation(left: Fingerprint, right: Fingerprint) -> DocumentRelation | None:
    """What two documents are to each other, or None where they have nothing to do with each other."""
    subject = subject_likeness(left, right)
    found = _reprint(left, right) or _garbled_copy(left, right, subject=subject)
    found = found or _part_copy(left, right) or _same_story(left, right, subject=subject)
    if found is None:
        return None
    kind, score, reasons = found
    return DocumentRelation(
        left=left.document,
        right=right.document,
        relation=kind,
        score=round(score, 4),
        reasons=reasons,
        by=NAME,
    )


_Found = tuple[Relation, float, tuple[str, ...]]


def _reprint(left: Fingerprint, right: Fingerprint) -> _Found | None:
    """Copy or version: the very words of the shorter stand in the longer, and the names agree.

    Names agree if at least one of the two has nearly all of the other's: a cut leaves names out and an update
    adds some, but two texts of one mould exchange them. Method: containment (Broder 1997).
    """
    short, long = sorted((left, right), key=lambda one: (len(one.shingles), one.document))
    if not may_be_contained(short, long) or (in_long := contained(short, long)) < COPY:
        return None
    in_short = contained(long, short)
    a, b = opened(short), opened(long)
    names_in_long, names_in_short = names_contained(a, b), names_contained(b, a)
    names = max(names_in_long, names_in_short)
    if names < NAMES_AGREE or in_long * names < _needed(len(short.shingles) // 4, len(long.shingles) // 4):
        return None
    if _late(left, right) and (in_short < WHOLE or min(names_in_long, names_in_short) < LATE_NAMES):
        return None
    reasons = [f"{in_long:.0%} of the shorter one's own words", f"{names:.0%} of names and numbers"]
    kind: Relation = "copy"
    if in_short < WHOLE and (_one_place(left, right) or in_long < WHOLE):
        kind = "version"
        reasons.append(f"{1 - in_short:.0%} of the longer one is new")
    elif in_short < WHOLE:
        reasons.append(f"a cut: {in_short:.0%} of the longer one")
    return kind, in_long * names, tuple(reasons)


def _garbled_copy(left: Fingerprint, right: Fingerprint, *, subject: float) -> _Found | None:
    """The words are others, the names and numbers are the same and stand in the same order."""
    garbled = left.garbled or right.garbled
    a, b = opened(left), opened(right)
    count = min(len(a.named), len(b.named))
    bars = [
        bar for bar in ((GARBLED,) if garbled else READABLE) if count >= bar.named and subject >= bar.subject
    ]
    if not bars or _late(left, right):
        return None
    worse, better = sorted((names_contained(a, b), names_contained(b, a)))
    bars = [bar for bar in bars if better >= bar.names and worse >= bar.both_ways]
    if not bars or (order := names_in_order(a, b)) < min(bar.order for bar in bars):
        return None
    reasons = [f"{better:.0%} of names and numbers", f"{order:.0%} of them in the same order", "other words"]
    if garbled:
        reasons.append("one of the two reads as garbled")
    return "garbled_copy", order * better, tuple(reasons)


def _part_copy(left: Fingerprint, right: Fingerprint) -> _Found | None:
    """Passages of one stand in the other, or both have them from a third; where, `passages` tells."""
    a, b = opened(left), opened(right)
    if _late(left, right) or len(a.sample & b.sample) < PART_SAMPLED:
        return None
    short, long = sorted((left, right), key=lambda one: (len(one.shingles), one.document))
    in_long = contained(short, long)
    names = max(names_contained(a, b), names_contained(b, a))
    if in_long * (len(short.shingles) // 4) < PART_RUNS or names < PART_NAMES:
        return None
    reasons = (f"{in_long:.0%} of the shorter one's own words", f"{names:.0%} of names and numbers")
    return "part_copy", in_long * names, reasons


def _same_story(left: Fingerprint, right: Fingerprint, *, subject: float) -> _Found | None:
    if subject < SAME_STORY:
        return None
    reasons = [f"likeness of subject {subject:.2f}"]
    apart = days_apart(left, right)
    if apart is not None:
        reasons.append("of one day" if apart == 0 else f"{apart} days apart")
    return "same_story", subject, tuple(reasons)


def _needed(short: int, long: int) -> float:
    """What own words in common times agreement of names must reach, for texts of so many runs of words."""
    needed = COPY + CUT * (1 - short / max(1, long))
    return needed if short >= SHORT_SHINGLES else max(needed, SHORT_COPY)


def _late(left: Fingerprint, right: Fingerprint) -> bool:
    apart = days_apart(left, right)
    return apart is not None and apart > SAME_DAYS


def _one_place(left: Fingerprint, right: Fingerprint) -> bool:
    """Whether both were published by one outlet, or at one address."""
    return (left.outlet is not None and left.outlet == right.outlet) or (
        left.address is not None and left.address == right.address
    )
