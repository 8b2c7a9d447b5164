"""Somebody in four lines: post, why they matter to an issue, who of ours knows them, last contact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from backchannel.model.claims import Claim
from backchannel.model.facts import Contact

from .cited import Answer, Citation, cite
from .factors import HAPPENED, in_words
from .hop import Hop
from .layout import WIDTH, quoted, wrapped
from .lines_of_fact import FactLine, fact_line
from .reading import Reading
from .route_parts import Person
from .route_search import RouteSearch, search_of

KNOWING = 3
"""So many of ours are named, the strongest ties first."""


class Bearing(Struct, frozen=True, kw_only=True):
    """How somebody stands to the issue, with the words that show it."""

    how: str
    """ "decides on it", "is reported with it"."""
    citations: tuple[Citation, ...]


class Knower(Struct, frozen=True, kw_only=True):
    """One of ours with a tie of their own to somebody."""

    person: Person
    hop: Hop
    strength: str


class Profile(Answer, frozen=True, kw_only=True):
    """A person or body as of a day."""

    person: Person
    about: str | None
    as_of: date | None
    matters: Bearing | None
    """None without an issue, and where nothing is reported of them with it."""
    known_by: tuple[Knower, ...]
    """Those of ours with a tie or contact of their own, the best first."""
    last_contact: FactLine | None
    """The latest with one of ours, of those that happened."""

    def lines(self, *, width: int = WIDTH) -> list[str]:
        day = self.as_of.isoformat() if self.as_of else "no day"
        shown = wrapped(f"{self.person.name}, {self.person.title}, as of {day}", width=width)
        if self.about:
            told = self.matters.how if self.matters else "nothing is reported of them with it"
            shown += wrapped(f"“{self.about}”: {told}", width=width, first="  ", rest="      ")
            shown += _proof(self.matters.citations if self.matters else (), width)
        if not self.known_by:
            shown += wrapped("No tie of ours in what you can see.", width=width, first="  ")
        for one in self.known_by:
            told = f"{one.person.framed} knows them: {one.hop.words} · {one.strength}"
            shown += wrapped(told, width=width, first="  ", rest="      ")
            shown += _proof(one.hop.citations, width)
        if self.last_contact is None:
            return [*shown, *wrapped("No contact with ours in what you can see.", width=width, first="  ")]
        return [*shown, "  Last contact with ours:", *self.last_contact.text(width=width, indent="    ")]


def profile(view: Reading, name: str, *, about: str | None = None) -> Profile:
    """Somebody by name, id or post, as the desk's side needs to know them; `about` is an issue in words.

    Raises: NothingFound, Ambiguous; BadQuestion where the desk has no side.
    """
    search = search_of(view, to=name, about=about)
    return Profile(
        person=search.person(search.target.id),
        about=about,
        as_of=search.calendar.day,
        matters=_matters(search) if about else None,
        known_by=tuple(_known_by(search)),
        last_contact=_last_contact(search),
    )


def _matters(search: RouteSearch) -> Bearing | None:
    if decides := search.deciding:
        return Bearing(how="decides on it", citations=decides)
    proof = search.carrying.proof(search.target.id)
    return Bearing(how="is reported with it", citations=cite(search.view, proof)) if proof else None


def _known_by(search: RouteSearch) -> Iterator[Knower]:
    for paths in search.groups(KNOWING, 1).values():
        one, target = paths[0]
        hop = search.hops_of(one, target).hop(one, target)
        yield Knower(person=search.person(one), hop=hop, strength=in_words(hop.value))


def _last_contact(search: RouteSearch) -> FactLine | None:
    latest = max(_with_ours(search), key=lambda found: (found[0], found[1].id), default=None)
    return fact_line(search.view, search.calendar, [latest[1]]) if latest else None


def _with_ours(search: RouteSearch) -> Iterator[tuple[date, Claim]]:
    calendar, view = search.calendar, search.view
    for claim in view.claims_of(search.target.id, "contact"):
        assert isinstance(claim.fact, Contact)
        who = {view.canonical(ref) for ref in claim.fact.participants}
        if claim.modality in HAPPENED and not calendar.is_later(claim) and not who.isdisjoint(search.ours):
            yield calendar.happened(claim) or date.min, claim


def _proof(citations: Iterable[Citation], width: int) -> list[str]:
    first = next(iter(citations), None)
    return quoted(first.quote, first.source, width=width, indent=" " * 6) if first else []
