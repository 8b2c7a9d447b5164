"""What has become of somebody since a tie was formed: still in post, moved, or left."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from .factors import odds
from .post_links import is_long_ago
from .posts import PostBook


class Standing(Struct, frozen=True):
    """A factor, and in words what it says; without words nothing shows a change."""

    factor: float
    words: str = ""


class Standings:
    """By person and day of the tie; a person of whom no post is known counts as unchanged."""

    def __init__(self, book: PostBook) -> None:
        self._book = book
        self._found: dict[tuple[str, date | None], Standing] = {}

    def of(self, person: str, formed: date | None) -> Standing:
        if (person, formed) not in self._found:
            self._found[person, formed] = self._find(person, formed)
        return self._found[person, formed]

    def _find(self, person: str, formed: date | None) -> Standing:
        numbers, day = odds().standing, self._book.calendar.day
        posts = self._book.posts_of(person, day)
        now = [(report, held) for report, held in posts if held.in_post]
        if not posts:
            return Standing(numbers.same)
        if not now:
            return self._out_of_post({held.state for _, held in posts})
        since_long = {is_long_ago(held, day) for _, held in now}
        if len(now) == len(posts) and len(since_long) == 1:  # whatever was held then is held still
            if since_long == {True}:
                return Standing(numbers.long_ago, "last reported in post more than a year before")
            return Standing(numbers.same)
        then = [
            report for report, _ in posts if formed and self._book.held(person, report.post, formed).in_post
        ]
        served = any(held.state == "former" and report.post.country for report, held in posts)
        if served and not any(report.post.country for report, _ in now):
            return self._out_of_post({"former"})  # the president of a company no longer is the ambassador
        kept = [held for report, held in now if report in then]
        if then and not kept:
            return Standing(numbers.moved, "has moved to another post since")
        if all(is_long_ago(held, day) for held in kept or [held for _, held in now]):
            return Standing(numbers.long_ago, "last reported in post more than a year before")
        return Standing(numbers.same)

    def _out_of_post(self, states: set[str]) -> Standing:
        numbers = odds().standing
        if "former" in states:
            return Standing(numbers.left, "has left the post")
        if "undated" in states:
            return Standing(numbers.undated, "held the post on a day that is not known")
        if states == {"later"}:
            return Standing(numbers.same)
        return Standing(numbers.moved, "not known to be still in post")
