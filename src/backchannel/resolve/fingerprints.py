"""A document's fingerprint: all that comparing it with others needs, in a few kilobytes, without its text."""

from __future__ import annotations

import math
import struct
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from backchannel.model.sources import Document

from .rarity import rarity
from .tokens import Stretch, form_of, is_name, root, stretches

SHINGLE_WORDS = 5
SAMPLE = 8
LEAD_WORDS = 60
"""The opening says what a report is about: its words count three times."""
LEAD_WEIGHT = 3
MAX_TERMS = 256
MAX_NAMED = 200
UNIT = 65535
"""The length of a vector of roots: its weights are stored as whole numbers of two bytes."""


class Fingerprint(Struct, frozen=True, kw_only=True, cache_hash=True):
    """What comparing needs of one document; JSON and MessagePack hold it as it is.

    Words are kept as 32-bit sums of their letters: the text cannot be read from it, but whoever has a text
    can tell whether it is this one, so a fingerprint is as secret as its document.
    """

    document: str
    published: date | None = None
    outlet: str | None = None
    credit: str | None = None
    address: str | None = None
    garbled: bool = False
    length: int = 0
    """Words of the report, quotations included, furniture not."""
    shingles: bytes = b""
    """Sums of all runs of five words outside quotations, ascending."""
    terms: bytes = b""
    """Sums of the weightiest roots, and after all of them their weights (of a vector of length 65,535)."""
    names: bytes = b""
    """Sums of all names and numbers, in the order of their first mention, and after all of them what each is
    worth, in hundredths of nats."""
    named: bytes = b""
    """Sums of the first names and numbers in reading order, repetitions included."""


class Opened(NamedTuple):
    """A fingerprint unpacked for comparing."""

    sample: frozenset[int]
    """One run of words in SAMPLE: the same ones in every document."""
    terms: dict[int, float]
    """Root → weight; weightiest first, the squares add up to about one."""
    names: dict[int, float]
    """Name or number → what it is worth in nats, three times for those of the opening."""
    named: tuple[int, ...]
    """The first names and numbers in reading order, repetitions included."""


def fingerprint(document: Document) -> Fingerprint:
    """The fingerprint of a document as it was read: same text and marks, same bytes."""
    parts = list(stretches(document))
    words = [word for part in parts for word in part.words]
    forms = [form_of(word) for word in words]
    named, worths = _names(words, forms)
    return Fingerprint(
        document=document.id,
        published=document.published,
        outlet=document.outlet,
        credit=document.credit,
        address=document.address,
        garbled=document.quality.garbled,
        length=len(words),
        shingles=_packed(sorted(_shingles(parts))),
        terms=_weighted(_terms(forms)),
        names=_weighted({name: 100 * worth for name, worth in worths.items()}),
        named=_packed([sum_of(name) for name in named]),
    )


@lru_cache(maxsize=4096)
def opened(fingerprint: Fingerprint) -> Opened:
    """The fingerprint unpacked; the last few thousand are remembered."""
    return Opened(
        sample=frozenset(run for run in unpacked(fingerprint.shingles) if run % SAMPLE == 0),
        terms={number: weight / UNIT for number, weight in _unweighted(fingerprint.terms)},
        names={number: worth / 100 for number, worth in _unweighted(fingerprint.names)},
        named=unpacked(fingerprint.named),
    )


def unpacked(sums: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(sums) // 4}I", sums)


def sum_of(words: str) -> int:
    """The 32-bit sum that stands for a word or a run of words (CRC-32, the same on every machine)."""
    return zlib.crc32(words.encode("utf8"))


def _packed(sums: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(sums)}I", *sums)


def _weighted(weights: dict[str, float]) -> bytes:
    """All sums, then all weights as whole numbers, in the order given."""
    return _packed([sum_of(word) for word in weights]) + struct.pack(
        f"<{len(weights)}H", *(round(w) for w in weights.values())
    )


def _unweighted(packed: bytes) -> Iterable[tuple[int, int]]:
    count = len(packed) // 6
    return zip(unpacked(packed[: 4 * count]), struct.unpack(f"<{count}H", packed[4 * count :]), strict=True)


def _shingles(parts: Iterable[Stretch]) -> set[int]:
    """Runs of words outside quotations. A line break ends no run: copies are wrapped anew."""
    found: set[int] = set()
    for part in parts:
        if not part.quoted:
            forms = [form_of(word) for word in part.words]
            found.update(
                sum_of(" ".join(forms[at : at + SHINGLE_WORDS]))
                for at in range(len(forms) - SHINGLE_WORDS + 1)
            )
    return found


def _terms(forms: Sequence[str]) -> dict[str, float]:
    """The weightiest roots, weightiest first: √frequency × rarity, as a vector of length UNIT.

    Words of the opening count three times; names no more than other words: a place has many events.
    """
    opening = Counter(forms[:LEAD_WORDS])
    counts: Counter[str] = Counter()
    for form, count in Counter(forms).items():
        if len(form) > 1:
            counts[root(form)] += count + (LEAD_WEIGHT - 1) * opening[form]
    weights = {one: math.sqrt(count) * rarity(one) for one, count in counts.items()}
    length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
    kept = sorted(weights.items(), key=lambda term: (-term[1], term[0]))[:MAX_TERMS]
    return {one: UNIT * weight / length for one, weight in kept}


def _names(words: Sequence[str], forms: Sequence[str]) -> tuple[list[str], dict[str, float]]:
    """The first names and numbers in reading order, and what each of all is worth in nats.

    A word that also stands in lower case begins a sentence and is no name.
    """
    plain = {form for word, form in zip(words, forms, strict=True) if not is_name(word)}
    named: list[str] = []
    worths: dict[str, float] = {}
    for position, (word, form) in enumerate(zip(words, forms, strict=True)):
        if is_name(word) and form not in plain:
            named.append(form)
            weight = LEAD_WEIGHT if position < LEAD_WORDS else 1
            worths.setdefault(form, weight * rarity(root(form)))
    return named[:MAX_NAMED], worths
