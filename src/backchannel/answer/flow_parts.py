"""A flow as an answer shows it, and which flows may stand in one drawing.

In a drawing the widths at one end are read as a sum. So only flows whose amounts could be added stand in one:
of the same goods, unit, rate, period and way of telling, and none of which may count what another counts.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct

from backchannel.gazetteer import name_of, part_of
from backchannel.model.claims import Modality

from .cited import Citation
from .issue import stems
from .reading import Being, Reading
from .weighing import numbers
from .weighing.superseding import Superseded

REGIONS = ("place", "group")


class Party(Struct, frozen=True, kw_only=True):
    """Somebody or somewhere at one end of a flow."""

    id: str
    name: str


class ToldFlow(Struct, frozen=True, kw_only=True):
    """One flow with all that tells it; ends that share it stay together, an end that is not told is empty."""

    id: str
    """The id of the claim that tells it first."""
    words: str
    givers: tuple[Party, ...]
    receivers: tuple[Party, ...]
    goods: str
    amount: Decimal | None
    unit: str | None
    """None where the goods are what is counted."""
    per: str | None
    qualifier: str | None
    happened: str | None
    """EDTF, the period the amount is of; None where the words do not tell."""
    reported: date | None
    """The first report."""
    modality: Modality
    named: bool
    """Its own words name the issue; else its document is about it."""
    origins: int
    glyph: str
    contradicted: tuple[str, ...]
    superseded: Superseded | None
    citations: tuple[Citation, ...]

    @property
    def number(self) -> str:
        """The amount as people read it, with its unit and rate: "some 6,000,000 masks per month"."""
        if self.amount is None:
            return ""
        counted = self.unit or self.goods
        words = (self.qualifier, f"{self.amount:,f}", counted)
        return " ".join(w for w in words if w) + (f" per {self.per}" if self.per else "")


class Sheet(Struct, frozen=True, kw_only=True):
    """Flows that may stand in one drawing."""

    goods: str
    unit: str | None
    per: str | None
    happened: str | None
    """EDTF; None: no period is told, and all are of one report."""
    modality: Modality
    flows: tuple[str, ...]
    """By id, in the order of the answer."""
    alone: bool
    """It is drawn by itself: it may count again what another flow counts."""


def sheets_of(view: Reading, flows: Sequence[ToldFlow]) -> tuple[Sheet, ...]:
    """Every flow with an amount in one sheet, in the order of the answer; the same in any order of flows."""
    alike: dict[Hashable, list[ToldFlow]] = {}
    for flow in flows:
        if flow.amount is not None:
            alike.setdefault(_key(flow), []).append(flow)
    beings = {p.id: view.entity(p.id) for f in flows for p in (*f.givers, *f.receivers)}
    made: list[Sheet] = []
    for members in alike.values():
        doubtful = {a.id for a in members for b in members if a.id != b.id and _may_share(beings, a, b)}
        clear = [flow for flow in members if flow.id not in doubtful]
        made += [_sheet(clear)] if clear else []
        made += [_sheet([flow], alone=True) for flow in members if flow.id in doubtful]
    place = {flow.id: number for number, flow in enumerate(flows)}
    return tuple(sorted(made, key=lambda sheet: place[sheet.flows[0]]))


def _key(flow: ToldFlow) -> Hashable:
    """The same for flows whose amounts are of one kind; without a period those of one report."""
    period = flow.happened or flow.citations[0].origin
    bound = numbers.bound_of(flow.qualifier)
    return stems(flow.goods), (flow.unit or "").casefold(), flow.per, period, flow.modality, bound


def _sheet(flows: Sequence[ToldFlow], *, alone: bool = False) -> Sheet:
    first = flows[0]
    return Sheet(
        goods=first.goods,
        unit=first.unit,
        per=first.per,
        happened=first.happened,
        modality=first.modality,
        flows=tuple(flow.id for flow in flows),
        alone=alone,
    )


def _may_share(beings: dict[str, Being], a: ToldFlow, b: ToldFlow) -> bool:
    """Whether something may be counted in both: both ends are, or may be, partly the same."""
    return _meet(beings, a.givers, b.givers) and _meet(beings, a.receivers, b.receivers)


def _meet(beings: dict[str, Being], some: Iterable[Party], others: Sequence[Party]) -> bool:
    one = [beings[party.id] for party in some]
    if not one or not others:  # an end that is not told may be anybody
        return True
    return any(_within(a, b) or _within(b, a) for a in one for b in (beings[p.id] for p in others))


def _within(part: Being, whole: Being) -> bool:
    """Whether one is the other, or a place in it, or what belongs to it."""
    if part.id == whole.id:
        return True
    code = whole.country
    is_region = bool(code) and whole.kind in REGIONS and name_of(code or "") in (whole.caption, *whole.names)
    return is_region and part_of(part.country, code or "")
