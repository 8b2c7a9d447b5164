"""Numbers and names that fetching goes by: TOML files beside this one."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any


@lru_cache(maxsize=8)
def table(name: str) -> dict[str, Any]:
    """The file `name`.toml."""
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text("utf8"))
