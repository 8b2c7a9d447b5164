"""The ledger's meaning as text: two desks with the same dump say the same."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from . import rows

TRUTH = (
    "settings",
    "documents",
    "entities",
    "entity_readings",
    "readings",
    "claims",
    "claim_refs",
    "claim_documents",
    "quarantine",
    "quarantine_reviews",
    "judgements",
    "withdrawals",
    "confirmations",
    "document_judgements",
    "resolved",
    "reviews",
    "appraisals",
    "marks",
    "briefs",
    "brief_changes",
    "brief_citations",
    "brief_documents",
    "brief_copies",
    "outreach",
    "outreach_documents",
    "watches",
    "looks",
    "page_versions",
    "page_bytes",
    "feed_items",
    "tombstones",
    "passages",
)
"""Every table but the full-text index, which is derived from the documents."""


def lines(connection: sqlite3.Connection) -> Iterator[str]:
    """One JSON line a row, in the order of `TRUTH`, then of content; row numbers are left out."""
    for table in TRUTH:
        names = [
            column[1] for column in connection.execute(f"PRAGMA table_info({table})") if column[1] != "seq"
        ]
        listed = ", ".join(f'"{name}"' for name in names)
        for row in connection.execute(f"SELECT {listed} FROM {table} ORDER BY {listed}"):
            yield rows.encoded({"table": table, **dict(zip(names, row, strict=True))})
