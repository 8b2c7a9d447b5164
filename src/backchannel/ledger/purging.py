"""Real deletion: a document, all that rests on it alone, and every byte of both."""

from __future__ import annotations

import sqlite3

from backchannel.model.errors import DeskBusy, NothingFound
from backchannel.model.identity import by_a_person

from . import (
    appraisal_rows,
    brief_forgetting,
    clustering,
    filing,
    gathering,
    outreach_purging,
    rows,
    search,
    watch_rows,
)
from .naming import folded

_REFS = "(SELECT ref FROM entities WHERE document = :id)"
_CLAIMS = "(SELECT claim FROM purged_claims)"
_DELETIONS = (
    "CREATE TEMP TABLE purged_claims AS SELECT claim FROM claim_documents WHERE document = :id"
    f" UNION SELECT claim FROM claim_refs WHERE ref IN {_REFS}",
    "UPDATE brief_changes SET text = NULL WHERE (brief, number) IN"
    " (SELECT brief, change FROM brief_documents WHERE document = :id)",
    "DELETE FROM brief_documents WHERE document = :id",
    f"DELETE FROM brief_citations WHERE claim IN {_CLAIMS}",
    "DELETE FROM roles WHERE (cluster, kind, wording, day, claim) IN"
    f" ({gathering.ROLES} WHERE r.claim IN {_CLAIMS})",
    f"DELETE FROM reviews WHERE claim IN {_CLAIMS}",
    f"DELETE FROM appraisals WHERE claim IN {_CLAIMS}",
    f"DELETE FROM confirmations WHERE claim IN {_CLAIMS} OR ref IN {_REFS}",
    f"DELETE FROM claim_refs WHERE claim IN {_CLAIMS}",
    f"DELETE FROM posts WHERE claim IN {_CLAIMS}",
    f"DELETE FROM nameless WHERE claim IN {_CLAIMS}",
    f"DELETE FROM claim_documents WHERE claim IN {_CLAIMS}",
    f"DELETE FROM crowds WHERE claim IN (SELECT seq FROM claims WHERE id IN {_CLAIMS})",
    f"DELETE FROM strands WHERE claim IN (SELECT seq FROM claims WHERE id IN {_CLAIMS})",
    f"DELETE FROM claims WHERE id IN {_CLAIMS}",
    "DROP TABLE purged_claims",
    "DELETE FROM quarantine WHERE document = :id",
    "DELETE FROM quarantine_reviews WHERE document = :id",
    "DELETE FROM readings WHERE document = :id",
    "DELETE FROM resolved WHERE document = :id OR document IN (SELECT e.document FROM judgements j"
    f' JOIN entities e ON e.ref IN (j."left", j."right") WHERE j."left" IN {_REFS} OR j."right" IN {_REFS})',
    f'DELETE FROM judgements WHERE "left" IN {_REFS} OR "right" IN {_REFS}',
    "DELETE FROM withdrawals WHERE NOT EXISTS"
    " (SELECT 1 FROM judgements j WHERE j.known = withdrawals.judged AND j.by = withdrawals.judge)",
    'DELETE FROM document_judgements WHERE "left" = :id OR "right" = :id',
    f"DELETE FROM marks WHERE who IN {_REFS}",
    f"DELETE FROM bearers WHERE ref IN {_REFS}",
    f"DELETE FROM facets WHERE example IN (SELECT seq FROM examples WHERE ref IN {_REFS})",
    f"DELETE FROM examples WHERE ref IN {_REFS}",
    "DELETE FROM runs WHERE document IN (SELECT seq FROM documents WHERE id = :id)",
    "DELETE FROM entity_readings WHERE document = :id",
    "DELETE FROM entities WHERE document = :id",
    "DELETE FROM passages WHERE document = :id",
    "DELETE FROM documents WHERE id = :id",
)
"""From the leaves to the root: a foreign key that is left over stops the purge, so no table is forgotten."""


