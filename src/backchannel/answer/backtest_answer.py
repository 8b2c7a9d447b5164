"""What `backtest` gives: how far up the true ones stood, by which way, and what could not be foreseen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from backchannel.gazetteer import name_of

from .backtest_figures import FIRST, MEASURES, Figures, Share
from .cited import Answer, Citation, counted
from .layout import WIDTH, quoted, wrapped
from .sides import Side

WHO_OF_OURS, WHOM_OF_THEIRS = "who of ours", "whom of theirs"
LISTED = 10
FEWEST = 5
"""Of fewer ranks than these no figures are shown: they would say nothing."""
QUESTION_WORDS = {
    WHO_OF_OURS: "Who of ours was in touch, the one of theirs being given",
    WHOM_OF_THEIRS: "With whom of theirs, the one of ours being given",
}
WHY_NOT = {
    "theirs_unknown": "no earlier document names {theirs}",
    "ours_unknown": "no earlier document names {ours}",
    "ours_unplaced": "no earlier document shows {ours} to be of our side",
    "theirs_placed": "earlier documents showed {theirs} to be of our side",
}


class OnWay(Struct, frozen=True, kw_only=True):
    """Somebody on a way."""

    name: str
    side: Side

    @property
    def framed(self) -> str:
        return {"ours": f"[{self.name}]", "theirs": f"({self.name})"}.get(self.side, self.name)


class Way(Struct, frozen=True, kw_only=True):
    """The best way that was known the day before, with the words under each of its steps."""

    people: tuple[OnWay, ...]
    steps: tuple[str, ...]
    """What each step rests on: "in touch with"."""
    strength: str
    value: float
    citations: tuple[Citation, ...]
    """The strongest words of each step."""


class Foreseen(Struct, frozen=True, kw_only=True):
    """One of ours and one of theirs who were in touch, and where each stood when nobody could know it."""

    day: date
    """Of the first report; what was published before it is all that the ranks rest on."""
    ours: str
    theirs: str
    body: bool
    happened: str | None
    citations: tuple[Citation, ...]
    """The words that report the contact."""
    ranks: dict[str, dict[str, float]]
    """By question, then by method; 1 is best. Empty where one of the two could not be ranked."""
    candidates: dict[str, int]
    """By question, how many were ranked."""
    why_not: str | None
    """Why there is no rank, in words."""
    way: Way | None

    @property
    def rank(self) -> float | None:
        """By routes, among ours."""
        return self.ranks[WHO_OF_OURS]["routes"] if self.ranks else None

    @property
    def is_foreseen(self) -> bool:
        """Whether a way was known that stood among the first."""
        return self.way is not None and self.rank is not None and self.rank <= FIRST


class Table(Struct, frozen=True, kw_only=True):
    """The figures of one question, over people or over bodies."""

    question: str
    bodies: bool
    asked: int
    """Pairs of one of ours and one of theirs."""
    reports: int
    ranked: int
    """Those of whom both were known the day before: the figures are of these."""
    candidates: float
    """Median number of those ranked."""
    figures: tuple[Figures, ...]


class Backtest(Answer, frozen=True, kw_only=True):
    """With what was known up to the day before, at which rank stood each contact that was then reported?"""

    side: str | None
    until: date
    last: date
    """The last day of a report that is asked about."""
    tables: tuple[Table, ...]
    contacts: tuple[Foreseen, ...]
    """By day of the report."""
    left_out: dict[str, int]
    """How many reported contacts are no question, by the reason."""

    def lines(self, *, width: int = WIDTH, at_most: int = LISTED) -> list[str]:
        """The figures, then the contacts: foreseen, further down, not to be ranked; so many of each."""
        if not self.contacts:
            return ["No contact of ours with others is first reported in those days."]
        heading = (
            f"Contacts of {side_words(self.side)} with others, first reported after {self.until.isoformat()}"
            f" and until {self.last.isoformat()}; each ranked from what was published before that report"
        )
        shown = wrapped(heading, width=width)
        for table in self.tables:
            shown += ["", *_table_lines(table, width)]
        people = [c for c in self.contacts if not c.body]
        ranked = [c for c in people if c.rank is not None]
        for title, group in (
            (f"Foreseen, a way of ours among the first {FIRST}", [c for c in ranked if c.is_foreseen]),
            ("Not foreseen, or further down", [c for c in ranked if not c.is_foreseen]),
            ("Not to be ranked", [c for c in people if c.rank is None]),
        ):
            shown += ["", *_group_lines(title, group, at_most=at_most, width=width)] if group else []
        return [*shown, *_left_out_lines(self.left_out, width)]


def side_words(side: str | None) -> str:
    """The country of a side, by name; "ours" where only marks tell who is ours."""
    return name_of(side) if side else "ours"


def _table_lines(table: Table, width: int) -> list[str]:
    kind = "bodies" if table.bodies else "people"
    share = f"{table.ranked} of {table.asked} pairs could be ranked ({counted(table.reports, 'report')})"
    rest = f"; among {table.candidates:g} candidates, the median" if table.ranked else ""
    lines = wrapped(f"{QUESTION_WORDS[table.question]} ({kind}): {share}{rest}", width=width)
    if table.ranked < FEWEST:
        return [*lines, "  too few for figures"] if table.ranked else lines
    column = 19
    head = "".join(m.ljust(column) for m in MEASURES)
    lines.append(f"  {'':<17}{head}{'routes ahead, MRR'}".rstrip())
    for row in table.figures:
        cells = "".join(row.measures[m].words.ljust(column) for m in MEASURES)
        lines.append(f"  {row.method:<17}{cells}{_ahead(row.ahead)}".rstrip())
    return lines


def _ahead(share: Share | None) -> str:
    if share is None or share.low is None or share.high is None:
        return ""
    return f"{share.value:+.2f} ({share.low:+.2f} to {share.high:+.2f})"


def _group_lines(title: str, group: list[Foreseen], *, at_most: int, width: int) -> list[str]:
    shown = [f"{title}: {len(group)}"]
    for contact in group[:at_most]:
        shown += _contact_lines(contact, width)
    left = len(group) - at_most
    return [*shown, f"  and {left} more"] if left > 0 else shown


def _contact_lines(contact: Foreseen, width: int) -> list[str]:
    rank, among = contact.rank, contact.candidates.get(WHO_OF_OURS)
    place = f" · {rank:g} of {among}" if rank is not None else ""
    lines = wrapped(
        f"{contact.day.isoformat()} [{contact.ours}] – ({contact.theirs}){place}", width=width, first="  "
    )
    lines += quoted(contact.citations[0].quote, contact.citations[0].source, width=width, indent=" " * 6)
    if contact.why_not:
        return [*lines, *wrapped(f"not ranked: {contact.why_not}", width=width, first=" " * 6)]
    if contact.way is None:
        return [*lines, *wrapped("no way was known", width=width, first=" " * 6)]
    people = " → ".join(person.framed for person in contact.way.people)
    steps = "; ".join(contact.way.steps)
    first = f"way then: {people} · {contact.way.strength} · {steps}"
    lines += wrapped(first, width=width, first=" " * 6, rest=" " * 8)
    for citation in contact.way.citations[:1]:
        lines += quoted(citation.quote, citation.source, width=width, indent=" " * 8)
    return lines


def _left_out_lines(left_out: dict[str, int], width: int) -> Iterable[str]:
    if not left_out:
        return []
    told = ", ".join(f"{number} {words}" for words, number in left_out.items())
    return ["", *wrapped(f"Reported contacts that ask nothing: {told}.", width=width)]
