"""Persons' verdicts as rows: given and taken back, and the claims that persons put in the place of others.

Nothing is deleted. A verdict that is taken back is followed by a row that says so and that carries the
verdict which holds again: the newest row of a claim tells what holds.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from backchannel.model.claims import ClaimId, Draft, Review
from backchannel.model.errors import NothingFound
from backchannel.model.identity import is_a_person
from backchannel.model.sources import Document, digest

from . import recording, rows
from .recording import Quarantined

OPEN = "open"
"""What holds where nobody's word stands."""
SET_ASIDE = "q:"
EDITED_AS, EDITED_FROM = "edited as ", "edited from "
COLUMNS = "claim, verdict, by, at, note, known, other, takes_back"


class SetAside(Struct, frozen=True, kw_only=True):
    """A draft that was not admitted, by an id: "q:<document>/<digest>"."""

    id: str
    document: str
    draft: Draft
    code: str
    why: str
    verdict: str = OPEN


class Said(Struct, frozen=True, kw_only=True):
    """One row of what was said of a claim."""

    number: int
    """From 0, in the order added."""
    verdict: str
    by: str
    at: str
    note: str
    other: str | None
    takes_back: int | None


def add(db: sqlite3.Connection, review: Review, *, known: str) -> None:
    """A person's verdict on a claim, of the instant that it brings. Raises: NothingFound."""
    _must_be_there(db, review.claim)
    row = (review.claim, review.verdict, review.by, rows.instant(review.at), review.note, known)
    rows.add(db, "reviews", columns="claim, verdict, by, at, note, known", new=[row])


def say(db: sqlite3.Connection, id_: str, *, verdict: str, by: str, note: str, known: str) -> None:
    """A person's verdict, as of now, on a claim or a draft that was set aside. Raises: NothingFound."""
    _must_be_there(db, id_)
    _add(db, id_, (verdict, by, note), known=known)


def edit(
    db: sqlite3.Connection, original: str | None, draft: Draft, *, document: Document, by: str, known: str
) -> ClaimId:
    """A person's own claim, in the place of `original` where one is given; its id.

    Raises: NothingFound, QuoteNotFound.
    """
    if original is not None:
        _must_be_there(db, original)
    id_, _ = recording.add_claim(db, draft, document=document, known=known)
    note = f"{EDITED_FROM}{original}" if original else ""
    _add(db, id_, ("accepted", by, note), known=known, other=original)
    if original is not None:
        _add(db, original, ("rejected", by, f"{EDITED_AS}{id_}"), known=known, other=id_)
    return id_


def undo(db: sqlite3.Connection, id_: str, *, by: str, known: str) -> str:
    """The verdict that holds again, "open" if none does: the newest verdict that stands is taken back.

    Of an edit, both sides are. Raises: NothingFound where nothing was said.
    """
    standing = _standing(history(db, id_))
    if not standing:
        raise NothingFound(f"nothing was said of {id_!r} that could be undone")
    _take_back(db, id_, standing[-1], by=by, known=known)
    return in_force(db, id_)


def in_force(db: sqlite3.Connection, id_: str) -> str:
    """ "accepted", "rejected" or "open"."""
    standing = _standing(history(db, id_))
    return standing[-1].verdict if standing else OPEN


def retract(db: sqlite3.Connection, id_: ClaimId, *, known: str) -> bool:
    """Whether it stood until now."""
    done = db.execute("UPDATE claims SET known_end = ? WHERE id = ? AND known_end IS NULL", (known, id_))
    return done.rowcount > 0


def release(db: sqlite3.Connection, id_: str, *, known: str) -> None:
    """A draft that was set aside is no longer found."""
    for seq, each in _quarantine(db, document_of(id_)):
        if each.id == id_:
            db.execute("UPDATE quarantine SET known_end = ? WHERE seq = ?", (known, seq))


def set_aside_of(row: Sequence[str]) -> SetAside:
    """Of a row of (document, draft, code, why)."""
    document, draft, code, why = row
    id_ = f"{SET_ASIDE}{document}/{digest(draft, code)[:8]}"
    return SetAside(id=id_, document=document, draft=rows.draft_of(draft), code=code, why=why)


def document_of(id_: str) -> str:
    """The document of a draft that was set aside, by its id."""
    return id_.removeprefix(SET_ASIDE).rpartition("/")[0]


