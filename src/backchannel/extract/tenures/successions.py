"""Posts told by the post of whoever goes or moves: "he will be replaced by X", "Health Minister X goes to
Defence".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from ..people.people import Character
from ..posts.holders_by_verb import AHEAD, UNSURE, helpers_of, is_passive, is_perfect
from ..posts.holding import Holding
from ..posts.posts import Post, jobs
from ..syntax.negation import is_not_so
from ..syntax.predicates import subject_word
from ..syntax.verbs import forms_of
from ..word_lists import word_list, words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

MINISTERIAL = frozenset(["minister", "secretary", "cs", "ps"])
"""Last words of titles that begin with a field."""
LONGEST_FIELD = 5


@cache
def _follows() -> frozenset[str]:
    return forms_of("succeed") | forms_of("replace")


@cache
def _moves() -> frozenset[str]:
    return frozenset().union(*(forms_of(v) for v in word_list("tenure_verbs")["moves"]))


def handed_holdings(parsed: Parsed) -> Iterator[Holding]:
    """In reading order; only where the post of the one who goes or moves is told, and is the only one."""
    for i, word in enumerate(parsed.lower):
        verb = parsed.tokens[i]
        if word in _follows():
            found = None if parsed.in_furniture(verb.idx) else _followed(parsed, verb)
        elif word in _moves():
            found = None if parsed.in_furniture(verb.idx) else _moved(parsed, verb)
        else:
            continue
        if found is not None:
            yield found


def _followed(parsed: Parsed, verb: Token) -> Holding | None:
    """ "X was replaced by Y", "Y succeeds X": Y has the post of X."""
    if not _is_told(verb) or any(c.lower_ == "as" for c in verb.children):
        return None
    subject = subject_word(verb, parsed.cast.at)
    if is_passive(verb):
        agents = [g for c in verb.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"]
        old, new = subject, agents[0] if agents else None
    else:
        old, new = next((c for c in verb.children if c.dep_ == "dobj"), None), subject
    before, after = _person(parsed, old), _person(parsed, new)
    if before is None or after is None or before is after or old is None or new is None:
        return None
    post = _only_post(parsed, before, verb)
    if post is None:
        parsed.near("tenure", verb, lacks="a post")
        return None
    return _holding(parsed, post, after, words=(verb, old, new), how="succession")


def _moved(parsed: Parsed, verb: Token) -> Holding | None:
    """ "Health Minister X goes to Defence": the same title with another field."""
    place = next(
        (
            o
            for c in verb.children
            if c.lower_ == "to" and c.i > verb.i
            for o in c.children
            if o.dep_ == "pobj"
        ),
        None,
    )
    if place is None or not _is_told(verb):
        return None
    field = parsed.tokens[place.left_edge.i : place.i + 1]
    portfolio = words_of("roles", "portfolios")
    if len(field) > LONGEST_FIELD or not all(
        t.lower_ in portfolio and (t.text[0].isupper() or t.lower_ == "and") for t in field
    ):
        return None
    subject = subject_word(verb, parsed.cast.at)
    person = _person(parsed, subject)
    post = _only_post(parsed, person, verb) if person is not None else None
    if subject is None or person is None or post is None:
        return None
    title = post.words.split()[-1]
    if title.lower() not in MINISTERIAL or len(post.words.split()) == 1:
        return None
    post.words, post.body = " ".join([*(t.text for t in field), title]), None
    return _holding(parsed, post, person, words=(verb, subject, place), how="move")


def _is_told(verb: Token) -> bool:
    if is_not_so(verb):
        return False
    return not (helpers_of(verb) & UNSURE or any(c.dep_ == "mark" for c in verb.children))


def _person(parsed: Parsed, word: Token | None) -> Character | None:
    found = parsed.cast.at(word.i) if word is not None else None
    return found if found is not None and found.kind == "person" else None


def _only_post(parsed: Parsed, person: Character, verb: Token) -> Post | None:
    """A copy, at the verb, of the one post that the person has or just gave up."""
    told = [
        h.post
        for h in parsed.cast.holdings.holdings
        if h.holder is person
        and h.start <= verb.i
        and not h.post.relation
        and h.post.head not in jobs()
        and (h.post.standing in ("current", "acting") or h.aspect == "ends")
    ]
    if len({p.words.casefold() for p in told}) != 1:
        return None
    post = replace(
        told[-1], start=verb.i, end=verb.i + 1, head_start=verb.i, head_end=verb.i + 1, possessor=None
    )
    post.determiner, post.principal, post.standing = None, None, "current"
    return post


def _holding(parsed: Parsed, post: Post, holder: Character, *, words: tuple[Token, ...], how: str) -> Holding:
    verb = words[0]
    present = verb.lower_.endswith("s") and not helpers_of(verb)
    if present or (helpers_of(verb) & AHEAD and not is_perfect(verb)):
        post.standing = "incoming"
    return Holding(
        post=post,
        holder=holder,
        start=min(t.left_edge.i if parsed.cast.at(t.left_edge.i) else t.i for t in words[1:]),
        end=max(t.i + 1 for t in words),
        how=how,
        score=0.75,
        verb=verb.i,
        aspect="begins",
    )
