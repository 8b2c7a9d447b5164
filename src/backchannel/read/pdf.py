"""The reader of PDF files: pages to paragraphs, by PDFium (pypdfium2).

Lines are put together to paragraphs by where they stand; a word divided at a line's end is made whole. Lines
that head or foot every page are left out, and said to be; a page that is a picture is said to be scanned.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium
from msgspec.structs import replace

from backchannel.model.errors import DamagedFile, LockedFile, ScannedFile
from backchannel.model.sources import digest

from .given import Given
from .page_lines import Line, PageLines, paragraphs, without_running
from .parts import Read
from .text import text_document

READER = "pdf.v1"
MEDIA_TYPE = "application/pdf"
PASSWORD = 4
"""PDFium's number for a file that is locked."""
PICTURES = (pdfium.raw.FPDF_PAGEOBJ_IMAGE,)
MIN_TITLE_WORDS = 2
MAX_TITLE_CHARACTERS = 200
FILE_ENDINGS = (".doc", ".docx", ".pdf", ".indd", ".rtf", ".odt")


def pieces(data: bytes, given: Given) -> Iterator[Read]:
    """The document of a PDF file. Raises: DamagedFile, LockedFile, ScannedFile, FileTooLarge."""
    file = _opened(data, given.name)
    pages = [_page_lines(file, number) for number in range(len(file))]
    kept, running = without_running([page.lines for page in pages])
    scanned = [
        n
        for n, (page, lines) in enumerate(zip(pages, kept, strict=True), 1)
        if page.has_picture and not lines
    ]
    if not any(kept):
        raise ScannedFile(
            "it has pictures of pages and no text" if scanned else "there is no text on any page",
            where=given.name,
            remedy="have its text recognised (OCR), and add what that gives",
        )
    text, begins = _text(kept)
    known = replace(given, title=given.title or _title(file))
    document = text_document(text, known, notices=_notices(scanned, running))
    yield Read(
        given.name,
        replace(document, id=digest(data, READER), media_type=MEDIA_TYPE, reader=READER, pages=begins),
        False,
    )


def _opened(data: bytes, name: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code == PASSWORD:
            raise LockedFile(
                "it is locked with a password", where=name, remedy="save a copy without it"
            ) from error
        raise DamagedFile(
            f"this PDF cannot be opened ({error})", where=name, remedy="get the file again from its source"
        ) from error


def _page_lines(file: pdfium.PdfDocument, number: int) -> PageLines:
    """The lines of a page in the order of the file; none for a page that cannot be read."""
    try:
        page = file[number]
        text = page.get_textpage()
        lines = tuple(_lines(text))
        has_picture = any(True for _ in page.get_objects(filter=PICTURES, max_depth=3))
        page.close()
    except pdfium.PdfiumError:
        return PageLines((), has_picture=True)
    return PageLines(lines, has_picture=has_picture)


def _lines(page: pdfium.PdfTextPage) -> Iterator[Line]:
    units = page.count_chars()
    if not units:
        return
    buffer = (ctypes.c_ushort * (units + 1))()
    written = pdfium.raw.FPDFText_GetText(page.raw, 0, units, buffer)
    codes = list(buffer[: max(0, written - 1)])
    begin = 0
    for end in [*(n for n, code in enumerate(codes) if code == 10), len(codes)]:
        if (line := _line(page, codes, begin, end)) is not None:
            yield line
        begin = end + 1


def _line(page: pdfium.PdfTextPage, codes: Sequence[int], begin: int, end: int) -> Line | None:
    words = bytes(byte for code in codes[begin:end] for byte in (code & 0xFF, code >> 8)).decode(
        "utf-16-le", "replace"
    )
    shown = words.replace("\r", "").replace("\xad", "\x02").replace("\ufffe", "\x02").rstrip()
    inked = [n for n in range(begin, min(end, page.count_chars())) if codes[n] > 32]
    if not shown.strip() or not inked:
        return None
    first, last = page.get_charbox(inked[0], loose=True), page.get_charbox(inked[-1], loose=True)
    return Line(
        " ".join(shown.split(" ")).strip(),
        left=first[0],
        right=last[2],
        bottom=last[1],
        top=first[3],
        height=first[3] - first[1],
    )


def _text(pages: Sequence[Sequence[Line]]) -> tuple[str, tuple[int, ...]]:
    """The paragraphs of all pages, and where each page begins in them."""
    text, begins = "", list[int]()
    for number, paragraph in paragraphs(pages):
        if text:
            text += "\n\n"
        while len(begins) < number:
            begins.append(len(text))
        for words, page in paragraph:
            while len(begins) <= page:
                begins.append(len(text))
            text += words
    begins += [len(text)] * (len(pages) - len(begins))
    return text, tuple(begins)


def _title(file: pdfium.PdfDocument) -> str | None:
    """The title that the file states, where it is one and no name of a file."""
    said = " ".join(file.get_metadata_dict().get("Title", "").split())
    is_name = said.lower().endswith(FILE_ENDINGS) or said.lower().startswith(("microsoft word", "untitled"))
    if is_name or len(said.split()) < MIN_TITLE_WORDS or len(said) > MAX_TITLE_CHARACTERS:
        return None
    return said


def _notices(scanned: Sequence[int], running: Sequence[str]) -> tuple[str, ...]:
    told = []
    if scanned:
        pages = ", ".join(map(str, scanned[:20])) + (" …" if len(scanned) > 20 else "")
        told.append(f"BC127: no text on page {pages}: it is a picture, and was not read")
    if running:
        lines = "; ".join(f"“{line}”" for line in running[:4]) + (" …" if len(running) > 4 else "")
        told.append(f"BC128: lines that head or foot its pages are left out: {lines}")
    return tuple(told)
