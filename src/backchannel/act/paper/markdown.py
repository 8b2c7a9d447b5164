"""A brief as Markdown: to read, to edit elsewhere, to paste."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .printed import Printed, PrintedLine, PrintedSection, PrintedSource

MARKUP = re.compile(r"([\\`*_\[\]<>#|])")


def markdown(printed: Printed) -> bytes:
    """UTF-8, ending with a line end; words of documents cannot become markup."""
    return ("\n".join(_lines(printed)) + "\n").encode()


def _lines(printed: Printed) -> Iterator[str]:
    draft = f"{printed.draft} · " if printed.draft else ""
    yield f"**{draft}{plain(printed.label)}**"
    yield ""
    yield f"# {plain(printed.title)}"
    yield ""
    yield f"**{plain(printed.issue)}**"
    yield ""
    for name, value in printed.head:
        yield f"- **{name}**: {plain(value)}"
    for section in printed.sections:
        yield ""
        yield f"## {section.heading}"
        yield ""
        yield from _section(section)
    if printed.sources:
        yield ""
        yield f"## {printed.sources_heading}"
        yield ""
        yield from map(_source, printed.sources)
    yield ""
    yield "---"
    yield ""
    yield f"{draft}{plain(printed.label)} · {printed.foot}"


def _section(section: PrintedSection) -> Iterator[str]:
    who = {line.number: (cell.who, cell.day) for cell in section.cells for line in cell.lines}
    for line in section.lines:
        lead = f"{plain(who[line.number][0])}, {who[line.number][1]}: " if line.number in who else ""
        yield f"{line.number}. {lead}{_words(line)}"
        yield from (f"   - ! {plain(remark)}" for remark in line.remarks)
    if section.nothing:
        yield section.nothing
    yield from (f"*… {prompt}*" for prompt in section.prompts)
    if section.blanks:
        yield ""
        yield from (f"- {blank}: ________" for blank in section.blanks)


def _words(line: PrintedLine) -> str:
    keys = "".join(f"[{key}]" for key in line.keys)
    mark = f"*({line.mark})*" if line.mark else ""
    return " ".join(part for part in (plain(line.text), keys, mark) if part)


def _source(source: PrintedSource) -> str:
    title = f", “{plain(source.title)}”" if source.title else ""
    told = f"{plain(source.source)}{title} · {source.basis} · {source.place}"
    return f"- [{source.number}] {told} · “{plain(source.quote)}”"


def plain(words: str) -> str:
    """Words that stay words in Markdown and in HTML."""
    return MARKUP.sub(r"\\\1", words)
