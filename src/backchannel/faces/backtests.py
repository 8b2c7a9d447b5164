"""A backtest to show: a row a contact for spreadsheets, figures and lists to read."""

from __future__ import annotations

from backchannel.answer.backtest_answer import LISTED, WHO_OF_OURS, WHOM_OF_THEIRS, Backtest, Foreseen

from .output import Shown, reading_width

COLUMNS = (
    "day",
    "ours",
    "theirs",
    "body",
    "happened",
    "rank_of_ours",
    "of",
    "rank_of_theirs",
    "among",
    "way",
    "strength",
    "why_not_ranked",
    "quote",
    "source",
)


def shown_backtest(answer: Backtest, *, at_most: int = LISTED) -> Shown:
    """One row a pair, by the day of the report; ranks are those by routes."""
    return Shown(
        columns=COLUMNS,
        rows=tuple(_row(contact) for contact in answer.contacts),
        data=answer,
        lines=tuple(answer.lines(width=reading_width(), at_most=at_most)),
    )


def _row(contact: Foreseen) -> tuple[object, ...]:
    way, told = contact.way, contact.citations[0]
    return (
        contact.day,
        contact.ours,
        contact.theirs,
        contact.body,
        contact.happened,
        contact.rank,
        contact.candidates.get(WHO_OF_OURS),
        contact.ranks[WHOM_OF_THEIRS]["routes"] if contact.ranks else None,
        contact.candidates.get(WHOM_OF_THEIRS),
        " → ".join(person.name for person in way.people) if way else None,
        way.strength if way else None,
        contact.why_not,
        " ".join(told.quote.split()),
        told.source,
    )
