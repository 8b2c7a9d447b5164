"""How many independent sources stand behind a fact: many reports may have it from one."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from backchannel.model.claims import Basis
from backchannel.model.facts import Statement

from ..first_said import plain_outlet, repeated
from ..reading import Reading
from .accounts import Account
from .unnamed import unnamed_sources
from .words import plain

TAKEN_OVER = 8
"""Words in the same order in two reports: one has them from the other, or both from a third."""
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
    unnamed: int = 0
    """How many unnamed sources one of its reports keeps apart, at least; 0 where it cites none."""


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
    """What makes two accounts one source: report, outlet or the one it repeats, whom it rests on, words."""
    found = {account.origin}
    if named := _named(view, account):
        found.add(f"by {named}")
    if outlet := repeated(view, account.claim) or view.document(account.claim.document).outlet:
        found.add(f"in {plain_outlet(outlet)}")
    if taken := _taken_over(account):
        found.add(f"as {taken}")
    return found


def _taken_over(account: Account) -> str | None:
    """The words of the report, where they are too many to be chosen twice; a speaker's own do not count."""
    quote = plain(account.claim.evidence[0].quote) if account.claim.evidence else ""
    fact = account.claim.fact
    own = len(account.words.split()) if isinstance(fact, Statement) and fact.direct else 0
    return quote if len(quote.split()) - own >= TAKEN_OVER else None


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
        unnamed=unnamed_sources(view, part),
    )
