"""Names of authors from bylines and pages: cut into people, without roles, outlets, addresses and handles."""

from __future__ import annotations

import re
from functools import lru_cache

from .words import word_list

SEPARATOR = re.compile(
    r"\s*(?:;|\||/|\n|•|·|,?\s+(?:and|und|et|y|&|with)\s+|,(?!\s*(?:jr|sr|ii|iii|ph\.?\s?d|m\.?d)\b))\s*",
    re.IGNORECASE,
)
BY = re.compile(
    r"^(?:(?:written|reported|posted|published|submitted|story|report|analysis|opinion|words)\s+)?"
    r"(?:on\s+[^\W\d_]+\s+\d{1,2},?\s+\d{4}\s+)?by[:\s]+|^(?-i:Von|Par|Por)\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
NOISE = re.compile(
    r"\(?\S+@\S+\.\w+\)?|https?://\S+|@\w+|\([^)]*\)|\bemail\b.*$|\bupdated\b.*$|\bpublished\b.*$|\bon\s+[A-Z][a-z]{2,8}\.?\s+\d.*$",
    re.IGNORECASE,
)
DEGREE = re.compile(r",?\s+(?:ph\.?\s?d|m\.?d|m\.?sc|mba|mph|rd|rn|cscs|esq|llb)\b\.?", re.IGNORECASE)
INITIAL = re.compile(r"\b[A-Za-z]{1,2}\.$")
ADDRESS = re.compile(r"\w\.[a-z]{2,}$")
PERSON = re.compile(r"[^\W\d_][\w'’.-]*(?:,?\s+[\w'’.-]+){0,4}")
MAX_NAME_CHARACTERS = 50


@lru_cache(maxsize=1)
def _not_names() -> tuple[re.Pattern[str], frozenset[str]]:
    roles = "|".join(re.escape(word) for word in word_list("authors", "roles"))
    return re.compile(rf"\b(?:{roles})\b", re.IGNORECASE), frozenset(word_list("authors", "nobody"))


def authors_of(words: str) -> tuple[str, ...]:
    """The people in a byline or an author field, in order, each once.

    >>> authors_of("By Ann Bell, Staff Writer, and Jo Lee")
    ('Ann Bell', 'Jo Lee')
    """
    found: dict[str, str] = {}
    for part in SEPARATOR.split(NOISE.sub(" ", BY.sub("", words.strip()))):
        name = " ".join(DEGREE.sub("", BY.sub("", part or "")).split()).strip(" ,-–—:*|")
        name = name if INITIAL.search(name) else name.rstrip(".")
        if name and is_name(name):
            found.setdefault(name.casefold(), _in_plain_case(name))
    return tuple(found.values())


def is_name(words: str) -> bool:
    """Whether words can be the name of an author: not a role, an outlet's "staff" or a sentence."""
    roles, nobody = _not_names()
    return (
        len(words) <= MAX_NAME_CHARACTERS
        and words.casefold() not in nobody
        and not roles.search(words)
        and not ADDRESS.search(words)
        and PERSON.fullmatch(words) is not None
    )


def _in_plain_case(name: str) -> str:
    """ "ANN O'BELL-LEE" as it is written in a sentence; other names as they are."""
    if not name.isupper() or len(name) < 5 or " " not in name:
        return name
    return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), name)
