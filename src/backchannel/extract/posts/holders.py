"""Which person holds which post expression: beside it, after a comma, by a verb, in a list."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..people.people import Character
from .bodies import Bodies
from .holders_beside import Neighbours
from .holders_by_verb import Verbs
from .holding import Holding
from .posts import DETERMINERS, Post

if TYPE_CHECKING:
    from ..parsed import Parsed


def find_holdings(parsed: Parsed, posts: list[Post], at: dict[int, Character]) -> list[Holding]:
    """Holdings in reading order; a post expression has one holder, a person may hold several."""
    near, told = Neighbours(parsed, posts, at), Verbs(parsed, posts, at)
    ways = (near.beside, told.stint, near.after_comma, near.before_comma, told.by_verb, told.as_post)
    found: dict[int, Holding] = {}
    for post in posts:
        if parsed.in_furniture(parsed.tokens[post.start].idx):
            continue
        holding = _first(post, ways)
        if holding is not None:
            found[id(post)] = holding
    for post in reversed(posts):
        holding = None if id(post) in found else _in_list(post, posts, found, parsed.lower)
        if holding is not None:
            found[id(post)] = holding
    bodies = Bodies(parsed, posts, at)
    for holding in found.values():
        bodies.fill(holding)
    return sorted(found.values(), key=lambda h: (h.start, h.end))


def _first(post: Post, ways: tuple[Callable[[Post], Holding | None], ...]) -> Holding | None:
    return next((h for way in ways if (h := way(post)) is not None), None)


def _in_list(post: Post, posts: list[Post], found: dict[int, Holding], lower: list[str]) -> Holding | None:
    """ "son of X and adviser A" reads left to right; "mayor and later premier A": both are A's."""
    for follower in posts:
        joined = (
            follower.start == post.end + 1 and lower[post.end] in ("and", "&", "/")
            if post.end < len(lower)
            else False
        )
        if joined and (holding := found.get(id(follower))) and holding.how in ("beside", "after"):
            if follower.possessor is None and follower.determiner is None:
                follower.possessor = post.possessor
            return Holding(
                post=post, holder=holding.holder, start=post.start, end=holding.end, how="list", score=0.8
            )
    for leader in posts:
        joined = leader.end + 1 == post.start and lower[leader.end] in ("and", "&")
        if (
            joined
            and (holding := found.get(id(leader)))
            and holding.how in ("apposition", "copula", "verb", "appointed", "as")
        ):
            if post.standing == "current" and post.determiner not in DETERMINERS:
                post.standing = holding.post.standing
            return Holding(
                post=post, holder=holding.holder, start=holding.start, end=post.end, how="list", score=0.8
            )
    return None
