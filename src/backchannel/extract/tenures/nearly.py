"""Words of office that no tenure came of: a post told by a verb without its holder, somebody named, fired or
gone without a post.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ..posts.holders_by_verb import verbs_that
from ..syntax.clauses import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

OF_POSTS = frozenset(["attr", "oprd", "dobj", "pobj", "appos"])


@cache
def _of_office() -> frozenset[str]:
    """Verbs that are about posts whoever does what: "resign", "appoint", "oust"."""
    return (
        verbs_that("dismisses") | verbs_that("leaves") | verbs_that("names") | verbs_that("stays")
    ) - verbs_that("everyday")


def keep_near_tenures(parsed: Parsed, *, told: set[int]) -> None:
    """Keeps each such word once; `told` are the positions of verbs and posts of which a tenure came."""
    holder_of = parsed.cast.holdings.holder_of
    about: set[int] = set()
    for post in parsed.cast.posts:
        verb = _verb_above(parsed, post.head_end - 1)
        if verb is None:
            continue
        about.add(verb.i)
        if verb.i not in told and post.head_start not in told and holder_of(post) is None:
            parsed.near("tenure", parsed.tokens[post.head_start], lacks="a holder")
    for i, word in enumerate(parsed.lower):
        if word in _of_office() and i not in told and i not in about and _somebody(parsed, parsed.tokens[i]):
            parsed.near("tenure", parsed.tokens[i], lacks="a post")


def _verb_above(parsed: Parsed, position: int) -> Token | None:
    """The verb of office on which a post hangs, with or without "as"."""
    token = parsed.tokens[position]
    if token.dep_ not in OF_POSTS or parsed.in_furniture(token.idx):
        return None
    above = token.head.head if token.head.lower_ in ("as", "to") else token.head
    return above if above.lower_ in _of_office() else None


def _somebody(parsed: Parsed, verb: Token) -> bool:
    """Whether a person is named right at a verb, as its subject or its object."""
    if verb.dep_ in ("amod", "compound") or parsed.in_furniture(verb.idx):
        return False
    for child in verb.children:
        found = parsed.cast.at(child.i) if child.dep_ in (*SUBJECTS, "dobj") else None
        if found is not None and found.kind == "person":
            return True
    return False
