"""Contacts between our side and others, each taken once, on the day of the first report of it."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from msgspec import Struct

from backchannel.model.claims import Claim
from backchannel.model.facts import Contact

from .factors import HAPPENED, odds
from .ground import ground_of
from .reading import Calendar, Reading

UNDATED_DAYS = 7
"""A contact whose words give no day may have been so long before the report."""
PARTIES = ("person", "organisation")

Days = tuple[date, date]
"""First and last possible day."""


class Meeting(Struct, frozen=True, kw_only=True):
    """One of ours and one of theirs in a contact that is first reported on a day."""

    day: date
    """Of the report."""
    ours: str
    theirs: str
    body: bool
    """`theirs` is a body, not a person."""
    claim: Claim
    origin: str


class Met(Struct, frozen=True):
    """The meetings of one day, and how many contacts were left out, by the reason."""

    meetings: tuple[Meeting, ...]
    left_out: Counter[str]


def met_on(view: Reading, day: date) -> Met:
    """The meetings first reported that day, in the order of the claims; of a pair and a report, one.

    `view` is the desk with what was published until that day. Left out: those that name one side only, that
    have more participants than a meeting has, or that an earlier report has told.
    """
    ground = ground_of(view)
    calendar, sides = ground.calendar, ground.sides(())
    found: dict[tuple[str, str, str], Meeting] = {}
    left_out: Counter[str] = Counter()
    for claim in contacts(view):
        if calendar.reported(claim) != day or calendar.is_later(claim):
            continue
        parties = parties_of(view, claim)
        ours = [p for p in parties if sides.of(p).side == "ours" or _is_our_body(view, p)]
        theirs = [p for p in parties if p not in ours]
        if len(parties) > odds().route.crowd:
            left_out["of a gathering"] += 1
        elif len(parties) < 2:
            left_out["with no second name"] += 1
        elif not ours or not theirs:
            left_out["with nobody of ours" if theirs else "among ours alone"] += 1
        for a in ours if len(parties) <= odds().route.crowd else ():
            for b in theirs if view.entity(a).kind == "person" else ():
                meeting = _meeting(view, calendar, claim, a, b)
                if _told_before(view, calendar, meeting):
                    left_out["reported before"] += 1
                else:
                    found.setdefault((a, b, meeting.origin), meeting)
    return Met(tuple(found.values()), left_out)


def contacts(view: Reading) -> list[Claim]:
    """The contacts that have happened, in the order of the claims."""
    return [c for c in view.claims("contact") if c.modality in HAPPENED]


def parties_of(view: Reading, claim: Claim) -> list[str]:
    """The persons and bodies that take part, each once, in the order of the words."""
    assert isinstance(claim.fact, Contact)
    ids = dict.fromkeys(view.canonical(ref) for ref in claim.fact.participants)
    return [id_ for id_ in ids if view.entity(id_).kind in PARTIES]


def _is_our_body(view: Reading, id_: str) -> bool:
    being = view.entity(id_)
    return being.kind == "organisation" and being.country is not None and being.country == view.side


def _meeting(view: Reading, calendar: Calendar, claim: Claim, a: str, b: str) -> Meeting:
    day = calendar.reported(claim)
    assert day is not None
    body = view.entity(b).kind != "person"
    return Meeting(day=day, ours=a, theirs=b, body=body, claim=claim, origin=calendar.origin(claim))


def _told_before(view: Reading, calendar: Calendar, meeting: Meeting) -> bool:
    """Whether an earlier report has a contact of the two that may be this one: the possible days overlap."""
    first, last = _days(calendar, meeting.claim)
    for claim in view.claims_of(meeting.ours, "contact"):
        reported = calendar.reported(claim)
        if reported is None or reported >= meeting.day or claim.modality not in HAPPENED:
            continue
        if meeting.theirs in parties_of(view, claim):
            begin, end = _days(calendar, claim)
            if first <= end and begin <= last:
                return True
    return False


def _days(calendar: Calendar, claim: Claim) -> Days:
    reported = calendar.reported(claim) or date.max
    begin, end = claim.valid.maybe if claim.valid else (None, None)
    last = min(reported, end - timedelta(1)) if end else reported
    if begin is None:
        begin = last - timedelta(UNDATED_DAYS)
    return min(begin, last), last
