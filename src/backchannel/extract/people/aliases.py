"""Other names that a text gives a person itself: "Ana Souza (née Lima)", "Rui Matos, known as Zito"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ..word_lists import words_of
from .name_words import NOT_NAMES, is_capital

if TYPE_CHECKING:
    from .people import Character

MAIDEN = frozenset(["née", "nee", "neé"])
BEFORE_KNOWN = words_of("name_words", "before_known")
BRACKET = 24
"""How many words a bracket behind a name may hold before the other name."""
LONGEST = 5
"""Words of the longest other name."""
QUOTES = frozenset(['"', "\u201c", "'", "\u2018"])


class Alias(NamedTuple):
    """Where another name of a person stands, half-open, and whether it is one of youth only."""

    of: Character
    start: int
    end: int
    is_maiden: bool


def join_aliases(
    texts: list[str], lower: list[str], at: dict[int, Character], characters: list[Character]
) -> None:
    """Makes the other names of persons theirs; a name by which a person goes, with all its mentions."""
    for alias in list(_aliases(texts, lower, at)):
        other = at.get(alias.start)
        if other is alias.of:
            continue
        spans = {(alias.start, alias.end)}
        if other is not None:
            here = {(s, e) for s, e, _ in other.mentions if s < alias.end and alias.start < e}
            spans = {(s, e) for s, e, _ in other.mentions} if not alias.is_maiden else here
            other.mentions = [m for m in other.mentions if (m[0], m[1]) not in spans]
            if not other.mentions:
                characters[:] = [c for c in characters if c is not other]
            if not alias.is_maiden:
                alias.of.names += [n for n in other.names if n not in alias.of.names]
        for start, end in spans:
            alias.of.mentions.append((start, end, "name"))
            at.update(dict.fromkeys(range(start, end), alias.of))


def _aliases(texts: list[str], lower: list[str], at: dict[int, Character]) -> Iterator[Alias]:
    for i, word in enumerate(lower):
        is_maiden = word in MAIDEN
        if not (is_maiden or (word == "as" and lower[i - 1 : i] == ["known"])):
            continue
        person = _named_before(lower, i if is_maiden else i - 1, at)
        start = i + 1 + (not QUOTES.isdisjoint(texts[i + 1 : i + 2]))
        end = _end(texts, lower, start, at)
        other = at.get(start)
        may_be = other is None or (not other.code and (is_maiden or other.kind in ("person", "work")))
        if person is not None and end > start and may_be:
            yield Alias(person, start, end, is_maiden)


def _named_before(lower: list[str], position: int, at: dict[int, Character]) -> Character | None:
    """The person whose name ends right before a position, or before the bracket it stands in."""
    i = position
    while i > 0 and lower[i - 1] in BEFORE_KNOWN:
        i -= 1
    if not _is_person(at.get(i - 1)):
        opening = next(
            (j for j in range(position - 1, max(0, position - BRACKET), -1) if lower[j] in ("(", ")")), None
        )
        i = opening if opening is not None and lower[opening] == "(" else 0
    known = at.get(i - 1)
    return known if _is_person(known) else None


def _is_person(known: Character | None) -> bool:
    return known is not None and known.kind == "person"


def _end(texts: list[str], lower: list[str], start: int, at: dict[int, Character]) -> int:
    """Where the name ends that begins there: as it is known, else with the run of capitals."""
    known, end = at.get(start), start
    while end < min(len(texts), start + LONGEST):
        if known is not None:
            fits = at.get(end) is known
        else:
            fits = is_capital(texts[end]) and lower[end] not in NOT_NAMES and at.get(end) is None
        if not fits:
            break
        end += 1
    return end
