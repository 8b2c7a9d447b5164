"""Where each stands on an issue: actor by day, with quotes, and where somebody changed position."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial

from msgspec import Struct

from backchannel.model.claims import Claim
from backchannel.model.facts import kind_of

from . import cited
from .cited import Answer, Citation
from .fact_words import fact_words
from .facts import most_exact
from .issue import LEFT_OUT, Issue
from .layout import WIDTH, cut, quoted, wrapped
from .lines_of_fact import day_words
from .posts import PostBook
from .reading import Calendar, Reading
from .targets import target_of
from .timeline import READ, READ_CLAIMS
from .weighing.book import WeighingBook
from .weighing.changes import Turn, Turned
from .weighing.near import near
from .weighing.stances import Position, Stand, actor_of, points

KINDS = ("statement", "measure")
BESIDE = 500
"""So many claims are weighed beside those that are shown, of each who is in them at least a few."""
STAND_WORDS: dict[Stand | None, str] = {"for": "for", "against": "against", None: "says"}


class Stood(Struct, frozen=True, kw_only=True):
    """One cell of the grid: what an actor said or did on a day."""

    fact: str
    kind: str
    day: date | None
    """When it was said or done; of a plan, and where no day is told, that of the report."""
    stand: Stand | None
    """Which way it points; None where the words do not tell."""
    words: str
    origins: int
    glyph: str
    citations: tuple[Citation, ...]
    happened: str | None = None
    """EDTF, as exactly as the words tell it ("2031"); None where they do not."""

    @property
    def when(self) -> str | None:
        """As exactly as is told when it was, else the day of the report; EDTF."""
        return self.happened or (self.day.isoformat() if self.day else None)


class Change(Struct, frozen=True, kw_only=True):
    """An earlier and a later cell of one actor that point in opposite ways on one thing."""

    turn: Turn
    """A change of other days; a contradiction of one day told by two reports."""
    before: str
    """Facts, by id."""
    after: str
    before_day: date | None
    after_day: date | None
    told: bool
    """The words of the later one name the earlier one."""


class Row(Struct, frozen=True, kw_only=True):
    """All positions of one actor, the earliest first."""

    id: str
    name: str
    positions: tuple[Stood, ...]
    changes: tuple[Change, ...]


class Positions(Answer, frozen=True, kw_only=True):
    """The grid: actors by name."""

    about: str
    who: str | None
    rows: tuple[Row, ...]
    has_more: bool = False
    """There may be others, in documents that were not read."""

    def lines(self, *, width: int = WIDTH) -> list[str]:
        """Actor by actor and day by day; a change stands above the position that makes it."""
        shown: list[str] = []
        for row in self.rows:
            shown += ["", row.name] if shown else [row.name]
            made = {change.after: change for change in row.changes}
            whens = {stood.fact: _when(stood) for stood in row.positions}
            for stood in row.positions:
                shown += _change_lines(made[stood.fact], whens, width) if stood.fact in made else []
                shown += _stood_lines(stood, width)
        shown += ["", LEFT_OUT] if self.has_more else []
        return shown or ["No position in what you can see."]


def positions(view: Reading, about: str, *, who: str | None = None) -> Positions:
    """What each said and did about an issue, by day. Raises: NothingFound, Ambiguous."""
    calendar = Calendar(view)
    issue = Issue(view, about)
    actor = target_of(view, PostBook(view, calendar), who).id if who else None
    told, is_all = issue.latest(
        *KINDS, of=partial(_may_be_shown, view, issue, actor), documents=READ, claims=READ_CLAIMS
    )
    book = WeighingBook(
        view, calendar, [c for c in near(view, told, many=BESIDE) if kind_of(c.fact) in KINDS]
    )
    wanted = {claim.id for claim in told}
    found = [p for p in book.positions if actor in (None, p.actor) and _is_wanted(issue, p, wanted)]
    rows = [_row(book, actor_id, found) for actor_id in dict.fromkeys(p.actor for p in found)]
    return Positions(
        about=about,
        who=who,
        rows=tuple(sorted(rows, key=lambda row: (row.name, row.id))),
        has_more=not is_all,
    )


def _may_be_shown(view: Reading, issue: Issue, actor: str | None, claim: Claim) -> bool:
    """Somebody's words about the issue; of a document about it, what points one way or the other."""
    one = actor_of(claim.fact)
    if one is None or actor not in (None, view.canonical(one)):
        return False
    if issue.in_own_words(claim):
        return True
    return points(view, claim) and issue.in_claim(claim)


def _is_wanted(issue: Issue, position: Position, wanted: Iterable[str]) -> bool:
    """Words about the issue; of a document about it, also what points one way or the other."""
    claims = [account.claim for account in position.group.accounts]
    if any(issue.in_own_words(claim) for claim in claims):
        return True
    return position.stand is not None and any(claim.id in wanted for claim in claims)


def _row(book: WeighingBook, actor: str, found: Iterable[Position]) -> Row:
    own = sorted(
        (p for p in found if p.actor == actor),
        key=lambda p: (p.day or date.max, p.account.claim.evidence[0].start, p.group.id),
    )
    shown = {position.group.id for position in own}
    changes = [
        _change(turned)
        for turned in book.turns
        if {turned.before.group.id, turned.after.group.id} <= shown and turned.after.actor == actor
    ]
    return Row(
        id=actor,
        name=book.view.entity(actor).caption,
        positions=tuple(_stood(book, position) for position in own),
        changes=tuple(changes),
    )


def _change(turned: Turned) -> Change:
    return Change(
        turn=turned.turn,
        before=turned.before.group.id,
        after=turned.after.group.id,
        before_day=turned.before.day,
        after_day=turned.after.day,
        told=turned.by_link,
    )


def _stood(book: WeighingBook, position: Position) -> Stood:
    citations = cited.cite_all(book.view, [a.claim for a in position.group.accounts])
    count = cited.origins(citations)
    return Stood(
        fact=position.group.id,
        kind=position.account.kind,
        day=position.day,
        stand=position.stand,
        words=fact_words(book.view, position.account.claim),
        origins=count,
        glyph=cited.glyph(count, contradicted=position.group.id in book.against),
        citations=citations,
        happened=_happened(position),
    )


def _happened(position: Position) -> str | None:
    """The period that its words give, the shortest of those that begin on its day."""
    claims = [a.claim for a in position.group.accounts if a.claim.valid is not None]
    told = [c for c in claims if c.valid is not None and c.valid.maybe[0] == position.day]
    return most_exact(told) if position.day_is_told else None


def _when(stood: Stood) -> str:
    return day_words(stood.when) if stood.when else "undated"


def _change_lines(change: Change, whens: Mapping[str, str], width: int) -> list[str]:
    if change.turn == "contradiction":
        return wrapped(f"{cited.CONTRADICTED} told otherwise on the same day", width=width, first="  ")
    return wrapped(f"↻ changed: {whens[change.before]} → {whens[change.after]}", width=width, first="  ")


def _stood_lines(stood: Stood, width: int) -> list[str]:
    """ "2031-05-04  against  “…” The Courier, 2031-05-04"."""
    head = f"  {_when(stood):10}  {STAND_WORDS[stood.stand]:7}  "
    first = stood.citations[0]
    if stood.kind == "statement":
        room = 2 * (width - len(head)) - len(first.source) - 4
        words = f"{cut(stood.words, room)} {stood.glyph} {first.source}"
        return wrapped(words, width=width, first=head)
    lines = wrapped(f"{stood.words} {stood.glyph}", width=width, first=head)
    return [*lines, *quoted(first.quote, first.source, width=width, indent=" " * len(head))]
