"""Which words name one post: "U.S. Trade Representative" and "trade representative of the United States"."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any

from msgspec import Struct

from backchannel.model.claims import Claim

from .places import country_code


def _words() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("posts.toml").read_text("utf8"))


WORDS = _words()
KINDS: dict[str, list[str]] = WORDS["kinds"]
DROPPED = frozenset(WORDS["dropped"])
ENVOYS = frozenset(tuple(sorted(words.split())) for words in KINDS["envoys"])
SEATS = frozenset(WORDS["seats"]["words"])


class Post(Struct, frozen=True):
    """A post in normal form; two wordings of one post have the same `core`."""

    plain: str
    """Its words in order, without country, article and "of": "secretary state"."""
    core: tuple[str, ...]
    """The same words sorted: "treasury secretary" and "secretary of the treasury" are one."""
    toward: str | None = None
    """Whom it is to: a country's code ("ambassador to …"), or words for a principal ("prime minister")."""
    country: str | None = None
    """ISO code of the side it belongs to."""


def code_of(words: str) -> str | None:
    """The country or part of one that the words name, whatever their case."""
    trimmed = re.sub(r"^the ", "", words.strip(), flags=re.IGNORECASE)
    return country_code(trimmed) or (country_code(trimmed.title()) if trimmed.islower() else None)


@lru_cache(maxsize=65536)
def post_of(words: str, country: str | None = None) -> Post:
    """The post that the words name; `country` is what is known beside them and outranks them.

    >>> post_of("trade representative of the United States").country
    'US'
    """
    text = re.sub(r"(?<=\w)['’]s?(?= |$)", "", words.strip())
    text, toward = _split_toward(text)
    text, named = _split_country(text)
    plain = _normal(text)
    return Post(plain, tuple(sorted(plain.split())), toward, country or named)


def _split_toward(text: str) -> tuple[str, str | None]:
    found = re.match(r"(.+?) (to|at|in) (?:the )?(.+)$", text, flags=re.IGNORECASE)
    if found is None:
        return text, None
    code = code_of(found[3])
    if code is None and found[2].lower() == "in":
        return text, None
    return found[1], code or _normal(found[3])


def _split_country(text: str) -> tuple[str, str | None]:
    """The words without the country that stands before them or after "of", and its code."""
    before, _, after = text.rpartition(" of ")
    if before and (code := code_of(after)):
        return before, code
    tokens = text.split()
    for length in (4, 3, 2, 1):
        if length < len(tokens) and (code := code_of(" ".join(tokens[:length]))):
            return " ".join(tokens[length:]), code
    return text, None


def _normal(text: str) -> str:
    same: dict[str, str] = WORDS["same"]
    lower = re.sub(r"-(elect|designate)\b", "", text.lower()).replace("-", " ")
    kept = (re.sub(r"[^\w]", "", token) for token in lower.split())
    return " ".join(same.get(token, token) for token in kept if token and token not in DROPPED)


def may_be_one(a: Post, b: Post) -> bool:
    """Whether both can be one post: the same words, and no country or counterpart that differs."""
    return (
        a.core == b.core
        and (a.toward is None or b.toward is None or a.toward == b.toward)
        and (a.country is None or b.country is None or a.country == b.country)
    )


def surely_one(a: Post, b: Post) -> bool:
    return a.core == b.core and a.toward == b.toward and a.country == b.country


@lru_cache(maxsize=65536)
def has_one_holder(post: Post) -> bool:
    """Whether a second holder means that the first has gone: only where country and counterpart are known."""
    if post.country is None or post.plain in KINDS["many"]:
        return False
    if post.plain in {"governor", "mayor", "premier"} and "-" not in post.country:
        return False
    if is_envoy(post):
        return post.toward is not None
    return is_head(post) or is_minister(post)


def is_head(post: Post) -> bool:
    """Whether its holder leads a government or a state; which of two does is for the country to say."""
    return post.plain in KINDS["heads"] and post.toward is None


def is_envoy(post: Post) -> bool:
    return post.core in ENVOYS


def is_minister(post: Post) -> bool:
    """Whether its holder sits in a government: "industry minister", "secretary of state"."""
    if post.toward is not None or is_head(post):
        return False
    if post.plain in KINDS["ministers"]:
        return True
    if set(post.core) & set(KINDS["below"]):
        return False
    words = post.plain.split()
    return len(words) > 1 and (words[-1] in KINDS["minister_ends"] or words[0] in KINDS["minister_ends"])


def is_staff(post: Post) -> bool:
    """Whether its holder works directly for one principal."""
    return post.plain in KINDS["staff"]


def works_at_a_seat(post: str, claim: Claim) -> bool:
    """Whether the words of a post, or those right before it, name such an office: "White House adviser"."""
    lower = post.lower().replace("’", "'")
    quotes = [e.quote.lower().replace("’", "'") for e in claim.evidence]
    return any(seat in lower or any(f"{seat} {lower}" in quote for quote in quotes) for seat in SEATS)


def is_seat(name: str) -> bool:
    """Whether an organisation of this name is the office of a head of government."""
    lower = re.sub(r"^the ", "", name.lower().replace("’", "'"))
    return lower in SEATS
