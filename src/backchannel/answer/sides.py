"""Whose side somebody is on: by the posts they hold or held on the day, or by a mark set by hand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from backchannel.gazetteer import name_of, part_of
from backchannel.gazetteer.post_words import Post

from .held import Held, PostReport, State
from .posts import PostBook
from .reading import Being, Reading

Side = Literal["ours", "theirs", "other"]
SIDES: tuple[Side, ...] = ("ours", "theirs")
OF_SIDE: tuple[State, ...] = ("holds", "last_known", "first_known", "former", "undated")


class Placed(Struct, frozen=True, kw_only=True):
    """Somebody's side, and the post that gives it; no post where a mark or nothing gives it."""

    side: Side
    report: PostReport | None = None
    held: Held | None = None
    marked: bool = False

    @property
    def former(self) -> bool:
        return self.held is not None and self.held.state == "former"


class Sides:
    """Ours: the desk's side. Theirs: the country of the target's posts. Neither is guessed from a name."""

    def __init__(self, view: Reading, book: PostBook, *, their_codes: frozenset[str] = frozenset()) -> None:
        self._view, self._book = view, book
        self._marks = view.marks()
        self._their_codes = frozenset(
            c for c in their_codes if view.side is None or not part_of(c, view.side)
        )
        self._placed: dict[str, Placed] = {}
        self._all: dict[Side, tuple[str, ...]] = {}

    def of(self, person: str) -> Placed:
        if person not in self._placed:
            self._placed[person] = self._place(person)
        return self._placed[person]

    def meet(self, people: Iterable[str]) -> None:
        """Read together the posts of several, each of whom is soon asked for."""
        self._book.meet(people, self._book.calendar.day)

    def of_being(self, being: Being) -> Side:
        """A person's by post or mark; a body's or place's by its country too; "other" where neither tells."""
        side = self.of(being.id).side
        if side != "other" or being.kind == "person" or being.country is None or self._view.side is None:
            return side
        return "ours" if part_of(being.country, self._view.side) else "theirs"

    def of_every_post(self, person: str) -> Side:
        """The side that all posts of somebody are of, whenever held, as far as a country is told."""
        posts = [report.post for report in self._book.by_holder[person] if report.post.country]
        for side in SIDES:
            if posts and all(self._belongs(post, side) for post in posts):
                return side
        return "other"

    def ours(self) -> tuple[str, ...]:
        """Everybody of our side, present and former, by id."""
        return self._on("ours")

    def theirs(self) -> tuple[str, ...]:
        """Everybody of theirs, present and former, by id."""
        return self._on("theirs")

    def _on(self, side: Side) -> tuple[str, ...]:
        if side not in self._all:
            own = () if self._view.side is None else (self._view.side,)
            told = self._book.postings.holders_of(own if side == "ours" else self._their_codes)
            known = sorted({*told, *self._marks})
            self._all[side] = tuple(p for p in known if self.of(p).side == side)
        return self._all[side]

    def post_of(self, person: str) -> tuple[PostReport, Held] | None:
        """The post to name somebody by: of their side, held that day if any is; None if no post is known."""
        placed = self.of(person)
        if placed.report is not None and placed.held is not None:
            return placed.report, placed.held
        posts = self._book.posts_of(person, self._book.calendar.day)
        return posts[0] if posts else None

    def _place(self, person: str) -> Placed:
        mark = self._marks.get(person)
        posts = self._book.posts_of(person, self._book.calendar.day)
        # Whoever has changed sides is on that of the post they hold now.
        for in_post in (True, False):
            for side in SIDES:
                for report, held in posts if mark in (None, side) else ():
                    if held.in_post is in_post and held.state in OF_SIDE and self._belongs(report.post, side):
                        return Placed(side=side, report=report, held=held, marked=mark == side)
        return Placed(side="other") if mark is None else Placed(side=_marked(mark), marked=True)

    def _belongs(self, post: Post, side: Side) -> bool:
        if side == "theirs":
            return any(part_of(post.country, code) for code in self._their_codes)
        return self._view.side is not None and part_of(post.country, self._view.side)


def _marked(mark: str) -> Side:
    return "ours" if mark == "ours" else "theirs"


def post_words(report: PostReport) -> str:
    """The post with its country, where its words do not name it: "industry minister (Canada)"."""
    country = report.post.country
    if country is None:
        return report.words
    name = name_of(country)
    inferred = ", inferred" if report.inferred else ""
    return (
        report.words
        if name.lower() in report.words.lower() and not inferred
        else f"{report.words} ({name}{inferred})"
    )
