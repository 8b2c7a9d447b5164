"""When ours were in touch with somebody: contacts that documents report, and cards that say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from backchannel.model.claims import Claim
from backchannel.model.facts import Contact
from backchannel.model.outreach import Ask

from .board_book import BoardBook
from .cited import Citation, cite_all
from .fact_words import MODE_WORDS
from .factors import HAPPENED
from .issue import Issue
from .lines_of_fact import fact_groups, happened

ON_THE_BOARD = "contacted, as the board says"


class Named(Struct, frozen=True, kw_only=True):
    """Somebody by id and name; no id for a name that was typed in."""

    id: str | None
    name: str


class Touch(Struct, frozen=True, kw_only=True):
    """One time that ours were in touch with somebody."""

    by: tuple[Named, ...]
    """Who of ours."""
    day: date | None
    """The last day on which it can have been; None where nothing tells."""
    words: str
    """"met", "spoke by phone", …"""
    happened: str | None
    """EDTF, as the words have it."""
    asks: tuple[str, ...] = ()
    """Cards that say the same."""
    citations: tuple[Citation, ...] = ()

    @property
    def names(self) -> str:
        return ", ".join(one.name for one in self.by)


class Touches:
    """Of one view as of its day; only those about an issue where one is given."""

    def __init__(self, book: BoardBook, about: str | None = None) -> None:
        self._book, self._about = book, about
        self._issue = Issue(book.view, about)
        self._asks: dict[str, list[Ask]] = {}
        for ask in book.asks:
            if ask.contacted is not None and (book.day is None or ask.contacted <= book.day):
                self._asks.setdefault(book.key(ask.target), []).append(ask)

    def of(self, person: str) -> tuple[Touch, ...]:
        """All with one person, the latest first; those without a day last."""
        found = list(self._told(person))
        for ask in self._asks.get(person, ()):
            if self._about is None or self._issue.in_words(ask.issue, ask.request):
                found = _with_card(found, self._of_card(ask))
        return tuple(sorted(found, key=_latest_first))

    def contacts(self, claims: Iterable[Claim]) -> list[list[Claim]]:
        """The claims that a contact happened by the day, those of one contact together."""
        own = [
            claim
            for claim in claims
            if isinstance(claim.fact, Contact)
            and claim.modality in HAPPENED
            and not self._book.calendar.is_later(claim)
            and (self._about is None or self._issue.in_claim(claim))
        ]
        return fact_groups(self._book.view, self._book.calendar, own)

    def touch(self, group: list[Claim], by: Iterable[str]) -> Touch:
        """One contact, as the claims of it tell."""
        view, fact = self._book.view, group[0].fact
        assert isinstance(fact, Contact)
        return Touch(
            by=tuple(Named(id=one, name=view.entity(one).caption) for one in by),
            day=max((d for c in group if (d := self._book.calendar.happened(c))), default=None),
            words="reached out" if fact.one_way else MODE_WORDS[fact.mode],
            happened=happened(group),
            citations=cite_all(view, group),
        )

    def _told(self, person: str) -> Iterator[Touch]:
        view, sides = self._book.view, self._book.sides
        for group in self.contacts(view.claims_of(person, "contact")):
            fact = group[0].fact
            assert isinstance(fact, Contact)
            others = dict.fromkeys(view.canonical(ref) for ref in fact.participants)
            ours = [one for one in others if one != person and sides.of(one).side == "ours"]
            if ours:
                yield self.touch(group, ours)

    def _of_card(self, ask: Ask) -> Touch:
        assert ask.messenger is not None
        who = self._book.who(ask.messenger)
        return Touch(
            by=(Named(id=who.id, name=who.name),),
            day=ask.contacted,
            words=ON_THE_BOARD,
            happened=ask.contacted.isoformat() if ask.contacted else None,
            asks=(ask.id,),
        )


def _with_card(found: list[Touch], card: Touch) -> list[Touch]:
    """A contact that is told of the same messenger and day is the one that the card speaks of."""
    own = {one.id for one in card.by if one.id}
    for place, touch in enumerate(found):
        if touch.day == card.day and own & {one.id for one in touch.by}:
            joined = replace(touch, asks=(*touch.asks, *card.asks))
            return [*found[:place], joined, *found[place + 1 :]]
    return [*found, card]


def _latest_first(touch: Touch) -> tuple[int, str]:
    return -touch.day.toordinal() if touch.day else 0, touch.names
