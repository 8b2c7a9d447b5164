"""What changed on watched pages, by what it means, set against what people said about it.

A change is three things: what was said, the page before, the page after; each in its own words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Literal, Protocol

from msgspec import Struct

from backchannel.model.errors import NothingFound
from backchannel.model.sources import Document, Span
from backchannel.model.watching import PageVersion, Watched
from backchannel.read.sentences import sentences
from backchannel.resolve.churn import telling_differences
from backchannel.resolve.meaning import Change, Kind, changes

from .cited import Answer, counted
from .layout import WIDTH, on_one_line, quoted, wrapped
from .listed_posts import ListedPost, post_changes
from .reading import Calendar, Reading
from .statements_beside import Said, Statements

AT_MOST = 20
MOST_COMPARED = 100
"""So many changes, by rank, are set against statements."""
NOT_NEWS = 9
"""From this rank on nothing is said anew: a slip of the pen, words moved, signs."""
Outcome = Literal["new", "back"]


class WatchReading(Reading, Protocol):
    """A view that also tells what is watched."""

    def watched(self) -> Sequence[Watched]: ...


class Wording(Struct, frozen=True):
    """Words of one version of a page, with their place in its document."""

    document: str
    start: int
    end: int
    quote: str


class PageChange(Struct, frozen=True, kw_only=True):
    """One change of meaning between two versions of a page."""

    watch: str
    page: str
    """What the watch is called."""
    address: str
    version: int
    seen: datetime
    """When the new words were first seen."""
    looked_before: datetime | None
    """The look before: the change came after it."""
    day: date
    """The page's own day where it states one in between, else that of the look."""
    kind: Kind
    rank: int
    """1 changes the sense most."""
    why: str
    before: Wording | None
    after: Wording | None
    reverts_to: int | None
    """The earlier version whose text came back."""
    said: tuple[Said, ...] = ()
    """What people said about it, the nearest in words first."""

    def lines(self, number: int, *, width: int) -> list[str]:
        """The three in lines to read, under a number."""
        back = f", back to version {self.reverts_to}" if self.reverts_to else ""
        looked = f", after {self.looked_before:%Y-%m-%d %H:%M}" if self.looked_before else ""
        head = (
            f"{number}. {self.page} · version {self.version}{back} · seen {self.seen:%Y-%m-%d %H:%M}{looked}"
        )
        shown = wrapped(head, width=width, rest="   ")
        shown += wrapped(f"{self.kind}: {self.why}", width=width, first="   ", rest="     ")
        for word, wording in (("before", self.before), ("after", self.after)):
            said = f"“{on_one_line(wording.quote)}”" if wording else "nothing"
            shown += wrapped(f"{word}: {said}", width=width, first="   ", rest="     ")
        for each in self.said:
            shown += wrapped(f"{each.words}:", width=width, first="   → ", rest="     ")
            shown += quoted(each.citation.quote, each.citation.source, width=width, indent=" " * 5)
        return shown


class PageChanges(Answer, frozen=True, kw_only=True):
    """The changes of watched pages: those beside a statement first, then by how they change the sense."""

    as_of: date | None
    pages: int
    """How many pages and feeds are watched."""
    changes: tuple[PageChange, ...]
    posts: tuple[ListedPost, ...]
    """Who is listed in another post than before, or no longer."""
    more: int
    """Changes that are not shown."""

    def lines(self, *, width: int = WIDTH) -> list[str]:
        shown = [
            f"{counted(len(self.changes) + self.more, 'change')} on {counted(self.pages, 'watched page')}."
        ]
        for number, one in enumerate(self.changes, 1):
            shown += ["", *one.lines(number, width=width)]
        if self.posts:
            shown += ["", "Listed in other posts"]
            for each in self.posts:
                shown += each.lines(width=width)
        return [*shown, "", f"and {counted(self.more, 'change')} more"] if self.more else shown


def page_changes(
    view: WatchReading,
    *,
    of: str | None = None,
    since: datetime | None = None,
    at_most: int = AT_MOST,
) -> PageChanges:
    """What changed on watched pages, of one watch or all, since an instant or ever.

    Only what was seen by the day asked for. Raises: NothingFound for a watch that is not there.
    """
    watched = chosen(view.watched(), of)
    calendar, statements = Calendar(view), Statements(view)
    found: list[PageChange] = []
    posts: list[ListedPost] = []
    for page, before, after in _turns(view, watched, since):
        found += _changes(view, page, before, after)
        posts += post_changes(view, calendar, page.watch.called, before[1], after[1])
    found.sort(key=_order)
    told = sorted((statements.beside(one) for one in found[:MOST_COMPARED]), key=_is_untold)
    return PageChanges(
        as_of=view.valid_at,
        pages=len(watched),
        changes=tuple(told[:at_most]),
        posts=tuple(posts),
        more=max(0, len(found) - at_most),
    )


def _order(one: PageChange) -> tuple[int, float, str, int]:
    wording = one.after or one.before
    return (one.rank, -one.seen.timestamp(), one.watch, wording.start if wording else 0)


def _is_untold(one: PageChange) -> bool:
    """A change that agrees or disagrees with what somebody said comes before all others."""
    return all(each.relation == "cannot tell" for each in one.said)


