"""Bytes to text: which encoding they are in, and whether they are text at all."""

from __future__ import annotations

import re
from typing import NamedTuple

from backchannel.model.errors import BinaryFile, EmptyFile, WrongEncoding

MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"{\\rtf", "a rich text file"),
)
BOMS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1b"))
MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
MOJIBAKE = re.compile(r"â€[™œ\x9d“”˜¦\u02dc\u0153\u201d]|Ã[\x80-\xbf©¨ª«¢¤¶¼]|Â[\xa0-\xbf]")
NOTHING, SAVED_COMPLETELY = "there is nothing to read", "check that the file was saved completely"
SAVE_AS_TEXT = "save it as plain text or HTML and add that"
SAVE_AS_UTF8 = "save it as UTF-8 and read it again"


class Decoded(NamedTuple):
    """A text and what is to be said about how it came out of its bytes."""

    text: str
    notices: tuple[str, ...]


def decode(data: bytes, *, name: str, declared: str | None = None) -> Decoded:
    """The text of a file, without a byte order mark, otherwise unchanged.

    `declared` is the encoding that the file states for itself; it is tried where UTF-8 does not fit.
    Raises: EmptyFile, BinaryFile, WrongEncoding.
    """
    if not data.strip(b" \t\r\n\x0b\x0c\x00"):
        raise EmptyFile(
            "there is nothing to read", where=name, remedy="check that the file was saved completely"
        )
    for magic, what in MAGIC:
        if data.startswith(magic):
            raise BinaryFile(f"this is {what}, not text", where=name, remedy=SAVE_AS_TEXT)
    text, notices = _decoded(data, name, declared)
    if not text.strip():
        raise EmptyFile(NOTHING, where=name, remedy=SAVED_COMPLETELY)
    if MOJIBAKE.search(text) and len(MOJIBAKE.findall(text)) > 1:
        notices += (
            "BC123: signs of a wrong encoding in the text itself (such as â€™ for ’); it is kept as it is",
        )
    return Decoded(text, notices)


def _decoded(data: bytes, name: str, declared: str | None) -> tuple[str, tuple[str, ...]]:
    encoding = marked_encoding(data) or _unmarked_utf16(data)
    if encoding:
        return _as_marked(data, encoding, name), ()
    if len(data.translate(None, CONTROLS)) < len(data) * 0.99 or b"\x00" in data:
        raise BinaryFile("this is not text: it has control characters", where=name, remedy=SAVE_AS_TEXT)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _not_utf8(data, name, declared)


def marked_encoding(data: bytes) -> str | None:
    """The encoding that a byte order mark tells."""
    return next((encoding for mark, encoding in BOMS if data.startswith(mark)), None)


def _as_marked(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise WrongEncoding(
            f"it says that it is {encoding.upper()}, but byte {error.start} is not",
            where=name,
            remedy=SAVE_AS_UTF8,
        ) from error


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 of a Western text without a mark: nearly every second byte is nought."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 4 or len(data) % 2:
        return None
    if sample[1::2].count(0) > 0.7 * half and sample[0::2].count(0) == 0:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.7 * half and sample[1::2].count(0) == 0:
        return "utf-16-be"
    return None


def _not_utf8(data: bytes, name: str, declared: str | None) -> tuple[str, tuple[str, ...]]:
    broken = MULTIBYTE.sub(b"", data)
    wrong = sum(byte >= 0x80 for byte in broken)
    if len(MULTIBYTE.findall(data)) > 3 * wrong:
        return data.decode("utf-8", "replace"), (
            f"BC124: {wrong} bytes are not UTF-8; a replacement character stands in each of those places",
        )
    if declared and (text := _as_declared(data, declared)) is not None:
        return text, ()
    return _windows_1252(data, name)


def _as_declared(data: bytes, declared: str) -> str | None:
    try:
        return data.decode(declared)
    except (LookupError, UnicodeDecodeError):
        return None


def _windows_1252(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text as Windows-1252, if that is plausible: in Western languages most letters are plain."""
    plain = sum(65 <= byte <= 90 or 97 <= byte <= 122 for byte in data)
    accented = sum(byte >= 0xC0 for byte in data)
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if not text or accented > 0.25 * (plain + accented):
        raise WrongEncoding("neither UTF-8 nor Windows-1252 fits it", where=name, remedy=SAVE_AS_UTF8)
    return text, ("BC122: it is not UTF-8 and was read as Windows-1252",)
