"""The one envelope around every fact: Draft (not yet admitted), Claim (in the ledger), Review (a verdict)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import msgspec
from msgspec import Struct

from .facts import Fact
from .labels import OPEN, Label
from .sources import Evidence, digest
from .times import Interval, Period

Modality = Literal[
    "asserted", "hedged", "planned", "expected", "ongoing", "threatened", "conditional", "denied"
]
Basis = Literal["on_record", "anonymous", "document", "outlet", "readout", "inferred"]
ClaimId = str


class Draft(Struct, frozen=True, kw_only=True):
    """A fact that a finder proposes, with the exact words that prove it."""

    fact: Fact
    evidence: tuple[Evidence, ...]
    """The smallest clause or sentence that proves it; first the main one."""
    made_by: str
    """The finder and its version: "ties.v1"."""
    score: float
    """0..1, higher is surer."""
    rule: str = ""
    """Which rule of the finder saw it: "apposition"."""
    modality: Modality = "asserted"
    basis: Basis = "outlet"
    cited: str | None = None
    """The ref of a named source, or the words that name an unnamed one."""
    valid: Period | None = None
    """None where the text cannot tell."""
    valid_words: Evidence | None = None


class Claim(Struct, frozen=True, kw_only=True):
    """One fact in the ledger."""

    id: ClaimId
    fact: Fact
    evidence: tuple[Evidence, ...]
    premises: tuple[ClaimId, ...] = ()
    valid: Period | None = None
    valid_words: Evidence | None = None
    reported: date | None = None
    """The day the document is of: a report of that day, not a date of the fact."""
    known: Interval
    basis: Basis = "outlet"
    modality: Modality = "asserted"
    cited: str | None = None
    made_by: str
    score: float
    label: Label = OPEN

    @property
    def document(self) -> str:
        """The id of the document whose words come first."""
        return self.evidence[0].document


def claim_id(draft: Draft) -> ClaimId:
    """The same finding in the same words by the same finder is the same claim, on every run and machine."""
    return "c:" + digest(msgspec.json.encode(draft.fact), msgspec.json.encode(draft.evidence), draft.made_by)


ASKED = ("llm.", "gliner.", "tables.")


def is_asked(made_by: str) -> bool:
    """Whether a model was asked for it, or somebody's table says it: only a person makes it a fact."""
    return made_by.startswith(ASKED)


class Review(Struct, frozen=True, kw_only=True):
    """A person's verdict on a claim; it outranks the program's."""

    claim: ClaimId
    verdict: Literal["accepted", "rejected", "open"]
    """open: what was said before no longer holds; the finding stands as if nobody had seen it."""
    by: str
    at: datetime
    note: str = ""
