"""The reader of compressed files (gzip), and of archives (ZIP): what is inside, within limits.

Nothing is unpacked to a disk, so no name inside can lead anywhere.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from gzip import BadGzipFile, GzipFile
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from msgspec.structs import replace

from backchannel.model.errors import DamagedFile, LockedFile, NotADocument, TooMuchInside
from backchannel.settings import MAX_FILE_BYTES, READER_OUTPUT_BYTES

from .given import Given
from .parts import Part, PassedOver, Piece, Read

REMEDY = "unpack it and add what you need of it"
ENCRYPTED = 0x1
PASSED = ("__MACOSX/",)
ARCHIVED_WEB = (b"WARC/",)


def pieces(data: bytes, given: Given) -> Iterator[Piece]:
    """The file inside a compressed one. Raises: DamagedFile, TooMuchInside."""
    limit = MAX_FILE_BYTES
    try:
        with GzipFile(fileobj=BytesIO(data)) as file:
            inside = file.read(limit + 1)
            if inside.startswith(ARCHIVED_WEB):
                from .warc import pieces as records

                yield from records(data, given)  # whose reader unpacks record by record
                return
    except (BadGzipFile, EOFError, OSError, zlib.error) as error:
        raise DamagedFile(
            f"it cannot be unpacked ({error})", where=given.name, remedy="get it again"
        ) from error
    if len(inside) > limit:
        raise TooMuchInside(f"it opens into more than {limit:,} bytes", where=given.name, remedy=REMEDY)
    name = given.name.removesuffix(".gz").removesuffix(".GZ")
    yield Part(inside, replace(given, name=f"{given.name}/{name.rpartition('/')[2]}"))


def opened_zip(data: bytes, name: str) -> ZipFile:
    """Raises: DamagedFile."""
    try:
        return ZipFile(BytesIO(data))
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise DamagedFile(
            f"this archive cannot be opened ({error})",
            where=name,
            remedy="get the file again from its source",
        ) from error


def zip_pieces(archive: ZipFile, given: Given) -> Iterator[Piece]:
    """Every file of an archive, in its order. Raises: NotADocument for an empty one, TooMuchInside."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir() and not _is_hidden(entry.filename)]
    if not entries:
        raise NotADocument("no file is in this archive", where=given.name, remedy="check how it was made")
    left = READER_OUTPUT_BYTES // 2
    for entry in entries:
        name = f"{given.name}/{entry.filename}"
        piece = _entry(archive, entry, Given(name=name, today=given.today), limit=min(left, MAX_FILE_BYTES))
        if isinstance(piece, Part):
            left -= len(piece.data)
        yield piece
        if left <= 0:
            raise TooMuchInside(
                "it opens into more than is read of one file", where=given.name, remedy=REMEDY
            )
    hidden = sum(not entry.is_dir() for entry in archive.infolist()) - len(entries)
    if hidden:
        yield PassedOver(given.name, f"BC133: hidden files: {hidden}")


def _entry(archive: ZipFile, entry: ZipInfo, given: Given, *, limit: int) -> Piece:
    if entry.flag_bits & ENCRYPTED:
        locked = LockedFile("it is locked with a password", where=given.name, remedy="unpack it and add that")
        return Read(given.name, locked, False)
    try:
        with archive.open(entry) as file:
            inside = file.read(limit + 1)
    except (
        BadZipFile,
        EOFError,
        OSError,
        zlib.error,
        NotImplementedError,
        ValueError,
        RuntimeError,
    ) as error:
        damaged = DamagedFile(f"it cannot be unpacked ({error})", where=given.name, remedy="get it again")
        return Read(given.name, damaged, False)
    if len(inside) > limit:
        large = TooMuchInside(f"it opens into more than {limit:,} bytes", where=given.name, remedy=REMEDY)
        return Read(given.name, large, False)
    return Part(inside, given)


def _is_hidden(name: str) -> bool:
    return name.startswith(PASSED) or any(
        part.startswith(".") for part in name.split("/") if part not in (".", "..")
    )
