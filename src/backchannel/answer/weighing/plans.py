"""What became of plans: which group tells that a planned thing came about, or did not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from .accounts import Account
from .groups import Group
from .same_fact import contacts_agree, measures_meet, overlap, rates_agree, telling

Outcome = Literal["came_about", "did_not"]


class Fulfilled(Struct, frozen=True, kw_only=True):
    """A plan and the one group that can tell how it ended."""

    plan: Group
    outcome: Outcome
    event: Group


def fulfilled(groups: Sequence[Group]) -> list[Fulfilled]:
    """In the order of the plans; where two events may be the planned one, none is."""
    by_roles: dict[object, list[Group]] = {}
    for group in groups:
        by_roles.setdefault(_parties(group.first), []).append(group)
    found = []
    for plan in groups:
        if plan.first.told != "ahead" or plan.first.kind not in ("contact", "measure"):
            continue
        events = [g for g in by_roles[_parties(plan.first)] if g.first.told != "ahead" and _is_of(plan, g)]
        if len(events) == 1:
            outcome: Outcome = "came_about" if events[0].first.told == "held" else "did_not"
            found.append(Fulfilled(plan=plan, outcome=outcome, event=events[0]))
    return found


def _parties(account: Account) -> object:
    return account.kind, account.roles


def _is_of(plan: Group, event: Group) -> bool:
    return any(_can_be(a, b) for a in plan.accounts for b in event.accounts)


def _can_be(plan: Account, event: Account) -> bool:
    """An event of the planned days, reported after the plan, that agrees with it in all that both tell."""
    if plan.reported is None or event.reported is None or event.reported <= plan.reported:
        return False
    if plan.days is None or event.days is None or not overlap(plan.days, event.days):
        return False
    if plan.kind == "contact":
        return contacts_agree(plan, event)
    stages = ("in_force", "announced")
    one, other = plan.claim.fact, event.claim.fact
    return (
        getattr(other, "stage", None) in stages
        and measures_meet(plan, event)
        and bool(telling(plan.about & event.about))
        and plan.targets == event.targets
        and rates_agree(getattr(one, "rate", None), getattr(other, "rate", None))
    )
