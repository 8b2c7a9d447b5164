"""Our people × theirs: when each two were last in touch, how, and how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from backchannel.model.claims import Claim
from backchannel.model.errors import BadQuestion
from backchannel.model.facts import Contact, refs_of

from .board_book import BoardBook
from .cited import Answer, Citation, counted
from .coverage_lines import cut_end
from .holders import code_in
from .issue import LEFT_OUT, Issue
from .layout import WIDTH, cut, wrapped
from .reading import Reading
from .route_parts import person_of
from .sides import Sides
from .targets import target_of
from .touches import Touch, Touches

READ = 100
"""So many documents that may be about the issue are read, the latest."""
MOST = 20
"""So many of each side are shown, who was in touch most often first."""


class Axis(Struct, frozen=True, kw_only=True):
    """Somebody at the head of a row or column."""

    id: str
    name: str
    title: str
    contacts: int


class Met(Struct, frozen=True, kw_only=True):
    """A cell: one of ours and one of theirs."""

    ours: str
    theirs: str
    last: date | None
    words: str
    """How they were last in touch: "met"."""
    count: int
    """Contacts, each counted once however many report it."""
    citations: tuple[Citation, ...]
    """Of the last contact."""


class Matrix(Answer, frozen=True, kw_only=True):
    """Rows are ours, columns theirs; a cell that is not there: nothing is told of the two."""

    as_of: date | None
    to: str | None
    about: str | None
    ours: tuple[Axis, ...]
    theirs: tuple[Axis, ...]
    cells: tuple[Met, ...]
    """By row, then column."""
    more: int
    """People of either side who are not shown."""
    has_more: bool = False
    """There may be others, in documents that were not read."""

    def cell(self, ours: str, theirs: str) -> Met | None:
        return next((c for c in self.cells if (c.ours, c.theirs) == (ours, theirs)), None)

    def lines(self, *, width: int = WIDTH) -> list[str]:
        day = self.as_of.isoformat() if self.as_of else "no day"
        about = f' about "{self.about}"' if self.about else ""
        shown = wrapped(f"Who of ours was in touch with whom{about}, by {day}", width=width)
        shown += wrapped(LEFT_OUT, width=width) if self.has_more else []
        if not self.cells:
            return [*shown, "No contact of ours with theirs is told in what you can see."]
        names = {axis.id: axis for axis in (*self.ours, *self.theirs)}
        for row in self.ours:
            shown += ["", *wrapped(row.title, width=width, first=f"[{row.name}]  ", rest="    ")]
            own = sorted((c for c in self.cells if c.ours == row.id), key=_latest_first)
            size = max(len(names[c.theirs].name) for c in own) + 2
            for met in own:
                last = met.last.isoformat() if met.last else "no day"
                told = f"{last:<10}  {met.words}, {counted(met.count, 'contact')}"
                name = f"({names[met.theirs].name})"
                shown.append(cut_end(f"  {cut(name, size):<{size}}  {told}", width))
        return [*shown, "", f"{counted(self.more, 'more person')} not shown."] if self.more else shown


def matrix(view: Reading, *, to: str | None = None, about: str | None = None, at_most: int = MOST) -> Matrix:
    """Contacts of ours with theirs by the day: reported ones, and those that the board says.

    `to` is a country, a person, a post or a body, whose side theirs is; without it whoever is not of ours.
    Raises: NothingFound, Ambiguous, BadQuestion.
    """
    if at_most < 1:
        raise BadQuestion("at least one of each side has to be asked for", remedy="give a number above 0")
    book = BoardBook(view)
    sides = _sides(book, to)
    found: dict[tuple[str, str], list[Touch]] = {}
    touches = Touches(book, about)
    groups = touches.contacts(_told(book.view, about))
    sides.meet(book.view.canonical(ref) for group in groups for ref in refs_of(group[0].fact))
    for group in groups:
        fact = group[0].fact
        assert isinstance(fact, Contact)
        people = list(dict.fromkeys(book.view.canonical(ref) for ref in fact.participants))
        ours = [p for p in people if sides.of(p).side == "ours"]
        others = [p for p in people if _is_theirs(book, sides, p, any_of_them=to is None)]
        for one in ours:
            for other in others:
                found.setdefault((one, other), []).append(touches.touch(group, (one,)))
    _add_cards(book, sides, found, touches, any_of_them=to is None)
    return _matrix(book, sides, found, asked=(to, about), at_most=at_most)


def _told(view: Reading, about: str | None) -> Sequence[Claim]:
    """All contacts, or those of the latest `READ` documents on an issue."""
    if about is None:
        return view.claims("contact")
    return view.claims_in_each(Issue(view, about).documents(last=READ), "contact")


def _sides(book: BoardBook, to: str | None) -> Sides:
    if to is None:
        return book.sides
    try:
        codes = {code_in(to)}
    except BadQuestion:
        target = target_of(book.view, book.book, to)
        held = book.book.posts_of(target.id, book.day)
        codes = {report.post.country for report, _ in held if report.post.country}
        codes |= {book.view.entity(target.id).country or ""}
    return Sides(book.view, book.book, their_codes=frozenset(code for code in codes if code))


def _is_theirs(book: BoardBook, sides: Sides, id_: str, *, any_of_them: bool) -> bool:
    side = sides.of(id_).side
    return side == "theirs" or (any_of_them and side != "ours" and book.view.entity(id_).kind == "person")


def _add_cards(
    book: BoardBook,
    sides: Sides,
    found: dict[tuple[str, str], list[Touch]],
    touches: Touches,
    *,
    any_of_them: bool,
) -> None:
    """What the board says, where no document tells of the same day."""
    for target in dict.fromkeys(being.id for ask in book.asks if (being := book.being(ask.target))):
        if not _is_theirs(book, sides, target, any_of_them=any_of_them):
            continue
        for touch in touches.of(target):
            for one in touch.by if touch.asks and not touch.citations else ():
                if one.id is not None and sides.of(one.id).side == "ours":
                    found.setdefault((one.id, target), []).append(touch)


def _matrix(
    book: BoardBook,
    sides: Sides,
    found: dict[tuple[str, str], list[Touch]],
    *,
    asked: tuple[str | None, str | None],
    at_most: int,
) -> Matrix:
    rows, columns = (Counter[str](), Counter[str]())
    for (one, other), touches in found.items():
        rows[one] += len(touches)
        columns[other] += len(touches)
    ours = _axis(book, sides, rows)
    theirs = _axis(book, sides, columns)
    shown = {axis.id: place for axes in (ours[:at_most], theirs[:at_most]) for place, axis in enumerate(axes)}
    cells = [_met(pair, touches) for pair, touches in found.items() if pair[0] in shown and pair[1] in shown]
    return Matrix(
        as_of=book.day,
        to=asked[0],
        about=asked[1],
        ours=tuple(ours[:at_most]),
        theirs=tuple(theirs[:at_most]),
        cells=tuple(sorted(cells, key=lambda c: (shown[c.ours], shown[c.theirs]))),
        has_more=Issue(book.view, asked[1]).has_more(READ),
        more=max(0, len(ours) - at_most) + max(0, len(theirs) - at_most),
    )


def _axis(book: BoardBook, sides: Sides, counts: Counter[str]) -> list[Axis]:
    """Who was in touch most often first, then by name."""
    people = [(person_of(book.view, sides, id_), count) for id_, count in counts.items()]
    people.sort(key=lambda found: (-found[1], found[0].name, found[0].id))
    return [Axis(id=p.id, name=p.name, title=p.title, contacts=count) for p, count in people]


def _met(pair: tuple[str, str], touches: Iterable[Touch]) -> Met:
    every = list(touches)
    last = max(every, key=lambda t: (t.day or date.min, t.words))
    return Met(
        ours=pair[0],
        theirs=pair[1],
        last=last.day,
        words=last.words,
        count=len(every),
        citations=last.citations,
    )


def _latest_first(met: Met) -> tuple[int, str]:
    return -met.last.toordinal() if met.last else 0, met.theirs
