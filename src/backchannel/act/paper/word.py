"""A brief as DOCX, for whoever must go on with it: without names of authors, days or tools in it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from .printed import Printed, PrintedLine, PrintedSection, PrintedSource

FONT = "Times New Roman"
SIZES = {"letter": (215.9, 279.4), "a4": (210.0, 297.0)}
LEFT, RIGHT, TOP, BOTTOM = 27.0, 20.0, 25.0, 23.0
FIXED = (1980, 1, 1, 0, 0, 0)
"""The time of every part in the file: the same brief is the same bytes."""
DROPPED = ("docProps/", "customXml/")
"""Who wrote it, when and with what; and a picture of another document."""
REFERENCES = re.compile(rb"<(?:Relationship|Override|Default)\b[^>]*(?:docProps/|customXml|jpeg)[^>]*/>")


def word(printed: Printed) -> bytes:
    """The same copy gives the same bytes."""
    made = docx.Document()
    _set_up(made, printed)
    made.add_heading(printed.title, level=1)
    made.add_paragraph(printed.issue).runs[0].font.size = Pt(13)
    for name, value in printed.head:
        row = made.add_paragraph()
        row.add_run(f"{name}: ").bold = True
        row.add_run(value)
    for section in printed.sections:
        made.add_heading(section.heading, level=2)
        _add_section(made, section, printed)
    if printed.sources:
        made.add_page_break()  # type: ignore[no-untyped-call]
        made.add_heading(printed.sources_heading, level=2)
        for source in printed.sources:
            _add_source(made, source)
    held = io.BytesIO()
    made.save(held)
    return _bare(held.getvalue())


def _set_up(made: Any, printed: Printed) -> None:
    page = made.sections[0]
    width, height = SIZES[printed.paper]
    if printed.landscape:
        page.orientation = WD_ORIENT.LANDSCAPE
        width, height = height, width
    page.page_width, page.page_height = Mm(width), Mm(height)
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = map(
        Mm, (LEFT, RIGHT, TOP, BOTTOM)
    )
    for name, size in (("Normal", 10.5), ("Heading 1", 16), ("Heading 2", 11.5)):
        style = made.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), None
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for each in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(each), FONT)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)
        style.paragraph_format.space_after = Pt(4)
    _language(made.styles["Normal"].element.get_or_add_rPr(), printed.language)
    end = Mm(width - LEFT - RIGHT)
    top = page.header.paragraphs[0]
    _tabs(top, end)
    top.add_run(printed.draft).bold = True
    top.add_run(f"\t{printed.label}").bold = True
    foot = page.footer.paragraphs[0]
    _tabs(foot, end, middle=True)
    foot.add_run(f"{printed.foot}\t")
    foot.add_run(printed.label).bold = True
    foot.add_run(f"\t{f'{printed.draft} · ' if printed.draft else ''}{printed.page} ")
    _add_field(foot, "PAGE")
    foot.add_run(f" {printed.of} ")
    _add_field(foot, "NUMPAGES")
    for run in (*top.runs, *foot.runs):
        run.font.size = Pt(8.5)


def _add_section(made: Any, section: PrintedSection, printed: Printed) -> None:
    if section.cells:
        _add_grid(made, section, printed)
    else:
        for line in section.lines:
            _add_line(made.add_paragraph(), line, bullet=section.look == "bullets")
    for words in section.prompts:
        made.add_paragraph().add_run(f"… {words}").italic = True
    if section.nothing:
        made.add_paragraph().add_run(section.nothing).italic = True
    if section.look == "decision":
        made.add_paragraph("     ".join(f"☐ {blank} ____________________" for blank in section.blanks))
    if section.look == "box":
        box = made.add_table(rows=0, cols=2, style="Table Grid")
        for blank in section.blanks:
            row = box.add_row()
            row.height = Mm(11)
            row.cells[0].text = blank


def _add_line(paragraph: Any, line: PrintedLine, *, bullet: bool = False, hanging: bool = True) -> None:
    """The number stands in the margin."""
    if hanging:
        paragraph.paragraph_format.first_line_indent = Mm(-9)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(0))
    number = paragraph.add_run(f"{line.number}\t" if hanging else f"{line.number} ")
    number.font.size = Pt(7.5)
    paragraph.add_run(f"• {line.text}" if bullet else line.text)
    if line.keys:
        keys = paragraph.add_run(f"\u00a0{''.join(f'[{key}]' for key in line.keys)}")
        keys.font.size = Pt(8)
    if line.mark:
        paragraph.add_run(f" [{line.mark}]").italic = True
    for remark in line.remarks:
        told = paragraph.add_run(f"\n! {remark}")
        told.italic, told.font.size = True, Pt(8.5)


def _add_grid(made: Any, section: PrintedSection, printed: Printed) -> None:
    table = made.add_table(rows=1, cols=1 + len(section.days), style="Table Grid")
    for cell, words in zip(table.rows[0].cells, (printed.who, *section.days), strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    held = {(cell.who, cell.day): cell.lines for cell in section.cells}
    for who in section.who:
        row = table.add_row()
        row.cells[0].paragraphs[0].add_run(who).bold = True
        for cell, day in zip(row.cells[1:], section.days, strict=True):
            for number, line in enumerate(held.get((who, day), ())):
                _add_line(cell.paragraphs[0] if number == 0 else cell.add_paragraph(), line, hanging=False)


def _add_source(made: Any, source: PrintedSource) -> None:
    paragraph = made.add_paragraph()
    paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Mm(9), Mm(-9)
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(9))
    paragraph.add_run(f"[{source.number}]\t")
    paragraph.add_run(source.source).bold = True
    paragraph.add_run(f"{f', “{source.title}”' if source.title else ''} · {source.basis} · ")
    paragraph.add_run(f"{source.place}\n").font.size = Pt(7.5)
    _language(paragraph.add_run(f"“{source.quote}”")._element.get_or_add_rPr(), source.language)


def _tabs(paragraph: Any, end: int, *, middle: bool = False) -> None:
    stops = paragraph.paragraph_format.tab_stops
    if middle:
        stops.add_tab_stop(end // 2, WD_TAB_ALIGNMENT.CENTER)
    stops.add_tab_stop(end, WD_TAB_ALIGNMENT.RIGHT)


def _add_field(paragraph: Any, name: str) -> None:
    """A number that the office program counts."""
    for kind, words in (("begin", None), (None, name), ("separate", None), ("text", "1"), ("end", None)):
        run = paragraph.add_run()
        if kind == "text":
            run.text = words
        elif kind is None:
            told = OxmlElement("w:instrText")
            told.text = words
            run._element.append(told)
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._element.append(mark)


def _language(properties: Any, language: str) -> None:
    told = properties.find(qn("w:lang"))
    if told is None:
        told = OxmlElement("w:lang")
        properties.append(told)
    told.set(qn("w:val"), {"en": "en-CA", "fr": "fr-CA"}.get(language, language))


def _bare(made: bytes) -> bytes:
    """The parts that say something of the brief, in order, all of one time; no properties of anybody."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(held, "w") as new:
        for name in _kept(old.namelist()):
            info = zipfile.ZipInfo(name, FIXED)
            info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, 0, 0
            new.writestr(info, _without_names(name, old.read(name)))
    return held.getvalue()


def _kept(names: Iterable[str]) -> list[str]:
    found = sorted(name for name in names if not name.startswith(DROPPED))
    return sorted(found, key=lambda name: name != "[Content_Types].xml")


def _without_names(name: str, part: bytes) -> bytes:
    if name.endswith(".rels") or name == "[Content_Types].xml":
        return REFERENCES.sub(b"", part)
    return part
