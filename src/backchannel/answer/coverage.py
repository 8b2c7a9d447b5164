"""Who of the universe was reached, by whom and when; who was not; and who was reached by two of ours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from msgspec import Struct

from backchannel.gazetteer.places import name_of
from backchannel.model.claims import Claim
from backchannel.model.errors import BadQuestion, NothingFound
from backchannel.model.facts import Attribute, Tenure

from .board_book import BoardBook
from .cited import Answer, Citation, cite_all, source_words
from .coverage_lines import coverage_lines
from .layout import WIDTH
from .reading import Reading
from .touches import Touch, Touches

WITHIN_DAYS = 14
"""Two of ours who were in touch with the same one within so many days are told."""


class Covered(Struct, frozen=True, kw_only=True):
    """One of those who are to be covered, in one post."""

    id: str
    name: str
    post: str
    level: str | None
    party: str | None
    place: str | None
    """As the table has it, else the country's name."""
    country: str | None
    touches: tuple[Touch, ...]
    """The latest first."""
    citations: tuple[Citation, ...]
    """The row."""

    @property
    def reached(self) -> bool:
        return bool(self.touches)


class Cell(Struct, frozen=True, kw_only=True):
    """Those of one level, party and place; None: of any, or of one that the table does not tell."""

    level: str | None
    party: str | None
    place: str | None
    of: int
    """How many people."""
    reached: int
    last: date | None
    """The last day that one of them was reached."""
    by: tuple[str, ...]
    """Who of ours reached them, who reached most first."""


class Double(Struct, frozen=True, kw_only=True):
    """Two of ours who were in touch with the same one in too short a time."""

    id: str
    name: str
    earlier: Touch
    later: Touch
    days: int


class Coverage(Answer, frozen=True, kw_only=True):
    """Level × party × place, with its gaps and double contacts."""

    as_of: date | None
    since: date | None
    about: str | None
    tables: tuple[str, ...]
    """Where the universe is from, with the day."""
    people: tuple[Covered, ...]
    """In the order of the tables."""
    cells: tuple[Cell, ...]
    """By level, party and place, in the order in which the tables first have them."""
    by_level: tuple[Cell, ...]
    by_party: tuple[Cell, ...]
    by_place: tuple[Cell, ...]
    doubles: tuple[Double, ...]
    within: int
    later: int
    """Rows of a later day than the one asked for, which are left out."""

    @property
    def gaps(self) -> tuple[Covered, ...]:
        """Who was not reached."""
        return tuple(one for one in self.people if not one.reached)

    def lines(self, *, width: int = WIDTH) -> list[str]:
        return coverage_lines(self, width=width)


def coverage(
    view: Reading, *, since: date | None = None, about: str | None = None, within: int = WITHIN_DAYS
) -> Coverage:
    """Who of those named by `universe import` ours were in touch with by the day, from `since` on.

    A contact is one that a document reports, or a card that was moved to "contacted". Raises: NothingFound
    where no universe is named; BadQuestion for fewer than 0 days.
    """
    if within < 0:
        raise BadQuestion("days between two contacts are 0 or more", remedy="give a number from 0")
    book = BoardBook(view)
    tables = _tables(view)
    if not tables:
        raise NothingFound(
            "no universe is named in what you can see", remedy="name one with `backchannel universe import`"
        )
    touches = Touches(book, about)
    people, later = list[Covered](), 0
    for table in tables:
        rows = _rows(book, table)
        later += sum(book.calendar.is_later(claim) for claim, _ in rows)
        people += [
            _covered(book, claim, sorts, touches, since)
            for claim, sorts in rows
            if not book.calendar.is_later(claim) and _in_post(book, claim)
        ]
    once = list({(p.id, p.level, p.party, p.place): p for p in reversed(people)}.values())[::-1]
    return Coverage(
        as_of=book.day,
        since=since,
        about=about,
        tables=tuple(_source(view, table) for table in tables),
        people=tuple(once),
        cells=tuple(_cells(once, ("level", "party", "place"))),
        by_level=tuple(_cells(once, ("level",))),
        by_party=tuple(_cells(once, ("party",))),
        by_place=tuple(_cells(once, ("place",))),
        doubles=tuple(_doubles(once, within)),
        within=within,
        later=later,
    )


