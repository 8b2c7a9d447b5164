"""The words of a post in an official text: where they end, which posts they name, and their normal form."""

from __future__ import annotations

import re
from functools import cache

from ...gazetteer import country_code
from ..people.name_patterns import CAPITAL, Range
from ..people.name_words import title_words
from ..word_lists import Phrases, word_list
from .complements import shown_country

TOKEN = re.compile(r"[^\W_][\w.]*(?:['’]\w+)?|-")
SMALL = r"(?:of|the|to|for|and|in|on|at|with|responsible|d[eu]|la|&)"
CAPITAL_RUN = re.compile(
    rf"\s*(?:(?:an?|the|his|her|its)\s+)?{CAPITAL}"
    rf"(?:(?:,|\s?[/–-])?\s*(?:(?<=\s){SMALL}\s+){{0,4}}\(?{CAPITAL}(?:['’]s)?\)?)*"
)
"""Words with capitals, and small words between them."""
ARTICLE = re.compile(r"^(?:an?|the|(?:his|her)\s+majesty['’]s)\s+", re.IGNORECASE)
"""What stands before a post and is no part of its name."""
PLENIPOTENTIARY = re.compile(r"\s+Extraordinary(?:\s+and\s+Plenipotentiary)?\b", re.IGNORECASE)
ENVOY = re.compile(
    r"(?P<head>(?:ambassador|high\s+commissioner|consul(?:\s+general)?|envoy|representative))"
    r"(?:\s+of\s+(?P<sender>[^,;(]+?))?\s+to\s+(?P<receiver>.+)$",
    re.IGNORECASE,
)
STATE = re.compile(
    r"(?:[\w'’-]+\s+){0,4}(?:Republic|Kingdom|State|Commonwealth|Federation|Principality|Sultanate|Emirate|Union|Duchy)"
    r"\s+of\s+(?:the\s+)?(?P<name>.+)|(?P<demonym>\w+)\s+(?:Republic|Kingdom|Confederation)"
)
"""The official name of a state with its everyday name inside."""
JOINT = re.compile(r"(?:\s*[,;/]\s*|\s+[–—-]\s+)(?:and\s+)?|\s+and\s+|\s*&\s*")
LINK = re.compile(r"\s(?:of|for|to|in|on|at)\s|,|\(")
RANKS = frozenset(["alternate", "associate", "chief", "federal", "first", "principal", "senior", "special"])
MODIFIERS = 3
"""Fewer words than this may stand before the head of a joined post: "First Deputy Prime Minister"."""


@cache
def _post_heads() -> Phrases:
    """Heads of posts only: what one person is to another ("ally of") is no post of a release."""
    return Phrases(word_list("roles")["heads"])


def head_range(words: str) -> Range | None:
    """The first words that name a post ("deputy prime minister", "general counsel"); None without one."""
    tokens = list(TOKEN.finditer(words))
    lower = [t[0].casefold().replace("’", "'") for t in tokens]
    for first in range(len(tokens)):
        last = first
        while last < len(tokens) and (length := _post_heads().at(lower, last)):
            last += length
        if last > first:
            return tokens[first].start(), tokens[last - 1].end()
    return None


def has_head(words: str) -> bool:
    """Whether the words name a post."""
    return head_range(words) is not None


def capital_run_end(text: str, start: int) -> int:
    """Where a run of capital words ends, with small words inside and none at its end."""
    run = CAPITAL_RUN.match(text, start)
    return run.end() if run else start


def state_code(words: str) -> str | None:
    """The code of a country by its everyday or its official name.

    >>> state_code("the Islamic Republic of Pakistan"), state_code("the Lebanese Republic")
    ('PK', 'LB')
    """
    plain = ARTICLE.sub("", " ".join(words.split()))
    if code := country_code(plain):
        return code
    state = STATE.fullmatch(plain)
    return country_code(state["name"] or state["demonym"]) if state else None


def country_in(words: str) -> str | None:
    """The country whose post it is, where the words say so: at their beginning, after "of", or as sender."""
    plain = PLENIPOTENTIARY.sub("", ARTICLE.sub("", " ".join(words.split())))
    code, rest = _leading_country(plain)
    if code:
        return code
    if envoy := ENVOY.search(rest):
        return state_code(envoy["sender"]) if envoy["sender"] else None
    if " of " in plain and " for " not in plain:
        return state_code(plain.rpartition(" of ")[2])
    return None


def _leading_country(plain: str) -> tuple[str | None, str]:
    """The country named first ("Norwegian", "United States"), and the words after it."""
    words = plain.split(" ")
    for length in (4, 3, 2, 1):
        if length < len(words) and (code := state_code(" ".join(words[:length]))):
            return code, " ".join(words[length:])
    return None, plain


def normal_post(words: str) -> str:
    """Normal words: no article and no country first, a title in lower case, countries by everyday names.

    >>> normal_post("an Ambassador Extraordinary and Plenipotentiary of Peru to the Republic of Chad")
    'ambassador to Chad'
    """
    _, plain = _leading_country(PLENIPOTENTIARY.sub("", ARTICLE.sub("", " ".join(words.split()))))
    if envoy := ENVOY.search(plain):
        sender, receiver = envoy["sender"], state_code(envoy["receiver"])
        of = f" of {sender}" if sender and not state_code(sender) else ""
        to = shown_country(receiver) if receiver else envoy["receiver"]
        plain = f"{plain[: envoy.start()]}{envoy['head']}{of} to {to}"
    end = m.start() if (m := LINK.search(plain)) else len(plain)
    return TOKEN.sub(_lowered, plain[:end]) + plain[end:]


def _lowered(word: re.Match[str]) -> str:
    known = word[0].lower() in title_words() or word[0].lower() in RANKS
    return word[0].lower() if known and not word[0].isupper() else word[0]


def posts_in(words: str) -> list[Range]:
    """The posts that joined words name, each as a range: "Deputy Premier and Minister of Finance" gives two.

    A cut is made only where a post begins behind it: "Minister of Housing, Roads and Ports" is one.
    """
    starts = [0]
    cuts = []
    for joint in JOINT.finditer(words):
        if has_head(words[starts[-1] : joint.start()]) and begins_post(words[joint.end() :]):
            cuts.append(joint.start())
            starts.append(joint.end())
    return list(zip(starts, [*cuts, len(words)], strict=True))


def begins_post(words: str) -> bool:
    """Whether a head stands first, or after few capital words."""
    found = head_range(words)
    if found is None:
        return False
    before = words[: found[0]].split()
    return len(before) < MODIFIERS and all(w[0].isupper() and w[-1] not in ",;" for w in before)


def singular(words: str) -> str:
    """ "Members of the Board" as "Member of the Board": the post of each person on a list."""
    plain = ARTICLE.sub("", " ".join(words.split()))
    end = m.start() if (m := LINK.search(plain)) else len(plain)
    parts = plain[:end].split(" ")
    for n, word in enumerate(parts):
        if word.endswith("s") and has_head(word[:-1]) and not has_head(word):
            parts[n] = word[:-1]
            break
    return " ".join(parts) + plain[end:]
