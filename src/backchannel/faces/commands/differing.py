"""`diff`: what changed between two states of a page; no desk is needed."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backchannel.faces.output import Output

JSONL = "read pairs as JSON Lines, and write one line a pair (the interchange contract)"


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Define `diff`."""
    diff = commands.add_parser("diff", help="what changed between two states of a page, with its places")
    diff.add_argument("--jsonl", action="store_true", required=True, help=JSONL)
    diff.add_argument("path", nargs="?", default="-", metavar="PATH", help="a file of pairs, or - for stdin")
    diff.set_defaults(run=run_diff, streams=True)


def run_diff(arguments: argparse.Namespace, output: Output) -> int:
    """One line a pair, in input order, each as soon as it is known; 1 if any failed.

    Raises: UnreadableFile.
    """
    from backchannel.faces.page_pairs import compared, pair_lines

    failed = read = 0
    for done in compared(pair_lines(arguments.path)):
        sys.stdout.buffer.write(done.line)
        sys.stdout.buffer.flush()
        read += 1
        failed += done.failed
    if failed:
        output.say(f"{failed} of {read} pairs could not be compared; the reason is in their line")
    return 1 if failed else 0
