"""How a measure stands on the day asked about: in force since, from, suspended by, lifted by."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from backchannel.model.claims import Claim
from backchannel.model.facts import LinkRelation

from .legal_acts import act_name
from .measure_links import STATED, Nodes, ToldLink, measure_of

Stands = Literal["in_force", "to_come", "ended", "suspended", "lifted", "replaced", "told", "unknown"]
ENDING: dict[LinkRelation, Stands] = {"suspends": "suspended", "lifts": "lifted", "replaces": "replaced"}


RETROACTIVE = 31
"""Days by which an act may go back."""


class State(Struct, frozen=True, kw_only=True):
    """How it stands, since when, and by which act."""

    stands: Stands
    since: date | None = None
    """The first day of that state; None where no words tell it."""
    until: date | None = None
    """The last day, where the words tell one."""
    by: str | None = None
    """The act that suspended, lifted or replaced it."""
    told: str | None = None
    """The stage as told, where no day is: "planned"."""

    @property
    def words(self) -> str:
        """ "in force since 2031-06-04", "suspended since 2031-07-01 by Order 12"."""
        since = f" since {self.since.isoformat()}" if self.since else ""
        until = f" until {self.until.isoformat()}" if self.until else ""
        match self.stands:
            case "in_force":
                return f"in force{since}{until}"
            case "to_come":
                return f"takes effect on {self.since.isoformat() if self.since else 'a day not told'}{until}"
            case "ended":
                return f"in force{until}"
            case "suspended" | "lifted" | "replaced":
                return f"{self.stands}{since}{until}{f' by {self.by}' if self.by else ''}"
            case "told":
                return f"{(self.told or '').replace('_', ' ')}; day in force not told"
        return "only named"


def state_of(nodes: Nodes, node: str) -> State:
    """The state on the day asked about, from what was reported by then."""
    day = nodes.calendar.day
    ending = _ended(nodes, node, day)
    if ending is not None:
        return ending
    own = [c for c in nodes.members.get(node, ()) if c.modality in (*STATED, "planned")]
    if not own:
        stages = [measure_of(c).stage for c in nodes.members.get(node, ())]
        return State(stands="told", told=stages[0]) if stages else State(stands="unknown")
    held = _held(own, since=nodes.day(node) if node in nodes.book.names else None)
    if held is None:
        return State(stands="told", told=measure_of(own[0]).stage)
    begin, until = held
    if day is not None and day < begin:
        return State(stands="to_come", since=begin, until=until)
    if day is not None and until is not None and day > until:
        return State(stands="ended", since=begin, until=until)
    return State(stands="in_force", since=begin, until=until)


def _held(claims: Iterable[Claim], *, since: date | None) -> tuple[date, date | None] | None:
    """The first day from which one of them holds ("from June 4", "in force since"), and its last, if told.

    Days before that of the act are of what it tells or rewords, and not its own.
    """
    found = [
        (begin, _last_day(claim))
        for claim in claims
        if claim.valid is not None and "/" in claim.valid.edtf
        for begin in [claim.valid.maybe[0]]
        if begin is not None and (since is None or begin >= since - timedelta(RETROACTIVE))
    ]
    return min(found, key=lambda days: days[0], default=None)


def _ended(nodes: Nodes, node: str, day: date | None) -> State | None:
    """What the last act that suspended, lifted or replaced it did, if it holds by that day."""
    links = [
        k
        for k in nodes.links
        if k.target == node and k.relation in ENDING and k.claim.modality in STATED and not k.is_part
    ]
    begun = [(first, k) for k in links if (first := _first(nodes, k)) is None or day is None or first <= day]
    if not begun:
        return None
    first, link = max(begun, key=lambda one: (one[0] or date.min, one[1].claim.id))
    until = _last_day(link.claim)
    if until is not None and day is not None and day > until:
        return None
    act = nodes.book.names.get(link.source)
    by = act_name(act) if act is not None else None
    return State(stands=ENDING[link.relation], since=first, until=until, by=by)


def _last_day(claim: Claim) -> date | None:
    """The last day of a measure, where its words give it a span of days."""
    end = claim.valid.maybe[1] if claim.valid is not None and "/" in claim.valid.edtf else None
    return None if end is None else date.fromordinal(end.toordinal() - 1)


def _first(nodes: Nodes, link: ToldLink) -> date | None:
    """From which day the link holds: as told, else the day of the act, else of the report."""
    begin = link.claim.valid.maybe[0] if link.claim.valid is not None else None
    return begin or nodes.day(link.source)
