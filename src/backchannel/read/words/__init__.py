"""Word lists of the readers: TOML files beside this one."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any


@lru_cache(maxsize=32)
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text("utf8"))


def word_list(name: str, key: str) -> tuple[str, ...]:
    """The list `key` of the file `name`.toml, in its order."""
    return tuple(_table(name)[key])
