"""Contacts with others in such a post → links: who deals with foreign ministers reaches the next one too.

No contact of the two is reported. The link rests on the quoted contacts of the one with people who hold or
held a post of that level elsewhere, and on the quoted post of the other. Only one of ours who is in post has
it, and only straight to the one who is asked about.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from backchannel.model.claims import Claim

from .cited import counted
from .counterparts import CORES, level_of
from .evidence import Meeting
from .factors import odds
from .held import Held, PostReport
from .links import Link

if TYPE_CHECKING:
    from .ground import Ground

KIND = "of_that_level"
QUOTED = 3
"""So many of the contacts are quoted, the latest first; all count."""
_Met = dict[str, dict[str, dict[int | str, Meeting]]]
"""By one of ours, then by whom they met, then by origin: the contact."""


class LevelLinks:
    """Of one ground: whom of each level our people have been in touch with."""

    def __init__(self, ground: Ground) -> None:
        self._ground, self._view, self._calendar = ground, ground.view, ground.calendar
        self._sides = ground.sides(())
        self._met: dict[str, _Met] = {}

    def toward(self, target: str) -> dict[str, Link]:
        """By one of ours: the link to somebody, from contacts with others of that level."""
        ours = {a for level in self._levels(target) for a in self._met_of(level)}
        links = ((a, self.between(a, target)) for a in sorted(ours - {target}))
        return {a: link for a, link in links if link is not None}

    def between(self, ours: str, target: str) -> Link | None:
        """The link of two people; None without a contact with anybody else of the other's level."""
        found: dict[int | str, Meeting] = {}
        post: Claim | None = None
        for level, claim in self._levels(target).items():
            for other, contacts in self._met_of(level).get(ours, {}).items():
                if other != target:
                    found |= contacts
                    post = post or claim
        if not found or post is None or self._sides.of(target).side == "ours":
            return None
        latest = sorted(found.values(), key=lambda met: (-met.happened, met.claim))
        reports, half = sum(met.said for met in latest), odds().route.level_half
        return Link(
            a=ours,
            b=target,
            kind=KIND,
            claims=(*(self._view.claim(met.claim) for met in latest[:QUOTED]), post),
            detail=counted(len(found), "report"),
            from_posts=True,
            share=reports / (reports + half),
        )

    def _levels(self, person: str) -> dict[str, Claim]:
        """The levels of the posts that somebody holds on the day, each with a report of the post."""
        found: dict[str, Claim] = {}
        for report, held in self._ground.book.posts_of(person, self._calendar.day):
            level = level_of(report.post)
            if level and held.in_post:
                found.setdefault(level, _of(report, held))
        return found

    def _met_of(self, level: str) -> _Met:
        if level not in self._met:
            self._met[level] = self._read(level)
        return self._met[level]

    def _read(self, level: str) -> _Met:
        """Our people in post, and their contacts with those who hold or held a post of a level."""
        met: _Met = defaultdict(lambda: defaultdict(dict))
        evidence = self._ground.evidence
        others = [q for q in self._holders(level) if q in evidence.number]
        runs = self._ground.arcs.into(np.array([evidence.number[q] for q in others], np.intp))
        ours = np.zeros(len(evidence.ids), np.bool_)
        ours[[evidence.number[p] for p in self._in_post() if p in evidence.number]] = True
        whose = np.repeat(np.arange(len(others)), runs.sizes)
        for at in np.flatnonzero(ours[runs.others]).tolist():
            a, other = evidence.ids[runs.others[at]], others[whose[at]]
            for meeting in evidence.meetings(a, other, self._calendar.day):
                met[a][other].setdefault(self._origin(meeting), meeting)
        return met

    def _holders(self, level: str) -> list[str]:
        """Who holds or held a post of the level, of another side; by id."""
        found = self._ground.book.holders(lambda post: level_of(post) == level, *CORES[level])
        return sorted({*found} - {*self._sides.ours()})

    def _in_post(self) -> list[str]:
        placed = {person: self._sides.of(person) for person in self._sides.ours()}
        return [person for person, p in placed.items() if p.held is None or p.held.in_post]

    def _origin(self, met: Meeting) -> int | str:
        return met.origin if met.origin >= 0 else self._calendar.origin(self._view.claim(met.claim))


def _of(report: PostReport, held: Held) -> Claim:
    return held.reports[0].claim if held.reports else report.claim
