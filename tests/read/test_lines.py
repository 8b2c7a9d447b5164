"""JSON Lines: one input a line; a bad one is an error in its place and the rest goes on."""

from __future__ import annotations

import json
from datetime import date

from backchannel.model.errors import BackchannelError
from backchannel.model.sources import Document
from backchannel.read.lines import read_lines

TEXT = "The harbour minister of Veldania signed the ferry treaty on Monday."


def test_each_line_gives_its_document_in_order_and_a_bad_line_its_error() -> None:
    lines = [
        json.dumps({"id": "a", "text": TEXT, "published": "2021-05-06T10:00:00Z", "outlet": "The Gull"}),
        "{not json",
        "",
        json.dumps({"id": "b"}),
        json.dumps({"id": "c", "text": TEXT, "published": "last week"}),
        json.dumps({"id": "d", "text": "  "}),
        json.dumps({"id": "e", "text": TEXT}),
    ]
    found = list(read_lines(line.encode() for line in lines))
    assert [item.id for item in found] == ["a", "the input, line 2", "b", "c", "d", "e"]
    codes = [item.result.code if isinstance(item.result, BackchannelError) else None for item in found]
    assert codes == [None, "BC107", "BC107", "BC107", "BC101", None]
    first = found[0].result
    assert isinstance(first, Document)
    assert (first.text, first.published, first.outlet, first.name) == (
        TEXT,
        date(2021, 5, 6),
        "The Gull",
        "a",
    )


def test_lines_are_read_one_at_a_time() -> None:
    taken: list[int] = []

    def stream() -> object:
        for number in range(3):
            taken.append(number)
            yield json.dumps({"id": str(number), "text": TEXT}).encode()

    found = read_lines(stream())  # type: ignore[arg-type]
    next(found)
    assert taken == [0]
