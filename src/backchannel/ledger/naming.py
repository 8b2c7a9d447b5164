"""Names as a reader types them, against the names in the documents."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache
from typing import TypeVar, overload

from msgspec import Struct

from backchannel.model.entities import Entity, EntityKind, Ref

GENERATIONS = frozenset(("jr", "sr", "ii", "iii", "iv"))
"""What may follow a surname."""
_T = TypeVar("_T", bound=str)
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-"})


class Refs(Sequence[Ref]):
    """So many refs, read when one is asked for."""

    def __init__(self, count: int, read: Callable[[], tuple[Ref, ...]]) -> None:
        self._count, self._read = count, read

    @cached_property
    def _all(self) -> tuple[Ref, ...]:
        return self._read()

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> Ref: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Ref, ...]: ...
    def __getitem__(self, place: int | slice) -> Ref | tuple[Ref, ...]:
        return self._all[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._all == tuple(other)

    def __hash__(self) -> int:
        return hash(self._all)


class Known(Struct, frozen=True, kw_only=True):
    """One who or what of the reader's desk: all refs that stand for it, under one canonical id."""

    id: str
    kind: EntityKind
    caption: str
    names: tuple[str, ...]
    """Every name form in the visible documents, fullest first."""
    refs: Sequence[Ref]
    """In document order; `id` is the first. All but their number may be read only when it is asked for."""
    country: str | None


@lru_cache(maxsize=1 << 17)
def folded(words: str) -> str:
    """Small letters without accents, apostrophes and hyphens of one kind, single spaces, no possessive.

    >>> folded("François-Philippe  Núñez’s")
    'francois-philippe nunez'
    """
    letters = words.casefold()
    if not words.isascii():
        plain = unicodedata.normalize("NFKD", words.translate(_APOSTROPHES)).casefold()
        letters = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(letters.split()).removesuffix("'s").strip(" .,;:")


def known(entities: Sequence[Entity]) -> Known:
    """The one that these refs stand for; `entities` in document order, not empty."""
    return known_of_forms([(entity, 1) for entity in entities])


def known_of_forms(forms: Sequence[tuple[Entity, int]]) -> Known:
    """The one that refs of these forms stand for, each so often; `refs` has one of each, not empty."""
    first = forms[0][0]
    return Known(
        id=first.ref,
        kind=_commonest((e.kind, n) for e, n in forms) or first.kind,
        caption=_caption(forms),
        names=_names([e for e, _ in forms]),
        refs=tuple(e.ref for e, _ in forms),
        country=_commonest((e.country, n) for e, n in forms if e.country),
    )


def matches(name: str, candidates: Iterable[Known]) -> tuple[Known, ...]:
    """Whom a name may mean, best first; those whom more documents name come before others.

    By the whole name or a person's surname; failing those by all its words ("institute duarte"); else a
    person whose full name it holds and ends with ("Premier Ana Duarte"). A fuller match ends the search: a
    name that is somebody's whole name does not also offer everybody whose name contains it.
    """
    wanted = folded(name)
    if not wanted:
        return ()
    everyone = list(candidates)
    whole = [k for k in everyone if wanted in folded_names(k)]
    surname = [] if " " in wanted else [k for k in everyone if k not in whole and wanted == _surname(k)]
    if whole or surname:
        return (*_oftenest_first(whole), *_oftenest_first(surname))
    words = set(wanted.split())
    by_words = [k for k in everyone if any(words <= set(n.split()) for n in folded_names(k))]
    return (*_oftenest_first(by_words or [k for k in everyone if _ends_with(wanted, k)]),)


def begun(words: str, candidates: Iterable[Known], *, at_most: int) -> tuple[Known, ...]:
    """Who has a name with all these words, the last perhaps only begun; the first so many by that name."""
    *whole, last = folded(words).split() or [""]
    found = [
        (min(names), one.id, one)
        for one in candidates
        if last and (names := [n for n in folded_names(one) if _holds(n, whole, last)])
    ]
    return tuple(one for _, _, one in sorted(found, key=lambda f: f[:2])[:at_most])


def _holds(name: str, whole: Iterable[str], last: str) -> bool:
    words = set(name.split())
    return words.issuperset(whole) and any(word.startswith(last) for word in words)


def folded_names(one: Known) -> set[str]:
    """Every form of a name as it is compared."""
    return {folded(n) for n in (one.caption, *one.names)}


def _surname(one: Known) -> str | None:
    if one.kind != "person":
        return None
    words = folded(one.caption).split(" ")
    return words[-2] if len(words) > 2 and words[-1].strip(".") in GENERATIONS else words[-1]


def _ends_with(wanted: str, one: Known) -> bool:
    words = wanted.split()
    names = (n.split() for n in folded_names(one)) if one.kind == "person" else ()
    return any(len(n) > 1 and n[-1] == words[-1] and set(n) <= set(words) for n in names)


def _oftenest_first(found: Iterable[Known]) -> list[Known]:
    return sorted(found, key=lambda k: (-len(k.refs), k.id))


def _caption(forms: Iterable[tuple[Entity, int]]) -> str:
    """The full name that most documents use; of equals the longest. A single word only for want of more."""
    counted = _counted((e.caption, n) for e, n in forms)
    return min(counted, key=lambda c: (" " not in c, -counted[c], -len(c), c))


def _names(entities: Sequence[Entity]) -> tuple[str, ...]:
    every = {name for e in entities for name in (e.caption, *e.names)}
    return tuple(sorted(every, key=lambda n: (-len(n.split()), -len(n), n)))


def _commonest(values: Iterable[tuple[_T, int]]) -> _T | None:
    counted = _counted(values)
    return min(counted, key=lambda v: (-counted[v], v)) if counted else None


def _counted(values: Iterable[tuple[_T, int]]) -> Counter[_T]:
    counted: Counter[_T] = Counter()
    for value, number in values:
        counted[value] += number
    return counted
