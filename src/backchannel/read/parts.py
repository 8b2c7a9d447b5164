"""What a reader gives: documents, parts that are files of their own, and what was passed over."""

from __future__ import annotations

from msgspec import Struct

from backchannel.model.errors import BackchannelError
from backchannel.model.sources import Document

from .given import Given


class Part(Struct, frozen=True, gc=False):
    """A file inside a file (an attachment, a page of an archive), to be read as a file of its own."""

    data: bytes
    given: Given
    """Its name begins with that of the file it lies in."""
    media_type: str | None = None


class Read(Struct, frozen=True):
    """What came of one input: a document or its error. `gave_text`: offsets refer to the input's text."""

    id: str
    result: Document | BackchannelError
    gave_text: bool = True


class PassedOver(Struct, frozen=True):
    """What is in a file and is no document, counted with its reason; nothing is left out silently."""

    name: str
    what: str
    """With its code: "BC131: 3 pictures"."""


Piece = Read | Part | PassedOver
