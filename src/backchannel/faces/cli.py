"""The command line: arguments in, exit status out. A command imports the heavy parts it needs itself."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from backchannel import __version__
from backchannel.model.errors import BackchannelError

from .commands import (
    asking,
    backtesting,
    boarding,
    briefing,
    corresponding,
    covering,
    differing,
    explaining,
    extracting,
    grading,
    handing_on,
    judging,
    keeping,
    noting,
    picturing,
    posts,
    registering,
    reviewing,
    routing,
    safekeeping,
    serving,
    watching,
    weighing,
)
from .output import Output, add_output_arguments

GROUPS = (
    keeping,
    registering,
    safekeeping,
    asking,
    routing,
    posts,
    weighing,
    grading,
    picturing,
    judging,
    reviewing,
    noting,
    watching,
    boarding,
    covering,
    backtesting,
    briefing,
    handing_on,
    serving,
    extracting,
    differing,
    corresponding,
    explaining,
)
BROKEN_PIPE, INTERRUPTED = 141, 130
"""As a shell reports a command ended by SIGPIPE or SIGINT."""
DESCRIPTION = (
    "Who on our side can reach the person who decides, about this, by which way, with what case "
    "— and how do we know?"
)
EPILOG = "Exit status: 0 fine, 1 findings or failures, 2 usage, 3 refused, 4 nothing found."


def parser() -> argparse.ArgumentParser:
    """Every command with its arguments."""
    whole = argparse.ArgumentParser(prog="backchannel", description=DESCRIPTION, epilog=EPILOG)
    whole.add_argument("--version", action="version", version=f"backchannel {__version__}")
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", dest="command", required=True)
    for group in GROUPS:
        group.add_to(commands)
    for command in {id(c): c for c in commands.choices.values()}.values():
        add_output_arguments(command)
    return whole


def run(argv: Sequence[str]) -> int:
    """Run one command. Errors of ours are told on stderr and give their own exit status."""
    try:
        arguments = parser().parse_args(argv)
    except SystemExit as end:  # argparse ends so after --help and after a usage error
        return int(end.code or 0)
    output = Output.of(arguments)
    try:
        status = int(arguments.run(arguments, output))
        sys.stdout.flush()
        return status
    except BackchannelError as error:
        output.tell_error(error)
        return error.exit_status
    except BrokenPipeError:
        _silence_stdout()
        return BROKEN_PIPE
    except KeyboardInterrupt:
        output.say("interrupted")
        return INTERRUPTED


def _silence_stdout() -> None:
    """Nobody reads any more: the interpreter must not complain when it flushes at its end."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return
