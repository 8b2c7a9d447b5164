"""Who is one in the whole desk as it is now: kept beside the judgements, and brought up to date with each.

Derived. Only refs that are one with another have a row; a view that hides something, or is of an earlier
instant, does not use it. What is kept is what `identity.clusters` gives for all (a property test compares):
- a judgement *different* between two clusters, and a *same* inside one, change no cluster;
- a ref that stood alone joins a cluster if nothing parts it from any of its members;
- in every other case all that *same* leads to is clustered again.

With each cluster the forms of its members and the claims in which they play a role are kept (`gathering`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from backchannel.model import identity
from backchannel.model.entities import Judgement, Ref

from . import gathering, rows, strands

AT_ONCE = 400
Order = tuple[str, str, int, str]
_JUDGEMENTS = ", ".join(f"j.{column}" for column in rows.JUDGEMENT_COLUMNS.split(", "))


def judged(db: sqlite3.Connection, judgements: Iterable[Judgement]) -> None:
    """Bring clusters up to date with judgements that have just been written."""
    for judgement in judgements:
        left, right = judgement.left, judgement.right
        if left == right or _changes_nothing(db, judgement):
            continue
        if judgement.verdict != "same" or not _joins(db, left, right):
            settle(db, (left, right))


def settle(db: sqlite3.Connection, refs: Iterable[Ref]) -> None:
    """Cluster again all that *same* leads to from refs."""
    fresh = {ref for ref in refs if _stands(db, ref)}
    reached, frontier, found = fresh, fresh, dict[int, Judgement]()
    while frontier:
        found |= _judgements(db, frontier)
        joined = {ref for j in found.values() if j.verdict == "same" for ref in (j.left, j.right)}
        frontier = {ref for ref in joined - reached if _stands(db, ref)}
        reached = reached | frontier
    _forget(db, {*refs, *reached})
    places = {ref: _place(db, ref) for ref in reached}
    groups: dict[Ref, list[Ref]] = {}
    for ref, top in identity.clusters(sorted(reached), found.values(), key=places.__getitem__).items():
        groups.setdefault(top, []).append(ref)
    for top, members in groups.items():
        if len(members) > 1:
            cluster = db.execute("INSERT INTO clusters (top) VALUES (?)", (top,)).lastrowid
            new = ((ref, cluster) for ref in members)
            db.executemany("INSERT INTO members (ref, cluster) VALUES (?, ?)", new)
            gathering.gather(db, int(cluster or 0))


def settle_all(db: sqlite3.Connection) -> None:
    """Cluster everything anew."""
    for table in ("forms", "roles", "stands_for", "members", "clusters"):
        db.execute(f"DELETE FROM {table}")
    done: set[Ref] = set()
    for ref in sorted({ref for row in db.execute('SELECT "left", "right" FROM judgements') for ref in row}):
        if ref not in done:
            settle(db, (ref,))
            cluster = _cluster(db, ref)
            done |= {ref, *(_members(db, cluster) if cluster is not None else ())}


def fellows(db: sqlite3.Connection, refs: Iterable[Ref]) -> set[Ref]:
    """All that are one with any of the refs, and those."""
    clusters = {c for ref in refs if (c := _cluster(db, ref)) is not None}
    return {*refs, *(member for cluster in clusters for member in _members(db, cluster))}


def forget(db: sqlite3.Connection, refs: Iterable[Ref]) -> None:
    """Take refs out, before they are deleted."""
    _forget(db, set(refs))


def _changes_nothing(db: sqlite3.Connection, judgement: Judgement) -> bool:
    left, right = _cluster(db, judgement.left), _cluster(db, judgement.right)
    together = left is not None and left == right
    return not _again(db, judgement) and (together if judgement.verdict == "same" else not together)


def _again(db: sqlite3.Connection, judgement: Judgement) -> bool:
    """Whether something was said of the pair before: what holds of it may have changed."""
    pair = identity.pair_of(judgement)
    asked = 'SELECT COUNT(*) FROM judgements WHERE "left" = ? AND "right" = ?'
    return int(db.execute(asked, pair).fetchone()[0]) > 1


def _joins(db: sqlite3.Connection, left: Ref, right: Ref) -> bool:
    """Let a ref that stood alone join a cluster, if that is all that happens."""
    if _cluster(db, right) is None:
        left, right = right, left
    cluster = _cluster(db, right)
    if cluster is None or _cluster(db, left) is not None or not _stands(db, left):
        return False
    around = _judgements(db, [left]).values()
    others = {ref: j for j in around for ref in (j.left, j.right) if ref != left}
    if len(others) != len(around) or any(
        j.verdict == "same" and _cluster(db, r) != cluster for r, j in others.items()
    ):
        return False
    if any(j.verdict == "different" and _cluster(db, ref) == cluster for ref, j in others.items()):
        return False
    db.execute("INSERT INTO members (ref, cluster) VALUES (?, ?)", (left, cluster))
    gathering.gather(db, cluster, ref=left)
    (top,) = db.execute("SELECT top FROM clusters WHERE seq = ?", (cluster,)).fetchone()
    if _place(db, left) < _place(db, top):
        db.execute("UPDATE clusters SET top = ? WHERE seq = ?", (left, cluster))
    return True


def _forget(db: sqlite3.Connection, refs: set[Ref]) -> None:
    clusters = {c for ref in refs if (c := _cluster(db, ref)) is not None}
    db.executemany("DELETE FROM members WHERE ref = ?", ((ref,) for ref in sorted(refs)))
    strands.part(db, sorted(refs))
    for cluster in sorted(clusters):
        gathering.scatter(db, cluster)
        if db.execute("SELECT 1 FROM members WHERE cluster = ? LIMIT 1", (cluster,)).fetchone():
            gathering.gather(db, cluster)
        else:
            db.execute("DELETE FROM clusters WHERE seq = ?", (cluster,))


def _cluster(db: sqlite3.Connection, ref: Ref) -> int | None:
    found = db.execute("SELECT cluster FROM members WHERE ref = ?", (ref,)).fetchone()
    return None if found is None else int(found[0])


def _members(db: sqlite3.Connection, cluster: int) -> list[Ref]:
    return [ref for (ref,) in db.execute("SELECT ref FROM members WHERE cluster = ?", (cluster,))]


def _stands(db: sqlite3.Connection, ref: Ref) -> bool:
    """Whether its document still speaks of it: the last reading may have found that it does not."""
    asked = "SELECT mentions FROM entity_readings WHERE ref = ? ORDER BY seq DESC LIMIT 1"
    again = db.execute(asked, (ref,)).fetchone()
    if again is not None:
        return bool(rows.mentions_of(again[0]))
    return db.execute("SELECT 1 FROM entities WHERE ref = ?", (ref,)).fetchone() is not None


def _place(db: sqlite3.Connection, ref: Ref) -> Order:
    """Its place among all: by the day of its document; "#e10" comes after "#e9"."""
    document = ref.partition("#")[0]
    (published,) = db.execute("SELECT published FROM documents WHERE id = ?", (document,)).fetchone()
    return (published or "9999-12-31", document, len(ref), ref)


def _judgements(db: sqlite3.Connection, refs: Iterable[Ref]) -> dict[int, Judgement]:
    """All on any of the refs that nobody has taken back, by number."""
    wanted, found = list(refs), dict[int, Judgement]()
    for at in range(0, len(wanted), AT_ONCE):
        part = wanted[at : at + AT_ONCE]
        for side in ("left", "right"):
            asked = (
                f"SELECT j.seq, {_JUDGEMENTS} FROM judgements j"
                f' WHERE j."{side}" IN ({", ".join("?" * len(part))})'
                f" AND {rows.NOT_WITHDRAWN}"
            )
            said = db.execute(asked, (*part, rows.LATER_THAN_ALL))
            found |= {seq: rows.judgement_of(tuple(row)) for seq, *row in said}
    return found
