"""Whether the desk is whole: the file, the words, the index; and what waits for somebody."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator

import msgspec
from msgspec import Struct

from backchannel.model.facts import refs_of
from backchannel.model.sources import digest

from . import appraisal_rows, brief_rows, outreach, purging, reviewing, rows, search, watch_rows

CODES: dict[str, str] = {
    "BC201": "words of a claim are not where it says",
    "BC202": "a place lies outside its document",
    "BC203": "the text of a document has changed since it was read",
    "BC410": "the file is damaged",
    "BC411": "a row points at one that is not there",
    "BC412": "the full-text index does not fit the documents",
    "BC413": "identities and copies of a document were not judged yet",
    "BC414": "bytes of a purged document may still be in the file",
    "BC415": "a change or a written copy of a brief is missing",
    "BC416": "the kept bytes of a watched page are not those that came",
    "BC417": "a version of a watched page is missing",
}
"""What `verify` finds by itself; a quarantined draft is listed under the code of its own reason."""

_OF_THE_DISK = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN)


class Finding(Struct, frozen=True, order=True):
    """One thing that is not as it should be."""

    code: str
    what: str
    where: str


def findings(connection: sqlite3.Connection, *, writable: bool) -> list[Finding]:
    """Everything found, by code, then place. The index's own check needs a writer."""
    return _found(connection, (*_CHECKS, _waiting, *((_index_inside,) if writable else ())))


def damage(connection: sqlite3.Connection) -> list[Finding]:
    """What is broken in a desk that may be written to; what only waits for somebody is no damage."""
    return _found(connection, (*_CHECKS, _index_inside))


def file_damage(connection: sqlite3.Connection) -> list[Finding]:
    """What SQLite itself finds broken, in a desk of any version."""
    return _found(connection, (_file,))


def _found(
    connection: sqlite3.Connection, checks: Iterable[Callable[[sqlite3.Connection], Iterator[Finding]]]
) -> list[Finding]:
    found: list[Finding] = []
    for check in checks:
        try:
            found += check(connection)
        except (sqlite3.DatabaseError, msgspec.DecodeError, UnicodeError) as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in _OF_THE_DISK:
                raise  # the disk could not be read: nothing is known of the file
            found.append(Finding("BC410", f"{CODES['BC410']}: {error}", check.__name__.strip("_")))
    return sorted(set(found))


def _file(connection: sqlite3.Connection) -> Iterator[Finding]:
    for (line,) in connection.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield Finding("BC410", f"{CODES['BC410']}: {line}", "file")


def _orphans(connection: sqlite3.Connection) -> Iterator[Finding]:
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Finding("BC411", f"{CODES['BC411']}: {parent}", f"{table} row {row}")
    refs = {ref for (ref,) in connection.execute("SELECT ref FROM entities")}
    for claim, fact in connection.execute("SELECT id, fact FROM claims"):
        for ref in refs_of(rows.fact_of(fact)):
            if ref not in refs:
                yield Finding("BC411", f"{CODES['BC411']}: {ref}", f"claim {claim}")
    for judge, judged in connection.execute(
        "SELECT judge, judged FROM withdrawals w WHERE NOT EXISTS"
        " (SELECT 1 FROM judgements j WHERE j.known = w.judged AND j.by = w.judge)"
    ):
        yield Finding("BC411", f"{CODES['BC411']}: no judgement", f"withdrawal of {judge}'s of {judged}")
    for id_ in appraisal_rows.hanging(connection):
        yield Finding("BC411", f"{CODES['BC411']}: nothing to take back", f"grade {id_}")
    for id_ in outreach.hanging(connection):
        yield Finding("BC411", f"{CODES['BC411']}: nothing to be done on", f"event {id_} of the board")


def _briefs(connection: sqlite3.Connection) -> Iterator[Finding]:
    for where in brief_rows.gaps(connection):
        yield Finding("BC415", CODES["BC415"], f"brief {where}")


def _watches(connection: sqlite3.Connection) -> Iterator[Finding]:
    for where in watch_rows.changed_bytes(connection):
        yield Finding("BC416", CODES["BC416"], where)
    for where in watch_rows.gaps(connection):
        yield Finding("BC417", CODES["BC417"], where)


def _words(connection: sqlite3.Connection) -> Iterator[Finding]:
    documents = connection.execute("SELECT id, text, snapshot FROM documents ORDER BY id").fetchall()
    texts = {id_: text for id_, text, _ in documents}
    snapshots = {id_: snapshot for id_, _, snapshot in documents}
    for id_, text, snapshot in documents:
        if digest(text) != snapshot:
            yield Finding("BC203", CODES["BC203"], f"document {id_}")
    for claim, listed in connection.execute("SELECT id, evidence FROM claims ORDER BY id"):
        for evidence in rows.evidence_of(listed):
            place = f"claim {claim}, document {evidence.document} at {evidence.start}–{evidence.end}"
            if texts.get(evidence.document, "")[evidence.start : evidence.end] != evidence.quote:
                yield Finding("BC201", CODES["BC201"], place)
            elif snapshots[evidence.document] != evidence.snapshot:
                yield Finding("BC203", CODES["BC203"], place)


def _mentions(connection: sqlite3.Connection) -> Iterator[Finding]:
    found = connection.execute(
        "SELECT e.ref, e.mentions, d.text FROM entities e JOIN documents d ON d.id = e.document UNION ALL"
        " SELECT e.ref, e.mentions, d.text FROM entity_readings e JOIN documents d ON d.id = e.document"
    )
    for ref, mentions, text in found:
        for mention in rows.mentions_of(mentions):
            if not 0 <= mention.start < mention.end <= len(text):
                yield Finding("BC202", CODES["BC202"], f"entity {ref} at {mention.start}–{mention.end}")


def _index(connection: sqlite3.Connection) -> Iterator[Finding]:
    for id_, text, rest in connection.execute("SELECT id, text, rest FROM documents ORDER BY id").fetchall():
        document = rows.document_of(text, rest, rows.label_of(0, "[]"))
        if not search.indexed(connection, document):
            yield Finding("BC412", CODES["BC412"], f"document {id_}")


def _index_inside(connection: sqlite3.Connection) -> Iterator[Finding]:
    try:
        connection.execute("INSERT INTO passage_words (passage_words) VALUES ('integrity-check')")
    except sqlite3.DatabaseError as error:
        yield Finding("BC412", f"{CODES['BC412']}: {error}", "index")


def _waiting(connection: sqlite3.Connection) -> Iterator[Finding]:
    for each in reviewing.waiting(connection):
        yield Finding(each.code, f"in quarantine: {each.why}", f"document {each.document}")
    for (id_,) in connection.execute(
        "SELECT id FROM documents WHERE id NOT IN (SELECT document FROM resolved)"
    ):
        yield Finding("BC413", CODES["BC413"], f"document {id_}")
    for id_ in purging.unscrubbed(connection):
        yield Finding("BC414", CODES["BC414"], f"document {id_}")


_CHECKS = (_file, _orphans, _briefs, _watches, _words, _mentions, _index)
