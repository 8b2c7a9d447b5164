"""What the tenures of a short text say, as plain tuples."""

from __future__ import annotations

from backchannel.extract.tenures.tenures import tenures
from backchannel.model.facts import Tenure

from ..reading_aloud import entities, parsed_text

Held = tuple[str, str, str]


def held(text: str) -> list[Held]:
    """(holder, post, standing) of each tenure, in reading order."""
    parsed = parsed_text(text)
    drafts = list(tenures(parsed))
    known = entities(parsed)
    facts = [d.fact for d in drafts if isinstance(d.fact, Tenure)]
    return [(known[f.holder].caption, f.post, f.standing) for f in facts]


def periods(text: str) -> list[str | None]:
    """The period of each tenure as EDTF, in reading order."""
    return [d.valid.edtf if d.valid else None for d in tenures(parsed_text(text))]


def rules(text: str) -> list[str]:
    """The rule that saw each tenure, in reading order."""
    return [d.rule for d in tenures(parsed_text(text))]


def countries(text: str) -> list[str | None]:
    """The country of each tenure, in reading order."""
    return [d.fact.country for d in tenures(parsed_text(text)) if isinstance(d.fact, Tenure)]
