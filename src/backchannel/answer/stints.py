"""Reports of one post → its stints, with bounds that never exclude the truth.

Three things are taken for granted, and nothing else: reports are true of their day; a post with one holder
has one at a time (on the day of a change both); nobody leaves a post and is back in it within half a year.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec

from .sightings import Days, Piece, Sighting, piece_of
from .stint import RETURN_DAYS, Bound, Proof, Stint

IN_POST = ("current", "acting")
ONE_DAY = timedelta(1)


def stints_of(sightings: Iterable[Sighting], *, one_holder: bool) -> tuple[Stint, ...]:
    """Every stint that the reports tell of, in order of time; `one_holder`: nobody shares the post."""
    by_holder: dict[str, list[Piece]] = defaultdict(list)
    for sighting in sightings:
        if sighting.standing != "candidate":
            by_holder[sighting.holder].append(piece_of(sighting))
    held = {holder: _held(pieces) for holder, pieces in by_holder.items()} if one_holder else {}
    found: list[Stint] = []
    for holder, pieces in sorted(by_holder.items()):
        others = _united(r for other, own in held.items() if other != holder for r in own)
        found += [_stint(group, pieces) for group in _groups(pieces, others)]
    if one_holder:
        found = [_between_others(stint, found) for stint in found]
    return tuple(sorted(found, key=lambda s: s.order))


def _held(pieces: Iterable[Piece]) -> list[Days]:
    """The days a holder is proved to have held, but as a stand-in."""
    return [p.held for p in pieces if p.held and p.sighting.strong and p.sighting.standing != "acting"]


class _Group:
    """The pieces of one stint, with the first and the last day in post and the ends that words give."""

    def __init__(self, piece: Piece | None = None) -> None:
        self.pieces: list[Piece] = []
        self.first, self.last = date.max, date.min
        self.ends: list[Days] = []
        if piece is not None:
            self.add(piece)

    def add(self, piece: Piece) -> None:
        self.pieces.append(piece)
        if piece.held is not None:
            self.first, self.last = min(self.first, piece.held[0]), max(self.last, piece.held[1])
        if piece.end is not None and piece.end not in self.ends:
            self.ends.append(piece.end)

    @property
    def has_days(self) -> bool:
        return self.first <= self.last


class _Absences:
    """The days on which somebody was out of the post, by reports of them and by others in it."""

    def __init__(self, pieces: Iterable[Piece], others: Sequence[Days]) -> None:
        known = list(pieces)
        self._ended = sorted({p.ended_by for p in known if p.ended_by})
        self._coming = sorted({p.not_before for p in known if p.not_before})
        self._others = others
        self._other_ends = [last for _, last in others]

    def between(self, last: date, first: date) -> bool:
        """Whether one is after `last`, or tells on it that it is over, and before `first` or on it."""
        ended, coming = bisect_left(self._ended, last), bisect_right(self._coming, last)
        if ended < len(self._ended) and self._ended[ended] <= first:
            return True
        if coming < len(self._coming) and self._coming[coming] <= first:
            return True
        other = bisect_right(self._other_ends, last)
        if other == len(self._others):
            return False
        begin, end = self._others[other]
        return max(begin, last + ONE_DAY) <= min(end, first - ONE_DAY)


def _groups(pieces: Sequence[Piece], others: Sequence[Days]) -> list[list[Piece]]:
    """The pieces of each stint: what is parted by a report that the holder was out of the post."""
    absences = _Absences(pieces, others)
    groups: list[_Group] = []
    for piece in sorted((p for p in pieces if p.held), key=lambda p: (p.held or _NEVER, p.sighting.claim)):
        if groups and not _parted(groups[-1], piece, absences):
            groups[-1].add(piece)
        else:
            groups.append(_Group(piece))
    undated: list[Piece] = []
    for piece in pieces:
        if piece.held is None and (piece.begin or piece.end or piece.ended_by):
            _place(piece, groups)
        elif piece.held is None and piece.not_before is None:
            undated.append(piece)
    if not groups and pieces:
        groups.append(_Group())
    for piece in undated:
        groups[0].add(piece)
    return [group.pieces for group in groups]


_NEVER: Days = (date.max, date.max)


def _parted(group: _Group, piece: Piece, absences: _Absences) -> bool:
    """Whether the holder was out of the post between the last day of a group and the first of a piece."""
    first, last = (piece.held or _NEVER)[0], group.last
    if first <= last:
        return False
    if piece.begin is not None and (piece.begin[0] > last or (piece.begin[1] - last).days > RETURN_DAYS):
        return True
    if any(first > end[1] or (first - end[0]).days > RETURN_DAYS for end in group.ends):
        return True
    return absences.between(last, first)


def _place(piece: Piece, groups: list[_Group]) -> None:
    """Put what proves no day to the stint whose end or beginning it tells, else into one of its own."""
    for group in reversed(groups):
        if group.has_days and _tells_of(piece, group):
            group.add(piece)
            return
    same = next((g for g in groups if not g.has_days and _alike(g.pieces, piece)), None)
    if same is not None:
        same.add(piece)
    else:
        groups.insert(0, _Group(piece))


def _tells_of(piece: Piece, group: _Group) -> bool:
    """Whether the end or beginning that a piece tells can be that of a stint."""
    if piece.end is not None:
        near = piece.end[1] >= group.last and (piece.end[1] - group.last).days <= RETURN_DAYS
        return near and (piece.begin is None or piece.begin[0] <= group.first)
    if piece.begin is not None:
        return piece.begin[0] <= group.first and (group.first - piece.begin[0]).days <= RETURN_DAYS
    return piece.ended_by is not None and group.last <= piece.ended_by


def _alike(group: Sequence[Piece], piece: Piece) -> bool:
    """Former and nothing else: several such reports tell of one stint, as far as anybody knows."""
    return not group or (group[0].begin, group[0].end) == (piece.begin, piece.end)


def _united(ranges: Iterable[Days]) -> list[Days]:
    """The same days in order, ranges that overlap as one."""
    found: list[Days] = []
    for first, last in sorted(ranges):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def _stint(group: Sequence[Piece], pieces: Sequence[Piece]) -> Stint:
    strong = [p for p in group if p.sighting.strong]
    sure = _joined([p.held for p in strong if p.held])
    begin, end = Bound(), Bound()
    for piece in strong:
        begin, end = _told(piece, begin, end)
    if sure:
        first, last = sure[0][0], sure[-1][1]
        begin = begin.not_after(first, _at(strong, first))
        end = end.not_before(last, _at(strong, last))
        for piece in (p for p in pieces if p.sighting.strong):
            begin, end = _around(piece, begin, end, (first, last))
    elif coming := [p for p in pieces if not group and p.not_before and p.sighting.strong]:
        newest = max(coming, key=lambda p: p.not_before or date.min)
        begin = begin.not_before(newest.not_before or date.min, _proof("reported as incoming", newest))
    elif formers := [p for p in strong if p.ended_by]:
        oldest = min(formers, key=lambda p: p.ended_by or date.max)
        day, proof = oldest.ended_by or date.max, _proof("reported as former", oldest)
        begin, end = begin.not_after(day, proof), end.not_after(day, proof)
    in_post = [p.sighting for p in group if p.sighting.standing in IN_POST]
    seen = [d for p in group if p.sighting.standing in IN_POST and (d := p.held or p.begin)]
    return Stint(
        holder=pieces[0].sighting.holder,
        begin=begin,
        end=end,
        sure=_as_reported(strong) if begin.is_contradicted or end.is_contradicted else sure,
        seen=(min(d[0] for d in seen), max(d[1] for d in seen)) if seen else None,
        left_by=min((p.ended_by for p in group if p.ended_by), default=None),
        acting=bool(in_post) and all(s.standing == "acting" for s in in_post),
        weak=not strong,
        claims=tuple(dict.fromkeys(p.sighting.claim for p in group)),
    )


def _as_reported(pieces: Iterable[Piece]) -> tuple[Days, ...]:
    """The days of the reports alone, where their words contradict one another."""
    days = {p.sighting.day for p in pieces if p.held and p.sighting.standing in IN_POST}
    return tuple((day, day) for day in sorted(d for d in days if d))


def _told(piece: Piece, begin: Bound, end: Bound) -> tuple[Bound, Bound]:
    """The bounds that the words themselves give."""
    proof = _proof("their own words", piece)
    if piece.begin is not None:
        begin = begin.not_before(piece.begin[0], proof).not_after(piece.begin[1], proof)
    if piece.end is not None:
        end = end.not_before(piece.end[0], proof).not_after(piece.end[1], proof)
    return begin, end


def _around(piece: Piece, begin: Bound, end: Bound, days: Days) -> tuple[Bound, Bound]:
    """The bounds that a report of the holder out of the post gives for the days in it."""
    first, last = days
    if piece.ended_by is not None:
        proof = _proof("reported as former", piece)
        if piece.ended_by >= last:
            end = end.not_after(piece.ended_by, proof)
        elif piece.ended_by <= first and (piece.held is None or piece.held[1] < first):
            begin = begin.not_before(piece.ended_by, proof)
    if piece.not_before is not None and piece.not_before <= first:
        begin = begin.not_before(piece.not_before, _proof("reported as incoming", piece))
    return begin, end


def _between_others(stint: Stint, stints: Sequence[Stint]) -> Stint:
    """The same with the bounds that others in post before and after give; a stand-in bounds nobody."""
    if not stint.sure or stint.acting:
        return stint
    begin, end = stint.begin, stint.end
    first, last = stint.sure[0][0], stint.sure[-1][1]
    for other in stints:
        if other.holder == stint.holder or other.acting:
            continue
        for days in other.sure:
            if last <= days[0] and days[1] <= first:
                continue  # both on the one day of a change: who came first is not told
            if days[0] >= last:
                by = other.begin.latest_by if days == other.sure[0] else None
                end = end.not_after(days[0], _of_other(other, by))
            if days[1] <= first:
                by = other.end.earliest_by if days == other.sure[-1] else None
                begin = begin.not_before(days[1], _of_other(other, by))
    return msgspec.structs.replace(stint, begin=begin, end=end)


def _of_other(other: Stint, by: Proof | None) -> Proof:
    return Proof(how="other in post", claims=by.claims if by else other.claims[:1], other=other.holder)


def _joined(ranges: Iterable[Days]) -> tuple[Days, ...]:
    """Stretches of time, those not parted by more than `RETURN_DAYS` as one."""
    found: list[Days] = []
    for first, last in sorted(ranges):
        if found and (first - found[-1][1]).days <= RETURN_DAYS:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return tuple(found)


def _at(pieces: Sequence[Piece], day: date) -> Proof:
    """Every report that the holder was in post on the day."""
    there = [p for p in pieces if p.held and p.held[0] <= day <= p.held[1]]
    words = "their own words" if all(p.begin or p.end for p in there) else "reported in post"
    return Proof(how=words, claims=tuple(p.sighting.claim for p in there))


def _proof(how: str, piece: Piece) -> Proof:
    return Proof(how=how, claims=(piece.sighting.claim,))
