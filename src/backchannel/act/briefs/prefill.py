"""The first lines of a brief, from facts of the desk alone: never from what nobody has accepted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress

from msgspec import Struct

from backchannel.act.brief_lines import Candidate, Candidates
from backchannel.answer.cited import Citation
from backchannel.answer.posts import PostBook
from backchannel.answer.reading import Calendar, Reading
from backchannel.answer.routes import routes
from backchannel.answer.targets import target_of
from backchannel.model.briefs import BriefChange, BriefHead
from backchannel.model.claims import Claim, ClaimId
from backchannel.model.errors import QuestionError
from backchannel.model.facts import Contact

from ..brief_check import QUOTED
from .grid import cell_of
from .templates import Section, Template

CHOSEN_FIRST = ("Issue", "Current status", "Background", "Grid", "Positions", "Talking points", "The case")
"""As in a brief that is not kept: no line stands twice, and these choose in this order."""
MOST_ACTORS, MOST_DAYS = 6, 5
"""Of a grid on one page."""


class FirstLine(Struct, frozen=True):
    """A line that a section is given, and the claims it rests on."""

    section: str
    text: str
    claims: tuple[ClaimId, ...]
    own: bool = False
    """Own judgement of who makes the brief: the request itself."""


def first_lines(view: Reading, template: Template, head: BriefHead) -> list[FirstLine]:
    """The lines of each section, in order; `view` is of the day asked for, with no more than may be told.

    Raises: NothingFound, Ambiguous for a target that is not one.
    """
    filling = _Filling(view, template, head)
    titles = dict.fromkeys(title for section in template.sections for title in section.fill)
    in_order = sorted(titles, key=lambda title: (title not in CHOSEN_FIRST, _place(title)))
    rooms = {title: _room(section, title) for section in template.sections for title in section.fill}
    found = {title: filling.of(title, rooms[title]) for title in in_order}
    lines = []
    for section in template.sections:
        every = [candidate for title in section.fill for candidate in found[title][: rooms[title]]]
        rest = [candidate for title in section.fill for candidate in found[title][rooms[title] :]]
        lines += [_line(section, candidate) for candidate in (every + rest)[: section.prefilled]]
        if section.key == "ask" and head.ask is not None:
            lines.append(FirstLine(section.key, head.ask, (), own=True))
    return lines


def added(line: FirstLine, *, after: int | None, against: tuple[ClaimId, ...], by: str) -> BriefChange:
    """The change that adds it."""
    return BriefChange(
        what="added",
        section=line.section,
        after=after,
        text=line.text,
        claims=line.claims,
        against=against,
        own=line.own,
        by=by,
    )


class _Filling:
    """What each source of lines gives."""

    def __init__(self, view: Reading, template: Template, head: BriefHead) -> None:
        self._view, self._head = view, head
        self._calendar = Calendar(view)
        self._target: str | None = None
        if template.to == "target" and head.to is not None:
            self._target = target_of(view, PostBook(view, self._calendar), head.to).id
        self._candidates = Candidates(view, self._calendar, head.issue or "", target=self._target)

    def of(self, title: str, at_most: int) -> list[Candidate]:
        own: dict[str, Callable[[int], list[Candidate]]] = {
            "Ways in": self._ways_in,
            "Their words": self._their_words,
            "Grid": self._grid,
            "Participants": self._participants,
            "Place and time": self._place_and_time,
            "Meeting": lambda _: [self._candidates.line_of(claim) for claim in self._meeting()],
            "What was said": self._said_there,
        }
        return own[title](at_most) if title in own else self._candidates.of(title, at_most)

    def _ways_in(self, at_most: int) -> list[Candidate]:
        head = self._head
        if head.to is None:
            return []
        with suppress(QuestionError):  # a messenger of whom the desk knows nothing has no way in
            found = routes(self._view, to=head.to, about=head.issue, messenger=head.messenger)
            return self._candidates.ways_in(found)[:at_most]
        return []

    def _their_words(self, at_most: int) -> list[Candidate]:
        return self._candidates.said_by(self._target, at_most)[:at_most] if self._target else []

    def _grid(self, at_most: int) -> list[Candidate]:
        """So many people on so many days as fit on a page: the best, on the days of which most is told."""
        told = self._candidates.stances(at_most)
        found = [(c, *cell_of(self._view, self._view.claim(c.citations[0].claim))) for c in told]
        actors = list(dict.fromkeys(actor for _, actor, _ in found))[:MOST_ACTORS]
        days = [day for day, _ in Counter(d for _, a, d in found if a in actors).most_common(MOST_DAYS)]
        cells: dict[tuple[str, str], Candidate] = {}
        for candidate, actor, day in found:
            if actor in actors and day in days:
                cells.setdefault((actor, day), candidate)
        return [cells[cell] for cell in sorted(cells, key=lambda c: (actors.index(c[0]), c[1]))][:at_most]

    def _meeting(self) -> list[Claim]:
        """The latest conversation with the target, by the messenger if one is named; no habit of talking."""
        if self._target is None:
            return []
        people = {self._target}
        if self._head.messenger is not None:
            book = PostBook(self._view, self._calendar)
            with suppress(QuestionError):
                people.add(target_of(self._view, book, self._head.messenger).id)
        met = self._candidates.contacts(people)
        return [c for c in met if isinstance(c.fact, Contact) and c.fact.frequency is None][:1]

    def _participants(self, _: int) -> list[Candidate]:
        return [
            Candidate(self._candidates.titled(self._view.canonical(ref)), self._cited(claim))
            for claim in self._meeting()
            if isinstance(claim.fact, Contact)
            for ref in claim.fact.participants
        ]

    def _place_and_time(self, _: int) -> list[Candidate]:
        found = []
        for claim in self._meeting():
            place = claim.fact.place if isinstance(claim.fact, Contact) else None
            when = claim.valid.edtf if claim.valid else None
            reported = self._calendar.reported(claim)
            told = [place, when, f"reported {reported}" if reported and not when else None]
            if any(told):
                found.append(Candidate(", ".join(words for words in told if words), self._cited(claim)))
        return found

    def _said_there(self, at_most: int) -> list[Candidate]:
        """From our own readout alone: a report of a meeting also tells what was said elsewhere."""
        own = [claim for claim in self._meeting() if claim.basis == "readout"]
        said = [self._candidates.told_in(claim.document, at_most) for claim in own]
        return said[0][:at_most] if said else []

    def _cited(self, claim: Claim) -> tuple[Citation, ...]:
        return self._candidates.line_of(claim).citations


def _place(title: str) -> int:
    return CHOSEN_FIRST.index(title) if title in CHOSEN_FIRST else 0


def _room(section: Section, title: str) -> int:
    """The share of a section that one source may fill at first."""
    share, more = divmod(section.prefilled, len(section.fill))
    return share + (section.fill.index(title) < more)


def _line(section: Section, candidate: Candidate) -> FirstLine:
    """What is to be said aloud is the quoted words alone."""
    quoted = QUOTED.search(candidate.text)
    text = f"“{quoted[1]}”" if section.words is not None and quoted else candidate.text
    return FirstLine(section.key, text, tuple(dict.fromkeys(_claims(candidate))))


def _claims(candidate: Candidate) -> Iterator[ClaimId]:
    for citation in candidate.citations:
        yield citation.claim
