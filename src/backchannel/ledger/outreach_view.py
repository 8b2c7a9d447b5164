"""The part of a view by which the board is read."""

from __future__ import annotations

from backchannel.model.outreach import Ask, Event, Line, asks_of, lines_of, universes_of

from .snapshot import Snapshot


class OutreachView:
    """What was done on the board, as far as the reader may see it, and what it makes."""

    _snapshot: Snapshot

    def outreach(self) -> tuple[Event, ...]:
        """All that was done, in the order added."""
        return self._snapshot.outreach

    def asks(self) -> tuple[Ask, ...]:
        """The asks that stand, in the order in which they were opened."""
        return asks_of(self.outreach())

    def agreed_lines(self) -> tuple[Line, ...]:
        """The lines that stand with their versions, in the order in which they were first worded."""
        return lines_of(self.outreach())

    def universes(self) -> tuple[str, ...]:
        """Ids of the documents that list who is to be covered, in the order in which they were named."""
        return universes_of(self.outreach())
