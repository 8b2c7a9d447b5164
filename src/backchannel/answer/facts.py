"""What is known of an issue or of somebody: each fact once, with its independent sources and its grade."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from backchannel.gazetteer.post_words import post_of
from backchannel.model.claims import Basis, Claim, Modality
from backchannel.model.errors import BadQuestion
from backchannel.model.facts import FACT_KINDS, Tenure, kind_of
from backchannel.model.times import Period

from . import cited
from .appraised import Source
from .cited import Answer, Citation, counted
from .fact_words import fact_words
from .issue import LEFT_OUT, Issue
from .layout import WIDTH, cut, quoted, wrapped
from .lines_of_fact import day_words
from .posts import PostBook
from .reading import Calendar, Reading
from .targets import target_of
from .timeline import READ, is_about
from .weighing.book import WeighingBook
from .weighing.credibility import Credibility
from .weighing.groups import Group
from .weighing.near import near
from .weighing.plans import Outcome
from .weighing.said import said_against
from .weighing.superseding import Superseded
from .weight import Weight, weight_of

Order = Literal["proof", "day"]
KINDS = tuple(str(kind.__struct_config__.tag) for kind in FACT_KINDS)
RANK = (1, 2, 3, 6, 4, 5)
"""Grades from best to worst proved: what cannot be judged is not doubtful."""
OUTCOME_WORDS: dict[Outcome, str] = {"came_about": "came about", "did_not": "did not come about"}


class Outcomes(Struct, frozen=True, kw_only=True):
    """How a plan ended, or what had been planned before an event."""

    words: str
    """ "came about", "was planned"."""
    fact: str
    """The id of the other fact."""
    reported: date | None
    citation: Citation


class KnownFact(Struct, frozen=True, kw_only=True):
    """One fact with everything that tells it."""

    id: str
    """The id of the claim that tells it first."""
    kind: str
    words: str
    happened: str | None
    """EDTF, the most exact that is told; None where the words cannot tell."""
    first_report: date | None
    last_report: date | None
    documents: int
    origins: int
    """Independent reports: copies, passages taken over and reports of one outlet's report count once."""
    sources: int
    """Independent sources: two reports of what one named person told are one."""
    bases: dict[Basis, int]
    """How many independent sources of each kind; a source counts as the best it gives."""
    unnamed: tuple[int, int]
    """How many unnamed sources there are, at least and at most: across reports they may be the same."""
    modalities: dict[Modality, int]
    """How many claims of each."""
    credibility: Credibility
    """What holds: a person's grade, or else that of the rules."""
    by_rules: Credibility
    reliability: tuple[Source, ...]
    """The outlets that say it, each with the desk's grade."""
    glyph: str
    contradicted: tuple[str, ...]
    superseded: Superseded | None
    outcomes: tuple[Outcomes, ...]
    may_be: tuple[str, ...]
    """Other facts, by id, that some of its claims fit too."""
    citations: tuple[Citation, ...]

    @property
    def weight(self) -> Weight:
        """The counts and the grade alone."""
        return Weight(**{name: getattr(self, name) for name in Weight.__struct_fields__})

    def text(self, *, width: int = WIDTH) -> list[str]:
        """The fact, its grade, who tells it, the first quote, and what contradicts or replaces it."""
        day = day_words(self.happened) if self.happened else _told(self.first_report)
        lines = wrapped(
            f"{day} · {cut(self.words, 2 * width - len(day) - 10)} {self.glyph}",
            width=width,
            rest="    ",
        )
        lines += wrapped(self.credibility.words, width=width, first="    ", rest="      ")
        lines += wrapped(self._counts(), width=width, first="    ", rest="      ")
        lines += [f"    {line}" for line in self.weight.reliability_lines(width=width - 4)]
        first = self.citations[0]
        lines += quoted(first.quote, first.source, width=width, indent="    ")
        for words in dict.fromkeys(f"{c.source} {c.traced}" for c in self.citations if c.traced):
            lines += wrapped(words, width=width, first="    ", rest="      ")
        for words in self.contradicted:
            lines += wrapped(f"{cited.CONTRADICTED} {words}", width=width, first="    ", rest="      ")
        for outcome in self.outcomes:
            lines += wrapped(f"→ {outcome.words}, reported {outcome.reported}", width=width, first="    ")
            lines += quoted(outcome.citation.quote, outcome.citation.source, width=width, indent="      ")
        if self.superseded is not None:
            lines += wrapped(f"↷ {self.superseded.words}", width=width, first="    ")
            by = self.superseded.citation
            lines += quoted(by.quote, by.source, width=width, indent="      ")
        if self.may_be:
            lines += wrapped(
                f"may also be one of {counted(len(self.may_be), 'other fact')}", width=width, first="    "
            )
        return lines

    def _counts(self) -> str:
        how = "" if set(self.modalities) == {"asserted"} else f" · {', '.join(self.modalities)}"
        first, last = self.first_report, self.last_report
        days = "" if first is None else f" · reported {first}" + (f" to {last}" if last != first else "")
        return f"{self.weight.words}{how}{days}"


