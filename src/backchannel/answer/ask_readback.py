"""Who exactly is on a card, read back before somebody says that they were contacted."""

from __future__ import annotations

from msgspec import Struct

from backchannel.model.entities import Judgement
from backchannel.model.identity import by_a_person
from backchannel.model.outreach import Party
from backchannel.resolve.tokens import fold

from .board import ask_with
from .board_book import BoardBook
from .cards import Clash, Who
from .cited import Answer, counted
from .clashes import clashes
from .details import Detail, details
from .layout import WIDTH, wrapped
from .parts import Part, part_of
from .reading import Being, Reading

IDENTITY = ("unknown", "parted", "post_ended", "two_messengers", "twice")
"""The clashes that bear on who is contacted, and by whom."""


class Identified(Struct, frozen=True, kw_only=True):
    """Somebody of whom the desk holds one to be one, and why."""

    part: Part
    title: str
    joined: tuple[str, ...]
    """Who or what holds the documents to be of one: "names.v1: 3 pairs"."""
    namesakes: tuple[Part, ...]
    """Others who bear that name."""
    details: tuple[Detail, ...]

    def lines(self, *, width: int) -> list[str]:
        shown = wrapped(self.title, width=width, first="  As of the day: ", rest="    ")
        shown += self.part.lines(width=width)
        if self.joined:
            shown += wrapped("; ".join(self.joined), width=width, first="      one by ", rest=" " * 8)
        for detail in self.details:
            shown += detail.lines(width=width)
        if self.namesakes:
            shown += wrapped("Not the same, but of that name:", width=width, first="  ")
            shown += [line for other in self.namesakes for line in other.lines(width=width)]
        return shown


class AskReadback(Answer, frozen=True, kw_only=True):
    """Whom a card says was contacted."""

    id: str
    request: str
    whom: str
    """The id of the target, else the name: give it with the move, and a target that changed is noticed."""
    target: Who
    identified: Identified | None
    """None where the desk knows nobody for sure by the name."""
    messenger: Who | None
    clashes: tuple[Clash, ...]

    def lines(self, *, width: int = WIDTH) -> list[str]:
        by = self.messenger.framed if self.messenger else "nobody yet"
        shown = wrapped(f"{by} has contacted {self.target.framed}: “{self.request}”", width=width, rest="  ")
        if self.identified is None:
            told = f"{self.target.name} is a name that was typed in: the desk does not know who it is."
            shown += wrapped(told, width=width, first="  ")
        else:
            shown += self.identified.lines(width=width)
        return shown + [line for c in self.clashes for line in c.lines(width=width, indent="  ")]


def ask_readback(view: Reading, id_: str) -> AskReadback:
    """Who the target of an ask is, by which identity. Raises: NothingFound, Ambiguous."""
    book = BoardBook(view)
    one = ask_with(book.asks, id_)
    being = book.being(one.target)
    return AskReadback(
        id=one.id,
        request=one.request,
        whom=being.id if being is not None else one.target.name,
        target=book.who(one.target),
        identified=_identified(book, being) if being is not None else None,
        messenger=book.who(one.messenger) if one.messenger else None,
        clashes=tuple(clash for clash in clashes(book, one) if clash.kind in IDENTITY),
    )


def _identified(book: BoardBook, being: Being) -> Identified:
    view = book.view
    wanted = {fold(name) for name in (being.caption, *being.names) if " " in name} or {fold(being.caption)}
    others = [
        other
        for name in dict.fromkeys((being.caption, *being.names))
        for other in view.named(name, being.kind)
        if other.id != being.id and wanted & {fold(n) for n in (other.caption, *other.names)}
    ]
    own = {*being.refs}
    held = [j for j in view.judgements(being.id) if j.verdict == "same" and {j.left, j.right} <= own]
    return Identified(
        part=part_of(view, being),
        title=f"{being.caption}, {_title(book, being)}",
        joined=tuple(_joined(held)),
        namesakes=tuple(part_of(view, o) for o in {o.id: o for o in others}.values()),
        details=details(view, being, book.calendar),
    )


def _title(book: BoardBook, being: Being) -> str:
    return book.who(Party(name=being.caption, refs=(being.id,))).title


def _joined(held: list[Judgement]) -> list[str]:
    """Persons first, then the program, each with how many pairs they said to be one."""
    counts: dict[str, int] = {}
    for judgement in sorted(held, key=lambda j: (not by_a_person(j), j.by)):
        counts[judgement.by] = counts.get(judgement.by, 0) + 1
    return [f"{by} ({counted(number, 'pair')})" for by, number in counts.items()]
