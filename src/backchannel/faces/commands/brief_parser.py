"""The parser of `brief`: a verb for a brief that is kept, or an issue."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any


class BriefParser(argparse.ArgumentParser):
    """Of `brief`: what a kept brief is told to do, else an issue, whose brief is made at once."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.verbs: dict[str, argparse.ArgumentParser] = {}

    def add_verb(self, name: str, what: str) -> argparse.ArgumentParser:
        """A command of its own, as in `brief new`."""
        self.verbs[name] = argparse.ArgumentParser(prog=f"{self.prog} {name}", description=what)
        return self.verbs[name]

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: Any = None
    ) -> tuple[argparse.Namespace, list[str]]:
        given = list(args or ())
        if given and given[0] in self.verbs:
            return self.verbs[given[0]].parse_known_args(given[1:], namespace)
        return super().parse_known_args(given, namespace)
