"""What the caller already knows of a document: it outranks what the document says of itself."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class Given(Struct, frozen=True, kw_only=True, gc=False):
    """What is known before reading; None where the caller does not know."""

    name: str = ""
    published: date | None = None
    title: str | None = None
    outlet: str | None = None
    address: str | None = None
    fetched: date | None = None
    """The day on which somebody fetched it from its address."""
    today: date | None = None
    """The day of reading: a document dated later gets a notice. None: no such check."""
