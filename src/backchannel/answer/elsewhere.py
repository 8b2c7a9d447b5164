"""Which facts of a document others tell too: known already, by the same report or by independent ones."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from msgspec import Struct

from backchannel.model.claims import Claim, ClaimId
from backchannel.model.facts import kind_of, refs_of

from .fact_words import fact_key
from .reading import Reading
from .taken_over import origin_of

EACH = 60
"""So many claims of each kind and person are looked at, nearest the day on either side."""


class Elsewhere(Struct, frozen=True):
    """Other documents that state the same fact."""

    documents: int
    origins: int
    """Independent reports among them: copies and versions of the document's own are none."""


def elsewhere(view: Reading, claims: Sequence[Claim]) -> Mapping[ClaimId, Elsewhere]:
    """For each claim, by id, that is also told in other documents; only those near its day are looked at."""
    first = {c.id: view.canonical(roles[0]) for c in claims if (roles := refs_of(c.fact))}
    asked = dict.fromkeys((first[c.id], c.reported) for c in claims if c.id in first)
    told: dict[Hashable, dict[str, str]] = {}
    for kind in sorted({kind_of(c.fact) for c in claims if c.id in first}):
        for other in view.claims_around_each(list(asked), kind, each=EACH):
            told.setdefault(fact_key(view, other), {})[other.document] = origin_of(view, other)
    found: dict[ClaimId, Elsewhere] = {}
    for claim in claims:
        there = told.get(fact_key(view, claim), {}) if claim.id in first else {}
        others = {document: origin for document, origin in there.items() if document != claim.document}
        if others:
            found[claim.id] = Elsewhere(len(others), len(set(others.values()) - {origin_of(view, claim)}))
    return found
