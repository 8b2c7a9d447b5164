"""The reader of a mailbox (mbox): each message a part, told apart by its "From " line (RFC 4155)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .given import Given
from .parts import Part

BEGIN = re.compile(
    rb"(?:\A|(?<=\n))From [^\n]{1,200}\d\d:\d\d[^\n]{0,40}\r?\n(?=[A-Za-z][A-Za-z0-9-]{0,60}:)"
)
ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
"""A line of the text that begins with "From " has been given a ">"."""


def pieces(data: bytes, given: Given) -> Iterator[Part]:
    """Every message, in the mailbox's order."""
    begins = [found.span() for found in BEGIN.finditer(data)]
    ends = [*(start for start, _ in begins[1:]), len(data)]
    for number, ((_, start), end) in enumerate(zip(begins, ends, strict=True), 1):
        message = ESCAPED.sub(rb"\1", data[start:end].rstrip(b"\r\n") + b"\n")
        yield Part(message, Given(name=f"{given.name} message {number}", today=given.today), "message/rfc822")