def _tables(view: Reading) -> list[str]:
    """The documents of the universe; of those of one name the one named last."""
    found: dict[str, str] = {}
    for id_ in view.universes():
        try:
            name = view.document(id_).name
        except NothingFound:
            continue
        found.pop(name, None)
        found[name] = id_
    return list(found.values())


def _source(view: Reading, id_: str) -> str:
    document = view.document(id_)
    return source_words(None, document.name or document.id, document.published)


def _rows(book: BoardBook, table: str) -> list[tuple[Claim, dict[str, str]]]:
    """The tenure of each row, and what else the row says."""
    said: dict[int, dict[str, str]] = {}
    for claim in book.view.claims_in(table, "attribute"):
        if isinstance(claim.fact, Attribute):
            said.setdefault(claim.evidence[0].start, {})[claim.fact.name] = claim.fact.value
    return [(c, said.get(c.evidence[0].start, {})) for c in book.view.claims_in(table, "tenure")]


def _in_post(book: BoardBook, claim: Claim) -> bool:
    """Whether the row may hold on the day; without days it does, unless it is of a former holder."""
    if isinstance(claim.fact, Tenure) and claim.fact.standing == "former":
        return claim.valid is not None and book.day is not None and claim.valid.held_on(book.day) is not False
    return claim.valid is None or book.day is None or claim.valid.held_on(book.day) is not False


def _covered(
    book: BoardBook, claim: Claim, said: dict[str, str], touches: Touches, since: date | None
) -> Covered:
    fact = claim.fact
    assert isinstance(fact, Tenure)
    person = book.view.canonical(fact.holder)
    country = name_of(fact.country) if fact.country else None
    found = touches.of(person)
    return Covered(
        id=person,
        name=book.view.entity(person).caption,
        post=fact.post,
        level=said.get("level"),
        party=said.get("party"),
        place=said.get("place", country),
        country=fact.country,
        touches=tuple(t for t in found if since is None or (t.day is not None and t.day >= since)),
        citations=cite_all(book.view, [claim]),
    )


def _cells(people: Iterable[Covered], sorts: tuple[str, ...]) -> Iterator[Cell]:
    groups: dict[tuple[str | None, ...], dict[str, Covered]] = {}
    for one in people:
        groups.setdefault(tuple(getattr(one, name) for name in sorts), {})[one.id] = one
    for key, group in groups.items():
        named = dict.fromkeys(("level", "party", "place")) | dict(zip(sorts, key, strict=True))
        counts: dict[str, int] = {}
        for one in group.values():
            for name in dict.fromkeys(n.name for touch in one.touches for n in touch.by):
                counts[name] = counts.get(name, 0) + 1
        days = [touch.day for one in group.values() for touch in one.touches if touch.day]
        yield Cell(
            level=named["level"],
            party=named["party"],
            place=named["place"],
            of=len(group),
            reached=sum(one.reached for one in group.values()),
            last=max(days, default=None),
            by=tuple(sorted(counts, key=lambda name: (-counts[name], name))),
        )


def _doubles(people: Iterable[Covered], within: int) -> Iterator[Double]:
    """Contacts next to each other in time, of different people of ours; each person once."""
    for one in {p.id: p for p in people}.values():
        dated = sorted((t for t in one.touches if t.day), key=lambda t: (t.day or date.min, t.names))
        for earlier, later in pairwise(dated):
            assert earlier.day is not None
            assert later.day is not None
            days = (later.day - earlier.day).days
            if days <= within and {b.name for b in earlier.by}.isdisjoint(b.name for b in later.by):
                yield Double(id=one.id, name=one.name, earlier=earlier, later=later, days=days)
