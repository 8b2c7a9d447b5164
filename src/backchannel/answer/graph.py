"""Every hop that a view has evidence for."""

from __future__ import annotations

from .hops import Hops
from .issue import Issue
from .links import reported_links, rivalries
from .post_links import PostLinks
from .posts import PostBook
from .reading import Reading
from .standings import Standings


def hops_of(view: Reading, book: PostBook, issue: Issue, *, body: str | None = None) -> Hops:
    """The hops that ties, contacts and posts give on the day; into `body` from all who hold a post in it."""
    from_posts = PostLinks(view, book)
    links = [*reported_links(view, book.calendar, issue), *from_posts]
    if body is not None:
        links += from_posts.into_body(body)
    clashes = rivalries(view, book.calendar)
    return Hops(view, book.calendar, Standings(book), links=links, rivalries=clashes)
