"""`thread`: the messages of one correspondence, in order."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from backchannel.faces.desks import add_view_arguments, opened, view_of

if TYPE_CHECKING:
    from backchannel.faces.output import Output


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Define `thread`."""
    thread = commands.add_parser("thread", help="the messages of a thread of mail, in the order sent")
    thread.add_argument("document", metavar="DOCUMENT", help="one of its messages, by id, path or file name")
    add_view_arguments(thread)
    thread.set_defaults(run=run_thread)


def run_thread(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NothingFound, Ambiguous."""
    from backchannel.answer import thread
    from backchannel.faces.output import Shown, reading_width

    with opened(arguments) as desk:
        answer = thread(view_of(desk, arguments), arguments.document)
    output.show(
        Shown(
            columns=("document", "name", "sent", "day", "by", "subject", "words", "found"),
            rows=tuple(
                (m.document, m.name, m.sent, m.day, ", ".join(m.by), m.subject, m.words, m.found)
                for m in answer.messages
            ),
            data=answer,
            lines=tuple(answer.lines(width=reading_width())),
        )
    )
    return 0
