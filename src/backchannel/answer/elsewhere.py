"""Which facts of a document others tell too: known already, by the same report or by independent ones."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from msgspec import Struct

from backchannel.model.claims import Claim, ClaimId
from backchannel.model.facts import kind_of, refs_of

from .fact_words import fact_key
from .reading import Reading

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
    told: dict[Hashable, set[str]] = {}
    for kind in sorted({kind_of(c.fact) for c in claims if c.id in first}):
        for other in view.claims_around_each(list(asked), kind, each=EACH):
            told.setdefault(fact_key(view, other), set()).add(other.document)
    found: dict[ClaimId, Elsewhere] = {}
    for claim in claims:
        others = told.get(fact_key(view, claim), set()) - {claim.document} if claim.id in first else set()
        if others:
            own = view.origin(claim.document)
            found[claim.id] = Elsewhere(len(others), len({view.origin(d) for d in others} - {own}))
    return found
