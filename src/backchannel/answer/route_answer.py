"""What `routes` gives: ranked strips with quoted proof for each hop, and what is not known."""

from __future__ import annotations

from datetime import date

from .cited import Answer, Citation
from .layout import WIDTH, wrapped
from .route_orders import ORDER_WORDS, Order
from .route_parts import Beside, Introduction, NoRoute, Person, Route
from .strips import LEGEND, Style, beside_lines, gap_lines, heading, introduction_lines, strip


class RoutesAnswer(Answer, frozen=True, kw_only=True):
    """Ways in, best first."""

    to: str
    target: Person
    about: str | None
    side: str | None
    as_of: date | None
    as_of_given: bool
    """False: the day of the last document."""
    routes: tuple[Route, ...]
    no_route: NoRoute | None
    decides: tuple[Citation, ...]
    """The words that show the target deciding on the issue."""
    beside: tuple[Beside, ...]
    bottlenecks: tuple[str, ...]
    notes: tuple[str, ...]
    messenger: Person | None = None
    """Where only ways from this one of ours were asked for."""
    introductions: tuple[Introduction, ...] = ()
    """Whom the messenger can ask to pass it on, best first."""
    cut_short: str | None = None
    """In words, where the search stopped before it had read everything."""
    order: Order = "strength"

    def lines(self, *, width: int = WIDTH, explain: bool = False, evidence: bool = False) -> list[str]:
        """Strips as text; `evidence` adds every quote in full, `explain` also every number and factor."""
        style = Style(width=width, explain=explain, evidence=evidence)
        shown = heading(
            self.target,
            messenger=self.messenger,
            about=self.about,
            day=self.as_of,
            decides=self.decides[:1],
            style=style,
        )
        shown += wrapped(LEGEND, width=width) if self.routes else []
        shown += wrapped(ORDER_WORDS[self.order], width=width) if self.order != "strength" else []
        shown += introduction_lines(self.introductions, width)
        for number, route in enumerate(self.routes, 1):
            shown += ["", *strip(route, number, style)]
        if self.no_route is not None:
            shown += ["", *gap_lines(self.no_route, width)]
        if self.beside:
            shown += ["", "Not a way in, or not yet:"]
            shown += [line for each in self.beside for line in beside_lines(each, style)]
        told = (*self.bottlenecks, *self.notes, *((self.cut_short,) if self.cut_short else ()))
        notes = [line for note in told for line in wrapped(note, width=width)]
        return [*shown, "", *notes] if notes else shown
