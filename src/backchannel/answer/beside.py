"""What stands beside the routes: contacts that have not happened, and doors that lead to a body only."""

from __future__ import annotations

from collections.abc import Collection

from backchannel.model.claims import Claim
from backchannel.model.facts import Contact

from . import cited
from .factors import HAPPENED
from .ground import Ground
from .reading import Calendar, Reading
from .route_parts import Beside
from .sides import Sides

SHOWN = 12


def beside(ground: Ground, sides: Sides, *, people: Collection[str]) -> tuple[Beside, ...]:
    """Contacts of ours with anybody on the routes that are planned, expected or denied, and points of contact
    with a body; latest report first, at most `SHOWN`."""
    view, calendar, evidence = ground.view, ground.calendar, ground.evidence
    found = []
    reports = dict.fromkeys(
        (*(id_ for one in sorted(people) for id_ in evidence.not_yet(one)), *evidence.doors)
    )
    for claim in evidence.in_order(view.claim(id_) for id_ in reports):
        if isinstance(claim.fact, Contact) and (kind := _kind(view, calendar, claim, claim.fact, people)):
            ids = [view.canonical(ref) for ref in claim.fact.participants]
            if any(sides.of(id_).side == "ours" for id_ in ids):
                found.append((claim, kind, tuple(dict.fromkeys(view.entity(i).caption for i in ids))))
    latest = sorted(found, key=lambda f: -_ordinal(calendar, f[0]))
    once = {(names, kind, calendar.origin(c)): (c, kind, names) for c, kind, names in reversed(latest)}
    return tuple(_beside(view, calendar, *entry) for entry in list(once.values())[::-1][:SHOWN])


def _kind(
    view: Reading, calendar: Calendar, claim: Claim, fact: Contact, people: Collection[str]
) -> str | None:
    ids = [view.canonical(ref) for ref in fact.participants]
    reported = calendar.reported(claim)
    if reported is not None and calendar.day is not None and reported > calendar.day:
        return None
    if claim.modality in HAPPENED and not calendar.is_later(claim):
        is_door = fact.point_of_contact and any(view.entity(i).kind != "person" for i in ids)
        return "point of contact, a body" if is_door else None
    kind = "planned" if claim.modality in HAPPENED else claim.modality
    return kind if any(i in people for i in ids) else None


def _ordinal(calendar: Calendar, claim: Claim) -> int:
    reported = calendar.reported(claim)
    return reported.toordinal() if reported else 0


def _beside(view: Reading, calendar: Calendar, claim: Claim, kind: str, names: tuple[str, ...]) -> Beside:
    fact = claim.fact
    return Beside(
        kind=kind,
        participants=names,
        about=fact.about if isinstance(fact, Contact) else None,
        reported=calendar.reported(claim),
        citations=cited.cite(view, claim),
    )
