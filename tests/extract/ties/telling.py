"""Ties as short lines: "Ana Souza works_for Tarn (lecturer)"."""

from __future__ import annotations

from backchannel.extract.ties.ties import ties
from backchannel.model.claims import Draft
from backchannel.model.facts import Tie

from ..reading_aloud import parsed_text


def drafts(text: str) -> list[tuple[str, Draft]]:
    """Each tie of a text as a line, with its draft, in the finder's order."""
    parsed = parsed_text(text)
    found = []
    for draft in ties(parsed):
        fact = draft.fact
        assert isinstance(fact, Tie)
        a, b = parsed.cast.caption_of(fact.a), parsed.cast.caption_of(fact.b)
        found.append((f"{a} {fact.tie} {b}" + (f" ({fact.detail})" if fact.detail else ""), draft))
    return found


def told(text: str) -> list[str]:
    """Each tie of a text as a line."""
    return [line for line, _ in drafts(text)]
