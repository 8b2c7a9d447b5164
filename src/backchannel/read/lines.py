"""JSON Lines in, documents out: one input a line, and a bad line stops nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import BinaryIO

import msgspec
from msgspec import Struct

from backchannel.model.errors import BackchannelError, BadInputLine
from backchannel.model.sources import Document
from backchannel.settings import MAX_LINE_BYTES

from .given import Given
from .parts import Read
from .reading import read_given_html, read_given_text

REMEDY = 'write one object a line, such as {"id": "a1", "text": "…", "published": "2020-04-04"}'


class InputLine(Struct, frozen=True):
    """One line of the input contract: `id` and either `text` or `html`."""

    id: str
    text: str | None = None
    html: str | None = None
    published: str | None = None
    title: str | None = None
    address: str | None = None
    outlet: str | None = None


def input_lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream, one at a time; one over the limit comes cut off, so that it is refused."""
    while line := stream.readline(MAX_LINE_BYTES + 1):
        end = line
        while len(line) > MAX_LINE_BYTES and end and not end.endswith(b"\n"):
            end = stream.readline(MAX_LINE_BYTES)
        yield line


def read_lines(
    stream: Iterable[bytes], *, today: date | None = None, where: str = "the input"
) -> Iterator[Read]:
    """Every line as a document or an error, in order, one at a time. Blank lines are passed over."""
    for number, line in enumerate(stream, 1):
        if line.strip():
            yield read_line(line, today=today, where=f"{where}, line {number}")


def read_line(line: bytes, *, today: date | None, where: str) -> Read:
    """The document of one line, or its error, under the id of the line where that can be told."""
    try:
        given = input_line(line, where)
    except BadInputLine as error:
        return Read(id_of(line) or where, error)
    try:
        return Read(given.id, _document(given, today, where), given.text is not None)
    except BackchannelError as error:
        return Read(given.id, error, given.text is not None)


def input_line(line: bytes, where: str) -> InputLine:
    """The input that a line holds. Raises: BadInputLine."""
    if len(line) > MAX_LINE_BYTES:
        raise BadInputLine(
            f"the line has {len(line):,} bytes, over {MAX_LINE_BYTES:,}", where=where, remedy="cut it"
        )
    try:
        given = msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"), type=InputLine)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadInputLine(f"this is no input: {error}", where=where, remedy=REMEDY) from error
    if (given.text is None) == (given.html is None):
        raise BadInputLine('an input has either "text" or "html"', where=where, remedy=REMEDY)
    return given


def _document(given: InputLine, today: date | None, where: str) -> Document:
    known = Given(
        name=given.id,
        published=_day(given.published, where),
        title=given.title or None,
        outlet=given.outlet or None,
        address=given.address or None,
        today=today,
    )
    if given.text is not None:
        return read_given_text(given.text, known)
    return read_given_html(given.html or "", known)


def _day(words: str | None, where: str) -> date | None:
    """The day of a date or an instant ("2020-04-04T10:00:00Z")."""
    if not words:
        return None
    try:
        return date.fromisoformat(words[:10])
    except ValueError as error:
        raise BadInputLine(
            f'"published": {words!r} is no date', where=where, remedy="write it as 2020-04-04"
        ) from error


def id_of(line: bytes) -> str | None:
    """The id of a line that is an object but no valid input."""
    try:
        whole = msgspec.json.decode(line[:MAX_LINE_BYTES])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    found = whole.get("id") if isinstance(whole, dict) else None
    return str(found) if isinstance(found, str | int) else None
