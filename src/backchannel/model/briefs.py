"""A brief that is kept on the desk: its head, every change of its lines, and every copy that was written."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal

from msgspec import Struct, structs

from .claims import ClaimId
from .labels import OPEN, Label

Language = Literal["en", "fr"]
Form = Literal["md", "docx", "pdf"]
Paper = Literal["a4", "letter"]
What = Literal["added", "worded", "cited", "judged", "moved", "removed", "finished", "reopened", "undone"]
"""added: a line, with its words, claims and author if it is own judgement; worded: other words; cited: other
claims, or the same looked at again; judged: own judgement of `by`; undone: takes back one earlier act."""


class BriefHead(Struct, frozen=True, kw_only=True):
    """What a brief is, for whom and about what; it never changes. None: nobody said, or it was purged."""

    id: str
    template: str
    kind: str | None = None
    """Of templates that have several: information or decision."""
    issue: str | None
    to: str | None = None
    """To whom it is addressed, or whom it is about to reach."""
    sender: str | None = None
    messenger: str | None = None
    ask: str | None = None
    decide_by: date | None = None
    as_of: date | None = None
    language: Language = "en"
    """Of the headings; quotes are never translated."""
    label: Label = OPEN
    """No line may rest on a document above it."""
    by: str = ""
    at: datetime | None = None


class BriefChange(Struct, frozen=True, kw_only=True):
    """One change, by somebody at an instant; changes of one instant are one act and are undone together."""

    what: What
    line: int | None = None
    """Lines are numbered from 1 in the order made; a number is never used again."""
    section: str | None = None
    after: int | None = None
    """The line that it stands behind; None: first in its section."""
    text: str | None = None
    """Of a line whose document was purged, None."""
    claims: tuple[ClaimId, ...] = ()
    against: tuple[ClaimId, ...] = ()
    """What contradicted the claims already when they were cited."""
    own: bool = False
    """Own judgement of `by`."""
    takes_back: datetime | None = None
    by: str = ""
    at: datetime | None = None


class BriefCopy(Struct, frozen=True, kw_only=True):
    """A copy that was written; numbers count up from 1 in each brief."""

    brief: str
    number: int
    form: Form
    paper: Paper | None
    """None of Markdown, which has no pages."""
    state: Literal["draft", "final"]
    label: Label
    content: str
    """The short digest that is printed on each page: of the words, their sources and the label."""
    file: str
    """The SHA-256 of the bytes."""
    by: str
    at: datetime | None = None


class BriefRecord(Struct, frozen=True, kw_only=True):
    """All that is kept of a brief, in the order added."""

    head: BriefHead
    changes: tuple[BriefChange, ...]
    copies: tuple[BriefCopy, ...]


class KeptLine(Struct, frozen=True, kw_only=True):
    """A line as its last changes have it."""

    id: int
    section: str
    text: str | None
    """None: its words went with a document that was purged."""
    claims: tuple[ClaimId, ...]
    against: tuple[ClaimId, ...]
    own: str | None
    """Whose own judgement it is."""
    cited_at: datetime | None
    given: str | None = None
    """What it said when it was first cited: the words that stand around the quotes."""


def standing(changes: Iterable[BriefChange]) -> tuple[BriefChange, ...]:
    """The changes that were not taken back, oldest first."""
    every = tuple(changes)
    undone = {change.takes_back for change in every if change.what == "undone"}
    return tuple(change for change in every if change.what != "undone" and change.at not in undone)


def lines_of(changes: Iterable[BriefChange]) -> tuple[KeptLine, ...]:
    """The lines as they stand, section by section in the order in which a section first got one."""
    lines: list[KeptLine] = []
    for change in standing(changes):
        held = next((line for line in lines if line.id == change.line), None)
        if change.what == "added" and change.line is not None:
            _put(lines, _added(change), after=change.after)
        elif held is not None:
            lines.remove(held) if change.what in ("moved", "removed") else None
            if change.what == "moved":
                _put(lines, structs.replace(held, section=change.section or held.section), after=change.after)
            elif change.what != "removed":
                lines[lines.index(held)] = _changed(held, change)
    return tuple(lines)


def is_finished(changes: Iterable[BriefChange]) -> bool:
    """Whether it was declared final and nothing was changed since."""
    left = standing(changes)
    return bool(left) and left[-1].what == "finished"


def _added(change: BriefChange) -> KeptLine:
    return KeptLine(
        id=change.line or 0,
        section=change.section or "",
        text=change.text,
        claims=change.claims,
        against=change.against,
        own=change.by if change.own else None,
        cited_at=change.at,
        given=change.text if change.claims else None,
    )


def _changed(line: KeptLine, change: BriefChange) -> KeptLine:
    if change.what == "worded":
        return structs.replace(line, text=change.text, own=change.by if line.own else None)
    if change.what == "cited":
        given = line.given if change.claims == line.claims else None
        return structs.replace(
            line, claims=change.claims, against=change.against, own=None, cited_at=change.at, given=given
        )
    return structs.replace(line, own=change.by)


def _put(lines: list[KeptLine], line: KeptLine, *, after: int | None) -> None:
    """Behind that line if it stands in the same section; at the end of the section if it is gone."""
    section = [n for n, other in enumerate(lines) if other.section == line.section]
    if after is None:
        lines.insert(section[0] if section else len(lines), line)
        return
    behind = [n for n in section if lines[n].id == after]
    lines.insert((behind or section or [len(lines) - 1])[-1] + 1, line)
