"""One holder's time in a post, fuzzy at both ends; who was in post on a day; what cannot both be right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from .sightings import Days

RETURN_DAYS = 183
"""Nobody is back in a post so soon: two reports of one holder not further apart make one stretch of time."""


class Proof(Struct, frozen=True, kw_only=True):
    """How a bound is known, and the claims that say so."""

    how: str
    """ "reported in post", "their own words", "reported as former" or "incoming", "other in post"."""
    claims: tuple[str, ...]
    other: str | None = None
    """Whose being in post is the bound."""


class Bound(Struct, frozen=True, kw_only=True):
    """A day between two others, both included; None where nothing bounds it on that side."""

    earliest: date | None = None
    latest: date | None = None
    earliest_by: Proof | None = None
    latest_by: Proof | None = None

    def not_before(self, day: date, proof: Proof) -> Bound:
        if self.earliest is not None and self.earliest >= day:
            return self
        return Bound(earliest=day, earliest_by=proof, latest=self.latest, latest_by=self.latest_by)

    def not_after(self, day: date, proof: Proof) -> Bound:
        if self.latest is not None and self.latest <= day:
            return self
        return Bound(earliest=self.earliest, earliest_by=self.earliest_by, latest=day, latest_by=proof)

    @property
    def is_contradicted(self) -> bool:
        """Two reports that cannot both be true."""
        return self.earliest is not None and self.latest is not None and self.earliest > self.latest


class Stint(Struct, frozen=True, kw_only=True):
    """One holder's time in a post."""

    holder: str
    begin: Bound
    end: Bound
    """The last day in post."""
    sure: tuple[Days, ...]
    """Certainly in post on these days, in order."""
    seen: Days | None
    """The first and the last day of all reports of it, also of those that prove nothing."""
    left_by: date | None
    """The first report that they were out of it again, also of those that prove nothing."""
    acting: bool
    weak: bool
    """No report of it is fit to prove anything."""
    claims: tuple[str, ...]

    @property
    def order(self) -> tuple[date, bool, str]:
        """By the first day known of it; who is only known to have left comes before who was in post then."""
        days = (*self.sure[:1], *((self.seen,) if self.seen else ()))
        known = [d[0] for d in days] + [d for d in (self.begin.latest, self.left_by) if d]
        return min(known, default=self.begin.earliest or date.max), bool(days), self.holder

    def surely_on(self, day: date) -> bool:
        return any(first <= day <= last for first, last in self.sure)

    def may_cover(self, day: date) -> bool:
        begin, end = self.begin.earliest, self.end.latest
        return (begin is None or begin <= day) and (end is None or day <= end)


def certain_on(stints: Sequence[Stint], holder: str, day: date, *, one_holder: bool) -> bool | None:
    """Whether somebody certainly was, or was not, in post on a day; None where the reports cannot tell."""
    own = any(s.holder == holder and s.surely_on(day) for s in stints)
    taken = one_holder and any(
        first < day < last for s in stints if s.holder != holder and not s.acting for first, last in s.sure
    )
    if own and (taken or (one_holder and _is_disputed(stints, holder, day))):
        return None
    return True if own else False if taken else None


def _is_disputed(stints: Sequence[Stint], holder: str, day: date) -> bool:
    """Whether reports that cannot all be right are about the holder and the day."""
    return any(holder in (a.holder, b.holder) and on[0] <= day <= on[1] for a, b, on in clashes(stints))


def clashes(stints: Sequence[Stint]) -> Iterator[tuple[Stint, Stint, Days]]:
    """Pairs that a post of one holder cannot have had: two in it at once, or one back in it too soon.

    The days are those that both are proved for, or those of the one between.
    """
    real = [s for s in stints if s.sure and not s.acting]
    for number, a in enumerate(real):
        for b in real[number + 1 :]:
            if a.holder == b.holder:
                continue
            both = [(max(x[0], y[0]), min(x[1], y[1])) for x in a.sure for y in b.sure]
            shared = next((days for days in both if days[0] < days[1]), None)
            if shared is not None:
                yield a, b, shared
            elif any(_is_back_too_soon(other, a, b) for other in real):
                yield a, b, (b.sure[0][0], b.sure[-1][1])


def _is_back_too_soon(other: Stint, a: Stint, b: Stint) -> bool:
    """`a` is in post again right after `b` was."""
    if other.holder != a.holder or other is a:
        return False
    last, first = a.sure[-1][1], other.sure[0][0]
    return last <= b.sure[0][0] and b.sure[-1][1] <= first and (first - last).days <= RETURN_DAYS
