"""What is printed of a brief: head, sections, source key, and what stands on each page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct, structs

from backchannel.act.brief import NOTHING, SOURCES, handling
from backchannel.act.briefs.grid import cell_words
from backchannel.act.briefs.sheet import BriefSheet, SheetLine, SheetSection
from backchannel.act.briefs.templates import Look, template
from backchannel.act.source_key import SourceLine, on_one_line
from backchannel.model.briefs import Language, Paper
from backchannel.model.labels import OPEN
from backchannel.model.sources import Document

NOTHING_FR = "Rien dans ce que vous pouvez voir."
WORDS: dict[str, tuple[str, str]] = {
    "draft": ("DRAFT", "ÉBAUCHE"),
    "open": ("OPEN", "OUVERT"),
    "level": ("LEVEL", "NIVEAU"),
    "from": ("From", "De"),
    "messenger": ("Messenger", "Messager"),
    "decide_by": ("Decision by", "Décision d’ici le"),
    "classification": ("Classification", "Classification"),
    "as_of": ("as of", "en date du"),
    "no_day": ("no day", "aucun jour"),
    "copy": ("copy", "exemplaire"),
    "page": ("page", "page"),
    "of": ("of", "de"),
    "sources": (SOURCES, "Sources"),
    "nothing": (NOTHING, NOTHING_FR),
    "own": ("own judgement of", "avis de"),
    "uncited": ("no source", "sans source"),
    "purged": ("(words purged with their document)", "(mots retirés avec leur document)"),
    "who": ("Who", "Qui"),
    "on_record": ("on record", "nommément"),
    "anonymous source": ("anonymous source", "source anonyme"),
    "document": ("document", "document"),
    "outlet's own words, unattributed": (
        "outlet's own words, unattributed",
        "mots du média, sans attribution",
    ),
    "our own readout": ("our own readout", "notre propre compte rendu"),
    "inferred": ("inferred", "déduit"),
    "missing": (
        "stands for a character that the typeface of this file lacks; the DOCX has it",
        "remplace un caractère qui manque à la police de ce fichier; le DOCX le contient",
    ),
    "purged_issue": ("(purged)", "(retiré)"),
}
"""English and French."""


class PrintedLine(Struct, frozen=True, kw_only=True):
    """One line: its number in the margin, its words, the numbers of its sources, and remarks under it."""

    number: int
    text: str
    keys: tuple[int, ...]
    mark: str
    """ "own judgement of lena", or "no source" in a draft; empty where it is cited."""
    remarks: tuple[str, ...]
    """In a draft: what stands in its way."""


class PrintedCell(Struct, frozen=True, kw_only=True):
    """What somebody said on a day."""

    who: str
    day: str
    lines: tuple[PrintedLine, ...]


class PrintedSection(Struct, frozen=True, kw_only=True):
    heading: str
    look: Look
    lines: tuple[PrintedLine, ...]
    prompts: tuple[str, ...]
    """In a draft, where it is empty."""
    blanks: tuple[str, ...]
    nothing: str
    """What it says where nothing is known; empty where it has lines."""
    who: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    cells: tuple[PrintedCell, ...] = ()
    """Of a grid: a cell for each of `who` on each of `days` that has lines."""


class PrintedSource(Struct, frozen=True, kw_only=True):
    """One source: where the words stand, and the words, in the language they were written in."""

    number: int
    source: str
    """Outlet or file, and day."""
    title: str
    basis: str
    place: str
    quote: str
    language: str


class Printed(Struct, frozen=True, kw_only=True):
    """All of a copy, in the language of the brief."""

    title: str
    issue: str
    language: Language
    paper: Paper
    landscape: bool
    label: str
    draft: str
    """The word on each page of a draft; empty on a final copy."""
    head: tuple[tuple[str, str], ...]
    foot: str
    """As of, copy and digest."""
    page: str
    of: str
    sections: tuple[PrintedSection, ...]
    sources_heading: str
    sources: tuple[PrintedSource, ...]
    who: str
    missing: str = ""
    """What is said of characters that could not be set."""


def printed(
    sheet: BriefSheet,
    *,
    copy: int,
    paper: Paper,
    cells: Mapping[int, tuple[str, str]] | None = None,
    documents: Mapping[str, Document] | None = None,
) -> Printed:
    """What a copy of that number says.

    `cells` has for a line of a grid, by its id, who and on which day; `documents` those of the sources.
    """
    language, head = sheet.head.language, sheet.head
    is_draft = sheet.state == "draft"
    day = head.as_of.isoformat() if head.as_of else word("no_day", language)
    foot = f"{word('as_of', language)} {day} · {word('copy', language)} {copy} · {sheet.content[:8]}"
    return Printed(
        title=sheet.title,
        issue=head.issue or word("purged_issue", language),
        language=language,
        paper=paper,
        landscape=template(head.template).landscape,
        label=label_words(sheet),
        draft=word("draft", language) if is_draft else "",
        head=tuple(_head(sheet)),
        foot=foot,
        page=word("page", language),
        of=word("of", language),
        sections=tuple(_sections(sheet, is_draft, cells or {})),
        sources_heading=word("sources", language),
        sources=tuple(_source(s, language, (documents or {}).get(s.document)) for s in sheet.sources),
        who=word("who", language),
    )


def word(name: str, language: Language) -> str:
    """A word of the page in one of its languages."""
    return WORDS[name][language == "fr"]


def label_words(sheet: BriefSheet) -> str:
    """The handling label as it stands on each page: "OPEN", "LEVEL 2, TRADE"."""
    label, language = sheet.head.label, sheet.head.language
    if label == OPEN:
        return word("open", language)
    return handling(label).replace("level", word("level", language), 1).upper()


def _head(sheet: BriefSheet) -> Iterator[tuple[str, str]]:
    head, language, of = sheet.head, sheet.head.language, template(sheet.head.template)
    told: list[tuple[str, str | date | None]] = []
    if of.classified:
        yield word("classification", language), label_words(sheet)
    told += [("from", head.sender), ("messenger", head.messenger), ("decide_by", head.decide_by)]
    if head.to:
        yield of.to_heading.to(language), head.to
    yield from ((word(name, language), str(value)) for name, value in told if value)


def _sections(
    sheet: BriefSheet, is_draft: bool, cells: Mapping[int, tuple[str, str]]
) -> Iterator[PrintedSection]:
    language = sheet.head.language
    for section in sheet.sections:
        empty = not section.lines and not section.blanks
        if empty and not is_draft and not section.filled:
            continue
        printed_ = {line.id: _line(line, is_draft, language) for line in section.lines}
        shown = PrintedSection(
            heading=section.heading,
            look=section.look,
            lines=tuple(printed_.values()),
            prompts=section.prompts if is_draft and not section.lines else (),
            blanks=section.blanks,
            nothing=word("nothing", language) if empty and section.filled else "",
        )
        yield _gridded(shown, section, printed_, cells, language) if section.look == "grid" else shown


def _gridded(
    shown: PrintedSection,
    section: SheetSection,
    lines: dict[int, PrintedLine],
    cells: Mapping[int, tuple[str, str]],
    language: Language,
) -> PrintedSection:
    places = {line.id: cells.get(line.id, ("—", "—")) for line in section.lines}
    who = tuple(dict.fromkeys(actor for actor, _ in places.values()))
    days = tuple(sorted({day for _, day in places.values()}))
    held = (
        PrintedCell(
            who=actor,
            day=day,
            lines=tuple(
                _in_cell(lines[id_], language) for id_, place in places.items() if place == (actor, day)
            ),
        )
        for actor in who
        for day in days
    )
    return structs.replace(shown, who=who, days=days, cells=tuple(cell for cell in held if cell.lines))


def _in_cell(line: PrintedLine, language: Language) -> PrintedLine:
    return structs.replace(line, text=cell_words(line.text, language))


def _line(line: SheetLine, is_draft: bool, language: Language) -> PrintedLine:
    mark = f"{word('own', language)} {line.own}" if line.own else ""
    if line.state == "uncited" and is_draft:
        mark = word("uncited", language)
    told: Iterable[str] = (flag.what for flag in line.flags if flag.code != "uncited")
    return PrintedLine(
        number=line.number,
        text=line.text if line.text is not None else word("purged", language),
        keys=line.keys,
        mark=mark,
        remarks=tuple(told) if is_draft else (),
    )


def _source(source: SourceLine, language: Language, document: Document | None) -> PrintedSource:
    basis = "on_record" if source.basis == "on record" else source.basis
    return PrintedSource(
        number=source.number,
        source=source.source,
        title=on_one_line(document.title or "") if document is not None else "",
        basis=word(basis, language),
        place=f"{source.document} {source.start}–{source.end}",
        quote=on_one_line(source.quote),
        language=document.language if document is not None else "en",
    )
