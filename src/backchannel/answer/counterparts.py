"""Which level a post is of, so that those who hold posts of one level in two countries are counterparts."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources

from backchannel.gazetteer.post_words import Post

LEVELS: dict[str, frozenset[str]] = {
    level: frozenset(listed["posts"])
    for level, listed in tomllib.loads(
        resources.files(__package__).joinpath("counterparts.toml").read_text("utf8")
    ).items()
}
CORES: dict[str, frozenset[tuple[str, ...]]] = {
    level: frozenset(tuple(sorted(post.split())) for post in posts) for level, posts in LEVELS.items()
}
"""The same posts as a post's `core` has them."""


@lru_cache(maxsize=65536)
def level_of(post: Post) -> str | None:
    """The level of a post of a state; None for every other, and for posts with somebody or to some country.

    >>> from backchannel.gazetteer.post_words import post_of
    >>> level_of(post_of("secretary of state", "US")), level_of(post_of("ambassador to France", "US"))
    ('foreign', None)
    """
    if post.toward is not None:
        return None
    return next((level for level, posts in LEVELS.items() if post.plain in posts), None)
