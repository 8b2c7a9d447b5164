"""Who decides on an issue, who must approve it, who drafts and who advises: by remits, by acts, by posts."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from datetime import date
from typing import Literal

from msgspec import Struct

from backchannel.model.claims import Claim
from backchannel.model.facts import Measure, Remit, Tenure

from . import cited
from .by_post import meant_by
from .cited import Answer, Citation
from .fact_words import fact_words
from .factors import HAPPENED
from .held import STATE_WORDS, State
from .issue import LEFT_OUT, Issue, stems
from .layout import WIDTH, quoted, wrapped
from .posts import PostBook
from .reading import Calendar, Reading
from .sides import post_words

How = Literal["decides", "vetoes", "drafts", "advises", "issued", "post", "acted"]
HEADINGS: dict[How, str] = {
    "decides": "Decides",
    "vetoes": "Must approve, or can veto",
    "drafts": "Leads or drafts",
    "advises": "Advises",
    "issued": "Has issued measures on it",
    "post": "Holds a post named after it",
    "acted": "Has issued measures told with it",
}
POINTING = frozenset(stems("decision decisions matter question file choice issue call"))
OF_POSTS = frozenset(
    stems("minister secretary deputy ambassador envoy special senior chief adviser commissioner")
)
NOT_ISSUED = ("requested", "refused")
AT_MOST = 12
READ = 200
"""Measures are looked for in so many documents, the latest on the issue."""
WIDER = 1000
"""Remits in so many, the latest with one of its words."""


class Decider(Struct, frozen=True, kw_only=True):
    """Somebody with a say on the issue, or who showed to have one."""

    id: str
    name: str
    how: How
    words: str
    modality: str
    """ "denied": the words say that they have no say."""
    held_by: str | None
    """Where the words name a post: who surely holds it on the day."""
    candidates: tuple[tuple[str, State], ...]
    """Where nobody surely does: who is presumed to."""
    reported: date | None
    """The latest report."""
    origins: int
    glyph: str
    citations: tuple[Citation, ...]


class Deciders(Answer, frozen=True, kw_only=True):
    """Everybody with a say, the last word first; of each kind the best proved first."""

    issue: str
    as_of: date | None
    deciders: tuple[Decider, ...]
    later: int
    """Remits reported only after the day, and left out."""
    has_more: bool = False
    """There may be others, in documents that were not read."""

    def lines(self, *, width: int = WIDTH) -> list[str]:
        day = self.as_of.isoformat() if self.as_of else "no day"
        shown = [f"Who decides on “{self.issue}”, as of {day}"]
        for how, heading in HEADINGS.items():
            of_kind = [d for d in self.deciders if d.how == how]
            shown += ["", heading] if of_kind else []
            shown += [line for d in of_kind for line in _lines(d, width)]
        if not any(d.how in ("decides", "vetoes") and d.modality != "denied" for d in self.deciders):
            shown += ["", "Who has the last word: cannot tell."]
        if self.later:
            shown += ["", f"{cited.counted(self.later, 'remit')} of a later day left out."]
        shown += ["", LEFT_OUT] if self.has_more else []
        return shown


def _lines(one: Decider, width: int) -> Iterator[str]:
    told = f"{one.words} {one.glyph}"
    yield from wrapped(told, width=width, first="  ", rest="      ")
    if one.held_by is not None:
        yield from wrapped(f"held that day by {one.held_by} (certain)", width=width, first="      ")
    elif one.candidates:
        names = " or ".join(f"{name} ({STATE_WORDS[state]})" for name, state in one.candidates)
        yield from wrapped(
            f"who holds it cannot be told for certain; presumed {names}", width=width, first=" " * 6
        )
    for citation in one.citations[:1]:
        yield from quoted(citation.quote, citation.source, width=width, indent=" " * 6)


def decides(view: Reading, issue: str) -> Deciders:
    """Who has a say on an issue in plain words, as of the day of the view; every line is quoted."""
    calendar = Calendar(view)
    book = PostBook(view, calendar)
    about = Issue(view, issue)
    told = view.claims_in_each(about.documents(last=WIDER, wider=True), "remit")
    own = [c for c in told if bears_on(about, c)]
    remits = [c for c in own if not calendar.is_later(c)]
    found = [*_by_remits(view, book, remits), *_by_acts(view, calendar, about), *_by_posts(view, book, about)]
    order = tuple(HEADINGS)
    found.sort(key=lambda d: (order.index(d.how), -d.origins, d.name, d.id))
    kept = [d for how in order for d in [e for e in found if e.how == how][:AT_MOST]]
    return Deciders(
        issue=issue,
        as_of=calendar.day,
        deciders=tuple(kept),
        later=len(own) - len(remits),
        has_more=about.has_more(READ),
    )


def bears_on(issue: Issue, claim: Claim) -> bool:
    """Whether a remit is about the issue, or a wider one ("tariffs" of "steel tariffs"), or points at it."""
    fact = claim.fact
    if not isinstance(fact, Remit) or not issue:
        return False
    own = stems(fact.issue)
    if own and own <= POINTING:
        return issue.in_claim(claim)
    return issue.in_words(fact.issue) or bool(own and own <= stems(issue.words or ""))


def has_say(claim: Claim) -> bool:
    """Whether a remit gives its body the last word or a veto."""
    fact = claim.fact
    return isinstance(fact, Remit) and fact.role in ("decides", "vetoes") and claim.modality in SAYING


SAYING = HAPPENED | {"conditional", "planned"}
"""A say that hangs on a condition ("would have to approve") is one; a denied one is not."""


def _by_remits(view: Reading, book: PostBook, remits: Iterable[Claim]) -> Iterator[Decider]:
    for group in _grouped(view, remits):
        fact = group[0].fact
        if isinstance(fact, Remit):
            held = _held_by(view, book, fact.body)
            yield _decider(view, book.calendar, group, fact.body, how=fact.role, held=held)


Held = tuple[str | None, tuple[tuple[str, State], ...], tuple[Claim, ...]]
NOBODY: Held = (None, (), ())


def _held_by(view: Reading, book: PostBook, body: str) -> Held:
    """Who holds on the day the post that a remit is given to; nobody where it is given to a name."""
    being = view.entity(body)
    if being.kind != "post":
        return NOBODY
    found = meant_by(book, being.caption, book.calendar.day, country=being.country)
    named = tuple((view.entity(id_).caption, state) for id_, state in found.candidates)
    return (view.entity(found.certain).caption if found.certain else None), named, found.premises


def remits_of(view: Reading, book: PostBook, person: str) -> list[Claim]:
    """Remits given to a post that the person surely holds on the day, not to them by name."""
    found = []
    for claim in view.nameless("remit"):
        fact = claim.fact
        if isinstance(fact, Remit) and not book.calendar.is_later(claim):
            being = view.entity(fact.body)
            if being.kind == "post":
                held = meant_by(book, being.caption, book.calendar.day, country=being.country)
                if held.certain == person:
                    found.append(claim)
    return found


def _grouped(view: Reading, remits: Iterable[Claim]) -> list[list[Claim]]:
    """Those of one body, role and issue, however worded."""
    groups: dict[Hashable, list[Claim]] = {}
    for claim in remits:
        fact = claim.fact
        if isinstance(fact, Remit):
            key = (view.canonical(fact.body), fact.role, stems(fact.issue), claim.modality == "denied")
            groups.setdefault(key, []).append(claim)
    return list(groups.values())


def _by_acts(view: Reading, calendar: Calendar, issue: Issue) -> Iterator[Decider]:
    """Who issued measures that name the issue, each once, with the latest.

    Also who has none of these, but one in a document about it.
    """
    naming: dict[str, list[Claim]] = {}
    beside: dict[str, list[Claim]] = {}
    for claim in view.claims_in_each(issue.documents(last=READ), "measure"):
        fact = claim.fact
        if not isinstance(fact, Measure) or fact.issuer is None or calendar.is_later(claim):
            continue
        named = issue.in_own_words(claim) or issue.in_words(fact.act, fact.instrument, fact.object)
        if claim.modality in HAPPENED and fact.stage not in NOT_ISSUED and (named or issue.in_claim(claim)):
            (naming if named else beside).setdefault(view.canonical(fact.issuer), []).append(claim)
    for issuer, claims in {**beside, **naming}.items():
        latest = sorted(claims, key=lambda c: (calendar.reported(c) or date.min, c.id))[::-1]
        yield _decider(view, calendar, latest, issuer, how="issued" if issuer in naming else "acted")


def _by_posts(view: Reading, book: PostBook, issue: Issue) -> Iterator[Decider]:
    """Who holds that day a post whose words are the issue's: the fisheries minister for fish quotas."""
    for holder in _holders(view, issue):
        for report, held in book.posts_of(holder, book.calendar.day):
            if held.in_post and issue.names(report.post.plain, but=OF_POSTS):
                claims = [r.claim for r in held.reports if isinstance(r.claim.fact, Tenure)]
                words = f"{view.entity(holder).caption}: {post_words(report)}, {STATE_WORDS[held.state]}"
                yield _decider(view, book.calendar, claims, holder, how="post", words=words)


def _holders(view: Reading, issue: Issue) -> list[str]:
    """Whoever is reported in a post of which a word is the issue's, by id."""
    cores = [core for core in view.post_words() if issue.shares(" ".join(core))]
    claims = (c for core in cores for c in view.tenures(core))
    return sorted({view.canonical(c.fact.holder) for c in claims if isinstance(c.fact, Tenure)})


def _decider(
    view: Reading,
    calendar: Calendar,
    claims: list[Claim],
    who: str,
    *,
    how: How,
    held: Held = NOBODY,
    words: str | None = None,
) -> Decider:
    citations = cited.cite_all(view, claims)
    count = cited.origins(citations)
    return Decider(
        id=view.canonical(who),
        name=view.entity(who).caption,
        how=how,
        words=words or fact_words(view, claims[0]),
        modality=claims[0].modality,
        held_by=held[0],
        candidates=held[1],
        reported=max((d for c in claims if (d := calendar.reported(c))), default=None),
        origins=count,
        glyph=cited.glyph(count),
        citations=(*citations, *cited.cite_all(view, held[2])),
    )
