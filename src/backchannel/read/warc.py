"""The reader of web archives (WARC, ISO 28500, by fastwarc): each page that was fetched is a part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from io import BytesIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from backchannel.model.errors import DamagedFile, NotADocument
from backchannel.settings import MAX_FILE_BYTES

from .given import Given
from .parts import Part, PassedOver, Piece

KINDS = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
READ_TYPES = (
    "text/html",
    "application/xhtml+xml",
    "text/plain",
    "application/pdf",
    "application/rss+xml",
    "application/atom+xml",
    "application/xml",
    "text/xml",
    "message/rfc822",
)
OK = 200


def pieces(data: bytes, given: Given) -> Iterator[Piece]:
    """Every page that was answered well, in order, with its address and the day it was fetched.

    Raises: DamagedFile, NotADocument where no record is a page.
    """
    passed: Counter[str] = Counter()
    count = 0
    try:
        for record in ArchiveIterator(BytesIO(data), record_types=KINDS, parse_http=True):
            kind = (record.http_content_type or record.headers.get("Content-Type") or "").lower()
            reason = _reason(record, kind)
            if reason is not None:
                passed[reason] += 1
                continue
            if record.content_length > MAX_FILE_BYTES:
                passed["larger than a file may be"] += 1
                continue
            count += 1
            yield Part(record.reader.read(), _given(record, given, count), kind)
    except (OSError, ValueError, EOFError) as error:
        if not count:
            raise DamagedFile(
                f"this archive cannot be read ({error})", where=given.name, remedy="get the file again"
            ) from error
        passed["behind a place that is damaged"] += 1
    if passed:
        told = ", ".join(f"{number} {reason}" for reason, number in sorted(passed.items()))
        yield PassedOver(given.name, f"BC132: records that are no page were passed over: {told}")
    elif not count:
        raise NotADocument("no page is in this archive", where=given.name, remedy="check how it was made")


def _reason(record: WarcRecord, kind: str) -> str | None:
    """Why a record is not read; None where it is."""
    if record.http_headers is not None and record.http_headers.status_code not in (OK, None):
        return "answered with an error or a redirect"
    return None if kind.startswith(READ_TYPES) else "of another type"


def _given(record: WarcRecord, given: Given, number: int) -> Given:
    address = record.headers.get("WARC-Target-URI")
    name = address or f"{given.name}/{number}"
    return Given(name=name, address=address, fetched=_day(record), today=given.today)


def _day(record: WarcRecord) -> date | None:
    said = record.headers.get("WARC-Date") or ""
    try:
        return date.fromisoformat(said[:10])
    except ValueError:
        return None
