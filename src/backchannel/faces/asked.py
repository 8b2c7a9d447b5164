"""A yes from whoever sits at the terminal."""

from __future__ import annotations

import sys


def agreed(question: str) -> bool:
    """Whether somebody there said yes; nobody does in a pipe."""
    if not sys.stdin.isatty():
        return False
    print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")
