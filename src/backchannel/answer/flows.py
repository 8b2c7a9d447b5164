"""Who sends what to whom: flows about an issue, and which of their amounts may stand side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from backchannel.model.claims import Claim
from backchannel.model.facts import Flow

from . import cited
from .cited import Answer
from .fact_words import fact_words
from .facts import most_exact
from .flow_parts import Party, Sheet, ToldFlow, sheets_of
from .issue import Issue
from .layout import WIDTH, quoted, wrapped
from .lines_of_fact import day_words
from .reading import Calendar, Reading
from .timeline import READ
from .weighing.book import WeighingBook
from .weighing.groups import Group
from .weighing.near import near
from .weighing.said import said_against


class Flows(Answer, frozen=True, kw_only=True):
    """Flows: first those whose words name the issue, then those of a document about it; by report."""

    about: str | None
    flows: tuple[ToldFlow, ...]
    sheets: tuple[Sheet, ...]
    """What may be drawn together; amounts of two sheets may not be added."""
    later: int
    """Flows told only after the day asked for, and left out."""
    has_more: bool
    """There may be others, in documents that were not read."""

    def lines(self, *, width: int = WIDTH) -> list[str]:
        """Sheet by sheet, then those without an amount; each with its words."""
        shown: list[str] = []
        by_id = {flow.id: flow for flow in self.flows}
        for sheet in self.sheets:
            shown += ["", *wrapped(sheet_words(sheet), width=width)]
            shown += [line for id_ in sheet.flows for line in _lines(by_id[id_], width)]
        rest = [flow for flow in self.flows if flow.amount is None]
        if rest:
            shown += ["", "No amount is told", *(line for flow in rest for line in _lines(flow, width))]
        if self.sheets:
            shown += ["", "Amounts of two headings may not be added, and none was added here."]
        if self.later:
            shown += ["", f"{cited.counted(self.later, 'flow')} of a later day left out."]
        if self.has_more:
            shown += ["", "Others may be left out: there are more documents on it than are read at once."]
        return shown[1:] or ["No flow in what you can see."]


def flows(view: Reading, about: str | None = None) -> Flows:
    """What is sent, given or moved, by whom and to whom; about an issue, or all of it."""
    calendar, issue = Calendar(view), Issue(view, about)
    told, is_all = _claims(view, issue)
    wanted = [claim for claim in told if _was_told(calendar, claim)]
    ids = {claim.id for claim in wanted}
    pool = [claim for claim in near(view, wanted) if _was_told(calendar, claim)]
    book = WeighingBook(view, calendar, pool, of=ids)
    groups = [g for g in book.groups if any(a.claim.id in ids for a in g.accounts)]
    found = sorted((_told(book, issue, group) for group in groups), key=_by_day)
    return Flows(
        about=about,
        flows=tuple(found),
        sheets=sheets_of(view, found),
        later=len(told) - len(wanted),
        has_more=not is_all,
    )


def sheet_words(sheet: Sheet) -> str:
    """What the numbers of a sheet are of: "masks per month, period not told"."""
    counted = sheet.goods if sheet.unit is None else f"{sheet.goods}, in {sheet.unit}"
    rate = f" per {sheet.per}" if sheet.per else ""
    period = day_words(sheet.happened) if sheet.happened else "period not told"
    how = "" if sheet.modality == "asserted" else f", {sheet.modality}"
    alone = "; by itself: it may count again what another flow counts" if sheet.alone else ""
    return f"{counted[:1].upper()}{counted[1:]}{rate}, {period}{how}{alone}"


def ends_words(parties: Iterable[Party]) -> str:
    """One end: those who share it stay together.

    >>> ends_words([Party(id="a", name="Norway"), Party(id="b", name="Chile")])
    'Norway and Chile, jointly'
    """
    names = list(dict.fromkeys(party.name for party in parties))
    if len(names) < 2:
        return "".join(names) or "not said"
    return f"{', '.join(names[:-1])} and {names[-1]}, jointly"


def _claims(view: Reading, issue: Issue) -> tuple[list[Claim], bool]:
    """Those about the issue by their words or their document; and whether they are all."""
    if not issue:
        return list(view.claims("flow")), True
    documents = issue.documents(last=READ + 1)
    told = view.claims_in_each(documents[-READ:], "flow")
    return [c for c in told if issue.in_claim(c)], len(documents) <= READ


def _was_told(calendar: Calendar, claim: Claim) -> bool:
    """Whether it was told by the day asked for, also of a time to come, or is of a time before."""
    if not calendar.given or not calendar.is_later(claim):
        return True
    reported = calendar.reported(claim)
    return reported is not None and calendar.day is not None and reported <= calendar.day


def _told(book: WeighingBook, issue: Issue, group: Group) -> ToldFlow:
    view, claims = book.view, [account.claim for account in group.accounts]
    # An amount that one report gives is better than none in another.
    best = next((c for c in claims if isinstance(c.fact, Flow) and c.fact.amount is not None), claims[0])
    fact = best.fact
    assert isinstance(fact, Flow)
    citations = cited.cite_all(view, [best, *(c for c in claims if c is not best)])
    count = cited.origins(citations)
    against = book.against.get(group.id, [])
    unit = fact.unit if fact.unit and fact.unit.lower() not in fact.goods.lower() else None
    return ToldFlow(
        id=group.id,
        words=fact_words(view, best),
        givers=_parties(view, fact.givers),
        receivers=_parties(view, fact.receivers),
        goods=fact.goods,
        amount=fact.amount,
        unit=unit,
        per=fact.per,
        qualifier=fact.qualifier,
        happened=most_exact(claims),
        reported=min((a.reported for a in group.accounts if a.reported is not None), default=None),
        modality=best.modality,
        named=any(issue.in_own_words(claim) for claim in claims),
        origins=count,
        glyph=cited.glyph(count, contradicted=bool(against)),
        contradicted=tuple(dict.fromkeys(said_against(view, one, group) for one in against)),
        superseded=book.replaced(group),
        citations=citations,
    )


def _parties(view: Reading, refs: Iterable[str]) -> tuple[Party, ...]:
    """Each once, by name: who shares an end is the same in whatever order the words name them."""
    found = {view.canonical(ref): view.entity(ref).caption for ref in refs}
    return tuple(Party(id=id_, name=name) for id_, name in sorted(found.items(), key=lambda p: (p[1], p[0])))


def _by_day(flow: ToldFlow) -> tuple[bool, date]:
    return not flow.named, flow.reported or date.max


def _lines(flow: ToldFlow, width: int) -> Iterator[str]:
    ends = f"{ends_words(flow.givers)} → {ends_words(flow.receivers)}"
    yield from wrapped(
        f"{ends}: {flow.number or flow.goods} {flow.glyph}", width=width, first="  ", rest="      "
    )
    day = day_words(flow.happened) if flow.happened else "period not told"
    told = f"reported {flow.reported}" if flow.reported else "report undated"
    how = "" if flow.modality == "asserted" else f" · {flow.modality}"
    yield from wrapped(f"{day} · {told}{how}", width=width, first="      ")
    yield from quoted(flow.citations[0].quote, flow.citations[0].source, width=width, indent="      ")
    for words in flow.contradicted:
        yield from wrapped(f"{cited.CONTRADICTED} {words}", width=width, first="      ")
    if flow.superseded is not None:
        yield from wrapped(f"↷ {flow.superseded.words}", width=width, first="      ")
