"""The reader of ZIP packages: a Word file, a workbook, or an archive of files, by what lies in them."""

from __future__ import annotations

from collections.abc import Iterator
from zipfile import ZipFile

from backchannel.model.errors import BinaryFile

from .archives import opened_zip, zip_pieces
from .given import Given
from .parts import Piece
from .word import word_pieces
from .workbook import pieces as sheets

WORD, WORKBOOKS = "word/document.xml", ("xl/workbook.xml", "xl/workbook.bin")
OTHER = {
    "ppt/presentation.xml": "a presentation",
    "META-INF/container.xml": "an electronic book",
    "AndroidManifest.xml": "a program",
    "META-INF/MANIFEST.MF": "a program",
}
MIMETYPE = "mimetype"
"""The first file of an OpenDocument, which says what it is."""


def pieces(data: bytes, given: Given) -> Iterator[Piece]:
    """Raises: DamagedFile, BinaryFile, LockedFile, NotADocument, TooMuchInside."""
    with opened_zip(data, given.name) as archive:
        inside = set(archive.namelist())
        if WORD in inside:
            yield from word_pieces(data, given)
        elif inside & {*WORKBOOKS} or (MIMETYPE in inside and "content.xml" in inside and _is_sheet(archive)):
            yield from sheets(data, given)
        elif (found := next((what for name, what in OTHER.items() if name in inside), None)) is not None:
            raise BinaryFile(f"this is {found}", where=given.name, remedy="save its text and add that")
        elif MIMETYPE in inside and "content.xml" in inside:
            raise BinaryFile(
                "this is an OpenDocument", where=given.name, remedy="save it as DOCX or PDF and add that"
            )
        else:
            yield from zip_pieces(archive, given)


def _is_sheet(archive: ZipFile) -> bool:
    with archive.open(MIMETYPE) as file:
        return b"spreadsheet" in file.read(100)
