"""Pairs of states of a page: one line of input each, and its line of the `diff` contract."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import msgspec
from msgspec import Struct

from backchannel.fetch.folder import file_bytes
from backchannel.model.errors import BackchannelError, BadInputLine
from backchannel.model.sources import Span
from backchannel.read.files import read_shown
from backchannel.read.given import Given
from backchannel.read.lines import id_of, input_lines
from backchannel.resolve.churn import telling_differences
from backchannel.settings import MAX_LINE_BYTES

from .extraction import Done, document_of, failure

REMEDY = 'write one object a line, such as {"id": "p1", "before": {"text": "…"}, "after": {"text": "…"}}'


class State(Struct, frozen=True):
    """A page at one time: either its text or its HTML."""

    text: str | None = None
    html: str | None = None


class PairLine(Struct, frozen=True):
    """One line of the input contract."""

    id: str
    before: State
    after: State


def compared(lines: Iterable[tuple[str, bytes]]) -> Iterator[Done]:
    """The contract's line of each pair, in order; an error is a line too.

    `lines`: each line of input, after the place where it stands.
    """
    for where, line in lines:
        try:
            pair = _pair(line, where)
        except BackchannelError as error:
            yield failure(id_of(line) or where, error)
            continue
        try:
            yield Done(msgspec.json.encode(_contract(pair)) + b"\n")
        except BackchannelError as error:
            yield failure(pair.id, error)


def pair_lines(path: str) -> Iterator[tuple[str, bytes]]:
    """The lines of a file, or of stdin for "-", with where each stands; blank ones are passed over.

    Raises: UnreadableFile.
    """
    if path == "-":
        yield from _numbered(input_lines(sys.stdin.buffer), "stdin")
    else:
        with _opened(Path(path)) as stream:
            yield from _numbered(input_lines(stream), path)


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError:
        file_bytes(path)  # which says why it cannot be read
        raise


def _numbered(lines: Iterable[bytes], where: str) -> Iterator[tuple[str, bytes]]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield f"{where}, line {number}", line


def _pair(line: bytes, where: str) -> PairLine:
    if len(line) > MAX_LINE_BYTES:
        raise BadInputLine(
            f"the line has {len(line):,} bytes, over {MAX_LINE_BYTES:,}", where=where, remedy="cut it"
        )
    try:
        pair = msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"), type=PairLine)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadInputLine(f"this is no pair of states: {error}", where=where, remedy=REMEDY) from error
    for name, state in (("before", pair.before), ("after", pair.after)):
        if (state.text is None) == (state.html is None):
            raise BadInputLine(f'"{name}" has either "text" or "html"', where=where, remedy=REMEDY)
    return pair


def _contract(pair: PairLine) -> dict[str, Any]:
    before, after = _text(pair.before, pair.id, "before"), _text(pair.after, pair.id, "after")
    found = telling_differences(before, after)
    line: dict[str, Any] = {
        "id": pair.id,
        "changed": bool(found),
        "changes": [{"before": _places(one.before), "after": _places(one.after)} for one in found],
    }
    if pair.before.text is None:
        line["before_text"] = before
    if pair.after.text is None:
        line["after_text"] = after
    return line


def _text(state: State, key: str, side: str) -> str:
    """A text as given, even an empty one; of a page the words that it shows.

    Raises: InputError.
    """
    if state.text is not None:
        return state.text
    given = Given(name=f"{key}, {side}")
    return document_of(read_shown((state.html or "").encode("utf8", "replace"), given)).text


def _places(span: Span) -> list[int]:
    return [span.start, span.end]
