"""Kept briefs and the log of their copies, to show."""

from __future__ import annotations

from backchannel.act.briefs.listing import BriefList, Exports
from backchannel.act.briefs.sheet import BriefSheet

from .output import Shown, reading_width


def shown_brief(sheet: BriefSheet) -> Shown:
    """A row a line, with the quotes it rests on and what stands in its way."""
    quotes = {source.number: source.quote for source in sheet.sources}
    rows = tuple(
        (
            line.number,
            f"l{line.id}",
            line.section,
            line.text,
            line.state,
            line.own,
            line.keys,
            [quotes[key] for key in line.keys],
            [flag.what for flag in line.flags],
        )
        for line in sheet.every_line
    )
    return Shown(
        columns=("line", "id", "section", "text", "state", "own", "sources", "quotes", "flags"),
        rows=rows,
        data=sheet,
        lines=tuple(sheet.lines(width=reading_width())),
    )


def shown_flags(sheet: BriefSheet) -> Shown:
    """A row for each thing in the way, by line; of the brief as a whole without a line."""
    rows = [
        (line.number, line.section, flag.code, flag.what, flag.claim)
        for line in sheet.every_line
        for flag in line.flags
    ]
    rows += [(None, None, flag.code, flag.what, flag.claim) for flag in sheet.flags]  # type: ignore[misc]
    return Shown(
        title="" if rows else f"Nothing is in the way of {sheet.id}.",
        columns=("line", "section", "code", "what", "claim"),
        rows=tuple(rows),
    )


def shown_briefs(found: BriefList) -> Shown:
    """A row a brief."""
    rows = tuple(
        (
            one.id,
            one.title,
            one.head.issue,
            one.head.to,
            one.state,
            len(one.every_line),
            len(one.in_the_way),
            one.head.as_of,
            len(one.copies),
        )
        for one in found.briefs
    )
    return Shown(
        columns=("brief", "title", "issue", "to", "state", "lines", "in_the_way", "as_of", "copies"),
        rows=rows,
        data=found,
        lines=tuple(found.lines(width=reading_width())),
    )


def shown_exports(found: Exports) -> Shown:
    """A row a copy."""
    rows = tuple(
        (c.at, c.brief, found.titles[c.brief], c.number, c.form, c.paper, c.state, c.content, c.file, c.by)
        for c in found.copies
    )
    return Shown(
        columns=("at", "brief", "title", "copy", "form", "paper", "state", "content", "file", "by"),
        rows=rows,
        data=found,
        lines=tuple(found.lines(width=reading_width())),
    )
