"""Tenures on official pages that list holders: cabinets, ministries, staff directories."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...model.claims import Draft
from ...model.entities import Ref
from ...model.facts import Standing, Tenure
from ..people.name_patterns import Range
from ..posts.posts import STANDING_OF, Post
from ..posts.wording import country_in, normal_post, posts_in
from .letterheads import letterhead_rows
from .nomination_lists import official_namings
from .nominations import body_in, office_of, person_at
from .roster_forms import Row, roster_rows

if TYPE_CHECKING:
    from ..parsed import Parsed

NAME = "rosters.v1"
SCORE = 0.9
BEHIND = re.compile(r"\s*(?:,|\()\s*(?:acting|interim|a\.i\.)\)?$", re.IGNORECASE)
FUTURE = re.compile(r"-(?:elect|designate)\b|\bdesignate$", re.IGNORECASE)


def rosters(parsed: Parsed) -> Iterator[Draft]:
    """A tenure for each person and post of a roster, in reading order.

    The country is the post's own, else the one that the page is most about where such an office exists,
    marked as inferred.
    """
    text = parsed.joined
    named = [(n.start, n.end) for n in official_namings(text)]
    rows = roster_rows(text)
    for row in (*rows, *(row for row in letterhead_rows(text) if not rows)):
        told = any(start < row.end and row.start < end for start, end in named)
        holder = None if told or parsed.in_furniture(row.start) else person_at(parsed, row.person)
        if holder is None:
            continue
        for post in _posts(text, row):
            yield _draft(parsed, row, holder, post, rule="roster" if rows else "letterhead")


def _posts(text: str, row: Row) -> Iterator[Range]:
    for start, end in row.posts:
        for first, last in posts_in(text[start:end]):
            yield start + first, start + last


def _draft(parsed: Parsed, row: Row, holder: Ref, words: Range, *, rule: str) -> Draft:
    standing, post = _standing(parsed.joined[slice(*words)])
    own = country_in(post)
    post = normal_post(post)
    inferred = None if own else _setting(parsed, post)
    return Draft(
        fact=Tenure(
            holder=holder,
            post=post,
            office=office_of(parsed, words, post, own or inferred),
            organisation=body_in(parsed, words, own),
            standing="former" if row.former else standing,
            country=own or inferred,
            country_inferred=inferred is not None,
        ),
        evidence=(parsed.evidence(min(row.person[0], words[0]), max(row.person[1], words[1])),),
        made_by=NAME,
        rule=rule,
        score=SCORE,
    )


def _standing(words: str) -> tuple[Standing, str]:
    """The standing that the first word or a bracket tells ("Acting Minister", "Director (Acting)"), and the
    post without it.
    """
    if behind := BEHIND.search(words):
        return "acting", words[: behind.start()]
    first, _, rest = words.partition(" ")
    standing = STANDING_OF.get(first.casefold())
    if standing and rest:
        return standing, rest  # type: ignore[return-value]
    return ("incoming" if FUTURE.search(words) else "current"), words


def _setting(parsed: Parsed, post: str) -> str | None:
    words = Post(start=0, end=0, head_start=0, head_end=0, words=post, head=post)
    return parsed.cast.holdings.inferred_country(words)
