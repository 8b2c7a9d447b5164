"""The reader of lists of feeds (OPML): it names them; bringing them in is for whoever watches them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]

from backchannel.model.errors import DamagedFile, NotADocument

from .given import Given
from .parts import Piece

SHOWN = 10
"""So many addresses stand in the message."""


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
    """Raises: NotADocument, with the addresses that it lists; DamagedFile."""
    listed = [address for _, address in feeds_in(data, name=given.name)]
    more = f", and {len(listed) - SHOWN} more" if len(listed) > SHOWN else ""
    raise NotADocument(
        f"this is a list of feeds ({', '.join(listed[:SHOWN]) or 'none'}{more}), and no document",
        where=given.name,
        remedy="watch them all with `backchannel watch add FILE`",
    )
    yield  # a reader gives pieces one after the other