class Facts(Answer, frozen=True, kw_only=True):
    """Facts, best proved first or by day."""

    about: str | None
    who: str | None
    order: Order
    facts: tuple[KnownFact, ...]
    has_more: bool = False
    """There may be others, in documents that were not read."""

    def lines(self, *, width: int = WIDTH) -> list[str]:
        shown: list[str] = []
        for fact in self.facts:
            shown += ["", *fact.text(width=width)] if shown else fact.text(width=width)
        shown += ["", LEFT_OUT] if self.has_more else []
        return shown or ["Nothing in what you can see."]


def facts(
    view: Reading,
    *,
    about: str | None = None,
    who: str | None = None,
    kind: str | None = None,
    order: Order = "proof",
) -> Facts:
    """Those about an issue, of somebody, of a kind, or all. Raises: NothingFound, Ambiguous, BadQuestion."""
    if kind is not None and kind not in KINDS:
        raise BadQuestion(f"{kind!r} is no kind of fact", remedy=f"write one of {', '.join(KINDS)}")
    calendar = Calendar(view)
    claims, wanted = wanted_claims(view, calendar, about=about, who=who, kinds=(kind,) if kind else ())
    book = WeighingBook(view, calendar, claims)
    groups = [g for g in book.groups if any(a.claim.id in wanted for a in g.accounts)]
    found = [known_fact(book, group) for group in groups]
    key = _by_proof if order == "proof" else _by_day
    return Facts(
        about=about,
        who=who,
        order=order,
        facts=tuple(sorted(found, key=key)),
        has_more=who is None and Issue(view, about).has_more(READ),
    )


def wanted_claims(
    view: Reading, calendar: Calendar, *, about: str | None, who: str | None, kinds: Sequence[str] = ()
) -> tuple[list[Claim], set[str]]:
    """(the claims to weigh: all that may be of one fact with a wanted one; the ids of the wanted ones)."""
    issue = Issue(view, about)
    if who is None:
        if not issue:
            every = list(view.claims(*kinds))
            return every, {c.id for c in every}
        told = view.claims_in_each(issue.documents(last=READ), *kinds)
        wanted = [c for c in told if is_about(issue, c)]
        beside = near(view, wanted)
        return [c for c in beside if not kinds or kind_of(c.fact) in kinds], {c.id for c in wanted}
    one = target_of(view, PostBook(view, calendar), who).id
    own = list(view.claims_of(one, *kinds))
    ids = {c.id for c in own}
    cores = dict.fromkeys(post_of(c.fact.post).core for c in own if isinstance(c.fact, Tenure))
    others = [c for core in cores for c in view.tenures(core) if c.id not in ids]
    return own + others, {c.id for c in own if is_about(issue, c)}


def known_fact(book: WeighingBook, group: Group) -> KnownFact:
    """A group with its counts and grade."""
    view, claims = book.view, [account.claim for account in group.accounts]
    citations = cited.cite_all(view, claims)
    weight = weight_of(book, group, citations)
    reported = [a.reported for a in group.accounts if a.reported is not None]
    against = book.against.get(group.id, [])
    told = dict.fromkeys(said_against(view, one, group) for one in against)
    return KnownFact(
        id=group.id,
        kind=group.first.kind,
        words=fact_words(view, _plainest(claims)),
        happened=most_exact(claims),
        first_report=min(reported, default=None),
        last_report=max(reported, default=None),
        documents=weight.documents,
        origins=weight.origins,
        sources=weight.sources,
        bases=weight.bases,
        unnamed=weight.unnamed,
        credibility=weight.credibility,
        by_rules=weight.by_rules,
        reliability=weight.reliability,
        modalities=dict(Counter(claim.modality for claim in claims)),
        glyph=cited.glyph(weight.origins, contradicted=bool(against)),
        contradicted=tuple(told),
        superseded=book.replaced(group),
        outcomes=tuple(_outcomes(book, group)),
        may_be=group.near,
        citations=citations,
    )


def _plainest(claims: Sequence[Claim]) -> Claim:
    """The first that is told without a hedge."""
    return next((c for c in claims if c.modality != "hedged"), claims[0])


def most_exact(claims: Iterable[Claim]) -> str | None:
    """The EDTF text of the shortest period that one of them gives, the first among equals."""
    periods = [claim.valid for claim in claims if claim.valid is not None]
    return min(periods, key=_length).edtf if periods else None


def _length(period: Period) -> int:
    begin, end = period.maybe
    return (end - begin).days if begin is not None and end is not None else 10**6


def _outcomes(book: WeighingBook, group: Group) -> Iterable[Outcomes]:
    for one in book.plans:
        if one.plan.id == group.id:
            yield _outcome(book, OUTCOME_WORDS[one.outcome], one.event)
        elif one.event.id == group.id:
            yield _outcome(book, "had been planned", one.plan)


def _outcome(book: WeighingBook, words: str, other: Group) -> Outcomes:
    return Outcomes(
        words=words,
        fact=other.id,
        reported=other.first.reported,
        citation=cited.cite(book.view, other.first.claim)[0],
    )


def _told(day: date | None) -> str:
    return f"reported {day}" if day is not None else "undated"


def _by_proof(fact: KnownFact) -> tuple[int, int, date, str]:
    grade = RANK.index(fact.credibility.grade)
    return grade, -fact.sources, fact.first_report or date.max, fact.id


def _by_day(fact: KnownFact) -> tuple[date, date, str]:
    begin = Period(fact.happened).maybe[0] if fact.happened else None
    return begin or fact.first_report or date.max, fact.first_report or date.max, fact.id
