"""Desks on which the program has judged, for people to judge after it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from backchannel.desk import Desk
from backchannel.ledger.ledger import Ledger
from backchannel.model.entities import Judgement, Verdict
from backchannel.model.labels import OPEN, Label
from tests.ledger.worlds import MORNING, meeting, ticking

NAMES = (
    "Petra Lindqvist",
    "Petra Lindqvist",
    "Pia Lindqvist",
    "P. Lindqvist",
    "Ana Duarte",
    "Ana Duarte Sr.",
)


def said(
    left: str,
    right: str,
    verdict: Verdict = "same",
    *,
    by: str = "names.v2",
    score: float = 0.9,
    reasons: tuple[str, ...] = ("alike",),
) -> Judgement:
    return Judgement(left=left, right=right, verdict=verdict, score=score, reasons=reasons, by=by)


def a_desk_of(
    *names: str, labels: dict[int, Label] | None = None, without: Collection[int] = ()
) -> tuple[Desk, list[str]]:
    """A document for each name, a day apart, who met Omar Benhaddou; and the ref of each."""
    clock = ticking(MORNING)
    desk = Desk(Ledger.create(":memory:", side="CA", clock=clock), clock=clock)
    refs = []
    for number, name in enumerate(names):
        label = (labels or {}).get(number, OPEN)
        document, entities, drafts = meeting(
            name, "Omar Benhaddou", day=date(2031, 5, 1 + number), label=label
        )
        if number not in without:
            desk.ledger.record(document, entities, drafts)
        refs.append(entities[0].ref)
    return desk, refs


def a_judged_desk() -> tuple[Desk, list[str]]:
    """Two documents of Petra Lindqvist, who is not Pia and may be P.; and Ana Duarte and another."""
    desk, refs = a_desk_of(*NAMES)
    desk.ledger.judge(
        said(refs[0], refs[1], score=0.97),
        said(refs[0], refs[2], "different", reasons=("other first name",)),
        said(refs[1], refs[3], "unsure", score=0.6, reasons=("initial agrees",)),
        said(refs[4], refs[5], "unsure", score=0.5, reasons=("generation given by one only",)),
    )
    return desk, refs


def groups(desk: Desk, refs: list[str]) -> set[frozenset[str]]:
    """Who of them is one with whom."""
    view = desk.view()
    return {frozenset(r for r in refs if view.canonical(r) == view.canonical(one)) for one in refs}
