"""Reports of one post → its stints, with bounds that never exclude the truth.

Three things are taken for granted, and nothing else: reports are true of their day; a post with one holder
has one at a time (on the day of a change both); nobody leaves a post and is back in it within half a year.
"""

from __future__ import annotations

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
        if sighting.standing == "candidate":
            continue
        by_holder[sighting.holder].append(piece_of(sighting))
    ranges = _held(by_holder) if one_holder else {}
    found: list[Stint] = []
    for holder, pieces in sorted(by_holder.items()):
        others = [r for other, own in ranges.items() if other != holder for r in own]
        groups = _groups(pieces, others)
        found += [_stint(group, pieces) for group in groups]
    if one_holder:
        found = [_between_others(stint, found) for stint in found]
    return tuple(sorted(found, key=lambda s: s.order))


def _held(by_holder: dict[str, list[Piece]]) -> dict[str, list[Days]]:
    """The days each holder is proved to have held, but as a stand-in."""
    return {
        holder: [p.held for p in pieces if p.held and p.sighting.strong and p.sighting.standing != "acting"]
        for holder, pieces in by_holder.items()
    }


def _groups(pieces: Sequence[Piece], others: Sequence[Days]) -> list[list[Piece]]:
    """The pieces of each stint: what is parted by a report that the holder was out of the post."""
    placed = sorted((p for p in pieces if p.held), key=lambda p: (p.held or _NEVER, p.sighting.claim))
    groups: list[list[Piece]] = []
    last = date.min
    for piece in placed:
        held = piece.held or _NEVER
        if groups and not _parted(groups[-1], piece, last, pieces, others):
            groups[-1].append(piece)
            last = max(last, held[1])
        else:
            groups.append([piece])
            last = held[1]
    for piece in pieces:
        if piece.held is None and (piece.begin or piece.end or piece.ended_by):
            _place(piece, groups)
    if not groups and pieces:
        groups.append([])
    rest = [p for p in pieces if not any(p is q for group in groups for q in group)]
    undated = [p for p in rest if p.not_before is None]
    groups[0:1] = [groups[0] + undated] if groups else []
    return groups


_NEVER: Days = (date.max, date.max)


def _parted(
    group: Sequence[Piece], piece: Piece, last: date, pieces: Sequence[Piece], others: Sequence[Days]
) -> bool:
    """Whether the holder was out of the post between the last day of a group and the first of a piece."""
    first = (piece.held or _NEVER)[0]
    if first <= last:
        return False
    if piece.begin is not None and (piece.begin[0] > last or (piece.begin[1] - last).days > RETURN_DAYS):
        return True
    for ended in (p.end for p in group if p.end is not None):
        if first > ended[1] or (first - ended[0]).days > RETURN_DAYS:
            return True
    if any(p.ended_by is not None and last <= p.ended_by <= first for p in pieces):
        return True
    if any(p.not_before is not None and last < p.not_before <= first for p in pieces):
        return True
    return any(max(a, last + ONE_DAY) <= min(b, first - ONE_DAY) for a, b in others)


def _place(piece: Piece, groups: list[list[Piece]]) -> None:
    """Put what proves no day to the stint whose end or beginning it tells, else into one of its own."""
    for group in reversed(groups):
        days = [p.held for p in group if p.held]
        if not days:
            continue
        first, last = min(d[0] for d in days), max(d[1] for d in days)
        if piece.end is not None:
            near = piece.end[1] >= last and (piece.end[1] - last).days <= RETURN_DAYS
            if near and (piece.begin is None or piece.begin[0] <= first):
                group.append(piece)
                return
        elif piece.begin is not None:
            if piece.begin[0] <= first and abs((first - piece.begin[0]).days) <= RETURN_DAYS:
                group.append(piece)
                return
        elif piece.ended_by is not None and last <= piece.ended_by:
            group.append(piece)
            return
    same = next((g for g in groups if not any(p.held for p in g) and _alike(g, piece)), None)
    if same is not None:
        same.append(piece)
    else:
        groups.insert(0, [piece])


def _alike(group: Sequence[Piece], piece: Piece) -> bool:
    """Former and nothing else: several such reports tell of one stint, as far as anybody knows."""
    return all((p.begin, p.end) == (piece.begin, piece.end) for p in group)


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
