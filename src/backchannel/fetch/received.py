"""What came back for an address, unpacked within limits."""

from __future__ import annotations

import http.client
import zlib
from collections.abc import Iterator

from msgspec import Struct

from backchannel.model.errors import AnswerTooLarge, NotReached, TypeNotRead
from backchannel.settings import FETCH_BYTES, FETCH_CHUNK_BYTES

KEPT_HEADERS = (
    "content-type",
    "etag",
    "last-modified",
    "date",
    "content-language",
    "retry-after",
    "location",
)
"""What is kept of an answer's headers: nothing of it says who asked."""
MAX_HEADER_CHARACTERS = 1_000
READ_TYPES = (
    "text/",
    "application/xhtml+xml",
    "application/xml",
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/feed+json",
    "application/json",
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)
NOT_READ = ("text/css", "text/javascript", "text/event-stream")
WINDOW_BITS = {"gzip": 16 + zlib.MAX_WBITS, "x-gzip": 16 + zlib.MAX_WBITS, "deflate": zlib.MAX_WBITS}
ACCEPTED = "gzip, deflate"


class Received(Struct, frozen=True, kw_only=True):
    """An answer: 200 with its body, or 304 without one, which says that nothing changed."""

    asked: str
    address: str
    """Where it was found in the end, after redirects."""
    status: int
    headers: dict[str, str] = {}
    """Those of `KEPT_HEADERS` that came, names in lower case."""
    body: bytes = b""

    @property
    def unchanged(self) -> bool:
        return self.status == http.client.NOT_MODIFIED

    @property
    def media_type(self) -> str:
        """Type and parameters as stated ("text/html; charset=utf-8"), "" where none is."""
        return self.headers.get("content-type", "")


def kept_headers(response: http.client.HTTPResponse) -> dict[str, str]:
    found = ((name, response.getheader(name)) for name in KEPT_HEADERS)
    return {name: value[:MAX_HEADER_CHARACTERS] for name, value in found if value}


def must_be_read(media_type: str, *, where: str) -> None:
    """Raises: TypeNotRead for pictures, archives, programs; what states no type may be anything."""
    plain = media_type.partition(";")[0].strip().lower()
    if plain and (plain in NOT_READ or not plain.startswith(READ_TYPES)):
        raise TypeNotRead(f"it is {plain[:60]!r}, which is not read", where=where)


def body_of(response: http.client.HTTPResponse, *, where: str, at_most: int = FETCH_BYTES) -> bytes:
    """The body, unpacked. Raises: AnswerTooLarge as soon as it is; NotReached for what cannot be unpacked."""
    stated = response.getheader("content-length") or ""
    if stated.isdigit() and int(stated) > at_most:
        raise _too_large(int(stated), at_most, where)
    encoding = (response.getheader("content-encoding") or "identity").strip().lower()
    pieces = _pieces(response, where=where)
    if encoding in WINDOW_BITS:
        pieces = _unpacked(pieces, WINDOW_BITS[encoding], where=where)
    elif encoding != "identity":
        raise NotReached(f"it is packed as {encoding[:20]!r}, which was not asked for", where=where)
    whole = bytearray()
    for piece in pieces:
        whole += piece
        if len(whole) > at_most:
            raise _too_large(len(whole), at_most, where)
    return bytes(whole)


def _pieces(response: http.client.HTTPResponse, *, where: str) -> Iterator[bytes]:
    while piece := response.read(FETCH_CHUNK_BYTES):
        yield piece
    if response.length:
        raise _too_soon(where)


def _unpacked(pieces: Iterator[bytes], bits: int, *, where: str) -> Iterator[bytes]:
    """Never more than a chunk at once, so that a packed bomb is noticed before it is whole."""
    unpacker = zlib.decompressobj(bits)
    try:
        for piece in pieces:
            while piece:
                yield unpacker.decompress(piece, FETCH_CHUNK_BYTES)
                piece = unpacker.unconsumed_tail
        yield unpacker.flush(FETCH_CHUNK_BYTES)
    except zlib.error as error:
        raise NotReached("its packing is damaged", where=where, remedy="try again later") from error
    if not unpacker.eof:
        raise _too_soon(where)


def _too_soon(where: str) -> NotReached:
    return NotReached("it ended too soon", where=where, remedy="try again later")


def _too_large(found: int, at_most: int, where: str) -> AnswerTooLarge:
    return AnswerTooLarge(f"it has {found:,} bytes or more, over {at_most:,}", where=where)
