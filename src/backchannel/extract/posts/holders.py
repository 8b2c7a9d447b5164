"""Which person holds which post expression: beside it, after a comma, by a verb, in a list."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..people.people import Character
from ..word_lists import words_of
from .bodies import Bodies
from .holders_as import Serving
from .holders_beside import Neighbours
from .holding import Holding
from .leading import Leading
from .posts import DETERMINERS, Post
from .shared import Shared

if TYPE_CHECKING:
    from ..parsed import Parsed

NOT = frozenset(["no", "not", "never", "neither", "nor"])


def find_holdings(parsed: Parsed, posts: list[Post], at: dict[int, Character]) -> list[Holding]:
    """Holdings in reading order; a post expression has one holder, a person may hold several."""
    near, told = Neighbours(parsed, posts, at), Serving(parsed, posts, at)
    ways = (near.beside, told.stint, near.after_comma, near.before_comma, told.by_verb, told.as_post)
    found: dict[int, Holding] = {}
    for post in posts:
        if parsed.in_furniture(parsed.tokens[post.start].idx):
            continue
        holding = _first(post, ways, parsed.lower)
        if holding is not None:
            found[id(post)] = holding
    followers, leaders = {p.start: p for p in reversed(posts)}, {p.end: p for p in reversed(posts)}
    for post in reversed(posts):
        if id(post) in found:
            continue
        follower, leader = followers.get(post.end + 1), leaders.get(post.start - 1)
        holding = _as_follower(post, follower, found, parsed.lower) or _as_leader(
            post, leader, found, parsed.lower
        )
        if holding is not None:
            found[id(post)] = holding
    bodies = Bodies(parsed, posts, at)
    for holding in found.values():
        bodies.fill(holding)
    return sorted(found.values(), key=lambda h: (h.start, h.end))


def find_told(
    parsed: Parsed, posts: list[Post], at: dict[int, Character], *, held: list[Holding], open_to: set[int]
) -> list[Holding]:
    """Holdings told of somebody whom a pronoun or a description names, and posts that a verb stands for; ends
    those of `held` whose holder resigns or is dismissed in the same clause.

    `held` are known already; `open_to`: the ids of the posts that may find a holder; `at` must know the
    pronouns.
    """
    told = Serving(parsed, posts, at)
    found = [
        holding
        for post in posts
        if id(post) in open_to
        and not parsed.in_furniture(parsed.tokens[post.start].idx)
        and (holding := _first(post, (told.stint, told.by_verb, told.as_post), parsed.lower)) is not None
        and holding.how != "apposition"
    ]
    bodies = Bodies(parsed, posts, at)
    for holding in found:
        bodies.fill(holding)
    for holding in held:
        told.end(holding)
    led = Leading(parsed, posts, at).holdings()
    joint = Shared(parsed, posts, at).holdings()
    return [*found, *joint, *(h for h in led if not _explains_title(h, held))]


def _explains_title(led: Holding, held: list[Holding]) -> bool:
    """ "Director Ana Souza, who has headed the Roads Board since 2019": one post, told twice; the title then
    has its body and its dates.
    """
    for holding in held:
        post = holding.post
        if (
            holding.holder is led.holder
            and holding.how == "title"
            and post.head.replace("-", " ").split()[-1] in words_of("roles", "runs_bodies")
            and not (post.body or post.principal)
            and led.verb is not None
            and holding.start < led.verb <= holding.end + 4
            and led.post.head in ("head", "leader")
        ):
            post.body, holding.verb = led.post.body, led.verb
            holding.end = max(holding.end, led.end)
            holding.how = "leads"
            return True
    return False


def _first(
    post: Post, ways: tuple[Callable[[Post], Holding | None], ...], lower: list[str]
) -> Holding | None:
    """What the first way tells; nothing of a post behind a "not", unless it is a title or is given up
    ("is not mayor any more").
    """
    found = next((h for way in ways if (h := way(post)) is not None), None)
    is_refused = post.start > 0 and lower[post.start - 1] in NOT
    is_kept = found is not None and (found.how == "title" or found.aspect == "ends")
    return None if is_refused and not is_kept else found


def _as_follower(
    post: Post, follower: Post | None, found: dict[int, Holding], lower: list[str]
) -> Holding | None:
    """ "mayor and later premier A": whoever holds the post behind "and" holds this one too."""
    holding = None if follower is None else found.get(id(follower))
    if follower is None or holding is None or holding.how not in ("title", "name after"):
        return None
    if lower[post.end] not in ("and", "&", "/"):
        return None
    if follower.possessor is None and follower.determiner is None:
        follower.possessor = post.possessor
    return Holding(post=post, holder=holding.holder, start=post.start, end=holding.end, how="list", score=0.8)


def _as_leader(
    post: Post, leader: Post | None, found: dict[int, Holding], lower: list[str]
) -> Holding | None:
    """ "A, the mayor and premier": whoever holds the post before "and" holds this one too."""
    holding = None if leader is None else found.get(id(leader))
    if leader is None or holding is None or lower[leader.end] not in ("and", "&"):
        return None
    if holding.how not in ("apposition", "copula", "verb", "appointment"):
        return None
    if post.standing == "current" and post.determiner not in DETERMINERS:
        post.standing = holding.post.standing
    return Holding(post=post, holder=holding.holder, start=holding.start, end=post.end, how="list", score=0.8)
