"""Numbered steps that bring any older desk to the present tables; `user_version` counts the steps done."""

from __future__ import annotations

import sqlite3

from backchannel.model.errors import DeskIsNewer, NotADesk

from .appraisal_tables import APPRAISALS
from .brief_tables import BRIEFS
from .derived_tables import CLUSTERS, FILING, LOOKUPS, NAMELESS, NEAREST, PAIRS, STRANDS
from .outreach_tables import OUTREACH
from .tables import JUDGED_BY_PEOPLE, REREADING, TABLES
from .threads import THREADS
from .watch_tables import WATCHES

APPLICATION_ID = 0x42434445
""" "BCDE", in the header of every desk's file."""

STEPS: tuple[str, ...] = (
    TABLES,
    REREADING,
    JUDGED_BY_PEOPLE,
    LOOKUPS,
    FILING,
    NAMELESS,
    CLUSTERS,
    BRIEFS,
    OUTREACH,
    NEAREST,
    PAIRS,
    WATCHES,
    APPRAISALS,
    STRANDS,
    THREADS,
)
"""Step n brings user_version n to n + 1. A published step is never changed, only followed by another."""


def check(connection: sqlite3.Connection, *, where: str) -> int:
    """How many steps the desk has had. Raises: NotADesk, DeskIsNewer."""
    if _pragma(connection, "application_id") != APPLICATION_ID:
        raise NotADesk("this file is no desk", where=where, remedy="make one with `backchannel init`")
    version = _pragma(connection, "user_version")
    if version > len(STEPS):
        raise DeskIsNewer(
            f"this desk has version {version}, this program knows {len(STEPS)}",
            where=where,
            remedy="install a newer backchannel",
        )
    return version


def migrate(connection: sqlite3.Connection, *, since: int = 0) -> None:
    """Do the steps that are missing; each is one transaction, so a kill leaves a whole version."""
    for number, step in enumerate(STEPS[since:], start=since + 1):
        connection.executescript(
            f"BEGIN IMMEDIATE; {step}; PRAGMA application_id = {APPLICATION_ID};"
            f"PRAGMA user_version = {number}; COMMIT;"
        )


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
