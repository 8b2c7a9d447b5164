"""A brief of cited lines only: issue, background, status, positions, ways in, the case, talking points."""

from __future__ import annotations

from datetime import date

import msgspec
from msgspec import Struct

from backchannel.answer.issue import LEFT_OUT
from backchannel.answer.reading import Calendar, Reading
from backchannel.answer.route_answer import RoutesAnswer
from backchannel.answer.routes import routes
from backchannel.model.errors import UncitedLine
from backchannel.model.labels import Label, join

from .brief_lines import Candidate, Candidates
from .source_key import SourceKey, SourceLine

NOTHING = "Nothing in what you can see."
SOURCES = "Source key"
LIMITS = {
    "Issue": 2,
    "Background": 6,
    "Current status": 4,
    "Positions": 8,
    "Ways in": 15,
    "The case": 8,
    "Talking points": 5,
}
"""Sections in order, with how many lines each may have; the budgets of a minister's note."""
CHOSEN_FIRST = ("Issue", "Current status", "Background", "Positions", "Talking points", "The case")
"""No line stands twice: what is short enough to be said is a talking point, the rest is the case."""


class BriefLine(Struct, frozen=True, kw_only=True):
    """One line and the numbers of its sources; never without one."""

    number: int
    text: str
    keys: tuple[int, ...]


class Section(Struct, frozen=True):
    title: str
    lines: tuple[BriefLine, ...]
    left_out: int
    """How many lines did not fit."""


class Brief(Struct, frozen=True, kw_only=True):
    """A brief and its source key."""

    issue: str
    to: str | None
    as_of: date | None
    label: Label
    """The join of the labels of all documents cited."""
    sections: tuple[Section, ...]
    sources: tuple[SourceLine, ...]
    has_more: bool = False
    """There are more documents that may be about the issue than were read."""

    def to_json(self) -> bytes:
        return msgspec.json.encode(self, order="deterministic")

    def markdown(self) -> str:
        """The brief to read, print and edit; lines are numbered through, sources stand at the end."""
        day = self.as_of.isoformat() if self.as_of else "no day"
        whom = f" · To reach: {self.to}" if self.to else ""
        parts = [f"# {self.issue}", "", f"As of {day}{whom} · Handling: {handling(self.label)}"]
        for section in self.sections:
            parts += ["", f"## {section.title}", ""]
            parts += [_numbered(line) for line in section.lines] or [NOTHING]
            parts += [f"(and {section.left_out} more, not shown)"] if section.left_out else []
        parts += ["", LEFT_OUT] if self.has_more else []
        parts += ["", f"## {SOURCES}", "", *(source.text() for source in self.sources)]
        return "\n".join(parts) + "\n"

    def _repr_markdown_(self) -> str:
        return self.markdown()


def brief(view: Reading, *, issue: str, to: str | None = None, at_most: int | None = None) -> Brief:
    """A brief on an issue, with the ways in if `to` is given; at most so many lines a section.

    Every line is a template around the words of a claim; attributions, hedges and dates stay, and no two
    figures are put together. Raises: UncitedLine, and for `to` what `routes` raises.
    """
    calendar = Calendar(view)
    key = SourceKey()
    ways = routes(view, to=to, about=issue) if to else None
    candidates = Candidates(view, calendar, issue, target=ways.target.id if ways else None)
    budgets = {title: limit if at_most is None else min(limit, at_most) for title, limit in LIMITS.items()}
    found = {title: candidates.of(title, budgets[title]) for title in CHOSEN_FIRST}
    if ways is not None:
        found["Ways in"] = candidates.ways_in(ways)
    sections: list[Section] = []
    for title, budget in budgets.items():
        if title in found:
            first = 1 + sum(len(section.lines) for section in sections)
            lines, left_out = found[title][:budget], max(0, len(found[title]) - budget)
            sections.append(_section(title, lines, key, first, left_out))
    return Brief(
        issue=issue,
        to=_name(ways),
        as_of=calendar.day,
        label=join(view.document(source.document).label for source in key.lines()),
        sections=tuple(sections),
        sources=key.lines(),
        has_more=candidates.has_more,
    )


def handling(label: Label) -> str:
    """A label in words: "open", "level 2, trade"."""
    if label == Label():
        return "open"
    return ", ".join((f"level {label.level}", *sorted(label.compartments)))


def _section(title: str, found: list[Candidate], key: SourceKey, first: int, left_out: int) -> Section:
    """Raises: UncitedLine naming the line that rests on nothing."""
    lines = []
    for number, candidate in enumerate(found, first):
        keys = key.number(candidate.citations)
        if not keys:
            raise UncitedLine(
                f"line {number} has no source: “{candidate.text}”",
                where=f"section {title}",
                remedy="cite a claim, or leave the line out",
            )
        lines.append(BriefLine(number=number, text=candidate.text, keys=keys))
    return Section(title, tuple(lines), left_out)


def _numbered(line: BriefLine) -> str:
    return f"{line.number}. {line.text} {''.join(f'[{key}]' for key in line.keys)}"


def _name(ways: RoutesAnswer | None) -> str | None:
    return f"{ways.target.name}, {ways.target.title}" if ways else None
