"""A copy of a brief that was written: its bytes, and what the log says of it."""

from __future__ import annotations

from msgspec import Struct

from backchannel.model.briefs import BriefCopy


class WrittenCopy(Struct, frozen=True, kw_only=True):
    """The bytes are for the one who asked; the desk keeps their digest alone."""

    copy: BriefCopy
    data: bytes
