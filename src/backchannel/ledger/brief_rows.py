"""Briefs as rows: kept, changed, logged, and read for one reader as of an instant."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from backchannel.model.briefs import BriefChange, BriefCopy, BriefHead, BriefRecord, standing
from backchannel.model.errors import NothingFound
from backchannel.model.labels import OPEN, Label

from . import rows

HEAD = (
    "id, template, kind, issue, recipient, sender, messenger, ask, decide_by, as_of, language,"
    " label_level, label_compartments, by, known"
)
CHANGE = "number, what, line, section, after, text, own, takes_back, by, known"


def add(db: sqlite3.Connection, head: BriefHead, *, known: str) -> None:
    """A new brief, without lines."""
    days = (_day(head.decide_by), _day(head.as_of))
    told = (head.id, head.template, head.kind, head.issue, head.to, head.sender, head.messenger, head.ask)
    label = (head.label.level, rows.compartments(head.label))
    rows.add(db, "briefs", columns=HEAD, new=[(*told, *days, head.language, *label, head.by, known)])


def change(db: sqlite3.Connection, brief: str, changes: Iterable[BriefChange], *, known: str) -> None:
    """Add changes as one act; a line that is added without a number gets the next."""
    for each in changes:
        number, line = _next(db, brief, "number"), each.line or _next(db, brief, "line")
        of_line = line if each.what == "added" or each.line is not None else None
        told = (each.what, of_line, each.section, each.after, each.text, int(each.own))
        back = rows.instant(each.takes_back) if each.takes_back else None
        columns = f"brief, {CHANGE}"
        rows.add(db, "brief_changes", columns=columns, new=[(brief, number, *told, back, each.by, known)])
        for role, claims in (("cited", each.claims), ("against", each.against)):
            cited = [(brief, number, role, place, claim) for place, claim in enumerate(claims)]
            rows.add(db, "brief_citations", columns="brief, change, role, place, claim", new=cited)
        if of_line is not None:
            _tell_documents(db, brief, of_line)


def undo(db: sqlite3.Connection, brief: str, *, by: str, known: str) -> datetime:
    """Take back the newest act that stands, after the first; its instant. Raises: NothingFound."""
    changes = tuple(_changes(db, brief, rows.LATER_THAN_ALL, OPEN))
    made = db.execute("SELECT known FROM briefs WHERE id = ?", (brief,)).fetchone()
    acts = [c.at for c in standing(changes) if c.at is not None and rows.instant(c.at) != made[0]]
    if not acts:
        raise NothingFound(f"nothing was done to {brief!r} that could be undone")
    change(db, brief, [BriefChange(what="undone", takes_back=acts[-1], by=by)], known=known)
    return acts[-1]


def log(db: sqlite3.Connection, copy: BriefCopy, *, known: str) -> None:
    """Add a written copy."""
    columns = "brief, number, form, paper, state, content, file, by, known"
    told = (copy.number, copy.form, copy.paper, copy.state, copy.content, copy.file, copy.by)
    rows.add(db, "brief_copies", columns=columns, new=[(copy.brief, *told, known)])


def records(db: sqlite3.Connection, clearance: Label, *, until: str) -> tuple[BriefRecord, ...]:
    """Every brief that may be read with that clearance, oldest first, as known at an instant."""
    found = []
    asked = f"SELECT {HEAD} FROM briefs WHERE known <= ? ORDER BY known, id"
    for row in db.execute(asked, (until,)).fetchall():
        head = _head(row)
        if head.label.within(clearance):
            changes = tuple(_changes(db, head.id, until, clearance))
            found.append(BriefRecord(head=head, changes=changes, copies=tuple(_copies(db, head, until))))
    return tuple(found)


def gaps(db: sqlite3.Connection) -> Iterator[str]:
    """Briefs of which a change or a written copy is missing."""
    for table, first in (("brief_changes", 0), ("brief_copies", 1)):
        asked = f"SELECT brief, min(number), max(number), count(*) FROM {table} GROUP BY brief ORDER BY brief"
        for brief, least, most, count in db.execute(asked):
            if least != first or most - least + 1 != count:
                yield f"{brief} in {table}"


def _tell_documents(db: sqlite3.Connection, brief: str, line: int) -> None:
    """Whatever a line has ever cited, its words at any time may hold words of."""
    db.execute(
        "INSERT OR IGNORE INTO brief_documents (brief, change, document)"
        " SELECT w.brief, w.number, d.document FROM brief_changes w JOIN brief_changes c"
        " ON c.brief = w.brief AND c.line = w.line JOIN brief_citations b ON b.brief = c.brief"
        " AND b.change = c.number AND b.role = 'cited' JOIN claim_documents d ON d.claim = b.claim"
        " WHERE w.brief = ? AND w.line = ? AND w.text IS NOT NULL",
        (brief, line),
    )


def _next(db: sqlite3.Connection, brief: str, column: str) -> int:
    last = db.execute(f"SELECT max({column}) FROM brief_changes WHERE brief = ?", (brief,)).fetchone()[0]
    first = 0 if column == "number" else 1
    return first if last is None else int(last) + 1


def _head(row: rows.Row) -> BriefHead:
    id_, template, kind, issue, to, sender, messenger, ask, decide_by, as_of, language, *rest = row
    level, listed, by, known = rest
    return BriefHead(
        id=id_,
        template=template,
        kind=kind,
        issue=issue,
        to=to,
        sender=sender,
        messenger=messenger,
        ask=ask,
        decide_by=date.fromisoformat(decide_by) if decide_by else None,
        as_of=date.fromisoformat(as_of) if as_of else None,
        language=language,
        label=rows.label_of(level, listed),
        by=by,
        at=datetime.fromisoformat(known),
    )


def _changes(db: sqlite3.Connection, brief: str, until: str, clearance: Label) -> Iterator[BriefChange]:
    """In order; of what speaks against a line only what may be read with that clearance."""
    cited: dict[tuple[int, str], list[str]] = {}
    asked = (
        "SELECT b.change, b.role, b.claim, c.label_level, c.label_compartments FROM brief_citations b"
        " JOIN claims c ON c.id = b.claim WHERE b.brief = ? ORDER BY b.change, b.role, b.place"
    )
    for change_, role, claim, level, listed in db.execute(asked, (brief,)):
        if role == "cited" or rows.label_of(level, listed).within(clearance):
            cited.setdefault((change_, role), []).append(claim)
    asked = f"SELECT {CHANGE} FROM brief_changes WHERE brief = ? AND known <= ? ORDER BY number"
    for row in db.execute(asked, (brief, until)).fetchall():
        number, what, line, section, after, text, own, back, by, known = row
        yield BriefChange(
            what=what,
            line=line,
            section=section,
            after=after,
            text=text,
            claims=tuple(cited.get((number, "cited"), ())),
            against=tuple(cited.get((number, "against"), ())),
            own=bool(own),
            takes_back=datetime.fromisoformat(back) if back else None,
            by=by,
            at=datetime.fromisoformat(known),
        )


def _copies(db: sqlite3.Connection, head: BriefHead, until: str) -> Iterator[BriefCopy]:
    asked = (
        "SELECT number, form, paper, state, content, file, by, known FROM brief_copies"
        " WHERE brief = ? AND known <= ? ORDER BY number"
    )
    for number, form, paper, state, content, file, by, known in db.execute(asked, (head.id, until)):
        yield BriefCopy(
            brief=head.id,
            number=number,
            form=form,
            paper=paper,
            state=state,
            label=head.label,
            content=content,
            file=file,
            by=by,
            at=datetime.fromisoformat(known),
        )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
