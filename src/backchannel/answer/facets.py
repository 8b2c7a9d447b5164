"""What is found, counted by what it is: kind, year, outlet, modality; each count narrows the search to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from backchannel.model.claims import Claim
from backchannel.model.facts import kind_of

from .query import KINDS, narrowed
from .reading import Being, Calendar, Reading

MOST = 8
"""So many values of a facet are given, the most frequent."""
MODALITIES = ("asserted", "hedged", "ongoing", "planned", "expected", "threatened", "conditional", "denied")


class Count(Struct, frozen=True, kw_only=True):
    """How many of one value there are, and the words that look for these only."""

    value: str
    count: int
    words: str


class Facet(Struct, frozen=True, kw_only=True):
    """The counts of one property: kinds and years in their order, outlets the most frequent first."""

    name: str
    counts: tuple[Count, ...]
    more: int = 0
    """So many values are not given."""


def facets(
    view: Reading,
    calendar: Calendar,
    words: str,
    *,
    names: Iterable[Being],
    facts: Iterable[Sequence[Claim]],
    passages: int,
    documents: int,
) -> tuple[Facet, ...]:
    """Of all that is found, shown or not; facts count once however many reports they have."""
    first = [group[0] for group in facts]
    kinds = Counter([one.kind for one in names] + [kind_of(claim.fact) for claim in first])
    kinds |= Counter({"passage": passages, "document": documents})
    years = Counter(str(day.year) for claim in first if (day := calendar.happened(claim)))
    outlets = Counter(view.document(claim.document).outlet or "" for claim in first)
    modalities = Counter(str(claim.modality) for claim in first)
    every = (
        Facet(name="kind", counts=tuple(_counts(words, "kind", kinds, [k for k in KINDS if kinds[k]]))),
        Facet(name="year", counts=tuple(_years(words, years))[-MOST:], more=max(0, len(years) - MOST)),
        _outlets(words, outlets),
        Facet(
            name="modality",
            counts=tuple(_counts(words, "modality", modalities, [m for m in MODALITIES if modalities[m]])),
        ),
    )
    return tuple(facet for facet in every if facet.counts)


def _outlets(words: str, counted: Counter[str]) -> Facet:
    del counted[""]
    order = sorted(counted, key=lambda outlet: (-counted[outlet], outlet))
    return Facet(
        name="outlet",
        counts=tuple(_counts(words, "outlet", counted, order[:MOST])),
        more=max(0, len(order) - MOST),
    )


def _counts(words: str, name: str, counted: Counter[str], order: Iterable[str]) -> Iterable[Count]:
    for value in order:
        yield Count(value=value, count=counted[value], words=narrowed(words, name, value))


def _years(words: str, counted: Counter[str]) -> Iterable[Count]:
    for value in sorted(counted):
        within = narrowed(words, "after", str(int(value) - 1))
        yield Count(value=value, count=counted[value], words=narrowed(within, "before", str(int(value) + 1)))
