"""Claims of one fact as one group: the same on every order of the documents, and never two events in one.

Two accounts are of one group where they can be one and can be one with the very same others. A vague account
("this week") that fits two events is therefore neither's; a chain of near days never becomes one event.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from msgspec import Struct

from .accounts import EVENTS, Account
from .same_fact import is_telling, may_be_one


class Group(Struct, frozen=True, kw_only=True):
    """The accounts of one fact, in the order in which they were given."""

    accounts: tuple[Account, ...]
    near: tuple[str, ...] = ()
    """Groups, by id, that some of it fits too: which of them is meant, the words do not tell."""

    @property
    def id(self) -> str:
        """That of the claim that comes first."""
        return self.accounts[0].claim.id

    @property
    def first(self) -> Account:
        return self.accounts[0]


def grouped(accounts: Iterable[Account]) -> list[Group]:
    """Every account in one group; in the order of the first accounts."""
    buckets: dict[Hashable, list[Account]] = {}
    place: dict[str, int] = {}
    for number, account in enumerate(accounts):
        place[account.claim.id] = number
        buckets.setdefault((account.kind, account.told, account.roles), []).append(account)
    found = [group for bucket in buckets.values() for group in _of_bucket(bucket)]
    return sorted(found, key=lambda group: place[group.id])


def _of_bucket(bucket: list[Account]) -> list[Group]:
    alike: dict[Hashable, list[Account]] = {}
    for account in bucket:
        alike.setdefault(_signature(account), []).append(account)
    members = list(alike.values())
    near = _neighbours([one[0] for one in members])
    classes: dict[frozenset[int], list[int]] = {}
    for number, beside in enumerate(near):
        classes.setdefault(beside, []).append(number)
    order = {account.claim.id: number for number, account in enumerate(bucket)}
    made = {
        beside: sorted((a for n in own for a in members[n]), key=lambda a: order[a.claim.id])
        for beside, own in classes.items()
    }
    id_of = {number: made[beside][0].claim.id for number, beside in enumerate(near)}
    return [
        Group(
            accounts=tuple(own),
            near=tuple(sorted({id_of[n] for n in beside} - {own[0].claim.id})),
        )
        for beside, own in made.items()
    ]


def _neighbours(members: Sequence[Account]) -> list[frozenset[int]]:
    """For each its own number and those of all that it can be one with."""
    near = [{number} for number in range(len(members))]
    for m, n in _pairs(members):
        if may_be_one(members[m], members[n]):
            near[m].add(n)
            near[n].add(m)
    return [frozenset(beside) for beside in near]


def _pairs(members: Sequence[Account]) -> Iterator[tuple[int, int]]:
    """Every pair that can share a day, each once; of events without one, every pair of them."""
    dated = [(days, n) for n, one in enumerate(members) if (days := one.days) is not None]
    if not dated or members[0].kind not in EVENTS:
        yield from combinations(range(len(members)), 2)
        return
    yield from combinations((n for n, one in enumerate(members) if one.days is None), 2)
    begun = sorted((days[0] or date.min, n) for days, n in dated)
    for place, (_, m) in enumerate(begun):
        own = members[m].days
        end = (own[1] if own is not None else None) or date.max
        for begin, n in begun[place + 1 :]:
            if begin >= end:
                break
            yield m, n


def _signature(account: Account) -> Hashable:
    """All that a comparison looks at: accounts alike in it are one and are compared once."""
    fact = account.claim.fact
    details = tuple(
        getattr(fact, name, None)
        for name in ("mode", "detail", "standing", "stage", "rate", "amount", "value", "qualifier")
    )
    act = getattr(fact, "legal_act", None)
    name = act.name if act else None
    return (
        account.days,
        account.claim.valid,
        account.post,
        account.words,
        None if is_telling(account) else account.origin,
        account.about,
        account.targets,
        account.place,
        details,
        name,
    )
