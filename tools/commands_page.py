"""docs/commands.md: every command of the command line with its arguments, from the parser itself."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from backchannel.faces import cli, output

HEAD = """# Commands

{written}

`backchannel COMMAND --help` says the same. Data goes to stdout, talk to stderr. At a terminal an answer is
text to read, in a pipe it is JSON; {forms} ask for one of the forms. Where a command
asks a desk, the desk is `--desk PATH`, else `$BACKCHANNEL_DESK`, else `./desk.db`. Exit status: 0 fine,
1 findings or failures, 2 usage, 3 refused, 4 nothing found.
"""


def commands_page(written: str) -> str:
    """The page in Markdown; `written` is the comment that says where it comes from."""
    forms = argparse.ArgumentParser(add_help=False)
    output.add_output_arguments(forms)
    common = {each for action in forms._actions for each in action.option_strings}
    lines = [HEAD.format(written=written, forms=", ".join(f"`{each}`" for each in sorted(common)))]
    for name, command, told in commands():
        lines += [f"## {name}", "", f"{told[:1].upper()}{told[1:]}.", ""]
        lines += _arguments(command, common)
        for verb, of_verb in getattr(command, "verbs", {}).items():
            what = of_verb.description or ""
            lines += [f"### {name} {verb}", "", f"{what[:1].upper()}{what[1:]}.", ""]
            lines += _arguments(of_verb, common)
    return "\n".join(lines).rstrip() + "\n"


def _arguments(command: argparse.ArgumentParser, common: set[str]) -> list[str]:
    """Those of a command that not every one has, as a table."""
    rows = [row(action) for action in command._actions if not {*action.option_strings} & {*common, "-h"}]
    return ["| Argument | What it is |", "|---|---|", *rows, ""] if rows else []


def commands() -> Iterator[tuple[str, argparse.ArgumentParser, str]]:
    """Name, parser and one line of help of each command, in the order of the help."""
    for action in cli.parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            told = {choice.dest: choice.help or "" for choice in action._choices_actions}
            for name, command in action.choices.items():
                yield name, command, told[name]


def row(action: argparse.Action) -> str:
    """One argument as a row of a table."""
    metavar = str(action.metavar or action.dest)
    choices = ", ".join(map(str, action.choices)) if action.choices else metavar
    name = " ".join((*action.option_strings[:1], *(() if action.nargs == 0 else (choices,))))
    must = " (required)" if action.required and action.option_strings else ""
    return f"| `{name}` | {(action.help or '').replace('|', '/')}{must} |"