def chosen(watched: Sequence[Watched], of: str | None) -> list[Watched]:
    """The watches that an id, a name or an address means; all for None. Raises: NothingFound."""
    if of is None:
        return list(watched)
    found = [each for each in watched if of in (each.watch.id, each.watch.address, each.watch.name)]
    if not found:
        raise NothingFound(
            f"nothing found for {of!r}", remedy="`backchannel watch list` names what is watched"
        )
    return found


_Text = tuple[PageVersion, Document]
_Places = tuple[Span | None, Span | None]
_ByPlace = dict[_Places, list[Change]]


def _turns(
    view: WatchReading, watched: Iterable[Watched], since: datetime | None
) -> Iterator[tuple[Watched, _Text, _Text]]:
    """Each version with the one before, where both texts may be read."""
    for page in watched:
        before: _Text | None = None
        for version in page.versions:
            if version.at is None or (view.valid_at is not None and version.at.date() > view.valid_at):
                break
            document = _document(view, version)
            after = (version, document) if document is not None else None
            if before is not None and after is not None and (since is None or version.at > since):
                yield page, before, after
            before = after


def _document(view: Reading, version: PageVersion) -> Document | None:
    try:
        return view.document(version.document) if version.document else None
    except NothingFound:
        return None


def _changes(view: Reading, page: Watched, before: _Text, after: _Text) -> list[PageChange]:
    """Those that say something anew, one for each sentence that changed."""
    old, new = before[1], after[1]
    told = changes(old.text, new.text, telling_differences(old.text, new.text))
    by_place: _ByPlace = {}
    for one in told:
        if one.rank < NOT_NEWS:
            places = _places(old.text, new.text, one)
            by_place.setdefault(places, []).append(one)
    for gone, come in _exchanges(old.text, new.text, by_place):
        by_place[gone[0], come[1]] = by_place.pop(gone) + by_place.pop(come)
    return [_one(page, before, after, places, each) for places, each in by_place.items()]


def _exchanges(old: str, new: str, by_place: _ByPlace) -> list[tuple[_Places, _Places]]:
    """Sentences taken out where others were put in: together they are one change."""
    found: list[tuple[_Places, _Places]] = []
    waiting = [(places, each[0]) for places, each in by_place.items() if places[0] is None]
    for places, each in by_place.items():
        gone = each[0]
        for one in waiting if places[1] is None else ():
            come = one[1]
            if _touch(old, gone.before, come.before) and _touch(new, gone.after, come.after):
                found.append((places, one[0]))
                waiting.remove(one)
                break
    return found


def _touch(text: str, one: Span, other: Span) -> bool:
    """Whether nothing but space lies between two places."""
    first, second = sorted((one, other))
    return not text[first.end : max(first.end, second.start)].strip()


def _places(old: str, new: str, one: Change) -> tuple[Span | None, Span | None]:
    """The sentences that changed; of words put in or taken out at the edge of one, that sentence."""
    before, after = _sentence(old, one.before), _sentence(new, one.after)
    if before is None and after is not None and _is_part(new, one.after, after):
        before = _touched(old, one.before.start)
    elif after is None and before is not None and _is_part(old, one.before, before):
        after = _touched(new, one.after.start)
    return before, after


def _is_part(text: str, place: Span, whole: Span) -> bool:
    return len(text[place.start : place.end].strip()) < whole.end - whole.start


def _touched(text: str, at: int) -> Span | None:
    """The sentence that ends at a place, else the one that begins there."""
    left = text[max(0, at - 1) : at].strip()
    return _sentence(text, Span(at - 1, at) if left else Span(at, at + 1))


def _one(
    page: Watched,
    before: _Text,
    after: _Text,
    places: tuple[Span | None, Span | None],
    told: Sequence[Change],
) -> PageChange:
    version, document = after
    assert version.at is not None
    first = version.looked_before.date() if version.looked_before else date.min
    own = document.published if document.published_from in ("page", "given", "text") else None
    return PageChange(
        watch=page.watch.id,
        page=page.watch.called,
        address=version.address or page.watch.address,
        version=version.number,
        seen=version.at,
        looked_before=version.looked_before,
        day=own if own is not None and first <= own <= version.at.date() else version.at.date(),
        kind="reworded" if {one.kind for one in told} == {"added", "dropped"} else told[0].kind,
        rank=told[0].rank,
        why="; ".join(dict.fromkeys(one.why for one in told)),
        before=_wording(before[1], places[0]),
        after=_wording(document, places[1]),
        reverts_to=version.reverts_to,
    )


def _wording(document: Document, place: Span | None) -> Wording | None:
    if place is None:
        return None
    return Wording(document.id, place.start, place.end, document.text[place.start : place.end])


def _sentence(text: str, place: Span) -> Span | None:
    """The sentences of a place, on its lines; None for a place without words between sentences."""
    start = text.rfind("\n", 0, place.start) + 1
    end = text.find("\n", place.end)
    within = [
        one
        for one in sentences(text, start=start, end=len(text) if end < 0 else end)
        if one.start < place.end and place.start < one.end
    ]
    if within:
        return Span(within[0].start, within[-1].end)
    return place if text[place.start : place.end].strip() else None
