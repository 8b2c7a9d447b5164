"""Contradictions: groups of accounts of one fact that cannot both be true, with what each side says."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations, product

from msgspec import Struct

from backchannel.gazetteer.post_words import has_one_holder

from .accounts import Account
from .conflicts import SAID_ONCE, Kind, conflict, is_the_only
from .groups import Group

Slot = tuple[Hashable, ...]
DENIAL = "denial"
ORDER: tuple[Kind, ...] = (
    "denied",
    "two_stages",
    "two_rates",
    "two_amounts",
    "two_dates",
    "two_places",
    "two_holders",
    "two_positions",
)


class Contested(Struct, frozen=True, kw_only=True):
    """Two groups that cannot both be true; the one first reported comes first."""

    kind: Kind
    one: Group
    other: Group
    pairs: tuple[tuple[Account, Account], ...]
    """Which accounts conflict: (of the one, of the other)."""


def contested(
    groups: Sequence[Group], *, without: Collection[str] = (), of: Collection[str] | None = None
) -> list[Contested]:
    """Every pair that conflicts, in the order of the groups; `without` are claims that something replaced.

    `of`: only the pairs of groups in which one of these claims is, by id.
    """
    asked = [of is None or any(a.claim.id in of for a in group.accounts) for group in groups]
    slots: dict[Slot, dict[int, list[Account]]] = {}
    for number, group in enumerate(groups):
        for account in group.accounts:
            if account.claim.id not in without:
                for slot in _slots(account):
                    slots.setdefault(slot, {}).setdefault(number, []).append(account)
    found: dict[tuple[int, int, Kind], Contested] = {}
    for slot, members in slots.items():
        for m, n in _pairs(slot, groups, sorted(members)):
            if asked[m] or asked[n]:
                for made in _of_two(groups[m], groups[n], members[m], members[n]):
                    found.setdefault((m, n, made.kind), made)
    return [found[key] for key in sorted(found, key=lambda key: (key[0], key[1], ORDER.index(key[2])))]


def _pairs(slot: Slot, groups: Sequence[Group], members: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The groups of a slot that may contradict each other, the smaller number first."""
    if slot[0] != DENIAL:
        yield from combinations(members, 2)
        return
    denied = [n for n in members if groups[n].first.told == "denied"]
    held = [n for n in members if groups[n].first.told == "held"]
    for m, n in product(denied, held):
        yield min(m, n), max(m, n)


def _slots(account: Account) -> Iterator[Slot]:
    """What an account has in common with all that can contradict it, first of all what it denies or holds."""
    if account.told != "ahead" and account.kind != "statement":
        yield DENIAL, account.kind, account.roles
    if account.told != "held":
        return
    match account.kind:
        case "contact":
            if account.day is not None and account.place is not None:
                yield "places", account.roles, account.day
            if account.day is not None and is_the_only(account):
                yield "days", account.roles
        case "tenure":
            yield account.kind, account.roles
            if account.post is not None and has_one_holder(account.post):
                yield "post", account.post.core, account.post.country, account.post.toward
        case "measure":
            yield account.kind, account.roles[0], account.reported, account.targets  # type: ignore[index]
        case "statement":
            if account.day is not None and len(account.words.split()) >= SAID_ONCE:
                yield account.kind, account.roles, account.words
        case "flow" | "figure":
            yield account.kind, account.roles


def _of_two(
    one: Group, other: Group, ours: Iterable[Account], theirs: Sequence[Account]
) -> Iterator[Contested]:
    pairs: dict[Kind, list[tuple[Account, Account]]] = {}
    beside = _Beside(theirs)
    for a in ours:
        for b in beside.of(a):
            kind = conflict(a, b)
            if kind is not None and _may_contradict(kind, a, b):
                pairs.setdefault(kind, []).append((a, b))
    for kind, told in pairs.items():
        if kind == "denied" or not _origins(one) & _origins(other):
            yield in_order(kind, one, other, told)


class _Beside:
    """Of many accounts those that may contradict another: of two holders of a post only those of one day."""

    def __init__(self, theirs: Sequence[Account]) -> None:
        self._theirs = theirs
        self._of_day: dict[date | None, list[int]] = {}
        self._dated: list[int] = []
        for place, account in enumerate(theirs):
            if account.claim.valid is not None:
                self._dated.append(place)
            else:
                self._of_day.setdefault(account.reported, []).append(place)

    def of(self, a: Account) -> Iterable[Account]:
        """In their order."""
        if a.kind != "tenure" or a.claim.valid is not None or a.roles == self._theirs[0].roles:
            return self._theirs
        return (self._theirs[place] for place in sorted((*self._of_day.get(a.reported, ()), *self._dated)))


def _may_contradict(kind: Kind, a: Account, b: Account) -> bool:
    """Of one report only a denial contradicts: what else it tells of both are two events to its writer."""
    if a.claim.document == b.claim.document:
        return kind == "denied"
    return a.origin != b.origin


def in_order(kind: Kind, one: Group, other: Group, pairs: Sequence[tuple[Account, Account]]) -> Contested:
    """The same with the group first that was first reported; a denial is always the other."""
    turned = other.first.told != "denied" and (one.first.told == "denied" or _place(other) < _place(one))
    if turned:
        return Contested(kind=kind, one=other, other=one, pairs=tuple((b, a) for a, b in pairs))
    return Contested(kind=kind, one=one, other=other, pairs=tuple(pairs))


def _place(group: Group) -> date:
    return first_report(group.accounts) or date.max


def first_report(accounts: Iterable[Account]) -> date | None:
    return min((a.reported for a in accounts if a.reported is not None), default=None)


def _origins(group: Group) -> set[str]:
    return {account.origin for account in group.accounts}
