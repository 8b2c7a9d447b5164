"""With each cluster: the forms of its members, counted, and the claims in which they play a role, by day.

Derived, and as true as the clusters are (`clustering`): what is asked of somebody often named is then found
without going through all of their documents.
"""

from __future__ import annotations

import sqlite3

from . import strands

FORM = (
    "SELECT m.cluster, coalesce(a.kind, e.kind), coalesce(a.caption, e.caption), coalesce(a.names, e.names),"
    " coalesce(CASE WHEN a.seq IS NULL THEN e.country ELSE a.country END, ''), COUNT(*)"
    " FROM members m JOIN entities e ON e.ref = m.ref LEFT JOIN entity_readings a"
    " ON a.seq = (SELECT max(seq) FROM entity_readings WHERE ref = m.ref)"
)
"""The forms of members, as the last reading of their documents has them."""
WORDING = (
    "CASE WHEN c.kind = 'tenure' AND r.role = 'holder' THEN json_array(json_extract(c.fact, '$.post'),"
    " json_extract(c.fact, '$.country'), json_extract(c.fact, '$.standing'),"
    " json_extract(c.fact, '$.country_inferred'), c.modality,"
    " CASE WHEN instr(c.valid, '/') THEN c.valid END) ELSE '' END"
)
"""The same for tenures that are told of their holder in the same way, whatever the day (`nearest`)."""
ROLES = (
    f"SELECT m.cluster, c.kind, {WORDING}, coalesce(c.reported, ''), c.id FROM claim_refs r"
    " CROSS JOIN members m ON m.ref = r.ref CROSS JOIN claims c ON c.id = r.claim"
)
"""The rows of `roles`."""
_BY_MEMBER = ROLES.replace(
    "FROM claim_refs r CROSS JOIN members m ON", "FROM members m CROSS JOIN claim_refs r ON"
)
_INSERT = "INSERT OR IGNORE INTO roles (cluster, kind, wording, day, claim)"


def gather(db: sqlite3.Connection, cluster: int, *, ref: str | None = None) -> None:
    """Add what is kept of a cluster, or of a member that has just joined it."""
    members = "m.ref = ?" if ref is not None else "m.cluster = ?"
    key = (ref if ref is not None else cluster,)
    db.execute(
        f"INSERT INTO forms (cluster, kind, caption, names, country, members) {FORM} WHERE {members}"
        " GROUP BY 1, 2, 3, 4, 5 ON CONFLICT DO UPDATE SET members = members + excluded.members",
        key,
    )
    db.execute(f"{_INSERT} {_BY_MEMBER} WHERE {members}", key)
    strands.join(db, members, key[0])


def scatter(db: sqlite3.Connection, cluster: int) -> None:
    """Take away what is kept of a cluster."""
    for table in ("forms", "roles"):
        db.execute(f"DELETE FROM {table} WHERE cluster = ?", (cluster,))


def told(db: sqlite3.Connection, claim: str) -> None:
    """Add a claim that has just been written to the clusters that play a role in it."""
    db.execute(f"{_INSERT} {ROLES} WHERE r.claim = ?", (claim,))
    strands.file(db, claim)
