"""The reader of web archives (WARC, ISO 28500, by fastwarc): each page that was fetched is a part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
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
    count, today = 0, given.today
    try:
        for record in ArchiveIterator(BytesIO(data), record_types=KINDS, parse_http=True):
            headers, answer = record.headers, record.http_headers
            kind = record.http_content_type or headers.get("Content-Type") or ""
            if answer is not None and not _went_well(answer.status_code):
                passed["answered with an error or a redirect"] += 1
            elif not _is_read(kind):
                passed["of another type"] += 1
            elif record.content_length > MAX_FILE_BYTES:
                passed["larger than a file may be"] += 1
            else:
                count += 1
                address = headers.get("WARC-Target-URI")
                name = address or f"{given.name}/{count}"
                known = Given(name=name, address=address, fetched=_day(record), today=today)
                yield Part(record.reader.read(), known, kind)
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


def _went_well(status: int | None) -> bool:
    return status == OK or status is None


@lru_cache(maxsize=256)
def _is_read(kind: str) -> bool:
    """Archives hold many pages of few types."""
    return kind.lower().startswith(READ_TYPES)


def _day(record: WarcRecord) -> date | None:
    """On which the page was fetched. The standard's moments begin with the day; others are parsed."""
    try:
        return date.fromisoformat((record.headers.get("WARC-Date") or "")[:10])
    except ValueError:
        moment = record.record_date
        return moment.date() if moment is not None else None
