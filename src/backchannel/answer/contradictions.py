"""What documents tell in two ways that cannot both be true, with the quotes of both sides."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from . import cited
from .cited import Answer, Citation, counted
from .fact_words import fact_words
from .facts import most_exact, wanted_claims
from .issue import LEFT_OUT, Issue
from .layout import WIDTH, cut, quoted, wrapped
from .reading import Calendar, Reading
from .timeline import READ
from .weighing.accounts import Account
from .weighing.book import WeighingBook
from .weighing.conflicts import Kind
from .weighing.contested import Contested, first_report
from .weighing.groups import Group
from .weighing.said import KIND_WORDS, denier, value_of


class Side(Struct, frozen=True, kw_only=True):
    """One of two accounts, with all that tell it."""

    fact: str
    """The id of the claim that tells it first."""
    words: str
    says: str
    """What it says where the other says otherwise: "in Paris", "denied by …"."""
    happened: str | None
    reported: date | None
    """The first report."""
    origins: int
    sources: int
    citations: tuple[Citation, ...]
    """Those that conflict first."""


class Contradiction(Struct, frozen=True, kw_only=True):
    """Two accounts of one fact; the one reported first stands first, a denial always second."""

    kind: Kind
    words: str
    """What is told in two ways."""
    sides: tuple[Side, Side]
    later: int | None
    """Which side came later, 0 or 1; None where both are of one day or a day is not known."""

    def text(self, *, width: int = WIDTH) -> list[str]:
        """What, in which way, and a quote for each side."""
        head = f"{cited.CONTRADICTED} {cut(self.words, width)} — {KIND_WORDS[self.kind]}"
        lines = wrapped(head, width=width, rest="    ")
        for number, side in enumerate(self.sides):
            later = ", later" if self.later == number else ""
            counts = f"{counted(side.origins, 'origin')}{later}"
            lines += wrapped(f"{side.says} · {counts}", width=width, first="  ", rest="    ")
            first = side.citations[0]
            lines += quoted(first.quote, first.source, width=width, indent="      ")
        return lines


class Contradictions(Answer, frozen=True, kw_only=True):
    """Contradictions by the day of the report that made them one, latest first."""

    about: str | None
    who: str | None
    contradictions: tuple[Contradiction, ...]
    has_more: bool = False
    """There may be others, in documents that were not read."""

    def lines(self, *, width: int = WIDTH) -> list[str]:
        shown: list[str] = []
        for one in self.contradictions:
            shown += ["", *one.text(width=width)] if shown else one.text(width=width)
        shown += ["", LEFT_OUT] if self.has_more else []
        return shown or ["No contradiction in what you can see."]


def contradictions(view: Reading, *, about: str | None = None, who: str | None = None) -> Contradictions:
    """Those about an issue, with somebody in them, or all. Raises: NothingFound, Ambiguous."""
    calendar = Calendar(view)
    claims, wanted = wanted_claims(view, calendar, about=about, who=who)
    book = WeighingBook(view, calendar, claims)
    found = [
        contradiction(book, one)
        for one in book.contested
        if any(a.claim.id in wanted for group in (one.one, one.other) for a in group.accounts)
    ]
    found.sort(key=lambda c: (_newest(c), c.sides[0].fact, c.sides[1].fact), reverse=True)
    return Contradictions(
        about=about,
        who=who,
        contradictions=tuple(found),
        has_more=who is None and Issue(view, about).has_more(READ),
    )


def contradiction(book: WeighingBook, one: Contested) -> Contradiction:
    """A contradiction with its two sides."""
    first = _side(book, one.kind, one.one, [a for a, _ in one.pairs])
    second = _side(book, one.kind, one.other, [b for _, b in one.pairs])
    return Contradiction(
        kind=one.kind,
        words=first.words,
        sides=(first, second),
        later=_later(first.reported, second.reported),
    )


def _side(book: WeighingBook, kind: Kind, group: Group, told: Iterable[Account]) -> Side:
    view = book.view
    conflicting = list({account.claim.id: account for account in told}.values())
    rest = [account for account in group.accounts if account not in conflicting]
    citations = cited.cite_all(view, [a.claim for a in (*conflicting, *rest)])
    says = value_of(view, kind, conflicting[0])
    if kind == "denied":
        says += f" by {denier(view, conflicting[0])}"
    return Side(
        fact=group.id,
        words=fact_words(view, conflicting[0].claim),
        says=says,
        happened=most_exact(a.claim for a in group.accounts),
        reported=first_report(group.accounts),
        origins=cited.origins(citations),
        sources=len(book.voices(group)),
        citations=citations,
    )


def _later(first: date | None, second: date | None) -> int | None:
    if first is None or second is None or first == second:
        return None
    return int(second > first)


def _newest(one: Contradiction) -> date:
    days = [side.reported for side in one.sides if side.reported is not None]
    return max(days, default=date.min)
