"""The board, one card, lines, coverage and the matrix, to show: rows for spreadsheets, lines to read."""

from __future__ import annotations

from backchannel.answer.agreed_lines import AgreedLines
from backchannel.answer.board import AskAnswer, Board
from backchannel.answer.cards import Card
from backchannel.answer.coverage import Coverage
from backchannel.answer.matrix import Matrix
from backchannel.ingest.universe import UniverseImported

from .output import Shown, reading_width

CARD_COLUMNS = (
    "ask",
    "state",
    "messenger",
    "target",
    "request",
    "issue",
    "due",
    "contacted",
    "line",
    "line_version",
    "route",
    "readouts",
    "warnings",
    "label",
    "opened",
    "opened_by",
    "changed",
    "changed_by",
)


def shown_board(answer: Board) -> Shown:
    """A row a card, by state."""
    return Shown(
        columns=CARD_COLUMNS,
        rows=tuple(_card(card) for card in answer.cards),
        data=answer,
        lines=tuple(answer.lines(width=reading_width())),
    )


def shown_ask(answer: AskAnswer) -> Shown:
    """The card as a row; to read, with its way and its log."""
    return Shown(
        columns=CARD_COLUMNS,
        rows=(_card(answer.card),),
        data=answer,
        lines=tuple(answer.lines(width=reading_width())),
    )


def shown_log(answer: AskAnswer) -> Shown:
    """A row an event, the oldest first."""
    rows = tuple((each.id, each.at, each.by, each.words, each.stands) for each in answer.log)
    return Shown(title=answer.card.way, columns=("event", "at", "by", "words", "stands"), rows=rows)


def shown_agreed_lines(answer: AgreedLines) -> Shown:
    """A row a version, the oldest of each line first."""
    rows = []
    for one in answer.agreed:
        for version in one.versions:
            carried = ", ".join(ask for ask, number in one.carried_by if number == version.number)
            day = version.at.date()
            rows.append((one.id, version.number, version.words, one.issue, version.by, day, carried))
    return Shown(
        columns=("line", "version", "words", "issue", "by", "at", "carried_by"),
        rows=tuple(rows),
        data=answer,
        lines=tuple(answer.lines(width=reading_width())),
    )


def shown_coverage(answer: Coverage) -> Shown:
    """A row for each who is to be covered, in the order of the tables."""
    rows = []
    for one in answer.people:
        last = one.touches[0] if one.touches else None
        by = tuple(dict.fromkeys(named.name for touch in one.touches for named in touch.by))
        rows.append(
            (
                *(one.name, one.post, one.level, one.party, one.place, one.country, one.reached),
                *(last.day if last else None, last.words if last else None, by, len(one.touches)),
            )
        )
    return Shown(
        columns=(
            *("name", "post", "level", "party", "place", "country", "reached"),
            *("last", "how", "by", "contacts"),
        ),
        rows=tuple(rows),
        data=answer,
        lines=tuple(answer.lines(width=reading_width())),
    )


def shown_matrix(answer: Matrix) -> Shown:
    """A row a cell, by ours, then theirs."""
    names = {axis.id: axis.name for axis in (*answer.ours, *answer.theirs)}
    rows = []
    for cell in answer.cells:
        first = cell.citations[0] if cell.citations else None
        quote = " ".join(first.quote.split()) if first else None
        source = first.source if first else None
        pair = (names[cell.ours], names[cell.theirs])
        rows.append((*pair, cell.last, cell.words, cell.count, quote, source))
    return Shown(
        columns=("ours", "theirs", "last", "how", "contacts", "quote", "source"),
        rows=tuple(rows),
        data=answer,
        lines=tuple(answer.lines(width=reading_width())),
    )


def shown_universe(told: UniverseImported) -> Shown:
    """What became of the table; its problems, a row each."""
    table = told.table
    return Shown(
        columns=("line", "column", "code", "what"),
        rows=tuple((p.line, p.column, p.code, p.what) for p in table.problems),
        data=told,
        lines=tuple(f"line {p.line}, {p.column}: {p.code}: {p.what}" for p in table.problems),
    )


def _card(card: Card) -> tuple[object, ...]:
    people = [card.route[0].a, *(step.b for step in card.route)] if card.route else []
    groups = ",".join(sorted(card.label.compartments))
    return (
        card.id,
        card.state,
        card.messenger.name if card.messenger else None,
        card.target.name,
        card.request,
        card.issue,
        card.due,
        card.contacted,
        card.line.words if card.line else None,
        card.line.version if card.line else None,
        " → ".join(who.name for who in people),
        tuple(readout.document for readout in card.readouts),
        "; ".join(clash.words for clash in card.clashes),
        f"{card.label.level}{f':{groups}' if groups else ''}",
        card.opened,
        card.opened_by,
        card.changed,
        card.changed_by,
    )
