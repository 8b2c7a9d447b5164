"""What every code means that the program may print, and what helps."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from msgspec import Struct

from backchannel.model.errors import NothingFound


class Code(Struct, frozen=True):
    """A stable code: what it says and what would help."""

    code: str
    what: str
    helps: str


def all_codes() -> tuple[Code, ...]:
    """Every code, in order."""
    table = tomllib.loads((files(__package__) / "words" / "codes.toml").read_text("utf8"))
    return tuple(Code(code, row["what"], row["helps"]) for code, row in sorted(table.items()))


def explained(words: str | None) -> tuple[Code, ...]:
    """The code that these words name ("BC104", "bc104", "104"), or all. Raises: NothingFound."""
    if words is None:
        return all_codes()
    wanted = words.strip().upper()
    wanted = wanted if wanted.startswith("BC") else f"BC{wanted}"
    found = tuple(code for code in all_codes() if code.code == wanted)
    if not found:
        raise NothingFound(f"there is no code {wanted}", remedy="`backchannel explain` lists them all")
    return found
