"""Posts told by another's: "her French counterpart, X" holds the same post in France, "her predecessor, X"
held it before her.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from ...gazetteer import country_code, has_office, head_of_government_words, offices_in
from ..people.people import Character
from ..posts.holding import Holding
from ..posts.posts import Post, jobs
from ..syntax.clauses import prepositions

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

COUNTERPARTS = frozenset(["counterpart", "counterparts"])
BEFORE, AFTER = "predecessor", "successor"
HEADS_OF_GOVERNMENT = frozenset(["prime minister", "premier", "chancellor", "taoiseach", "president"])
OF_DEPARTMENTS = frozenset(["minister", "secretary"])


def compared_holdings(parsed: Parsed) -> Iterator[Holding]:
    """In reading order. Where nobody's post is known that theirs is compared with, the word is kept as nearly
    seen.
    """
    for i, word in enumerate(parsed.lower):
        if word not in COUNTERPARTS and word not in (BEFORE, AFTER):
            continue
        token = parsed.tokens[i]
        if parsed.in_furniture(token.idx):
            continue
        named = _named(parsed, token)
        if named is None:
            continue
        character, end = named
        model = _model(parsed, token, character)
        if model is None:
            parsed.near("tenure", token, lacks="a post")
        elif (post := _post(parsed, token, model)) is not None:
            start = token.left_edge.i if token.left_edge.i <= i else i
            yield Holding(post=post, holder=character, start=start, end=end, how="comparison", score=0.8)


def _named(parsed: Parsed, token: Token) -> tuple[Character, int] | None:
    """The person named right behind the word, with or without a comma, and where the name ends."""
    at = token.i + 1
    for _, place in _phrases(token):
        at = max(at, place.right_edge.i + 1)
    at += parsed.lower[at : at + 1] == [","]
    character = parsed.cast.at(at) if at < len(parsed.lower) else None
    if character is None or character.kind != "person":
        return None
    end = next((e for s, e, form in character.mentions if s == at and form == "name"), None)
    after = parsed.lower[end] if end is not None and end < len(parsed.lower) else "."
    if end is None or (
        parsed.lower[at - 1] == "," and (after.isalpha() and after not in ("and", "in", "on"))
    ):
        return None
    return character, end


def _phrases(token: Token) -> list[tuple[str, Token]]:
    return [(p, o) for p, o in prepositions(token) if p in ("from", "in", "of")]


def _model(parsed: Parsed, token: Token, other: Character) -> Holding | None:
    """The post of the one whose counterpart or predecessor it is: the last told before the word."""
    owner = next((c for c in token.children if c.dep_ == "poss"), None)
    person = _owner(parsed, owner) if owner is not None else None
    if person is None or person is other:
        return None
    told = [
        h
        for h in parsed.cast.holdings.holdings
        if h.holder is person
        and not h.post.relation
        and h.post.head not in jobs()
        and h.post.standing in ("current", "acting")
    ]
    before = [h for h in told if h.start <= token.i]
    return (before or told)[-1] if told else None


def _owner(parsed: Parsed, owner: Token) -> Character | None:
    """The person a possessive stands for; an open "her" is the only holder of a post before it."""
    person = parsed.cast.at(owner.i)
    if person is not None:
        return person if person.kind == "person" else None
    gender = {"her": "f", "his": "m"}.get(owner.lower_)
    if gender is None:
        return None
    near = {
        id(c): c
        for i in range(owner.sent.start, owner.i)
        if (c := parsed.cast.at(i)) is not None and c.kind == "person" and c.gender in (gender, None)
    }
    return next(iter(near.values())) if len(near) == 1 else None


def _post(parsed: Parsed, token: Token, model: Holding) -> Post | None:
    """The same post elsewhere or before, at the word that tells of it."""
    here = replace(
        model.post, start=token.i, end=token.i + 1, head_start=token.i, head_end=token.i + 1, possessor=None
    )
    here.determiner, here.principal = None, None
    if token.lower_ == BEFORE:
        here.standing = "former"
        return here
    if token.lower_ == AFTER:
        here.standing = "incoming"
        return here
    country = _country(parsed, token)
    words = _words_there(here, country) if country is not None else None
    if words is None or here.destination is not None:
        return None
    here.words, here.country, here.body = words, country, None
    return here


def _country(parsed: Parsed, token: Token) -> str | None:
    """ "her French counterpart", "her counterpart from France"."""
    places = [o for _, o in _phrases(token)]
    for word in (*(c for c in token.children if c.i < token.i and c.dep_ != "poss"), *places):
        found = parsed.cast.at(word.i)
        if found is not None and found.code and found.kind in ("place", "group", "organisation"):
            return found.code
    return None


def _words_there(post: Post, country: str) -> str | None:
    """The words of the post in the other country; None where it has no such office that is known."""
    plain, _, place = post.words.partition(" of ")
    words = plain if country_code(place.removeprefix("the ")) else post.words
    if post.head in HEADS_OF_GOVERNMENT and words == post.head:
        heads = head_of_government_words(country)
        return words if has_office(country, words) else heads[0] if heads else None
    if has_office(country, words) is False:
        return None
    last = post.head.split()[-1]
    return words if last not in OF_DEPARTMENTS or last in offices_in(country) else None
