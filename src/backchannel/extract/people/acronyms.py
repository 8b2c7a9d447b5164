"""Short names that a text gives to bodies itself: "Party of Democratic Renewal (PDR)", and "PDR" later."""

from __future__ import annotations

from ...gazetteer import country_code
from ..ties.work_words import is_party
from .name_words import Name

SHORTEST, LONGEST = 2, 8
"""Letters of a short name."""


def with_acronyms(names: list[Name], texts: list[str]) -> list[Name]:
    """The names, with every short name that stands in brackets behind the name of a body."""
    short = {texts[n.end + 1] for n in names if _has_acronym(n, texts)}
    short -= {texts[n.start] for n in names if n.end - n.start == 1 and n.code}
    if not short:
        return names
    inside = {i for n in names if n.end - n.start > 1 for i in range(n.start, n.end)}
    found = [
        Name(i, i + 1, "organisation") for i, text in enumerate(texts) if text in short and i not in inside
    ]
    taken = {n.start for n in found}
    return sorted([n for n in names if n.start not in taken] + found, key=lambda n: n.start)


def is_acronym_behind(name: Name, texts: list[str]) -> bool:
    """Whether a name is the one word in brackets, in capitals, that follows another name."""
    brackets = texts[name.start - 1 : name.start], texts[name.end : name.end + 1]
    return brackets == (["("], [")"]) and name.end - name.start == 1 and _is_short(texts[name.start])


def _has_acronym(name: Name, texts: list[str]) -> bool:
    if name.kind != "organisation" or name.end - name.start < SHORTEST:
        return False
    behind = texts[name.end : name.end + 3]
    if len(behind) < len("( )") or behind[0] != "(" or behind[2] != ")" or not _is_short(behind[1]):
        return False
    words = texts[name.start : name.end]
    if any(country_code(" ".join(words[i:]).replace(" 's", "'s")) for i in range(len(words) - 1)):
        return False  # "Government of the Republic of Tarn (ROT)": the country's
    whole = " ".join(words)
    return _is_made_from(behind[1], whole) or is_party(whole)


def _is_short(word: str) -> bool:
    capitals = sum(c.isupper() for c in word)
    return word.isalpha() and SHORTEST <= len(word) <= LONGEST and capitals > len(word) / 2


def _is_made_from(short: str, whole: str) -> bool:
    """Whether the letters of a short name stand in the whole one in their order, its first letter first."""
    left = iter(whole.casefold())
    return short[0].casefold() == whole[0].casefold() and all(c in left for c in short.casefold())


class Bodies:
    """The bodies a text has named so far, each a number, found by a name or by the initials of one."""

    def __init__(self) -> None:
        self._by_name: dict[str, int] = {}
        self._by_initials: dict[str, int] = {}

    def add(self, name: str, number: int) -> None:
        """A name of a body; the lowest number of a name counts."""
        self._by_name[name] = min(number, self._by_name.get(name, number))
        if initials := _initials(name):
            self._by_initials[initials] = min(number, self._by_initials.get(initials, number))

    def first(self, name: str) -> int | None:
        """The first body that "WHO" or "World Health Organization" names after the other of the two."""
        found = self._by_initials.get(name), self._by_name.get(_initials(name))
        return min((number for number in found if number is not None), default=None)


def _initials(text: str) -> str:
    capitals = [w[0] for w in text.split() if w[:1].isupper()]
    return "".join(capitals) if len(capitals) > 1 else ""
