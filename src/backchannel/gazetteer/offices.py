"""Which offices exist in a country, and who leads its government: to tell whom "the premier" can mean."""

from __future__ import annotations

import re
from functools import lru_cache

from .places import key, parent_of
from .rows import phrases, table

SECRETARY = re.compile(r"secretary (?:of state )?(?:for|of) (?:the )?(.+)|(.+) secretary")
QUALIFIERS = re.compile(
    r"^(?:(?:former|then|acting|interim|outgoing|incoming|new|next|current|late|ex|longtime|first) ?-?|"
    r"(?:assistant|associate|senior|junior) )+"
)


@lru_cache(maxsize=1)
def _forms() -> dict[str, str]:
    """The form of government of each country."""
    return {code: form for form, codes in table("offices")["forms"].items() for code in codes.split()}


@lru_cache(maxsize=1)
def _same() -> dict[str, str]:
    """The usual word for each word of an office."""
    usual: dict[str, str] = {}
    for office, words in table("offices")["same"].items():
        usual |= dict.fromkeys((key(word).lower() for word in phrases(words)), office)
    return usual


@lru_cache(maxsize=1)
def _everywhere() -> frozenset[str]:
    return frozenset(phrases(table("offices")["everywhere"]["words"]))


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    """Every office that any country has."""
    offices = table("offices")
    lists = [words for part in ("offices", "also", "parts") for words in offices[part].values()]
    return frozenset(word for words in lists for word in phrases(words)) | _everywhere()


@lru_cache(maxsize=512)
def offices_in(code: str) -> frozenset[str]:
    """The offices that exist in a country or a part of one, in usual words; empty where nothing is known.

    Offices that exist everywhere (ambassador, mayor) are left out; a country's own are not its parts'.
    """
    offices = table("offices")
    if "-" in code:
        return frozenset(phrases(offices["parts"].get(code.partition("-")[0], "")))
    form = _forms().get(code)
    own = phrases(offices["offices"][form]) if form else ()
    also = phrases(offices["also"].get(code, ""))
    return frozenset((*own, *also)).difference(phrases(offices["lacks"].get(code, "")))


def _plain(words: str) -> str:
    """The words in lower case, without what says since or until when the office is held."""
    low = QUALIFIERS.sub("", key(words).lower())
    return (
        low.removesuffix("-elect")
        .removesuffix("-designate")
        .removesuffix(" designate")
        .removesuffix(" elect")
    )


def office_of(words: str) -> str | None:
    """The usual word for the office that the words name, without its portfolio; None for an unknown one.

    >>> office_of("former Trade Minister"), office_of("Minister of Finance"), office_of("the King")
    ('minister', 'minister', 'monarch')
    """
    low = _plain(words)
    known, same = _known(), _same()
    tokens = low.split()
    for start in range(len(tokens)):
        for end in range(len(tokens), start, -1):
            part = " ".join(tokens[start:end])
            if (office := same.get(part, part)) in known:
                return office
    return None


def has_office(code: str, office_words: str) -> bool | None:
    """Whether the office exists there: "Trade Minister" does in CA, not in US. None: cannot tell.

    Offices that exist everywhere, and words that are no known office, tell nothing.
    """
    there = offices_in(code)
    office = office_of(office_words)
    if not there or office is None:
        return None
    if office in there and office != "secretary":
        return True
    if found := SECRETARY.search(_plain(office_words)):
        return _has_secretary(code, (found[1] or found[2] or "").strip(), there=there)
    return None if office in _everywhere() else office in there


def _has_secretary(code: str, portfolio: str, *, there: frozenset[str]) -> bool | None:
    """Whether a "… Secretary" of that portfolio sits in the cabinet there."""
    if f"{portfolio} secretary" in there:
        return True
    if portfolio in (
        "press",
        "general",
        "permanent",
        "parliamentary",
        "deputy",
        "private",
        "first",
        "executive",
    ):
        return None
    known = table("offices")["secretaries"].get(code)
    if known is None:
        return "secretary" in there
    return QUALIFIERS.sub("", portfolio) in phrases(known)


def _head_words(code: str, which: str) -> tuple[str, ...]:
    heads = table("offices")[which]
    if "-" in code:
        return phrases(heads.get(f"{code.partition('-')[0]}-parts", ""))
    own = heads.get(code)
    return phrases(own if own is not None else heads.get(_forms().get(code, ""), ""))


def head_of_government_words(code: str) -> tuple[str, ...]:
    """The usual words for who leads the government, likeliest first: ("prime minister",); empty: unknown."""
    return _head_words(code, "head_of_government")


def head_of_state_words(code: str) -> tuple[str, ...]:
    """The usual words for who is head of state: ("monarch", "governor general"); empty: unknown or none."""
    return _head_words(code, "head_of_state")


def country_with_office(codes: tuple[str, ...], office_words: str) -> str | None:
    """The first of the codes in which the office exists ("Georgia", "governor": US-GA); else the first."""
    return next((code for code in codes if has_office(code, office_words)), codes[0] if codes else None)


def governing_country(code: str) -> str:
    """The country whose national offices a code falls under: "CA-ON" → "CA"."""
    while (parent := parent_of(code)) is not None:
        code = parent
    return code
