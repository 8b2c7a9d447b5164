"""Labels as a person types them: "2", "2:OTTAWA,TRADE"."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backchannel.model.labels import Label


def label(words: str) -> Label:
    """A level from 0 (open), and the groups one must belong to.

    >>> sorted(label("2:TRADE,OTTAWA").compartments)
    ['OTTAWA', 'TRADE']
    """
    from backchannel.model.labels import Label

    level, _, listed = words.partition(":")
    if not level.strip().isdigit():
        raise argparse.ArgumentTypeError(f"{words!r} is no label; write it as 2 or 2:OTTAWA,TRADE")
    return Label(int(level), frozenset(group.strip() for group in listed.split(",") if group.strip()))
