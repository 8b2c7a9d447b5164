"""Backchannel: who on our side can reach the one who decides, about this, by which way, and how do we know?

import backchannel
desk = backchannel.open("desk.db")
desk.routes(to="…", about="…")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .desk import Desk

__version__ = "0.1.0"
__all__ = ["open", "sample"]


def open(path: str = "desk.db") -> Desk:  # noqa: A001 - the word people expect, as in gzip.open
    """The desk in that file. Raises: NoDesk if there is none."""
    from .desk import Desk

    return Desk.open(path)


def sample() -> Desk:
    """The demo desk, built anew in memory from the documents that ship with the package."""
    from .desk import Desk

    return Desk.sample()
