"""Facts, contradictions and positions to show: rows for spreadsheets and JSON Lines, lines to read."""

from __future__ import annotations

from backchannel.answer.appraised import Graded
from backchannel.answer.contradictions import Contradictions
from backchannel.answer.facts import Facts
from backchannel.answer.positions import Positions

from .output import Shown, reading_width


def shown_facts(answer: Facts) -> Shown:
    """One row a fact, in the order of the answer."""
    rows = tuple(
        (
            fact.kind,
            fact.words,
            fact.happened,
            fact.first_report,
            fact.last_report,
            fact.documents,
            fact.origins,
            fact.sources,
            fact.credibility.grade,
            fact.credibility.why,
            "; ".join(fact.contradicted) or None,
            fact.superseded.words if fact.superseded else None,
            " ".join(fact.citations[0].quote.split()),
            fact.citations[0].source,
            fact.id,
        )
        for fact in answer.facts
    )
    return Shown(
        columns=(
            "kind",
            "words",
            "happened",
            "first_report",
            "last_report",
            "documents",
            "origins",
            "sources",
            "credibility",
            "why",
            "contradicted",
            "superseded",
            "quote",
            "source",
            "claim",
        ),
        rows=rows,
        data=answer,
        lines=tuple(answer.lines(width=reading_width())),
    )


def shown_contradictions(answer: Contradictions) -> Shown:
    """Two rows a contradiction, one for each side, under one number."""
    rows = tuple(
        (
            number,
            one.kind,
            side.says,
            side.words,
            side.happened,
            side.reported,
            side.origins,
            " ".join(side.citations[0].quote.split()),
            side.citations[0].source,
            side.fact,
        )
        for number, one in enumerate(answer.contradictions, 1)
        for side in one.sides
    )
    return Shown(
        columns=(
            "number",
            "kind",
            "says",
            "words",
            "happened",
            "reported",
            "origins",
            "quote",
            "source",
            "claim",
        ),
        rows=rows,
        data=answer,
        lines=tuple(answer.lines(width=reading_width())),
    )


def shown_grades(answer: Graded) -> Shown:
    """One row a grade that holds, by name; where one subject is asked for, then all that was said of it."""
    told = [("holds", one) for one in answer.standing] + [("said", one) for one in answer.history]
    return Shown(
        columns=("state", "kind", "subject", "grade", "by", "at", "why"),
        rows=tuple((state, a.kind, a.subject, a.grade, a.by, a.at, a.why) for state, a in told),
        data=answer,
        lines=tuple(answer.lines(width=reading_width())),
    )


def shown_positions(answer: Positions) -> Shown:
    """One row a position: actor by actor, and day by day."""
    rows = []
    for row in answer.rows:
        made = {change.after: change for change in row.changes}
        whens = {stood.fact: stood.when for stood in row.positions}
        for stood in row.positions:
            change = made.get(stood.fact)
            rows.append(
                (
                    row.name,
                    stood.when,
                    stood.stand,
                    stood.words,
                    change.turn if change else None,
                    whens[change.before] if change else None,
                    " ".join(stood.citations[0].quote.split()),
                    stood.citations[0].source,
                    stood.fact,
                )
            )
    return Shown(
        columns=("actor", "day", "stand", "words", "turn", "turned_from", "quote", "source", "claim"),
        rows=tuple(rows),
        data=answer,
        lines=tuple(answer.lines(width=reading_width())),
    )
