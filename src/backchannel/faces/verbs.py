"""Commands that have verbs of their own: `board add`, `brief new`."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Any

from .output import add_output_arguments

Commands = argparse._SubParsersAction


class VerbsParser(argparse.ArgumentParser):
    """Of a command that has verbs: `brief new` is parsed as `new`, and anything else by its own arguments.

    Verbs are defined when they are first needed: most commands are not this one.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.define: Callable[[VerbsParser], None] | None = None
        self._verbs: dict[str, argparse.ArgumentParser] = {}

    @property
    def verbs(self) -> dict[str, argparse.ArgumentParser]:
        """By name, in the order defined."""
        if self.define is not None:
            define, self.define = self.define, None
            define(self)
            for verb in self._verbs.values():
                add_output_arguments(verb)
        return self._verbs

    def add_verb(self, name: str, what: str) -> argparse.ArgumentParser:
        """A command of its own, as in `brief new`."""
        self._verbs[name] = argparse.ArgumentParser(prog=f"{self.prog} {name}", description=what)
        return self._verbs[name]

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: Any = None
    ) -> tuple[argparse.Namespace, list[str]]:
        given = list(args or ())
        if given and given[0] in self.verbs:
            return self.verbs[given[0]].parse_known_args(given[1:], namespace)
        return super().parse_known_args(given, namespace)

    def format_help(self) -> str:
        listed = ", ".join(self.verbs)
        self.epilog = f"With verbs of its own: {self.prog} {{{listed}}} --help"
        return super().format_help()


def with_verbs(
    commands: Commands[argparse.ArgumentParser],
    name: str,
    what: str,
    *,
    define: Callable[[VerbsParser], None],
) -> VerbsParser:
    """A new command, with the verbs that `define` adds to it."""
    commands._parser_class, kept = VerbsParser, commands._parser_class
    made = commands.add_parser(name, help=what)
    commands._parser_class = kept
    assert isinstance(made, VerbsParser)
    made.define = define
    return made
