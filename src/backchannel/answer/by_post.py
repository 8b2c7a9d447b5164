"""Whom a post without a name means on a day: "Canada's ambassador to Norway", "the Danish premier"."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from msgspec import Struct

from backchannel.gazetteer.post_words import Post, has_one_holder, is_staff, may_be_one, post_of
from backchannel.model.claims import Claim

from .held import State
from .post_lines import line_of
from .posts import PostBook
from .stint import Stint, certain_on

NOT_OF_THE_DAY = re.compile(
    r"^(former|ex|past|previous|late|then|next|incoming|future|acting|interim|deposed|ousted)\b"
)
SHOWN = 5


class ByPost(Struct, frozen=True, kw_only=True):
    """Who is meant, or may be."""

    post: Post
    certain: str | None
    """The one who surely held it that day; None unless the words name the country and one is proved."""
    candidates: tuple[tuple[str, State], ...]
    """Whom else the desk knows in such a post around that day, by id, with what is presumed of them."""
    premises: tuple[Claim, ...]
    """The reports that prove it: the nearest one on each side of the day."""


@lru_cache(maxsize=65536)
def post_meant(words: str) -> Post:
    """The post that a description names: "Norway's prime minister's chief of staff" serves a principal.

    >>> post_meant("Denmark's prime minister").country
    'DK'
    """
    found = re.match(r"(.+)['’]s? (.+)$", words.strip())
    if found is not None:
        principal, own = post_of(found[1]), post_of(found[2])
        if is_staff(own) and own.toward is None and own.country is None and principal.plain:
            return Post(own.plain, own.core, principal.plain, principal.country)
    return post_of(words)


def meant_by(book: PostBook, words: str, day: date | None, *, country: str | None = None) -> ByPost:
    """Who the words mean on a day; `country` is what is known beside them.

    "The former premier" may be any of many, and "the ambassador" any country's: for these only candidates.
    """
    plain = re.sub(r"^the ", "", words.strip(), flags=re.IGNORECASE)
    post = post_meant(plain)
    if post.country is None and country is not None:
        post = Post(post.plain, post.core, post.toward, country)
    of_the_day = NOT_OF_THE_DAY.match(plain.lower()) is None
    if of_the_day and day is not None and _has_one(post):
        stints = line_of(book, post)
        sure = {s.holder for s in stints if certain_on(stints, s.holder, day, one_holder=True)}
        disputed = {s.holder for s in stints if s.surely_on(day)}
        if len(sure | disputed) == 1 and sure:
            one = next(iter(sure))
            own = [s for s in stints if s.holder == one and s.surely_on(day)]
            return ByPost(post=post, certain=one, candidates=(), premises=_premises(book, own, day))
    candidates = _candidates(book, post, day) if of_the_day else ()
    return ByPost(post=post, certain=None, candidates=candidates, premises=())


def _has_one(post: Post) -> bool:
    """Only one at a time, also for a chief of staff whose principal the words name by post and country."""
    principal = post.plain == "chief staff" and post.toward is not None and post.country is not None
    return has_one_holder(post) or principal


def _candidates(book: PostBook, post: Post, day: date | None) -> tuple[tuple[str, State], ...]:
    every = book.by_core[post.core]
    of_others = {r.holder for r in every if post.country and r.post.country not in (None, post.country)}
    reports = [r for r in every if may_be_one(r.post, post) and r.holder not in of_others]
    found: dict[str, State] = {}
    for report in {(r.holder, r.post): r for r in reports}.values():
        held = book.held(report.holder, report.post, day)
        if held.in_post:
            found.setdefault(report.holder, held.state)
    return tuple(sorted(found.items()))[:SHOWN]


def _premises(book: PostBook, stints: list[Stint], day: date) -> tuple[Claim, ...]:
    """The last report up to the day and the first from it on, of those that prove the stint."""
    claims = [book.claim(c) for s in stints for c in s.claims]
    dated = sorted(
        ((d, c.id, c) for c in claims if (d := book.calendar.reported(c)) is not None), key=lambda x: x[:2]
    )
    before = [c for d, _, c in dated if d <= day][-1:]
    after = [c for d, _, c in dated if d >= day][:1]
    return tuple({c.id: c for c in (*before, *after)}.values())
