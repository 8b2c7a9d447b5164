"""What passes between a desk and the process that reads for it: a length, then that much MessagePack.

A file goes over as its bytes, behind what is wanted of it: archives are large, and each copy of one costs.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import msgspec
from msgspec import Struct

from backchannel.model import errors
from backchannel.model.errors import BackchannelError, ReaderFailed
from backchannel.model.sources import Document

from ..formats import Format
from ..given import Given
from ..parts import Part, PassedOver, Piece, Read
from .walls import Limits, Wall

LENGTH = struct.Struct(">I")


class Wanted(Struct, frozen=True, kw_only=True):
    """How so many bytes are to be read, which follow as they are: a file, or one line of JSON Lines."""

    size: int
    given: Given
    format: Format
    is_line: bool = False
    limits: Limits


class Task(NamedTuple):
    """One file to read."""

    wanted: Wanted
    data: bytes


class Began(Struct, frozen=True, tag=True):
    """The walls stand, and reading begins."""

    walls: tuple[Wall, ...]


class Found(Struct, frozen=True, tag=True):
    """A document."""

    id: str
    document: Document
    gave_text: bool


class Refused(Struct, frozen=True, tag=True):
    """An error that stands for a document."""

    id: str
    code: str
    what: str
    where: str
    remedy: str
    gave_text: bool


class Inside(Struct, frozen=True, tag=True):
    """Files that lie in the file."""

    parts: tuple[Part, ...]


class Left(Struct, frozen=True, tag=True):
    """What was passed over."""

    passed: PassedOver


class Ended(Struct, frozen=True, tag=True):
    """How the reading process ended: 0, or minus the signal that ended it; and its most memory in bytes."""

    status: int
    memory: int


Message = Began | Found | Refused | Inside | Left | Ended

_DECODER = msgspec.msgpack.Decoder(Message)
_ENCODER = msgspec.msgpack.Encoder()
_WANTED = msgspec.msgpack.Decoder(Wanted)


def framed(message: Message | Wanted, frame: bytearray | None = None) -> bytearray:
    """The bytes of a message with their length before them; written over the frame that is given."""
    frame = bytearray() if frame is None else frame
    _ENCODER.encode_into(message, frame, LENGTH.size)
    LENGTH.pack_into(frame, 0, len(frame) - LENGTH.size)
    return frame


def wanted(body: bytes | bytearray) -> Wanted:
    """Raises: msgspec.DecodeError, msgspec.ValidationError."""
    return _WANTED.decode(body)


def message(body: bytes | memoryview) -> Message:
    """Checked down to the last field, as it comes from a process that read foreign bytes.

    Raises: msgspec.DecodeError, msgspec.ValidationError.
    """
    told: Message = _DECODER.decode(body)
    return told


def told(pieces: Iterator[Piece]) -> Iterator[Message]:
    """The messages of what a reader gives; parts are sent together until they are large."""
    waiting: list[Part] = []
    weight = 0
    for piece in pieces:
        if isinstance(piece, Part):
            waiting.append(piece)
            weight += len(piece.data)
            if weight > TOGETHER_BYTES or len(waiting) == TOGETHER_PARTS:
                yield Inside(tuple(waiting))
                waiting, weight = [], 0
            continue
        if waiting:
            yield Inside(tuple(waiting))
            waiting, weight = [], 0
        yield _told(piece)
    if waiting:
        yield Inside(tuple(waiting))


TOGETHER_BYTES, TOGETHER_PARTS = 1 << 18, 256


def _told(piece: Read | PassedOver) -> Message:
    if isinstance(piece, PassedOver):
        return Left(piece)
    if isinstance(piece.result, BackchannelError):
        return refused(piece.id, piece.result, gave_text=piece.gave_text)
    return Found(piece.id, piece.result, piece.gave_text)


def refused(key: str, error: BackchannelError, *, gave_text: bool = False) -> Refused:
    """The message of an error."""
    return Refused(key, error.code, error.what, error.where, error.remedy, gave_text)


def read_of(message: Found | Refused) -> Read:
    """The document or error of a message."""
    if isinstance(message, Found):
        return Read(message.id, message.document, message.gave_text)
    kind = _by_code().get(message.code, ReaderFailed)
    error = kind(message.what, where=message.where, remedy=message.remedy)
    return Read(message.id, error, message.gave_text)


@cache
def _by_code() -> dict[str, type[BackchannelError]]:
    """What a reader may say went wrong; no other error may come out of its process."""
    return {
        kind.code: kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, errors.InputError)
    }
