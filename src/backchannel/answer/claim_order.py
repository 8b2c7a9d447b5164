"""The order of a view's claims, for those that were read by several questions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from backchannel.model.claims import Claim


def place_of(claim: Claim) -> tuple[date, str, int]:
    """The day of the document, undated last, then its id, then where the words begin."""
    return claim.reported or date.max, claim.document, claim.evidence[0].start


def in_order(claims: Iterable[Claim]) -> list[Claim]:
    """As a view gives them; of one place by id."""
    return sorted(claims, key=lambda claim: (place_of(claim), claim.id))
