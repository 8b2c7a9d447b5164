"""The reader of lists of feeds (OPML): it names them; bringing them in is for the watcher."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]

from backchannel.model.errors import DamagedFile, NotADocument

from .given import Given
from .parts import Piece


def feeds_in(data: bytes, *, name: str) -> tuple[tuple[str, str], ...]:
    """Title and address of every feed in the list, in its order. Raises: DamagedFile."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root = etree.fromstring(data, parser)
    if root is None:
        raise DamagedFile("this list of feeds cannot be read", where=name, remedy="export it again")
    return tuple(
        (outline.get("title") or outline.get("text") or "", outline.get("xmlUrl") or "")
        for outline in root.iter("outline")
        if outline.get("xmlUrl")
    )


def pieces(data: bytes, given: Given) -> Iterator[Piece]:
    """Raises: NotADocument, with how many feeds it lists; DamagedFile."""
    listed = feeds_in(data, name=given.name)
    raise NotADocument(
        f"this is a list of {len(listed)} feeds, and no document",
        where=given.name,
        remedy="watch them with `backchannel watch add FILE`",
    )
    yield  # a reader gives pieces one after the other
