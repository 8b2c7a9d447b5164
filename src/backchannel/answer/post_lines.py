"""A post's line, holder after holder, and a person's posts; certain and presumed are kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from backchannel.gazetteer import name_of
from backchannel.gazetteer.post_words import Post, has_one_holder, may_be_one, post_of, surely_one
from backchannel.model.errors import NothingFound

from .cited import Answer
from .held import COMING, PostReport
from .holders import code_in
from .layout import WIDTH
from .post_line_parts import PostLine, Telling
from .posts import PostBook
from .reading import Calendar, Reading
from .sightings import Sighting
from .stint import Stint
from .stints import stints_of
from .targets import target_of

SURE_MODALITIES = ("asserted", "ongoing")
NOTHING_SAID = "no report of it in what you can see"


class PostLines(Answer, frozen=True, kw_only=True):
    """The lines of the posts that some words mean, or of one person's posts (`who`)."""

    asked: str
    who: str | None
    day: date | None
    lines_of_posts: tuple[PostLine, ...]
    unplaced: int
    """Reports that name no country, or no destination, and may be of any of these posts."""

    def lines(self, *, width: int = WIDTH) -> list[str]:
        from .post_line_words import shown_lines

        return shown_lines(self, width)


def post_lines(
    view: Reading, post: str | None = None, *, country: str | None = None, who: str | None = None
) -> PostLines:
    """The line of each post that the words may mean, or the posts of a person, each bound with its quote.

    `country` is a name or a code. Raises: NothingFound, Ambiguous, BadQuestion.
    """
    calendar = Calendar(view)
    book = PostBook(view, calendar)
    if post is None:
        return _career(view, book, who or "")
    wanted = post_of(post, code_in(country) if country else None)
    reports = [r for r in book.by_core[wanted.core] if may_be_one(r.post, wanted)]
    if not reports:
        raise NothingFound(f"{post!r}: {NOTHING_SAID}", remedy="try other words of the post, or `holders`")
    keys = _keys(reports)
    lines = [_line(view, book, key, _of_key(reports, key, keys)) for key in keys]
    placed = {id(r) for key in keys for r in _of_key(reports, key, keys)}
    return PostLines(
        asked=post,
        who=None,
        day=calendar.day,
        lines_of_posts=tuple(lines),
        unplaced=sum(1 for r in reports if id(r) not in placed),
    )


def _career(view: Reading, book: PostBook, who: str) -> PostLines:
    one = view.entity(target_of(view, book, who).id)
    lines = []
    for post in _keys(book.by_holder[one.id]):
        reports = [r for r in book.by_core[post.core] if may_be_one(r.post, post)]
        line = _line(view, book, post, _of_key(reports, post, _keys(reports)), only=one.id)
        if line.stints:
            lines.append(line)
    if not lines:
        raise NothingFound(f"no post of {one.caption!r} is reported", remedy="ask `backchannel show`")
    return PostLines(
        asked=who,
        who=one.caption,
        day=book.calendar.day,
        lines_of_posts=tuple(sorted(lines, key=_first_day)),
        unplaced=0,
    )


def line_of(book: PostBook, post: Post) -> tuple[Stint, ...]:
    """The stints of exactly this post, from every report that may be of it; made once for a book."""
    if post not in book.lines:
        reports = [r for r in book.by_core[post.core] if may_be_one(r.post, post)]
        book.lines[post] = _stints(book, post, _of_key(reports, post, _keys(reports)))
    return book.lines[post]


def _keys(reports: Iterable[PostReport]) -> list[Post]:
    """Each post once: wordings without a country or destination only where no fuller one may be the same."""
    posts = dict.fromkeys(Post(r.post.plain, r.post.core, r.post.toward, r.post.country) for r in reports)
    by_place: dict[tuple[object, ...], Post] = {}
    for post in posts:
        by_place.setdefault((post.core, post.toward, post.country), post)
    found = [
        p
        for p in by_place.values()
        if not any(q is not p and may_be_one(p, q) and _says_more(q, p) for q in by_place.values())
    ]
    return sorted(found, key=lambda p: (p.core, p.country or "", p.toward or ""))


def _says_more(a: Post, b: Post) -> bool:
    more = (a.toward is not None) + (a.country is not None) > (b.toward is not None) + (b.country is not None)
    return (
        more and (b.toward is None or a.toward is not None) and (b.country is None or a.country is not None)
    )


def _of_key(reports: Iterable[PostReport], key: Post, keys: Sequence[Post]) -> list[PostReport]:
    """The reports of this post, with those that may be of it and of no other."""
    return [r for r in reports if [k for k in keys if may_be_one(r.post, k)] == [key]]


def _stints(book: PostBook, post: Post, reports: Iterable[PostReport]) -> tuple[Stint, ...]:
    return stints_of([_sighting(book, post, r) for r in reports], one_holder=has_one_holder(post))


def _sighting(book: PostBook, post: Post, report: PostReport) -> Sighting:
    plain = surely_one(report.post, post) and not report.inferred
    return Sighting(
        holder=report.holder,
        standing=report.standing,
        day=report.day,
        valid=report.claim.valid,
        claim=report.claim_id,
        strong=plain and (report.claim.modality in SURE_MODALITIES or book.accepted(report.claim)),
    )


def _line(
    view: Reading, book: PostBook, post: Post, reports: Sequence[PostReport], *, only: str | None = None
) -> PostLine:
    stints = _stints(book, post, reports)
    one_holder, day = has_one_holder(post), book.calendar.day
    told = Telling(view, book, post, stints)
    said = [r for r in reports if surely_one(r.post, post)]
    words = max(said, key=lambda r: (r.standing not in COMING, not r.inferred, len(r.words))).words
    shown = [s for s in stints if only in (None, s.holder)]
    return PostLine(
        post=_named(words, post),
        country=post.country,
        toward=post.toward,
        one_holder=one_holder,
        on_day=told.on_day(day, {s.holder for s in shown}),
        stints=tuple(told.stint(s, day) for s in shown),
        clashes=tuple(told.clashes(only)) if one_holder else (),
    )


def _named(words: str, post: Post) -> str:
    if post.country is None or (name := name_of(post.country)).lower() in words.lower():
        return words
    return f"{words} ({name})"


def _first_day(line: PostLine) -> tuple[date, str]:
    sides = (side for s in line.stints for side in (s.begin.latest, s.end.latest) if side)
    days = [s.seen[0] for s in line.stints if s.seen]
    return min([*days, *(side.day for side in sides)], default=date.max), line.post
