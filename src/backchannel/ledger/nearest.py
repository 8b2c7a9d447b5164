"""What lies nearest a day of all that is told of somebody: the rule, on claims that are all in hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from backchannel.model.claims import Claim
from backchannel.model.entities import Ref
from backchannel.model.facts import Tenure, kind_of

Group = tuple[str, tuple[object, ...]]
"""The kind of a claim; of a tenure told of its holder also the wording."""


class Nearest(NamedTuple):
    """Some of the claims of somebody, in the order of claims, and the kinds of which there are more."""

    claims: tuple[Claim, ...]
    cut: frozenset[str]


def wording_of(claim: Claim, fact: Tenure) -> tuple[object, ...]:
    """The same for tenures that are told in the same way, whatever the day."""
    dates = claim.valid.edtf if claim.valid is not None and "/" in claim.valid.edtf else None
    return (fact.post, fact.country, fact.standing, fact.country_inferred, claim.modality, dates)


def day_of(claim: Claim) -> str:
    """The day of its report; nothing, which comes before all days, where there is none."""
    return claim.reported.isoformat() if claim.reported else ""


def nearest(
    claims: Sequence[Claim],
    groups_of: Callable[[Claim], Iterable[Group]],
    *,
    day: date | None,
    before: int,
    after: int,
) -> Nearest:
    """Of each group the last `before` reported up to a day, of one day by id, and the first `after` later."""
    groups: dict[Group, list[Claim]] = {}
    for claim in claims:
        for group in dict.fromkeys(groups_of(claim)):
            groups.setdefault(group, []).append(claim)
    last = day.isoformat() if day else None
    kept: set[str] = set()
    cut: set[str] = set()
    for (kind, _), every in groups.items():
        ordered = sorted(every, key=lambda c: (day_of(c), c.id))
        up_to = [c for c in ordered if last is None or day_of(c) <= last]
        taken = [*up_to[max(0, len(up_to) - before) :], *ordered[len(up_to) :][:after]]
        kept.update(c.id for c in taken)
        cut |= {kind} if len(taken) < len(ordered) else set()
    return Nearest(tuple(c for c in claims if c.id in kept), frozenset(cut))


def groups_of(claim: Claim, is_one: Callable[[Ref], bool]) -> Iterable[Group]:
    """The groups that a claim is in, of somebody who is told by their refs."""
    fact = claim.fact
    if not isinstance(fact, Tenure):
        yield kind_of(fact), ()
        return
    if is_one(fact.holder):
        yield "tenure", wording_of(claim, fact)
    if fact.organisation is not None and is_one(fact.organisation):
        yield "tenure", ()
