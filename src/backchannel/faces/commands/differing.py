"""`diff` and `versions`: what changed between two texts or pages, or the versions of a report."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from backchannel.faces.desks import add_desk_argument, add_view_arguments, again, opened, view_of

if TYPE_CHECKING:
    from backchannel.faces.output import Output
    from backchannel.faces.text_changes import Named

TEXTS = "two files, or documents of the desk by id, path or name; with --jsonl a file of pairs, or -"
JSONL = "read pairs of states of a page as JSON Lines, and write one line a pair"


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Define `diff` and `versions`."""
    diff = commands.add_parser(
        "diff", help="what changed between two texts or pages, what changes the sense most first"
    )
    diff.add_argument("texts", nargs="*", metavar="TEXT", help=TEXTS)
    diff.add_argument("--jsonl", action="store_true", help=JSONL)
    add_desk_argument(diff)
    diff.set_defaults(run=run_diff)
    versions = commands.add_parser(
        "versions", help="the versions of a report, and what was added, dropped, softened or hardened"
    )
    versions.add_argument("document", metavar="DOCUMENT", help="its id, path or file name")
    add_view_arguments(versions)
    versions.set_defaults(run=run_versions)


def run_diff(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: BadQuestion for other than two texts; what reading a file or asking a desk raises."""
    from backchannel.faces.text_changes import compared, shown_compared
    from backchannel.model.errors import BadQuestion

    if arguments.jsonl:
        return _pairs(arguments, output)
    if len(arguments.texts) != 2:
        raise BadQuestion("two texts are needed", remedy="give two files, or two documents of the desk")
    one, other = (_text(arguments, words) for words in arguments.texts)
    output.show(shown_compared(compared(one, other)))
    return 0


def _pairs(arguments: argparse.Namespace, output: Output) -> int:
    """One line a pair, in input order, each as soon as it is known; 1 if any failed.

    Raises: UnreadableFile, BadQuestion.
    """
    from backchannel.faces.page_pairs import compared, pair_lines
    from backchannel.model.errors import BadQuestion

    if len(arguments.texts) > 1:
        raise BadQuestion("one file of pairs is read at a time", remedy="give one, or - for stdin")
    failed = read = 0
    for done in compared(pair_lines(*(arguments.texts or ["-"]))):
        sys.stdout.buffer.write(done.line)
        sys.stdout.buffer.flush()
        read += 1
        failed += done.failed
    if failed:
        output.say(f"{failed} of {read} pairs could not be compared; the reason is in their line")
    return 1 if failed else 0


def _text(arguments: argparse.Namespace, words: str) -> Named:
    """A file where there is one, else a document of the desk. Raises: NothingFound, Ambiguous, NoDesk."""
    from backchannel.answer.document_names import document_called
    from backchannel.faces.text_changes import Named, text_of_file

    if Path(words).exists():
        return text_of_file(Path(words))
    with opened(arguments) as desk:
        document = document_called(desk.view(), words)
    return Named(document.name or document.id, document.text)


def run_versions(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NothingFound, Ambiguous."""
    from backchannel.answer import versions
    from backchannel.faces.text_changes import shown_versions

    with opened(arguments) as desk:
        answer = versions(view_of(desk, arguments), arguments.document)
    output.show(shown_versions(answer))
    if answer.steps:
        step = answer.steps[-1]
        output.next(f"backchannel diff {step.before} {step.after}{again(arguments)}")
    return 0
