"""A draft to be told as claims are told: it has no place in a ledger yet."""

from __future__ import annotations

from datetime import UTC, datetime

from backchannel.model.claims import Claim, Draft
from backchannel.model.times import Interval

NO_INSTANT = Interval(datetime.min.replace(tzinfo=UTC))


def as_claim(draft: Draft, *, id: str = "") -> Claim:  # noqa: A002
    """The same finding; `known` says nothing."""
    return Claim(
        id=id,
        fact=draft.fact,
        evidence=draft.evidence,
        valid=draft.valid,
        valid_words=draft.valid_words,
        known=NO_INSTANT,
        basis=draft.basis,
        modality=draft.modality,
        cited=draft.cited,
        made_by=draft.made_by,
        score=draft.score,
    )
