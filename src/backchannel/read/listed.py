"""The reader of lists of feeds (OPML) for whoever wants to watch them: each feed as a part without bytes."""

from __future__ import annotations

from collections.abc import Iterator

from .given import Given
from .outlines import feeds_in
from .parts import Part


def pieces(data: bytes, given: Given) -> Iterator[Part]:
    """Name and address of every feed, in the list's order. Raises: DamagedFile."""
    for title, address in feeds_in(data, name=given.name):
        yield Part(b"", Given(name=" ".join(title.split()), address=address))
