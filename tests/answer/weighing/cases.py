"""Pairs of texts, each with the fact it proves, and what the two are to each other."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from backchannel.answer.reading import Calendar
from backchannel.answer.weighing.book import WeighingBook
from backchannel.model.facts import Figure, Flow, Measure

from ..world import Page, World

A, B = "Nora Vale", "Omar Quist"
Teller = Callable[[Page], object]


def told(world: World, day: str | None = None) -> str:
    """What the first claim of the first page and the first of the second are to each other."""
    view = world.view(day)
    book = WeighingBook(view, Calendar(view), view.claims())
    first, second = world.claim(world.pages[0], 0), world.claim(world.pages[1], 0)
    one, other = book.group_of[first], book.group_of[second]
    if one is other:
        return "one fact"
    pair = {one.id, other.id}
    replaced = {s.claim: s for s in book.superseded.values()}
    for old, new in ((first, second), (second, first)):
        if old in replaced and replaced[old].by == new:
            return f"superseded: {replaced[old].rule}"
    found = [f"contradiction: {c.kind}" for c in book.contested if {c.one.id, c.other.id} == pair]
    found += [p.outcome for p in book.plans if {p.plan.id, p.event.id} == pair]
    found += [
        t.turn for t in book.turns if {t.before.group.id, t.after.group.id} == pair and t.turn == "change"
    ]
    return "; ".join(found) or "neither"


def two(
    first: Teller, second: Teller, *, days: tuple[str | None, str | None] = ("2031-05-05", "2031-05-06")
) -> World:
    world = World()
    first(world.page("first", days[0], outlet="The Sentinel"))
    second(world.page("second", days[1], outlet="The Courier"))
    return world


def met(sentence: str, **fields: Any) -> Teller:
    return lambda page: page.contact(sentence, A, B, **fields)


def said(sentence: str, who: str = A, **fields: Any) -> Teller:
    return lambda page: page.statement(sentence, who, **fields)


def tie(sentence: str, kind: str, **fields: Any) -> Teller:
    return lambda page: page.tie(sentence, A, kind, B, **fields)


def post(sentence: str, who: str, words: str, **fields: Any) -> Teller:
    return lambda page: page.tenure(sentence, who, words, **fields)


def measure(
    sentence: str, act: str, goods: str | None, stage: Any, *, rate: str | None = None, **told_as: Any
) -> Teller:
    def tell(page: Page) -> None:
        fact = Measure(issuer=page.ref("Ruritania", "place"), act=act, object=goods, stage=stage, rate=rate)
        page.fact(sentence, fact, **told_as)

    return tell


def figure(sentence: str, value: str, qualifier: str | None = None, **fields: Any) -> Teller:
    fact = Figure(
        subject="ferry crossings",
        property="passengers",
        value=Decimal(value),
        unit="people",
        per="day",
        qualifier=qualifier,
    )
    return lambda page: page.fact(sentence, fact, **fields)


def flow(sentence: str, amount: str, qualifier: str | None = None) -> Teller:
    def tell(page: Page) -> None:
        ends = (page.ref("Ruritania", "place"),), (page.ref("Borduria", "place"),)
        fact = Flow(
            givers=ends[0],
            receivers=ends[1],
            goods="salt",
            amount=Decimal(amount),
            unit="tonnes",
            per="year",
            qualifier=qualifier,
        )
        page.fact(sentence, fact)

    return tell
