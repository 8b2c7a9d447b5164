"""What the statement finder says of a text, in short."""

from __future__ import annotations

from backchannel.extract.statements.statements import statements
from backchannel.model.claims import Draft
from backchannel.model.facts import Statement

from ..reading_aloud import parsed_text

INTRO = "Anna Kern met Peter Lund in Oslo.\n\n"
"""Names both speakers, so that surnames and pronouns below are somebody's."""


def drafts(text: str) -> list[Draft]:
    return list(statements(parsed_text(text)))


def facts(text: str) -> list[Statement]:
    return [d.fact for d in drafts(text) if isinstance(d.fact, Statement)]


def who(text: str, ref: str | None) -> str | None:
    return None if ref is None else parsed_text(text).cast.entity(ref).caption


def said(text: str) -> list[tuple[str | None, bool, str]]:
    """(speaker, direct, content) of every statement."""
    whole = parsed_text(text).document.text
    return [(who(text, f.speaker), f.direct, whole[f.content.start : f.content.end]) for f in facts(text)]


def contents(text: str) -> list[str]:
    return [content for _, _, content in said(text)]


def speakers(text: str) -> list[str | None]:
    return [speaker for speaker, _, _ in said(text)]


def rules(text: str) -> list[tuple[str, str]]:
    """(rule, content) of every statement."""
    return [(d.rule, content) for d, content in zip(drafts(text), contents(text), strict=True)]
