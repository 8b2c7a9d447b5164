"""Answers about ways in to show, beside `routes` itself."""

from __future__ import annotations

from backchannel.answer.brokers import Brokers
from backchannel.answer.why_not import WhyNot

from .output import Shown, reading_width


def shown_why_not(answer: WhyNot, *, explain: bool = False, evidence: bool = False) -> Shown:
    """The verdict, then a row for each report that makes no step."""
    rows: list[tuple[object, ...]] = [("verdict", answer.verdict, answer.words, None, None)]
    for reason in answer.reasons:
        first = reason.citations[0] if reason.citations else None
        quote = (first.quote, first.source) if first else (None, None)
        rows.append(("reason", reason.kind, reason.words, *quote))
    return Shown(
        columns=("what", "kind", "words", "quote", "source"),
        rows=tuple(rows),
        data=answer,
        lines=tuple(answer.lines(width=reading_width(), explain=explain, evidence=evidence)),
    )


def shown_brokers(answer: Brokers) -> Shown:
    """A row for each role of each broker."""
    rows = tuple(
        (
            broker.person.name,
            broker.person.side,
            role.role,
            role.pairs,
            role.strength,
            " / ".join(hop.citations[0].quote for hop in role.best),
            " / ".join(hop.citations[0].source for hop in role.best),
        )
        for broker in answer.brokers
        for role in broker.roles
    )
    return Shown(
        columns=("name", "side", "role", "pairs", "strength", "quote", "source"),
        rows=rows,
        data=answer,
        lines=tuple(answer.lines(width=reading_width())),
    )
