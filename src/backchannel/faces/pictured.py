"""Flows and neighbourhoods to show: rows for spreadsheets and JSON Lines, lines to read."""

from __future__ import annotations

from backchannel.answer.flows import Flows, ends_words
from backchannel.answer.neighbourhood import Neighbourhood

from .output import Shown, reading_width


def shown_flows(answer: Flows) -> Shown:
    """One row a flow; the number is that of the drawing it may stand in, none for one without an amount."""
    sheet_of = {id_: number for number, sheet in enumerate(answer.sheets, 1) for id_ in sheet.flows}
    rows = tuple(
        (
            sheet_of.get(flow.id),
            ends_words(flow.givers),
            ends_words(flow.receivers),
            flow.goods,
            flow.qualifier,
            flow.amount,
            flow.unit or (flow.goods if flow.amount is not None else None),
            flow.per,
            flow.happened,
            flow.reported,
            flow.modality,
            f"{flow.origins} {flow.glyph}",
            " ".join(flow.citations[0].quote.split()),
            flow.citations[0].source,
            flow.id,
        )
        for flow in answer.flows
    )
    return Shown(
        columns=(
            "sheet",
            "from",
            "to",
            "goods",
            "qualifier",
            "amount",
            "unit",
            "per",
            "happened",
            "reported",
            "modality",
            "origins",
            "quote",
            "source",
            "claim",
        ),
        rows=rows,
        data=answer,
        lines=tuple(answer.lines(width=reading_width())),
    )


def shown_neighbourhood(answer: Neighbourhood) -> Shown:
    """One row for what is told of two; the whole answer has places to draw them at."""
    nodes = {node.id: node for node in answer.nodes}
    rows = tuple(
        (
            nodes[edge.a].name,
            nodes[edge.a].side,
            nodes[edge.b].name,
            nodes[edge.b].side,
            "; ".join(edge.words),
            f"{edge.origins} {edge.glyph}",
            " ".join(edge.citations[0].quote.split()),
            edge.citations[0].source,
            edge.citations[0].claim,
        )
        for edge in answer.edges
    )
    return Shown(
        columns=("one", "side", "other", "other_side", "words", "origins", "quote", "source", "claim"),
        rows=rows,
        data=answer,
        lines=tuple(answer.lines(width=reading_width())),
    )
