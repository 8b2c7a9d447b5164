"""Why somebody stands on none of the ways in that are shown: no evidence, no hop, too thin, or too long."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from backchannel.model.errors import BadQuestion

from .by_way_of import best_by_way_of, ways_between
from .cited import Answer
from .factors import in_words, odds
from .layout import WIDTH, wrapped
from .reading import Reading
from .refusals import refusals
from .route_parts import Person, Refusal, Route
from .route_search import Path, RouteSearch, search_of
from .strips import Style, refusal_lines, strip
from .targets import the_one

Verdict = Literal["shown", "thinner", "too_long", "not_reached", "does_not_reach", "apart", "cut_short"]
PLACES = 100
"""So many routes are counted to tell at which place a way stands."""
LONGER = 2
"""A way is called too long where so many more hops would do."""


class WhyNot(Answer, frozen=True, kw_only=True):
    """Whether somebody stands on a way in, and if not, what is missing."""

    to: str
    target: Person
    who: Person
    about: str | None
    as_of: date | None
    verdict: Verdict
    words: str
    """The verdict in a sentence."""
    way: Route | None
    """The best way through them, where there is one."""
    place: int | None
    """Where that way, or the route it is a variant of, stands in the list; None beyond the first hundred."""
    thinnest_shown: float | None
    """The value of the last route that is shown."""
    reasons: tuple[Refusal, ...]
    """What is reported of them that is no hop on the day, or a weaker one, with its words."""

    def lines(self, *, width: int = WIDTH, explain: bool = False, evidence: bool = False) -> list[str]:
        style = Style(width=width, explain=explain, evidence=evidence)
        day = f"as of {self.as_of.isoformat()}" if self.as_of else "with no day"
        shown = wrapped(f"Why not by way of {self.who.name}, {self.who.title}, {day}?", width=width)
        shown += wrapped(self.words, width=width)
        if self.way is not None:
            shown += ["", *strip(self.way, self.place or 0, style)]
        if self.reasons:
            shown += ["", "Reported, but no step on that day:"]
            shown += [line for reason in self.reasons for line in refusal_lines(reason, style)]
        return shown


def why_not(view: Reading, *, to: str, who: str, about: str | None = None, at_most: int = 7) -> WhyNot:
    """Why nobody gets to `to` by way of `who`, or at which place they do, among the `at_most` routes shown.

    Raises: NothingFound, Ambiguous, BadQuestion (the desk has no side, or both names mean one).
    """
    search = search_of(view, to=to, about=about)
    one = the_one(search.view.named(who, "person"), who).id
    if one == search.target.id:
        raise BadQuestion(f"{who!r} is the one to be reached", remedy="name somebody who might stand between")
    return _Asked(search, one, at_most).answer(to)


class _Asked:
    """One search, and the one who is missed on its ways."""

    def __init__(self, search: RouteSearch, one: str, at_most: int) -> None:
        self.search, self.one = search, one
        self.name = search.view.entity(one).caption
        self.target = search.view.entity(search.target.id).caption
        self.max_hops = odds().route.max_hops
        self.groups = search.groups(PLACES, self.max_hops)
        self.shown = dict(list(self.groups.items())[:at_most])

    def answer(self, to: str) -> WhyNot:
        search = self.search
        path = self._among(self.shown) or best_by_way_of(search, self.one, self.max_hops)
        place = self._place(path) if path else None
        verdict, words = self._verdict(path, place)
        return WhyNot(
            to=to,
            target=search.person(search.target.id),
            who=search.person(self.one),
            about=search.issue.words,
            as_of=search.calendar.day,
            verdict=verdict,
            words=words,
            way=search.route(path) if path else None,
            place=place,
            thinnest_shown=search.value(list(self.shown.values())[-1][0]) if self.shown else None,
            reasons=() if path else tuple(refusals(search, self.one)),
        )

    def _among(self, groups: Mapping[str, list[Path]]) -> Path | None:
        return next((path for paths in groups.values() for path in paths if self.one in path), None)

    def _place(self, path: Path) -> int | None:
        gate = self.search.gate_of(path)
        return list(self.groups).index(gate) + 1 if gate in self.groups else None

    def _verdict(self, path: Path | None, place: int | None) -> tuple[Verdict, str]:
        if path is None:
            return self._missing()
        name, strength = self.name, in_words(self.search.value(path))
        if self._among(self.shown):
            return "shown", f"{name} is on way {place}, or on a variant of it."
        if place is None:
            return "thinner", f"The best way by {name} is {strength}, and too thin to be listed."
        if place <= len(self.shown):
            why = "which shows its better ones"
            return "thinner", f"The best way by {name} ({strength}) has the gatekeeper of way {place}, {why}."
        better = f"the {len(self.shown)} shown are better"
        return "thinner", f"The best way by {name} ({strength}) would be way {place}; {better}."

    def _missing(self) -> tuple[Verdict, str]:
        search, name, target = self.search, self.name, self.target
        reaches = any(True for _ in ways_between(search, {self.one}, search.target.id, self.max_hops - 1))
        reached = any(True for _ in ways_between(search, search.starts, self.one, self.max_hops - 1))
        longer = best_by_way_of(search, self.one, self.max_hops + LONGER)
        if search.budget.is_spent:
            return "cut_short", "The search was cut short before it could tell."
        if longer is not None:
            told = f"The best way by {name} has {len(longer) - 1} hops"
            return "too_long", f"{told}; chains of more than {self.max_hops} are not shown."
        if self.one in search.ours:
            return "does_not_reach", f"{name} is of ours, and nothing reported leads on to {target}."
        if reached and reaches:
            return "apart", f"Ours reach {name}, who reaches {target}, but only by way of the same people."
        if reached:
            return "does_not_reach", f"Ours reach {name}, but nothing reported leads on to {target}."
        if reaches:
            return "not_reached", f"{name} reaches {target}, but nothing reported leads from ours to {name}."
        return "not_reached", f"Nothing reported leads from ours to {name}, or from {name} to {target}."
