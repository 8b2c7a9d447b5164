"""A kept brief as it stands for one reader: sections, lines, sources, and what stands in its way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from backchannel.answer.cited import Answer, Citation, cite_all
from backchannel.answer.layout import WIDTH, wrapped
from backchannel.answer.reading import Reading
from backchannel.model.briefs import (
    BriefCopy,
    BriefHead,
    BriefRecord,
    KeptLine,
    Language,
    is_finished,
    lines_of,
)
from backchannel.model.claims import ClaimId
from backchannel.model.sources import digest

from ..brief import handling
from ..source_key import SourceKey, SourceLine
from .sources import Flag, Standing
from .stated import unfounded
from .templates import Look, Section, Template, sentences_in, template, words_in

State = Literal["cited", "own", "uncited"]
MARKS: dict[State, str] = {"cited": "", "own": "own judgement", "uncited": "UNCITED"}


class SheetLine(Struct, frozen=True, kw_only=True):
    """One line, its sources, and what stands in its way."""

    id: int
    """Stays with the line."""
    number: int
    """Its place through the whole brief, from 1."""
    section: str
    text: str | None
    """None: its words went with a document that was purged."""
    state: State
    own: str | None
    """Whose own judgement it is."""
    claims: tuple[ClaimId, ...]
    keys: tuple[int, ...]
    """Numbers in the source key."""
    words: int
    flags: tuple[Flag, ...]


class SheetSection(Struct, frozen=True, kw_only=True):
    """One section in the language of the brief; `limit` lines of `words` words, None is no limit."""

    key: str
    heading: str
    look: Look
    limit: int | None
    words: int | None
    filled: bool
    """Whether it is prefilled from the desk: an empty one then says that nothing is known."""
    prompts: tuple[str, ...]
    blanks: tuple[str, ...]
    lines: tuple[SheetLine, ...]


class BriefSheet(Answer, frozen=True, kw_only=True):
    """The brief, whole."""

    id: str
    title: str
    head: BriefHead
    state: Literal["draft", "final"]
    fallen: bool
    """It was final, and a source has changed since: it is a draft until it is declared final again."""
    sections: tuple[SheetSection, ...]
    sources: tuple[SourceLine, ...]
    flags: tuple[Flag, ...]
    """What stands in the way of the brief as a whole."""
    content: str
    """A short digest of all that is printed, but the number of the copy."""
    changes: int
    copies: tuple[BriefCopy, ...]

    @property
    def every_line(self) -> tuple[SheetLine, ...]:
        return tuple(line for section in self.sections for line in section.lines)

    @property
    def in_the_way(self) -> tuple[SheetLine, ...]:
        """The lines that keep it from being final."""
        return tuple(line for line in self.every_line if line.flags)

    def lines(self, *, width: int = WIDTH) -> list[str]:
        """The brief to read at a terminal, each line with its number, sources and flags."""
        shown = [*wrapped(f"{self.id} · {self.title} · {self.state}{self._fell()}", width=width)]
        shown += wrapped(" · ".join(self._told()), width=width)
        for section in self.sections:
            limit = f" ({len(section.lines)} of {section.limit})" if section.limit else ""
            shown += ["", f"{section.heading}{limit}  [{section.key}]"]
            shown += [words for line in section.lines for words in _line_words(line, width)]
            if not section.lines:
                shown += [f"    … {words}" for words in (*section.prompts, *section.blanks)] or ["    –"]
        shown += ["", "Source key"] if self.sources else []
        shown += [
            words for source in self.sources for words in wrapped(source.text(), width=width, rest="    ")
        ]
        shown += [words for flag in self.flags for words in wrapped(f"! {flag.what}", width=width)]
        return shown

    def _fell(self) -> str:
        return ", no longer final: a source has changed" if self.fallen else ""

    def _told(self) -> Iterator[str]:
        head = self.head
        yield f"{head.issue or 'issue purged'}"
        for word, value in (("to", head.to), ("from", head.sender), ("messenger", head.messenger)):
            if value:
                yield f"{word} {value}"
        yield f"as of {head.as_of or 'no day'}"
        yield f"handling {handling(head.label)}"


def sheet_of(record: BriefRecord, view: Reading) -> BriefSheet:
    """The brief as it stands in what the reader may see."""
    head, of = record.head, template(record.head.template)
    lines = lines_of(record.changes)
    standing = Standing(view, lines)
    key = SourceKey()
    sections = tuple(_sections(of, lines, _Checking(view, standing, key, head)))
    finished = is_finished(record.changes)
    flagged = any(line.flags for section in sections for line in section.lines)
    return BriefSheet(
        id=head.id,
        title=title_of(of, head),
        head=head,
        state="final" if finished and not flagged else "draft",
        fallen=finished and flagged,
        sections=sections,
        sources=key.lines(),
        flags=(),
        content=_content(head, sections, key.lines()),
        changes=len(record.changes),
        copies=record.copies,
    )


def title_of(of: Template, head: BriefHead) -> str:
    """The name of the kind of brief, in its language: "Briefing note for decision"."""
    return " ".join((of.title.to(head.language), *_kind(head.kind, head.language)))


KINDS: dict[str, dict[Language, str]] = {
    "information": {"en": "for information", "fr": "pour information"},
    "decision": {"en": "for decision", "fr": "pour décision"},
    "record": {"en": "", "fr": ""},
    "readout": {"en": "(public readout)", "fr": "(version publique)"},
}


def _kind(kind: str | None, language: Language) -> Iterator[str]:
    if kind is not None and KINDS[kind][language]:
        yield KINDS[kind][language]


class _Checking(Struct, frozen=True):
    """What a line is looked at with."""

    view: Reading
    standing: Standing
    key: SourceKey
    head: BriefHead

    def line(self, line: KeptLine, section: Section, number: int, place: int) -> SheetLine:
        facts = [fact for id_ in line.claims if (fact := self.standing.fact(id_)) is not None]
        citations = cite_all(self.view, facts)
        state: State = "own" if line.own else "cited" if line.claims or line.text is None else "uncited"
        flags = [*self.standing.flags(line), *_limits(line, section, place)]
        if state == "uncited":
            flags.append(Flag(code="uncited", what="no source; cite a claim, or mark it own judgement"))
        if state == "cited" and facts and line.text is not None:
            told = [w for w in (line.given, self.head.issue, self.head.to, self.head.sender) if w]
            told += [w for w in (self.head.messenger, self.head.ask) if w]
            flags += unfounded(self.view, line.text, facts, citations=citations, given=told)
        return SheetLine(
            id=line.id,
            number=number,
            section=section.key,
            text=line.text,
            state=state,
            own=line.own,
            claims=line.claims,
            keys=self.key.number(_main(citations)),
            words=words_in(line.text or ""),
            flags=tuple(flags),
        )


def _sections(of: Template, lines: Iterable[KeptLine], checking: _Checking) -> Iterator[SheetSection]:
    number, language = 0, checking.head.language
    every = tuple(lines)
    for section in of.sections:
        shown = []
        for place, line in enumerate((x for x in every if x.section == section.key), 1):
            number += 1
            shown.append(checking.line(line, section, number, place))
        yield SheetSection(
            key=section.key,
            heading=section.heading.to(language),
            look=section.look,
            limit=section.lines,
            words=section.words,
            filled=bool(section.fill),
            prompts=tuple(words.to(language) for words in section.prompts),
            blanks=tuple(words.to(language) for words in section.blanks),
            lines=tuple(shown),
        )


def _limits(line: KeptLine, section: Section, place: int) -> Iterator[Flag]:
    text = line.text or ""
    if section.lines is not None and place > section.lines:
        yield Flag(code="over_lines", what=f"line {place} of a section that may have {section.lines}")
    if section.words is not None and words_in(text) > section.words:
        yield Flag(code="over_words", what=f"{words_in(text)} words; it may have {section.words}")
    if section.sentences is not None and sentences_in(text) > section.sentences:
        yield Flag(
            code="over_sentences", what=f"{sentences_in(text)} sentences; it may have {section.sentences}"
        )


def _main(citations: Sequence[Citation]) -> list[Citation]:
    """Of each claim the first quote in each document: the others say only who is meant."""
    first = {(c.claim, c.document): c for c in reversed(citations)}
    return [c for c in citations if first[c.claim, c.document] is c]


def _content(head: BriefHead, sections: Iterable[SheetSection], sources: Iterable[SourceLine]) -> str:
    told = [head.template, head.kind or "", head.language, handling(head.label), str(head.as_of)]
    told += [w or "" for w in (head.issue, head.to, head.sender, head.messenger, head.ask)]
    told += [str(head.decide_by)]
    for section in sections:
        told += [section.key, *(f"{line.text}{line.keys}{line.own}" for line in section.lines)]
    return digest(*told, *(source.text() for source in sources))


def _line_words(line: SheetLine, width: int) -> Iterator[str]:
    keys = "".join(f"[{key}]" for key in line.keys)
    mark = f"[{MARKS[line.state]}{f' of {line.own}' if line.own else ''}]" if MARKS[line.state] else ""
    words = " ".join(part for part in (line.text or "(words purged)", keys, mark) if part)
    yield from wrapped(words, width=width, first=f"{line.number:3}. ")
    for flag in line.flags:
        if flag.code != "uncited":
            yield from wrapped(f"! {flag.what}", width=width, first="     ", rest="       ")
