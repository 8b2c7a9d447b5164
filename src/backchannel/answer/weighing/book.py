"""Everything that was weighed for one question: groups, what contradicts or replaces them, changes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cached_property

from backchannel.model.claims import Claim, ClaimId

from ..appraised import Grades
from ..measure_links import STATED, Nodes
from ..reading import Calendar, Reading
from .accounts import STAGES_AHEAD, Account, Accounts, linking_claims
from .changes import Turned, turns
from .contested import ORDER, Contested, contested, in_order
from .credibility import Credibility, credibility_of
from .groups import Group, grouped
from .near import meant_by
from .plans import Fulfilled, fulfilled
from .sources import Voice, voices
from .stances import Position, position_of
from .superseding import Superseded, superseded

TURNING = ("suspends", "lifts")
IN_DETAIL = ("two_places", "two_dates", "two_amounts", "two_rates")
"""Contradictions that leave it standing that the thing was."""


class WeighingBook:
    """What the claims say together; give it all that share somebody with those you ask about.

    `of`: whose contradictions are asked for, by id; None is everybody's.
    """

    def __init__(
        self,
        view: Reading,
        calendar: Calendar,
        claims: Iterable[Claim],
        *,
        of: Collection[ClaimId] | None = None,
    ) -> None:
        self.view, self.calendar, self._of = view, calendar, of
        self._accounts = Accounts(view, calendar)
        self.accounts = self._accounts.all(claims)
        self.groups = grouped(self.accounts)
        self.by_id: dict[ClaimId, Group] = {group.id: group for group in self.groups}
        self.group_of: dict[ClaimId, Group] = {
            account.claim.id: group for group in self.groups for account in group.accounts
        }
        self._voices: dict[ClaimId, tuple[Voice, ...]] = {}

    @cached_property
    def grades(self) -> Grades:
        """What people said that sources and claims are worth."""
        return Grades(self.view)

    @cached_property
    def superseded(self) -> dict[ClaimId, Superseded]:
        """By the claim that was replaced."""
        return superseded(self._accounts, self.accounts)

    @cached_property
    def contested(self) -> list[Contested]:
        """The contradictions, in the order of the groups."""
        found = contested(self.groups, without=self.superseded, of=self._of)
        known = {frozenset((c.one.id, c.other.id)) for c in found}
        found += [
            in_order("two_positions", t.before.group, t.after.group, [(t.before.account, t.after.account)])
            for t in self.turns
            if t.turn == "contradiction" and self._are_apart(t) and frozenset(t.ids) not in known
        ]
        place = {group.id: number for number, group in enumerate(self.groups)}
        return sorted(found, key=lambda c: (place[c.one.id], place[c.other.id], ORDER.index(c.kind)))

    @cached_property
    def against(self) -> dict[ClaimId, list[Contested]]:
        """By the id of a group: the contradictions it is in."""
        found: dict[ClaimId, list[Contested]] = {}
        for one in self.contested:
            for group in (one.one, one.other):
                found.setdefault(group.id, []).append(one)
        return found

    @cached_property
    def plans(self) -> list[Fulfilled]:
        return fulfilled(self.groups)

    @cached_property
    def positions(self) -> list[Position]:
        """What people and bodies said and did, in the order of the groups."""
        return [p for group in self.groups if (p := position_of(self.view, group)) is not None]

    @cached_property
    def turns(self) -> list[Turned]:
        """Changes of position and positions told otherwise on one day; by day."""
        found = turns(self.positions)
        known = {t.ids for t in found}
        found += [t for t in self._by_link() if t.ids not in known]
        return sorted(found, key=lambda t: (t.after.day or date.max, t.after.group.id))

    def voices(self, group: Group) -> tuple[Voice, ...]:
        """The independent sources of a group."""
        if group.id not in self._voices:
            self._voices[group.id] = voices(self.view, group.accounts)
        return self._voices[group.id]

    def credibility(self, group: Group) -> Credibility:
        """The grade that the rules give it, with what contradicts it."""
        contested = self.against.get(group.id, ())
        whole = [c for c in contested if c.kind not in IN_DETAIL]
        detail = [self._other(c, group).accounts for c in contested if c.kind in IN_DETAIL]
        if not whole:
            return credibility_of(self.voices(group), self._voices_of(detail))
        # Who tells it with another place or number tells that it was.
        against = [self._other(c, group).accounts for c in whole]
        return credibility_of(self._voices_of([group.accounts, *detail]), self._voices_of(against))

    def _voices_of(self, parts: Iterable[Sequence[Account]]) -> tuple[Voice, ...]:
        return voices(self.view, [account for part in parts for account in part])

    def replaced(self, group: Group) -> Superseded | None:
        """What replaced all of a group; None while one report of it still stands."""
        found = [self.superseded.get(account.claim.id) for account in group.accounts]
        return None if None in found else found[-1]

    def _other(self, one: Contested, group: Group) -> Group:
        return one.other if one.one.id == group.id else one.one

    def _are_apart(self, turned: Turned) -> bool:
        both = (turned.before.account.claim.id, turned.after.account.claim.id)
        return not any(id_ in self.superseded for id_ in both)

    def _by_link(self) -> Sequence[Turned]:
        """A measure that a later one suspends or lifts in so many words."""
        of_group = {position.group.id: position for position in self.positions}
        found: dict[tuple[ClaimId, ClaimId], Turned] = {}
        linking = linking_claims(self.accounts, TURNING)
        if not linking:
            return ()
        nodes = Nodes(self.view, self.calendar, meant_by(self.view, linking))
        for link in nodes.links:
            after = self._position(of_group, link.claim)
            if after is None or link.relation not in TURNING or link.claim.modality not in STATED:
                continue
            members = [self._position(of_group, c) for c in nodes.members.get(link.target or "", ())]
            targets = {p.group.id: p for p in members if p is not None}
            if link.is_part or len(targets) != 1:  # of several measures it cannot be told which is meant
                continue
            (before,) = targets.values()
            if before.stand == "for" and _is_before(before, after):
                turned = Turned(turn="change", before=before, after=after, by_link=True)
                found.setdefault(turned.ids, turned)
        return list(found.values())

    def _position(self, of_group: dict[ClaimId, Position], claim: Claim) -> Position | None:
        group = self.group_of.get(claim.id)
        return of_group.get(group.id) if group is not None else None


def _is_before(before: Position, after: Position) -> bool:
    is_plan = getattr(after.account.claim.fact, "stage", None) in STAGES_AHEAD
    return not is_plan and before.day is not None and after.day is not None and before.day < after.day