def set_aside(db: sqlite3.Connection, document_id: str | None = None) -> tuple[SetAside, ...]:
    """Drafts not admitted that are still found, of a document or of all, in the order added."""
    return tuple(replace(each, verdict=in_force(db, each.id)) for _, each in _quarantine(db, document_id))


def waiting(db: sqlite3.Connection) -> tuple[SetAside, ...]:
    """Those with which nobody has dealt yet."""
    return tuple(each for each in set_aside(db) if each.verdict == OPEN)


def _quarantine(db: sqlite3.Connection, document_id: str | None) -> list[tuple[int, SetAside]]:
    which = "" if document_id is None else " AND document = :document"
    found = db.execute(
        f"SELECT seq, document, draft, code, why FROM quarantine WHERE known_end IS NULL{which} ORDER BY seq",
        {"document": document_id},
    ).fetchall()
    return [(seq, set_aside_of(row)) for seq, *row in found]


def _must_be_there(db: sqlite3.Connection, id_: str) -> None:
    if id_.startswith(SET_ASIDE):
        found = any(each.id == id_ for _, each in _quarantine(db, document_of(id_)))
    else:
        found = db.execute("SELECT 1 FROM claims WHERE id = ?", (id_,)).fetchone() is not None
    if not found:
        raise NothingFound(f"no claim {id_!r} to review")


def _add(
    db: sqlite3.Connection,
    id_: str,
    said: tuple[str, str, str],
    *,
    known: str,
    other: str | None = None,
    takes_back: int | None = None,
) -> None:
    """`said`: verdict, by, note. It comes after all that was said, whatever instants that brought with it."""
    verdict, by, note = said
    at = max([known, *(each.at for each in history(db, id_))])
    row: rows.Row = (id_, verdict, by, at, note, known, other, takes_back)
    if id_.startswith(SET_ASIDE):
        columns, row = f"{COLUMNS}, document", (*row, document_of(id_))
        rows.add(db, "quarantine_reviews", columns=columns, new=[row])
    else:
        rows.add(db, "reviews", columns=COLUMNS, new=[row])


def history(db: sqlite3.Connection, id_: str) -> list[Said]:
    """All that was said of it, in the order added."""
    table = "quarantine_reviews" if id_.startswith(SET_ASIDE) else "reviews"
    found = db.execute(
        f"SELECT verdict, by, at, note, other, takes_back FROM {table} WHERE claim = ? ORDER BY seq", (id_,)
    )
    return [
        Said(number=number, verdict=verdict, by=by, at=at, note=note, other=other, takes_back=takes_back)
        for number, (verdict, by, at, note, other, takes_back) in enumerate(found)
    ]


def _standing(every: list[Said]) -> list[Said]:
    """What was not taken back, the oldest first."""
    undone = {each.takes_back for each in every}
    kept = [each for each in every if each.takes_back is None and each.number not in undone]
    return sorted(kept, key=lambda each: (each.at, each.number))


def _take_back(db: sqlite3.Connection, id_: str, said: Said, *, by: str, known: str) -> None:
    left = [each for each in _standing(history(db, id_)) if each.number != said.number]
    verdict = left[-1].verdict if left else OPEN
    _add(db, id_, (verdict, by, f"{said.verdict} taken back"), known=known, takes_back=said.number)
    if said.other is not None:
        if said.verdict == "accepted":  # what replaced this edit goes with it
            for each in left:
                if each.other is not None and each.verdict == "rejected":
                    _take_back(db, id_, each, by=by, known=known)
        for each in _standing(history(db, said.other)):
            if each.other == id_:
                _take_back(db, said.other, each, by=by, known=known)
    if not _standing(history(db, id_)) and _by_a_person(db, id_):
        retract(db, id_, known=known)


def _by_a_person(db: sqlite3.Connection, id_: str) -> bool:
    found = db.execute("SELECT made_by FROM claims WHERE id = ?", (id_,)).fetchone()
    return found is not None and is_a_person(found[0])


def quarantined(db: sqlite3.Connection) -> tuple[Quarantined, ...]:
    """Every draft that is set aside, by document in the order added."""
    order = {id_: n for n, (id_,) in enumerate(db.execute("SELECT id FROM documents ORDER BY seq"))}
    found = sorted(set_aside(db), key=lambda each: order[each.document])
    return tuple(Quarantined(each.draft, each.code, each.why) for each in found)
