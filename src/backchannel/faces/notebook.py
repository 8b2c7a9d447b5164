"""Answers in a notebook, as tables and strips: `%load_ext backchannel.faces.notebook`."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

from backchannel.answer.route_answer import RoutesAnswer
from backchannel.answer.search import Found
from backchannel.answer.timeline import Timeline
from backchannel.answer.who import Dossier
from backchannel.answer.why import Why

from .answers import shown_dossier, shown_found, shown_routes, shown_timeline, shown_why
from .output import Shown, plain

SHOWN: dict[type, Callable[[Any], Shown]] = {
    RoutesAnswer: shown_routes,
    Dossier: shown_dossier,
    Timeline: shown_timeline,
    Found: shown_found,
    Why: shown_why,
}
"""Which answers are shown."""


def html(answer: Any) -> str:
    """The answer as HTML; every word of a document is escaped. Raises: KeyError for no answer."""
    shown = SHOWN[type(answer)](answer)
    if isinstance(answer, RoutesAnswer):  # a strip has its own grid
        return f"<pre>{escape(chr(10).join(shown.lines))}</pre>"
    columns = shown.shown_columns or shown.columns
    head = "".join(f'<th scope="col">{escape(column.replace("_", " "))}</th>' for column in columns)
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(plain(row[column]))}</td>' for column in columns)}</tr>"
        for row in shown.objects()
    )
    title = f"<caption>{escape(shown.title)}</caption>" if shown.title else ""
    return f"<table>{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def load_ipython_extension(ipython: Any) -> None:
    """Called by IPython: from now on answers show as tables and strips."""
    formatter = ipython.display_formatter.formatters["text/html"]
    for kind in SHOWN:
        formatter.for_type(kind, html)
