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
from .posts import FOR_A_SIDE, kept_book
from .reading import Reading
from .route_parts import person_of
from .sides import Sides
from .targets import target_of
from .touches import Touch, Touches

READ = 200
"""So many documents that may be about the issue are read, the latest first."""
READ_CLAIMS = 150
"""Of them the latest with so many contacts."""
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
    codes = _their_codes(book, to)
    sides = Sides(book.view, kept_book(book.view, book.calendar, near=FOR_A_SIDE), their_codes=codes)
    found: dict[tuple[str, str], list[Touch]] = {}
    touches = Touches(book, about)
    told, is_all = _told(book.view, about)
    groups = touches.contacts(told)
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
    titles = Sides(book.view, book.book, their_codes=codes)
    return _matrix(book, titles, found, asked=(to, about), at_most=at_most, is_all=is_all)


def _told(view: Reading, about: str | None) -> tuple[Sequence[Claim], bool]:
    """(all contacts, or those of the latest documents on an issue; whether no document is left)."""
    if about is None:
        return view.claims("contact"), True
    issue = Issue(view, about)
    return issue.latest("contact", of=issue.in_claim, documents=READ, claims=READ_CLAIMS)


def _their_codes(book: BoardBook, to: str | None) -> frozenset[str]:
    if to is None:
        return book.their_codes
    try:
        codes = {code_in(to)}
    except BadQuestion:
        target = target_of(book.view, book.book, to)
        held = book.book.posts_of(target.id, book.day)
        codes = {report.post.country for report, _ in held if report.post.country}
        codes |= {book.view.entity(target.id).country or ""}
    return frozenset(code for code in codes if code)


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
    is_all: bool,
) -> Matrix:
    counts = (Counter[str](), Counter[str]())
    for pair, touches in found.items():
        for one, count in zip(pair, counts, strict=True):
            count[one] += len(touches)
    heads = [_most_often(book.view, count)[:at_most] for count in counts]
    sides.meet(id_ for head in heads for id_ in head)
    ours, theirs = (
        tuple(_axis(book.view, sides, id_, count[id_]) for id_ in head)
        for head, count in zip(heads, counts, strict=True)
    )
    place = {id_: number for head in heads for number, id_ in enumerate(head)}
    cells = [_met(pair, touches) for pair, touches in found.items() if pair[0] in place and pair[1] in place]
    return Matrix(
        as_of=book.day,
        to=asked[0],
        about=asked[1],
        ours=ours,
        theirs=theirs,
        cells=tuple(sorted(cells, key=lambda c: (place[c.ours], place[c.theirs]))),
        has_more=not is_all,
        more=sum(max(0, len(count) - at_most) for count in counts),
    )


def _most_often(view: Reading, counts: Counter[str]) -> list[str]:
    """Who was in touch most often first, then by name."""
    return sorted(counts, key=lambda id_: (-counts[id_], view.entity(id_).caption, id_))


def _axis(view: Reading, sides: Sides, id_: str, contacts: int) -> Axis:
    person = person_of(view, sides, id_)
    return Axis(id=id_, name=person.name, title=person.title, contacts=contacts)


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
