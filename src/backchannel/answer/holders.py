"""Who holds a post on a day: names with the reports that say so, or "cannot tell"."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from backchannel.gazetteer import all_codes
from backchannel.gazetteer.post_words import Post, code_of, may_be_one, post_of
from backchannel.model.errors import BadQuestion

from . import cited
from .cited import Answer, Citation
from .held import IN_POST, STATE_WORDS, Held, PostReport, State
from .layout import WIDTH, quoted, wrapped
from .posts import PostBook
from .reading import Calendar, Reading
from .sides import post_words


class Holder(Struct, frozen=True, kw_only=True):
    """Somebody reported in a post, and whether they held it on the day."""

    id: str
    name: str
    post: str
    state: State
    country: str | None
    country_inferred: bool
    reported: date | None
    """The day of the deciding report."""
    citations: tuple[Citation, ...]


class Holders(Answer, frozen=True, kw_only=True):
    """Who held a post; `held_by` is empty, or has more than one name, where the reports cannot tell."""

    post: str
    country: str | None
    day: date | None
    held_by: tuple[Holder, ...]
    others: tuple[Holder, ...]
    """Former, later and uncertain holders, as reported."""

    @property
    def can_tell(self) -> bool:
        return len(self.held_by) == 1

    def lines(self, *, width: int = WIDTH) -> list[str]:
        day = self.day.isoformat() if self.day else "at the latest report"
        head = [f"{self.post}, {day}: " + (self.held_by[0].name if self.can_tell else "cannot tell")]
        return head + [line for h in (*self.held_by, *self.others) for line in _lines(h, width)]


def _lines(holder: Holder, width: int) -> list[str]:
    reported = holder.reported.isoformat() if holder.reported else "undated"
    words = f"{holder.name}, {holder.post}: {STATE_WORDS[holder.state]}, reported {reported}"
    shown = wrapped(words, width=width, first="  ", rest="      ")
    for citation in holder.citations[:1]:
        shown += quoted(citation.quote, citation.source, width=width, indent=" " * 6)
    return shown


def holders(view: Reading, post: str, *, country: str | None = None, day: date | None = None) -> Holders:
    """Who held a post on the day, by default the day of the view; `country` is a name or a code.

    Among several, those reported on the day itself, or before and after it, outrank those last known, and
    those whose country the words name outrank those whose country was inferred. Raises: BadQuestion.
    """
    calendar = Calendar(view)
    if day is not None:
        calendar.day = day
    return holders_in(view, PostBook(view, calendar), post, country=country)


def holders_in(view: Reading, book: PostBook, post: str, *, country: str | None = None) -> Holders:
    """As `holders`, from a book of posts that is already made."""
    code = code_in(country) if country else None
    wanted = post_of(post, code)
    day = book.calendar.day
    found = []
    for person in sorted({r.holder for r in book.by_core[wanted.core]}):
        own = [r for r in book.by_holder[person] if may_be_one(r.post, wanted)]
        if own:
            found.append(_holder(view, own, book.held(person, _narrowed(wanted, own), day)))
    in_post = [h for h in found if h.state in IN_POST]
    best = _outranking(in_post)
    rest = [h for h in found if h not in best]
    order = tuple(STATE_WORDS)
    return Holders(
        post=post,
        country=code or wanted.country,
        day=day,
        held_by=tuple(sorted(best, key=lambda h: h.name)),
        others=tuple(sorted(rest, key=lambda h: (order.index(h.state), h.name))),
    )


def code_in(country: str) -> str:
    """The code of a country given by name or code. Raises: BadQuestion if the words name no country."""
    code = country if country in all_codes() else code_of(country)
    if code is None:
        raise BadQuestion(f"{country!r} is no country that is known", remedy="give its name or ISO code")
    return code


def _outranking(in_post: list[Holder]) -> list[Holder]:
    """Those reported for the day itself before those last known, a country in words before one inferred."""
    certain = [h for h in in_post if h.state == "holds"] or in_post
    return [h for h in certain if not h.country_inferred] or certain


def _narrowed(wanted: Post, own: list[PostReport]) -> Post:
    """The post asked for; where the question has no country or counterpart, those of the fullest report."""
    fullest = max(own, key=lambda r: (r.post.country is not None, r.post.toward is not None)).post
    return Post(wanted.plain, wanted.core, wanted.toward or fullest.toward, wanted.country or fullest.country)


def _holder(view: Reading, own: list[PostReport], held: Held) -> Holder:
    shown = held.reports[0] if held.reports else own[0]
    return Holder(
        id=shown.holder,
        name=view.entity(shown.holder).caption,
        post=post_words(shown),
        state=held.state,
        country=shown.post.country,
        country_inferred=shown.inferred,
        reported=shown.day,
        citations=cited.cite_all(view, [r.claim for r in held.reports]),
    )