def purge(connection: sqlite3.Connection, document_id: str, *, reason: str, when: str) -> None:
    """Delete the rows and leave a tombstone; `scrub` then takes the bytes. Raises: NothingFound.

    Documents whose entities were judged against those of this one wait to be judged again: two may have been
    one only by way of a third.
    """
    key = {"id": document_id}
    if not connection.execute("SELECT 1 FROM documents WHERE id = :id", key).fetchone():
        raise NothingFound(f"no document {document_id!r} to purge")
    bearers = _names(connection, document_id)
    words = rows.document_with(connection, document_id).text
    proper = brief_forgetting.proper_names(connection, document_id)
    outlets = appraisal_rows.outlets_of(connection, document_id)
    purged = {ref for (ref,) in connection.execute("SELECT ref FROM entities WHERE document = :id", key)}
    parted = clustering.fellows(connection, purged) - purged
    clustering.forget(connection, purged)
    outreach_purging.forget(connection, document_id)
    watch_rows.forget(connection, document_id)
    for deletion in _DELETIONS:
        connection.execute(deletion, key)
    filing.forget(connection)
    _unmark(connection, bearers)
    brief_forgetting.forget(connection, words, proper)
    appraisal_rows.forget(connection, words, proper, outlets)
    parted |= _unsay(connection, bearers)
    clustering.settle(connection, clustering.fellows(connection, parted))
    search.reindex(connection)
    rows.add(connection, "tombstones", columns='document, "when", reason', new=[(document_id, when, reason)])


def unscrubbed(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Purged documents of which bytes may still be in the file."""
    found = connection.execute("SELECT document FROM tombstones WHERE scrubbed = 0 ORDER BY document")
    return tuple(row[0] for row in found)


def scrub(connection: sqlite3.Connection, *, where: str) -> None:
    """Write the file anew and empty its journal. Raises: DeskBusy while a reader holds the old state."""
    connection.execute("VACUUM")
    _empty_journal(connection, where)
    connection.execute("UPDATE tombstones SET scrubbed = 1 WHERE scrubbed = 0")
    _empty_journal(connection, where)


def _empty_journal(connection: sqlite3.Connection, where: str) -> None:
    busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if busy:
        raise DeskBusy(
            "the document is purged, but a reader keeps its words in the journal",
            where=where,
            remedy="close the other programs that read this desk, then open it for writing once more",
        )


def _names(connection: sqlite3.Connection, document_id: str) -> set[str]:
    """Every name in the document, folded."""
    found = connection.execute(
        "SELECT caption, names FROM entities WHERE document = :id"
        " UNION ALL SELECT caption, names FROM entity_readings WHERE document = :id",
        {"id": document_id},
    )
    return {folded(name) for caption, names in found for name in (caption, *rows.names_of(names))}


def _unsay(connection: sqlite3.Connection, bearers: set[str]) -> set[str]:
    """Take away what a program judged of others by a name that their own documents do not have.

    "It may also be …" names a third. The documents of such a pair wait to be judged again.
    """
    pairs = connection.execute(
        f"SELECT j.seq, l.document, r.document, {rows.JUDGEMENT_COLUMNS} FROM judgements j"
        ' JOIN entities l ON l.ref = j."left" JOIN entities r ON r.ref = j."right"'
    ).fetchall()
    unsaid: set[str] = set()
    for seq, left, right, *row in pairs:
        judgement = rows.judgement_of(tuple(row))
        reasons = folded(" ".join(judgement.reasons))
        named = {name for name in bearers if name in reasons}
        if by_a_person(judgement) or not named - _names(connection, left) - _names(connection, right):
            continue
        unsaid |= {judgement.left, judgement.right}
        connection.execute("DELETE FROM judgements WHERE seq = ?", (seq,))
        connection.execute("DELETE FROM resolved WHERE document IN (?, ?)", (left, right))
    return unsaid


def _unmark(connection: sqlite3.Connection, bearers: set[str]) -> None:
    """Take away marks by a name that no document is left to bear."""
    found = connection.execute("SELECT DISTINCT who FROM marks")
    marked = {who for (who,) in found if folded(who) in bearers}
    if not marked:
        return
    left = connection.execute(
        "SELECT caption, names FROM entities UNION ALL SELECT caption, names FROM entity_readings"
    )
    still = {folded(name) for caption, names in left for name in (caption, *rows.names_of(names))}
    gone = [(who,) for who in marked if folded(who) not in still]
    connection.executemany("DELETE FROM marks WHERE who = ?", gone)
