"""How many independent sources stand behind a fact: one report, or one named person told by many, is one."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from backchannel.model.claims import Basis

from ..reading import Reading
from .accounts import Account

RANK: tuple[Basis, ...] = ("readout", "document", "on_record", "outlet", "anonymous", "inferred")
"""The best first: what a source is known by is the best of what it says."""


class Voice(Struct, frozen=True, kw_only=True):
    """One independent source: a report with its copies, or a person who told several outlets."""

    origins: frozenset[str]
    named: tuple[str, ...]
    """Whom it cites by name, by canonical id."""
    basis: Basis
    is_sure: bool
    """It says so at least once without a hedge."""


def voices(view: Reading, accounts: Iterable[Account]) -> tuple[Voice, ...]:
    """The independent sources, in the order in which they first speak."""
    parts: list[list[Account]] = []
    marks: list[set[str]] = []
    for account in accounts:
        own = _marks(view, account)
        met = [n for n, known in enumerate(marks) if known & own]
        joined = [a for n in met for a in parts[n]] + [account]
        all_marks = own.union(*(marks[n] for n in met))
        for n in reversed(met):
            del parts[n], marks[n]
        place = met[0] if met else len(parts)
        parts.insert(place, joined)
        marks.insert(place, all_marks)
    return tuple(_voice(view, part) for part in parts)


def _marks(view: Reading, account: Account) -> set[str]:
    """What makes two accounts one source: the report, and the person it rests on."""
    named = _named(view, account)
    return {account.origin} | ({f"by {named}"} if named else set())


def _named(view: Reading, account: Account) -> str | None:
    """Who told it, by canonical id, where the words name them; of a statement nobody did."""
    cited = account.claim.cited
    if account.kind == "statement" or account.claim.basis != "on_record" or cited is None:
        return None
    return view.canonical(cited) if "#" in cited else None


def _voice(view: Reading, part: list[Account]) -> Voice:
    named = dict.fromkeys(one for account in part if (one := _named(view, account)))
    return Voice(
        origins=frozenset(account.origin for account in part),
        named=tuple(named),
        basis=min((account.claim.basis for account in part), key=RANK.index),
        is_sure=any(account.claim.modality != "hedged" for account in part),
    )
