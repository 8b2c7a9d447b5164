"""What a finder looked at and made no fact of, and what was missing."""

from __future__ import annotations

from msgspec import Struct


class NearFact(Struct, frozen=True):
    """A trigger without a whole fact: a verb of contact with one participant, a post without a holder."""

    kind: str
    """The kind of fact it would have been: "contact"."""
    start: int
    end: int
    """The trigger's words: offsets of the parsed text."""
    lacks: str
    """What was missing, as the end of "it lacks …": "a second participant"."""
