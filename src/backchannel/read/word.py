"""The reader of Word files (DOCX, by python-docx): paragraphs and tables in order, footnotes at the end.

Tracked insertions are read, deletions are not; comments are counted, headers and footers left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree  # type: ignore[import-untyped]
from msgspec.structs import replace

from backchannel.model.errors import DamagedFile, EmptyFile
from backchannel.model.sources import digest

from .given import Given
from .parts import Read
from .text import text_document

READER = "word.v1"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BROKEN = (
    BadZipFile,
    PackageNotFoundError,
    KeyError,
    ValueError,
    AttributeError,
    etree.XMLSyntaxError,
    OSError,
)
TEXT, TAB, BREAK, RETURN = qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr")
PARAGRAPH, TABLE, ROW, CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
CONTROL, CONTENT = qn("w:sdt"), qn("w:sdtContent")
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
MOVED_AWAY, NUMBERED = qn("w:moveFrom"), qn("w:numPr")
FOOTNOTES = ("footnotes", "endnotes")
NO_NOTES = ("separator", "continuationSeparator", "continuationNotice")


def word_pieces(data: bytes, given: Given) -> Iterator[Read]:
    """The document of a Word file. Raises: DamagedFile, EmptyFile, FileTooLarge."""
    try:
        word = docx.Document(BytesIO(data))
        blocks = [*_blocks(word.element.body), *_notes(word)]
        notices = _notices(word)
        stated = word.core_properties
        title, author = stated.title, stated.author
    except BROKEN as error:
        raise DamagedFile(
            f"this Word file cannot be opened ({type(error).__name__})",
            where=given.name,
            remedy="open it, save it again, and add that",
        ) from error
    text = "\n\n".join(blocks)
    if not text.strip():
        raise EmptyFile(
            "there is no text in it", where=given.name, remedy="check that it was saved completely"
        )
    known = replace(given, title=given.title or _title(title, text))
    document = text_document(text, known, notices=notices)
    yield Read(
        given.name,
        replace(
            document,
            id=digest(data, READER),
            authors=document.authors or _authors(author),
            media_type=MEDIA_TYPE,
            reader=READER,
        ),
        False,
    )


def _blocks(parent: Any) -> Iterator[str]:
    """Paragraphs, and rows of tables with " | " between their cells."""
    for child in parent:
        if child.tag == PARAGRAPH:
            if words := _words(child):
                yield f"- {words}" if child.find(f".//{NUMBERED}") is not None else words
        elif child.tag == TABLE:
            rows = (" | ".join(" ".join(_blocks(cell)) for cell in row.iter(CELL)) for row in child.iter(ROW))
            yield "\n".join(row for row in rows if row.replace("|", "").strip())
        elif child.tag == CONTROL:
            for content in child.iter(CONTENT):
                yield from _blocks(content)


def _words(paragraph: Any) -> str:
    """What a reader who accepts every change sees."""
    found = []
    for piece in paragraph.iter(TEXT, TAB, BREAK, RETURN):
        if any(above.tag in (FALLBACK, MOVED_AWAY) for above in piece.iterancestors()):
            continue
        found.append(piece.text or "" if piece.tag == TEXT else "\t" if piece.tag == TAB else "\n")
    return "".join(found).replace("\xa0", " ").strip()


def _notes(word: Any) -> Iterator[str]:
    """Footnotes and endnotes, in their order."""
    for related in word.part.rels.values():
        if not related.is_external and related.reltype.rsplit("/", 1)[-1] in FOOTNOTES:
            root = etree.fromstring(related.target_part.blob, _parser())
            for note in root:
                if note.get(qn("w:type")) not in NO_NOTES and (words := " ".join(_blocks(note))):
                    yield words


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def _notices(word: Any) -> tuple[str, ...]:
    body = word.element.body
    changes = sum(1 for _ in body.iter(qn("w:ins"), qn("w:del"), MOVED_AWAY))
    comments = sum(1 for _ in body.iter(qn("w:commentReference")))
    told = []
    if changes:
        told.append(f"BC129: it has {changes} tracked changes, and is read as if all were accepted")
    if comments:
        told.append(f"BC134: it has {comments} comments, which are not read")
    return tuple(told)


def _title(said: str, text: str) -> str | None:
    """The title that the file states, where its text has it too: templates hand theirs on."""
    words = " ".join(said.split())
    return words if words and words.casefold() in " ".join(text[:2000].split()).casefold() else None


def _authors(said: str) -> tuple[str, ...]:
    """Whom the file names as its writer, where that is a name and no program or user."""
    names = tuple(" ".join(name.split()) for name in said.split(";"))
    return tuple(name for name in names if len(name.split()) > 1 and "microsoft" not in name.lower())
