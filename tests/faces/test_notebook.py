"""Answers in a notebook: tables in which no document's word is markup."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

from backchannel.desk import Desk
from backchannel.faces import notebook


def test_answers_of_a_desk_show_as_tables_and_routes_as_strips_with_their_quotes(desk: Path) -> None:
    with Desk.open(desk, readonly=True) as opened:
        answers = [opened.who("Jo Lind"), opened.timeline(), opened.find("timber")]
        strips = notebook.html(opened.routes(to="Jo Lind"))
    assert all(notebook.html(answer).startswith("<table>") for answer in answers)
    assert strips.startswith("<pre>")
    assert "close working relationship" in strips


def test_markup_in_a_document_is_shown_and_not_obeyed() -> None:
    with Desk.create(":memory:", side="Canada") as opened:
        opened.add_text("Mara Quist <script>alert(1)</script> met Jo Lind in Oslo.", name="note")
        table = notebook.html(opened.find("alert"))
    assert "<script>" not in table
    assert "&lt;script&gt;" in table


def test_the_extension_registers_every_answer() -> None:
    registered: list[type] = []
    formatter = SimpleNamespace(for_type=lambda kind, _: registered.append(kind))
    shell = SimpleNamespace(display_formatter=SimpleNamespace(formatters={"text/html": formatter}))
    notebook.load_ipython_extension(shell)
    assert registered == list(notebook.SHOWN)
