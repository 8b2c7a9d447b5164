"""Whoever had a post before: "X succeeds Y as Z" and "to be Z, vice Y" say that Y held it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from ...model.claims import Draft
from ...model.facts import Tenure
from ...model.times import Period

if TYPE_CHECKING:
    from ..parsed import Parsed

STILL = re.compile(r",?\s+(?:who\s+is\s+|whose\s+term\s+is\s+)?(?:term\s+)?(?:retir|resign|expir|leav)ing\b")
"""Behind the name of a predecessor who is still there."""


GONE = re.compile(
    r"\W*who\s+(?:has\s+|had\s+|was\s+)?(?:\w+ly\s+)?(?:died|resign|retired|left|quit|stepped|fired|sacked|oust|dismiss|remov)"
)
"""Behind the name of a predecessor who left before the successor came."""


def before_it(draft: Draft) -> Iterator[Draft]:
    """The tenure of the predecessor that a tenure names, if it names one."""
    fact = draft.fact
    if not isinstance(fact, Tenure) or fact.predecessor is None:
        return
    begun = draft.valid.edtf.removesuffix("/") if draft.valid and draft.valid.edtf.endswith("/") else None
    yield replace(
        draft,
        fact=replace(fact, holder=fact.predecessor, predecessor=None, standing="former"),
        rule="predecessor",
        score=draft.score * 0.9,
        valid=Period(f"/{begun}") if begun else None,
        valid_words=draft.valid_words if begun else None,
    )


def before_newcomer(parsed: Parsed, draft: Draft, *, name_end: int) -> Iterator[Draft]:
    """The tenure of whom somebody will follow: still there, unless the words behind the name tell otherwise."""
    gone = GONE.match(parsed.joined, name_end)
    for before in before_it(draft):
        if isinstance(before.fact, Tenure):
            fact = before.fact if gone else replace(before.fact, standing="current")
            yield replace(before, fact=fact, valid=None, valid_words=None)


def before_nominees(parsed: Parsed, official: Iterable[Draft]) -> Iterator[Draft]:
    """The tenures of those whom nominees are named to follow; none of a nomination that is withdrawn."""
    for draft in official:
        end, standing = draft.evidence[0].end, getattr(draft.fact, "standing", "incoming")
        if draft.modality == "denied" or standing == "incoming":
            continue  # withdrawn, or announced for a day to come: the predecessor may still be there
        if not STILL.match(parsed.document.text, end):
            yield from before_it(draft)
